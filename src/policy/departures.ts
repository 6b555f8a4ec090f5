import type { Departure, RequirementName } from './departure.ts'
import type { Policy } from './policy.ts'
import { possibleDepartures } from './possible-departures.ts'

/** Where this policy departs from published requirements, for the administrator to see (RELIABILITY 10.1). */
export const departuresOf = (policy: Policy): readonly Departure[] =>
  possibleDepartures
    .filter(({ when }) => when(policy))
    .map(({ requirements, rule, why, endedBy }) => ({ requirements, rule, why, endedBy }))

/** The requirements behind them, each once, in the order of the list. */
export const requirementsMissed = (policy: Policy): readonly RequirementName[] => [
  ...new Set(departuresOf(policy).flatMap(({ requirements }) => requirements)),
]

/** The lowest level of ASVS 5.0 of which a requirement is missed: neither it nor a higher one can be claimed. */
export function lowestAsvsLevelMissed(policy: Policy): 1 | 2 | 3 | undefined {
  const missed = requirementsMissed(policy)
  return ([1, 2, 3] as const).find((level) => missed.some((name) => name.endsWith(`(L${level})`)))
}
