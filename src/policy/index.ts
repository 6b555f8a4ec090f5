import type { Policy, ProfileName } from './policy.ts'
import { asDescribed } from './profiles/as-described.ts'
import { standards } from './profiles/standards.ts'

export { asDescribed, standards }
export type * from './rule.ts'
export type * from './departure.ts'
export { departuresOf, lowestAsvsLevelMissed, requirementsMissed } from './departures.ts'
export { ruleRows } from './rules.ts'
export { policyProblems } from './policy-problems.ts'
export type * from './policy.ts'
export { pathNames, type PathName } from './paths.ts'

export const profiles: Readonly<Record<ProfileName, Policy>> = { 'as-described': asDescribed, standards }

export const profileNames = ['as-described', 'standards'] as const satisfies readonly ProfileName[]

/** The policy of a profile by its name, as the configuration gives it. */
export const policyFor = (name: ProfileName): Policy => profiles[name]
