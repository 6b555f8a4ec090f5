import type { Policy } from './policy.ts'

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string | number | boolean | readonly unknown[]
    ? `${Prefix}${K}`
    : Leaves<T[K], `${Prefix}${K}.`>
}[keyof T & string]

/** Every leaf of the policy, as `group.leaf`. The two tables, registries and paths, are one rule each. */
export type RulePath =
  Leaves<Omit<Policy, 'profile' | 'version' | 'registries' | 'paths'>> | 'registries' | 'paths'

export type RuleUnit =
  'seconds' | 'milliseconds' | 'days' | 'count' | 'characters' | 'yes/no' | 'choice' | 'table'

/**
 * Where a number comes from. Only what an outsider can look up is named: the published process, a
 * law, a standard with its section. What we decided ourselves says so.
 */
export type RuleSource =
  | 'published process'
  | 'team judgement'
  | `NIST ${string}`
  | `ASVS 5.0 ${string}`
  | `WCAG 2.2 ${string}`
  | `RFC ${string}`
  | `OWASP ${string}`

export interface Rule {
  readonly unit: RuleUnit
  readonly titleEs: string
  readonly titleEn: string
  readonly source: RuleSource
  /** Where the `standards` profile takes its own value from, when it has another one. */
  readonly sourceInStandards?: RuleSource
  /** What of it this release does not do yet; nobody should rely on a number that nothing reads. */
  readonly notYet?: string
}
