import { days, minutes, plus, type Instant } from '../../../kernel/time.ts'
import type { Policy } from '../../../policy/policy.ts'

export type CampaignRule = Policy['campaign']

/** What is usual here, from the days before. Nothing is known of a new installation: then both are 0. */
export interface Usual {
  /** Refused sets of a day in the middle between quiet and busy ones. A median: one wild day does not move it. */
  readonly refusedSets: number
  readonly employers: number
}

/** Refused sets in the last ten minutes and in the last day, and employers suspended in that day. */
export interface Population {
  readonly tenMinutes: number
  readonly day: number
  readonly suspended: number
}

/** What each figure shows when it is reached: many guesses at once, many in a day, many suspended. */
export type Sign = 'burst' | 'day' | 'suspensions'

/** Seconds over which each sign is counted. */
export const windowOf = { burst: minutes(10), day: days(1), suspensions: days(1) } as const satisfies Record<
  Sign,
  number
>

/** People ask for a key in about twelve hours of a day. */
const busyTenMinutesADay = 12 * 6

/** Where an institution is so small that a thousandth is nobody, a handful suspended in one day is not chance. */
const fewestSuspended = 5

/**
 * From how many on a figure is a sign. An institution to which many come has many that miss, so the floors of
 * the policy rise with what is usual; they never fall below it (ATK-26, ATK-27).
 */
export function levelsOf(usual: Usual, rule: CampaignRule): Population {
  const times = rule.timesUsual * usual.refusedSets
  return {
    tenMinutes: Math.max(rule.refusedSetsPer10Min, Math.ceil(times / busyTenMinutesADay)),
    day: Math.max(rule.refusedSetsPerDay, Math.ceil(times)),
    suspended: Math.max(fewestSuspended, Math.floor((rule.suspendedPerThousand * usual.employers) / 1000)),
  }
}

/** Which signs of a campaign there are; none, and everything is as usual. */
export function signsOf(seen: Population, levels: Population): readonly Sign[] {
  const signs: readonly (readonly [Sign, keyof Population])[] = [
    ['burst', 'tenMinutes'],
    ['day', 'day'],
    ['suspensions', 'suspended'],
  ]
  return signs.flatMap(([sign, figure]) => (seen[figure] >= levels[figure] ? [sign] : []))
}

/** Since when what happened is the campaign's doing: the longest window that shows it. Seconds before now. */
export const reachOf = (signs: readonly Sign[]): number => Math.max(...signs.map((sign) => windowOf[sign]))

/**
 * Until when no set of this employer is judged: a while after the last refused one, as long as a campaign is
 * under way. It takes hours then to suspend anybody, and who answers right the first time never waits.
 */
export function pausedUntil(
  refusedAt: Instant | null,
  isCampaign: boolean,
  now: Instant,
  rule: CampaignRule,
): Instant | null {
  if (!isCampaign || refusedAt === null) return null
  const until = plus(refusedAt, rule.pause)
  return now < until ? until : null
}

/** How many times harder the human check is; 1 as long as everything is as usual. */
export const checkFactorOf = (isCampaign: boolean, rule: CampaignRule): number =>
  isCampaign ? rule.checkFactor : 1
