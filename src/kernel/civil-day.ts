import { wallClock, zones, type Instant } from './time.ts'

declare const brand: unique symbol

/** A day of the calendar, whatever the zone: whole days since 1970-01-01. It compares with `<`. */
export type CivilDay = number & { readonly [brand]: 'day' }

const dayLength = 86_400_000

/** Whether a calendar of this age has this day. Month 1–12; years 1900–2199. */
export function isDay(year: number, month: number, day: number): boolean {
  if (![year, month, day].every(Number.isInteger) || year < 1900 || year > 2199) return false
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day
}

/** Month 1–12. Throws RangeError for a day that no calendar has. */
export function civilDay(year: number, month: number, day: number): CivilDay {
  const at = new Date(Date.UTC(year, month - 1, day))
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) throw new RangeError('no such day')
  return (at.getTime() / dayLength) as CivilDay
}

/** The day on the mainland, whose calendar counts for the whole country (DOMAIN 10). */
export function mainlandDay(at: Instant): CivilDay {
  const { year, month, day } = wallClock(at, zones.mainland)
  return civilDay(year, month, day)
}

/** Days before it for a negative count; a whole number. */
export const addDays = (day: CivilDay, count: number): CivilDay => (day + count) as CivilDay

/** 0 (Sunday) to 6. The first of January 1970 was a Thursday. */
export const weekdayOf = (day: CivilDay): number => (((day + 4) % 7) + 7) % 7

/** Month 1–12, day 1–31. */
export function calendarOf(day: CivilDay): {
  readonly year: number
  readonly month: number
  readonly day: number
} {
  const at = new Date(day * dayLength)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
}

/** `2026-11-16`. */
export const isoDay = (day: CivilDay): string => new Date(day * dayLength).toISOString().slice(0, 10)
