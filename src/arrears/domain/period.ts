import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { wallClock, zones, type Instant } from '../../kernel/time.ts'

/** A month whose contributions are meant; it is paid in the next one. Month 1–12. */
export interface Period {
  readonly year: number
  readonly month: number
}

/** Years that a period may have: from the first of the institution's electronic forms to the end of our calendar. */
const years = { first: 1990, last: 2198 } as const

/** `2025-10`. Refuses any other form, and a month or year that there is not. */
export function readPeriod(raw: string): Outcome<Period, 'form'> {
  const [, year, month] = /^([0-9]{4})-(0[1-9]|1[0-2])$/.exec(raw.trim()) ?? []
  const read = { year: Number(year), month: Number(month) }
  if (month === undefined || read.year < years.first || read.year > years.last) return refused('form')
  return ok(read)
}

export const writePeriod = ({ year, month }: Period): string => `${year}-${String(month).padStart(2, '0')}`

/** The period so many months later; earlier when the number is negative. */
export function monthsLater({ year, month }: Period, count: number): Period {
  const months = year * 12 + (month - 1) + count
  return { year: Math.floor(months / 12), month: (months % 12) + 1 }
}

export const isSamePeriod = (one: Period, other: Period): boolean =>
  one.year === other.year && one.month === other.month

/** The month that it is on the mainland. */
export function periodAt(at: Instant): Period {
  const { year, month } = wallClock(at, zones.mainland)
  return { year, month }
}
