import type { AttendedPath } from '../../policy/paths.ts'
import type { Policy } from '../../policy/policy.ts'

/** How long the cases of one path took that have finished here. Seconds. */
export interface TimesTaken {
  readonly count: number
  /** Half of them were as fast. */
  readonly median: number
  /** Nine of ten were as fast. */
  readonly slow: number
}

/** What a person may expect, and whether it is what happened here or what the institution reckons with. */
export type WayTime =
  | ({ readonly from: 'cases' } & TimesTaken)
  /** Working days. */
  | { readonly from: 'estimate'; readonly usual: number; readonly slow: number }

/** Own figures from so many finished cases on; a few would say more about those few than about the next. */
export function wayTime(
  path: AttendedPath,
  taken: TimesTaken | undefined,
  { wayTimes }: Pick<Policy, 'wayTimes'>,
): WayTime {
  return taken !== undefined && taken.count >= wayTimes.fewest
    ? { from: 'cases', ...taken }
    : { from: 'estimate', ...wayTimes[path] }
}
