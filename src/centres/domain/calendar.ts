import { calendarOf, civilDay, isoDay, weekdayOf, type CivilDay } from '../../kernel/civil-day.ts'
import { dayOverrides, holidaysOf } from '../../kernel/holidays.ts'
import type { CentreId, Id } from '../../kernel/ids.ts'
import { instantAt, wallClock, zones, type Instant, type Zone } from '../../kernel/time.ts'
import type { OpenHours } from './hours.ts'

export type WindowId = Id<'window'>
export type CalendarDayId = Id<'calendarDay'>
export type ClosureId = Id<'closure'>

/** What somebody comes for. */
export const centreProcedures = ['recovery', 'unlock', 'firstKey', 'contactChange'] as const
export type CentreProcedure = (typeof centreProcedures)[number]

export const windowKinds = ['counter', 'video'] as const
export type WindowKind = (typeof windowKinds)[number]

/** What the institution sets for a centre. */
export interface CentreRule {
  /** Length of an appointment, 5–120 minutes. */
  readonly slotMinutes: number
  /** Notice to change or cancel online, 0–168 hours. */
  readonly noticeHours: number
  /** First day that can be booked; null: from today. */
  readonly opensOn: CivilDay | null
  /** Last day that can be booked, 1–180 days from today. */
  readonly daysAhead: number
}

export const firstRule: CentreRule = { slotMinutes: 20, noticeHours: 4, opensOn: null, daysAhead: 60 }

/** Receives one person at a time. */
export interface CentreWindow {
  readonly id: WindowId
  /** 1–99, as it hangs over the window. */
  readonly number: number
  readonly kind: WindowKind
  readonly active: boolean
  readonly hours: readonly OpenHours[]
}

/** A day that the institution or the executive made free, or a working one, beside those of the law. */
export interface CalendarDay {
  readonly id: CalendarDayId
  readonly day: CivilDay
  readonly working: boolean
  readonly reason: string
  /** False for one of all centres. */
  readonly isLocal: boolean
}

/** A stretch in which nobody is received: at one window, or in the whole centre. */
export interface Closure {
  readonly id: ClosureId
  readonly windowId: WindowId | null
  readonly from: Instant
  readonly until: Instant
  readonly reason: string
}

export interface Calendar {
  readonly centreId: CentreId
  readonly zone: Zone
  /** Null while the centre has not opened its calendar. */
  readonly rule: CentreRule | null
  readonly procedures: readonly CentreProcedure[]
  /** By their number. */
  readonly windows: readonly CentreWindow[]
  readonly days: readonly CalendarDay[]
  readonly closures: readonly Closure[]
}

/** A time that somebody was given, or wants. */
export interface AskedTime {
  readonly windowId: WindowId
  readonly procedure: CentreProcedure
  readonly from: Instant
  readonly until: Instant
}

/** The zone of a centre by its name. Throws for a name that the table does not have. */
export function zoneNamed(name: string): Zone {
  const found = Object.values(zones).find((zone) => zone.name === name)
  if (found === undefined) throw new RangeError('no such zone')
  return found
}

/** The day of a centre at a moment, and minutes since its midnight. */
export function localTime(at: Instant, zone: Zone): { readonly day: CivilDay; readonly minute: number } {
  const { year, month, day, hour, minute } = wallClock(at, zone)
  return { day: civilDay(year, month, day), minute: hour * 60 + minute }
}

/** The moment of a minute of a day (0–1440) of a centre. */
export function momentOf(day: CivilDay, minute: number, zone: Zone): Instant {
  const midnight = instantAt({ ...calendarOf(day), hour: 0, minute: 0 }, zone)
  return (midnight + minute * 60_000) as Instant
}

/** Whether it is a holiday: by the centre's own word, else by the executive's, else by the law (DOMAIN 10). */
export function isHoliday({ days }: Pick<Calendar, 'days'>, day: CivilDay): boolean {
  const said =
    days.find((one) => one.day === day && one.isLocal) ?? days.find((one) => one.day === day && !one.isLocal)
  if (said !== undefined) return !said.working
  const byLaw = dayOverrides.find((row) => row.day === isoDay(day))
  if (byLaw !== undefined) return !byLaw.working
  const { year } = calendarOf(day)
  // New Year may be kept on the last day of the year before.
  return holidaysOf(year).includes(day) || holidaysOf(year + 1).includes(day)
}

/** The stretches in which a window is open on a day, closures aside. */
export const hoursOn = (
  calendar: Pick<Calendar, 'days'>,
  { active, hours }: CentreWindow,
  day: CivilDay,
): readonly OpenHours[] =>
  !active || isHoliday(calendar, day) ? [] : hours.filter(({ weekday }) => weekday === weekdayOf(day))

export const isClosed = (
  { closures }: Pick<Calendar, 'closures'>,
  windowId: WindowId,
  from: Instant,
  until: Instant,
): boolean =>
  closures.some(
    (one) => (one.windowId === null || one.windowId === windowId) && one.from < until && from < one.until,
  )

/**
 * Whether a calendar has room for a time: window, hours, day and closures. Whether it may still be booked, and whether
 * somebody has it already, is another question.
 */
export function hasRoomFor(calendar: Calendar, { windowId, procedure, from, until }: AskedTime): boolean {
  const window = calendar.windows.find(({ id }) => id === windowId)
  if (window === undefined || !calendar.procedures.includes(procedure)) return false
  const { day, minute } = localTime(from, calendar.zone)
  const opensOn = calendar.rule?.opensOn ?? null
  if (opensOn !== null && day < opensOn) return false
  const end = minute + (until - from) / 60_000
  return (
    hoursOn(calendar, window, day).some(({ opens, closes }) => opens <= minute && end <= closes) &&
    !isClosed(calendar, windowId, from, until)
  )
}
