import { KeyInput, KeyRules } from '../../platform/ui/components/index.ts'
import { showKeyTexts } from '../../platform/ui/frame-texts.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { CodeName } from '../../kernel/catalogue.ts'
import type { BrokenKeyRule } from '../domain/key-rules.ts'
import type { LiveRules } from '../domain/live-rules.ts'

/** A rule of the catalogue that a key broke, or the one that only its hash can show. */
export type KeyProblem = BrokenKeyRule | { readonly rule: 'reused' }

export const codeOfProblems = (problems: readonly KeyProblem[]): CodeName =>
  problems.some((problem) => problem.rule === 'reused') ? 'keyUsedBefore' : 'keyRules'

/** Id of the list, for the box of the key that it describes. */
const rulesId = 'reglas'

export interface NewKeyFieldsProps {
  readonly visit: Visit
  readonly rules: LiveRules
  readonly label: string
  /** What is wrong with what was typed, a line each. */
  readonly said: readonly string[]
}

/** The box of a new key, `clave`, with what it must have beside it; the whole list stands there without scripts. */
export function NewKeyFields({ visit, rules, label, said }: NewKeyFieldsProps): Html {
  const { t } = visit
  return (
    <>
      <KeyInput
        name="clave"
        label={label}
        hint={t('p12.hint')}
        error={
          said.length === 0
            ? undefined
            : said.flatMap((text, index) => (index === 0 ? [text] : [<br />, text]))
        }
        autocomplete="new-password"
        texts={showKeyTexts(t)}
        describedBy={rulesId}
      />
      <KeyRules
        id={rulesId}
        keyId="clave"
        table={rules}
        rules={[
          { id: 'len', text: t('p12.rule.len', { min: rules.min, max: rules.max }) },
          ...rules.classes.map(({ kind }) => ({ id: kind, text: t(`p12.rule.${kind}`) })),
          { id: 'own', text: t('p12.rule.own') },
          { id: 'seq', text: t('p12.rule.seq') },
        ]}
        texts={{ title: t('p12.rules'), ok: t('p12.ok'), no: t('p12.no'), live: liveWords(visit) }}
      />
    </>
  )
}

/** The script fills in the numbers itself; the catalogue gives the sentence around them. */
const liveWords = ({ t }: Visit): string =>
  t('p12.live', { n: 987, total: 654 }).replace('987', '{n}').replace('654', '{total}')

/** The words of P-12 for a rule that a key broke. */
export function problemWords({ t }: Visit, problem: KeyProblem): string {
  switch (problem.rule) {
    case 'short':
      return t('p12.err.short', { min: problem.min })
    case 'long':
      return t('p12.err.long', { max: problem.max, n: problem.n })
    case 'own':
      return t('p12.err.own', { dato: problem.which === 'empresa' ? 'other' : problem.which })
    case 'char':
      return t('p12.err.char', { c: problem.c })
    default:
      return t(`p12.err.${problem.rule}`)
  }
}
