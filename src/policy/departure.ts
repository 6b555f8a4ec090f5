import type { Lang } from '../kernel/lang.ts'
import type { Policy } from './policy.ts'
import type { RulePath } from './rule.ts'

/** A published requirement: its number and, where the standard has levels, the lowest that asks for it. */
export type RequirementName =
  | `ASVS 5.0 ${string} (L${1 | 2 | 3})`
  | `NIST SP 800-63A-4 §${string}`
  | `NIST SP 800-63B-4 §${string}`
  | `WCAG 2.2 SC ${string} (A)`

/** The administrator's words, on the page of the demonstration and on the command line. */
export type Words = Readonly<Record<Lang, string>>

/** Something that a policy does otherwise than a published requirement asks, or meets only by an exception. */
export interface Departure {
  readonly requirements: readonly [RequirementName, ...RequirementName[]]
  /** The rule that it comes from: whoever changes that one changes this. */
  readonly rule: RulePath
  readonly why: Words
  readonly endedBy: Words
}

/** A departure, and whether a policy has it: that is asked of the numbers in force, not of the profile's name. */
export interface PossibleDeparture extends Departure {
  readonly when: (policy: Policy) => boolean
}
