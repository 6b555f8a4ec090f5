import { byCode, codeOf, type CodeName } from '../../kernel/catalogue.ts'
import { Link } from '../ui/components/index.ts'
import type { Html } from '../ui/jsx-runtime.ts'
import type { Visit } from './context.ts'

/** The small line under a message: the code, for help desks. The words are enough without it (SCREENS 6). */
export function CodeLine({ visit, name }: { readonly visit: Visit; readonly name: CodeName }): Html {
  const { fault } = byCode(codeOf(name))
  return (
    <p class="govuk-body-s">
      <CodeLink visit={visit} name={name} /> · {visit.t(`g.whose.${fault}`)}
    </p>
  )
}

/**
 * The code, leading to what the triage assistant knows about it. Codes of the sign-in of the institution's own
 * people are not in its table, and stand as they are.
 */
export function CodeLink({ visit, name }: { readonly visit: Visit; readonly name: CodeName }): Html {
  const { code, next } = byCode(codeOf(name))
  const words = visit.t('g.code', { code })
  return next === 'S-01' ? <>{words}</> : <Link href={`/ayuda/codigo/${code}`}>{words}</Link>
}
