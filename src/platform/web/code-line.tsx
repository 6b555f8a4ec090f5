import { byCode, codeOf, type CodeName } from '../../kernel/catalogue.ts'
import type { Html } from '../ui/jsx-runtime.ts'
import type { Visit } from './context.ts'

/** The small line under a message: the code, for help desks. The words are enough without it (SCREENS 6). */
export function CodeLine({ visit, name }: { readonly visit: Visit; readonly name: CodeName }): Html {
  const entry = byCode(codeOf(name))
  return (
    <p class="govuk-body-s">
      {visit.t('g.code', { code: entry.code })} · {visit.t(`g.whose.${entry.fault}`)}
    </p>
  )
}
