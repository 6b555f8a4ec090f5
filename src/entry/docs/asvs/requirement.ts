import type { ProfileName } from '../../../policy/index.ts'

/**
 * `met` may be without evidence: then the page says “not shown”. `notBuilt` waits for a part of the product
 * that is planned, `doesNotApply` for nothing: there is no such part and none is meant to come.
 */
export const verdicts = ['met', 'partly', 'notMet', 'notBuilt', 'deployment', 'doesNotApply'] as const
export type Verdict = (typeof verdicts)[number]

/** A test by file and title, or a section of a document, both from the root of the project. */
export type Evidence =
  | `${string}.test.${'ts' | 'tsx'}: ${string}`
  | `${string}.spec.ts: ${string}`
  | `${string}.md`
  | `${string}.md#${string}`

interface Asked {
  /** As ASVS 5.0.0 numbers it. */
  readonly number: `${number}.${number}.${number}`
  /** The lowest level that asks for it. */
  readonly level: 1 | 2 | 3
  /** What it asks, in our words. */
  readonly asks: string
  readonly shownBy?: readonly Evidence[]
}

/** Whatever is not met in full says why. */
export type Requirement = Asked &
  (
    | { readonly verdict: 'met'; readonly why?: string }
    | {
        readonly verdict: Exclude<Verdict, 'met'> | Readonly<Record<ProfileName, Verdict>>
        readonly why: string
      }
  )

export const verdictIn = ({ verdict }: Requirement, profile: ProfileName): Verdict =>
  typeof verdict === 'string' ? verdict : verdict[profile]
