import type { BrokenKeyRule } from '../../keys/domain/key-rules.ts'
import type { LiveRules } from '../../keys/domain/live-rules.ts'
import type { Visit } from '../../platform/web/context.ts'
import { KeyInput, KeyRules } from '../../platform/ui/components/index.ts'
import { showKeyTexts } from '../../platform/ui/frame-texts.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'

export type KeyProblem = BrokenKeyRule | { readonly rule: 'reused' }

/** The words of P-12 for each rule that a key broke. */
export function keyProblemWords({ t }: Visit, problem: KeyProblem): string {
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

/** The box of a new key with the list of its rules, as P-12 has it: it stands there without scripts. */
export function NewKeyFields({
  visit,
  rules,
  problems,
}: {
  readonly visit: Visit
  readonly rules: LiveRules
  readonly problems: readonly KeyProblem[]
}): Html {
  const { t } = visit
  const said = problems.map((problem) => keyProblemWords(visit, problem))
  return (
    <>
      <KeyInput
        name="clave"
        label={t('p12.label')}
        hint={t('p12.hint')}
        error={
          said.length === 0
            ? undefined
            : said.flatMap((text, index) => (index === 0 ? [text] : [<br />, text]))
        }
        autocomplete="new-password"
        texts={showKeyTexts(t)}
        describedBy="reglas"
      />
      <KeyRules
        id="reglas"
        keyId="clave"
        table={rules}
        rules={[
          { id: 'len', text: t('p12.rule.len', { min: rules.min, max: rules.max }) },
          ...rules.classes.map(({ kind }) => ({ id: kind, text: t(`p12.rule.${kind}`) })),
          { id: 'own', text: t('p12.rule.own') },
          { id: 'seq', text: t('p12.rule.seq') },
        ]}
        texts={{
          title: t('p12.rules'),
          ok: t('p12.ok'),
          no: t('p12.no'),
          // The script fills in the numbers itself; the catalogue gives the sentence around them.
          live: t('p12.live', { n: 987, total: 654 }).replace('987', '{n}').replace('654', '{total}'),
        }}
      />
    </>
  )
}
