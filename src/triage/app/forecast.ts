import { addDays, mainlandDay, type CivilDay } from '../../kernel/civil-day.ts'
import { nextWorkingDay } from '../../kernel/holidays.ts'
import { days, type Instant } from '../../kernel/time.ts'
import type { PathName } from '../../policy/paths.ts'
import type { EmployerCondition, Policy } from '../../policy/policy.ts'
import type { Stated } from '../domain/stated.ts'

/** The ways that somebody may go who wants a key, as P-16 names them. */
export const forecastWays = ['online', 'unlock', 'sign', 'video', 'office', 'firstKey'] as const
export type ForecastWay = (typeof forecastWays)[number]

/** What came of the newest cases of a path within `triage.figureDays`. Durations in seconds. */
export interface PathFigures {
  /** Cases of which something came; those that are still on their way count for nothing. */
  readonly over: number
  readonly completed: number
  /** Of the completed; null while there is none. */
  readonly median: number | null
  readonly slow: number | null
}

export interface ForecastFacts {
  readonly figures: Readonly<Partial<Record<PathName, PathFigures>>>
  /** First free turno, over the centres that were asked; null where none is in sight. */
  readonly turno: { readonly counter: Instant | null; readonly video: Instant | null }
  readonly isRegistryDown: boolean
  readonly now: Instant
}

export type WhyClosed =
  'noMail' | 'rucNotActive' | 'noKey' | 'blocked' | 'notBlocked' | 'noSignature' | 'attended' | 'household'

export type Chance =
  /** Of a hundred cases, those that ended with a key. */
  | { readonly is: 'share'; readonly ofHundred: number; readonly cases: number }
  /** Too few cases here to say anything honest. */
  | { readonly is: 'few' }

export interface WayForecast {
  readonly way: ForecastWay
  readonly path: PathName
  readonly chance: Chance
  /** Whether the time is what happened here, or what the institution reckons with. */
  readonly from: 'cases' | 'estimate'
  /** Days on which half, and nine of ten, would have their key who begin today. */
  readonly usual: CivilDay
  readonly slow: CivilDay
  readonly turno: Instant | null
}

export interface Forecast {
  /** The one that ends soonest first. */
  readonly open: readonly WayForecast[]
  readonly closed: readonly { readonly way: ForecastWay; readonly why: WhyClosed }[]
}

export type ForecastPolicy = Pick<Policy, 'paths' | 'wayTimes' | 'triage'>

/**
 * The ways of somebody who has not begun, from what they say and from this installation's own figures: never about one
 * employer, and no figure from fewer than `triage.figureFewest` cases. What closes a path here is the same table that
 * closes it for a case, so the forecast cannot promise what the case refuses.
 */
export function forecast(stated: Stated, facts: ForecastFacts, policy: ForecastPolicy): Forecast {
  const open: WayForecast[] = []
  const closed: Forecast['closed'][number][] = []
  for (const way of forecastWays) {
    const path = pathOf(way, stated)
    if (path === undefined) continue
    const why = whyClosed(way, path, stated, policy)
    if (why === undefined) open.push(reckon(way, path, facts, policy))
    else closed.push({ way, why })
  }
  return { open: open.toSorted((a, b) => rank(a) - rank(b)), closed }
}

/** Which path a way is for this employer; undefined where the way is none of theirs. */
function pathOf(way: ForecastWay, { key, mail, ruc }: Stated): PathName | undefined {
  // The last row of RELIABILITY 3: no key yet, no mailbox, no active RUC.
  const isFirst = key === 'never' || mail === 'no' || ruc === 'no'
  const attended = isFirst ? 'firstKey' : key === 'blocked' ? 'attendedUnlock' : 'inPerson'
  switch (way) {
    case 'online':
      return 'online'
    case 'sign':
      return 'signature'
    case 'unlock':
      return key === 'blocked' ? 'unlockOnFile' : undefined
    case 'video':
      return key === 'never' ? undefined : attended
    case 'office':
      return key === 'never' ? undefined : attended
    case 'firstKey':
      return key === 'never' ? 'firstKey' : undefined
  }
}

const conditionsOf = ({ key, mail, ruc }: Stated): readonly EmployerCondition[] => [
  ...(ruc === 'no' ? (['rucNotActive'] as const) : []),
  ...(key === 'never' ? (['noKey'] as const) : []),
  ...(key === 'blocked' ? (['blocked'] as const) : []),
  ...(key === 'forgotten' ? (['notBlocked'] as const) : []),
  ...(mail === 'no' ? (['noMail'] as const) : []),
]

function whyClosed(
  way: ForecastWay,
  path: PathName,
  stated: Stated,
  { paths }: ForecastPolicy,
): WhyClosed | undefined {
  const conditions = conditionsOf(stated)
  const shut = paths[path].closedWhen.find((one) => conditions.includes(one))
  if (shut === 'rucNotActive' || shut === 'noKey' || shut === 'blocked' || shut === 'notBlocked') return shut
  if (shut === 'noMail') return 'noMail'
  if (way === 'sign' && stated.signature === 'no') return 'noSignature'
  const isAttended = way === 'video' || way === 'office' || way === 'firstKey'
  // The registries cannot show who speaks for a foreigner, an estate or a firm in liquidation (DOMAIN 4.1).
  if (stated.kind === 'special' && !isAttended) return 'attended'
  if (stated.kind === 'household' && way === 'online' && paths.household.served !== 'online')
    return 'household'
  return undefined
}

function reckon(way: ForecastWay, path: PathName, facts: ForecastFacts, policy: ForecastPolicy): WayForecast {
  const { triage } = policy
  const figures = facts.figures[path]
  const isEnough = figures !== undefined && figures.over >= triage.figureFewest
  const isTimed =
    figures !== undefined &&
    figures.completed >= triage.figureFewest &&
    figures.median !== null &&
    figures.slow !== null
  const turno = way === 'video' ? facts.turno.video : isAtCentre(way) ? facts.turno.counter : null
  const today = mainlandDay(facts.now)
  // Nobody is served before the first free place.
  const start = turno === null ? today : max(today, mainlandDay(turno))
  const time = isTimed
    ? {
        usual: nextWorkingDay(addDays(today, Math.floor((figures.median ?? 0) / days(1)))),
        slow: nextWorkingDay(addDays(today, Math.floor((figures.slow ?? 0) / days(1)))),
      }
    : estimate(path, today, policy)
  return {
    way,
    path,
    chance: isEnough
      ? {
          is: 'share',
          ofHundred: Math.floor((figures.completed * 100) / figures.over),
          cases: figures.over,
        }
      : { is: 'few' },
    from: isTimed ? 'cases' : 'estimate',
    usual: max(time.usual, start),
    slow: max(time.slow, start),
    turno,
  }
}

const isAtCentre = (way: ForecastWay): boolean => way === 'office' || way === 'firstKey'
const max = (a: CivilDay, b: CivilDay): CivilDay => (a > b ? a : b)

/** What the institution reckons with, while too few cases have shown it. */
function estimate(path: PathName, today: CivilDay, { wayTimes, triage }: ForecastPolicy) {
  const { usual, slow } =
    path === 'signature'
      ? triage.signatureDays
      : path === 'inPerson' || path === 'firstKey' || path === 'attendedUnlock'
        ? wayTimes[path]
        : triage.onlineDays
  return { usual: workingDaysAfter(today, usual), slow: workingDaysAfter(today, slow) }
}

/** The day so many working days after `day`; 0 is the day itself, whatever day it is. */
export function workingDaysAfter(day: CivilDay, count: number): CivilDay {
  let found = day
  for (let n = 0; n < count; n += 1) found = nextWorkingDay(addDays(found, 1))
  return found
}

/** Soonest first; a way by which fewer than half ended with a key comes after those that end as soon. */
const rank = ({ usual, slow, chance }: WayForecast): number =>
  usual * 1000 + (slow - usual) + (chance.is === 'share' && chance.ofHundred < 50 ? 500 : 0)

export type InTime = 'inTime' | 'maybe' | 'late'

/** Whether a way ends before the last day of a payment; that day itself still counts. */
export const inTimeFor = ({ usual, slow }: WayForecast, day: CivilDay): InTime =>
  slow <= day ? 'inTime' : usual <= day ? 'maybe' : 'late'
