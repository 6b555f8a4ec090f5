declare const brand: unique symbol

/** A moment: whole milliseconds since 1970-01-01T00:00:00Z. It compares with `<` and cannot be changed. */
export type Instant = number & { readonly [brand]: 'instant' }

/** Where "now" comes from. Handed in; the kernel and every domain have none of their own. */
export type Clock = () => Instant

/** Milliseconds on either side of 1970 that a date can hold (ECMA-262, 21.4.1.1). */
const furthest = 8.64e15

/** Throws RangeError for a fraction or for a moment no calendar date can hold. */
export function instant(epochMilliseconds: number): Instant {
  if (!Number.isInteger(epochMilliseconds) || Math.abs(epochMilliseconds) > furthest) {
    throw new RangeError('not an instant')
  }
  return epochMilliseconds as Instant
}

/** @throws RangeError for an invalid date */
export const instantOf = (date: Date): Instant => instant(date.getTime())

export const toDate = (at: Instant): Date => new Date(at)

/** ISO 8601 in UTC, for records and programs. What people read is formatted with the texts. */
export const toIso = (at: Instant): string => toDate(at).toISOString()

/** Policy durations are seconds; a fraction counts to the millisecond, and a negative one goes back. */
export const plus = (at: Instant, seconds: number): Instant => instant(at + Math.round(seconds * 1000))

/** Seconds from one moment to another; negative when `to` comes first. */
export const secondsBetween = (from: Instant, to: Instant): number => (to - from) / 1000

/** Each in seconds. A day is 24 hours: Ecuador changes no clocks. */
export const minutes = (count: number): number => count * 60
export const hours = (count: number): number => count * 3_600
export const days = (count: number): number => count * 86_400

/** Ecuador's two times (DOMAIN 10). Both are fixed: no summer time since 1993. */
export const zones = {
  mainland: { name: 'America/Guayaquil', offsetHours: -5 },
  galapagos: { name: 'Pacific/Galapagos', offsetHours: -6 },
} as const

export type Zone = (typeof zones)[keyof typeof zones]

/** What calendar and clock on the wall show. Month 1–12, day 1–31, weekday 0 (Sunday) to 6. */
export interface WallClock {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
  readonly hour: number
  readonly minute: number
}

/** What a clock on the wall shows then. Seconds are left out: a screen shows none. */
export function wallClock(at: Instant, zone: Zone): WallClock {
  const local = toDate(plus(at, hours(zone.offsetHours)))
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  }
}

/** The moment at which the wall shows this. Throws RangeError for a day or time that does not exist. */
export function instantAt(wall: Omit<WallClock, 'weekday'>, zone: Zone): Instant {
  const utc = instant(Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute))
  const at = plus(utc, -hours(zone.offsetHours))
  const shown = wallClock(at, zone)
  const fields = ['year', 'month', 'day', 'hour', 'minute'] as const
  if (fields.some((field) => shown[field] !== wall[field])) throw new RangeError('no such day or time')
  return at
}
