import { addDays, weekdayOf, type CivilDay } from '../../kernel/civil-day.ts'
import { isWorkingDay } from '../../kernel/holidays.ts'
import { hours, instant, minutes, plus, type Instant, type Zone } from '../../kernel/time.ts'
import type { CentreCalendar, CentreWindow, Kind, Procedure, Stretch, Taken, WindowId } from './calendar.ts'

/** A stretch at one window in which somebody could be received. */
export interface Place extends Stretch {
  readonly windowId: WindowId
}

/** A time at which at least one window is free. */
export interface Slot extends Stretch {
  /** In the order of their numbers. */
  readonly windowIds: readonly WindowId[]
}

/**
 * Why there is no free time (DOMAIN 9: never one text for several causes). `notOffered`: not this procedure or kind
 * here; `notYetOpen`: these days cannot be booked yet; `closed`: nobody is received on them; `full`: all is taken.
 */
export type EmptyCause = 'full' | 'closed' | 'notYetOpen' | 'notOffered'

export interface Asked {
  readonly kind: Kind
  readonly procedure: Procedure
  /** First and last day of the centre's own calendar that are looked at. */
  readonly from: CivilDay
  readonly to: CivilDay
  /** Nothing is offered that has begun. */
  readonly now: Instant
}

export type Availability =
  { readonly slots: readonly [Slot, ...Slot[]] } | { readonly slots: readonly []; readonly why: EmptyCause }

const dayLength = 86_400_000

/** The day that the calendar on the wall of a zone shows. */
export const dayIn = (at: Instant, zone: Zone): CivilDay =>
  Math.floor((at + hours(zone.offsetHours) * 1000) / dayLength) as CivilDay

/** Midnight at which a day begins in a zone; Ecuador changes no clocks, so each day has 24 hours. */
export const startOf = (day: CivilDay, zone: Zone): Instant =>
  plus(instant(day * dayLength), -hours(zone.offsetHours))

/** First and last day that can be booked now; undefined while the calendar is not open. */
export function bookableDays(
  { rule, zone }: Pick<CentreCalendar, 'rule' | 'zone'>,
  now: Instant,
): { readonly first: CivilDay; readonly last: CivilDay } | undefined {
  if (rule === null) return undefined
  const today = dayIn(now, zone)
  const first = rule.opensOn !== null && rule.opensOn > today ? rule.opensOn : today
  return { first, last: addDays(today, rule.daysAhead) }
}

/** Free times of one centre in a range of days, in order, and otherwise the one cause. */
export function availability(calendar: CentreCalendar, taken: readonly Taken[], asked: Asked): Availability {
  const none = (why: EmptyCause): Availability => ({ slots: [], why })
  const bookable = bookableDays(calendar, asked.now)
  if (bookable === undefined) return none('notYetOpen')
  if (!isOffered(calendar, asked)) return none('notOffered')
  const first = bookable.first > asked.from ? bookable.first : asked.from
  const last = bookable.last < asked.to ? bookable.last : asked.to
  // A day of the past is none that will open: there nobody is received.
  if (first > last) return none(asked.to < dayIn(asked.now, calendar.zone) ? 'closed' : 'notYetOpen')
  const places: Place[] = []
  for (let day = first; day <= last; day = addDays(day, 1))
    places.push(...placesOn(calendar, asked.kind, day, asked.now))
  if (places.length === 0) return none('closed')
  const [slot, ...more] = slotsOf(places.filter(isFree(taken)))
  return slot === undefined ? none('full') : { slots: [slot, ...more] }
}

export const isOffered = (
  { procedures, windows }: CentreCalendar,
  { kind, procedure }: Pick<Asked, 'kind' | 'procedure'>,
): boolean => procedures.includes(procedure) && windows.some((one) => one.kind === kind)

/** Every place of one day, taken or not, that has not begun. */
export function placesOn(
  calendar: CentreCalendar,
  kind: Kind,
  day: CivilDay,
  now: Instant,
): readonly Place[] {
  const { rule, zone, closures } = calendar
  if (rule === null || !isReceiving(calendar, day)) return []
  const midnight = startOf(day, zone)
  const weekday = weekdayOf(day)
  const length = minutes(rule.slotMinutes)
  return calendar.windows
    .filter((one) => one.kind === kind)
    .flatMap((one) => {
      const closed = closures.filter(({ windowId }) => windowId === null || windowId === one.id)
      return startsOf(one, weekday, rule.slotMinutes)
        .map((minute) => plus(midnight, minutes(minute)))
        .map((from): Place => ({ windowId: one.id, from, until: plus(from, length) }))
        .filter((place) => place.from > now && !closed.some((stretch) => overlap(stretch, place)))
    })
}

/** Minutes since midnight at which an appointment can begin and still end while the window is open. */
function startsOf(window: CentreWindow, weekday: number, slotMinutes: number): readonly number[] {
  return window.hours
    .filter((one) => one.weekday === weekday)
    .flatMap(({ opens, closes }) =>
      Array.from({ length: Math.floor((closes - opens) / slotMinutes) }, (_, n) => opens + n * slotMinutes),
    )
}

/** A day of the centre goes before one of all, and both before the law; on a weekend who has hours has hours. */
function isReceiving({ days }: CentreCalendar, day: CivilDay): boolean {
  const special = days.filter((one) => one.day === day)
  const own = special.find(({ ofAll }) => !ofAll) ?? special[0]
  if (own !== undefined) return own.working
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6 || isWorking(day)
}

/** What the law says of a day never changes while a process runs, and takes a computation of two years' holidays. */
const known = new Map<CivilDay, boolean>()
const mostKnown = 2_000
function isWorking(day: CivilDay): boolean {
  const before = known.get(day)
  if (before !== undefined) return before
  if (known.size >= mostKnown) known.clear()
  const working = isWorkingDay(day)
  known.set(day, working)
  return working
}

/** Ends and beginnings may touch. */
export const overlap = (a: Stretch, b: Stretch): boolean => a.from < b.until && b.from < a.until

function isFree(taken: readonly Taken[]): (place: Place) => boolean {
  const byWindow = Map.groupBy(taken, ({ windowId }) => windowId)
  return (place) => !(byWindow.get(place.windowId) ?? []).some((one) => overlap(one, place))
}

/** Windows that are free at the same time are one time to choose. */
function slotsOf(places: readonly Place[]): readonly Slot[] {
  const byTime = new Map<string, Slot & { readonly windowIds: WindowId[] }>()
  for (const { windowId, from, until } of places) {
    const key = `${from}-${until}`
    const slot = byTime.get(key)
    if (slot === undefined) byTime.set(key, { from, until, windowIds: [windowId] })
    else slot.windowIds.push(windowId)
  }
  return [...byTime.values()].toSorted((a, b) => a.from - b.from)
}
