import type { Child, Html } from '../jsx-runtime.ts'

export type KeyRule = {
  readonly id: 'len' | 'upper' | 'lower' | 'digit' | 'symbol' | 'own' | 'seq'
  readonly text: Child
}

/** `p12.rules`, `p12.ok`, `p12.no`, and `p12.live` with `{n}` and `{total}` left in place. */
export type KeyRulesTexts = {
  readonly title: string
  readonly ok: string
  readonly no: string
  readonly live: string
}

export type KeyRulesProps = {
  /** Name it in `describedBy` of the key's box. */
  readonly id: string
  /** Id of the key's box. */
  readonly keyId: string
  /** `LiveRules` of `keys/domain/live-rules.ts`; written as JSON for `key-rules.js`. */
  readonly table: object
  readonly rules: readonly KeyRule[]
  readonly texts: KeyRulesTexts
}

/** What a key must have. With `key-rules.js`, each rule says in a word and a mark whether it is met. */
export const KeyRules = ({ id, keyId, table, rules, texts }: KeyRulesProps): Html => (
  <div id={id}>
    <p class="govuk-body">{texts.title}</p>
    <ul
      class="govuk-list govuk-list--bullet"
      data-key-rules={keyId}
      data-rules={JSON.stringify(table)}
      data-ok={texts.ok}
      data-no={texts.no}
      data-live={texts.live}
    >
      {rules.map((rule) => (
        <li data-rule={rule.id}>
          <span data-rule-state="" />
          {rule.text}
        </li>
      ))}
    </ul>
  </div>
)
