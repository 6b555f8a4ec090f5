import { addDays, calendarOf, civilDay, mainlandDay, type CivilDay } from '../../kernel/civil-day.ts'
import { nextWorkingDay } from '../../kernel/holidays.ts'
import { instant, instantAt, wallClock, zones, type Instant } from '../../kernel/time.ts'

/** A payment that the authorities put off for the employers of one province. */
export interface Extension {
  /** As the register of employers writes it, in capitals. */
  readonly province: string
  /** The month whose contributions are meant. */
  readonly year: number
  readonly month: number
  readonly until: CivilDay
  readonly source: string
}

export const extensions: readonly Extension[] = [
  {
    province: 'IMBABURA',
    year: 2025,
    month: 10,
    until: civilDay(2025, 12, 10),
    source: 'no interest and no fines for the employers of the province (DOMAIN 10)',
  },
]

/** When the contributions of a month (1–12) are due: on the 15th of the next, or the first working day after it (LSS art. 73). */
export const contributionDue = (year: number, month: number): CivilDay =>
  nextWorkingDay(month === 12 ? civilDay(year + 1, 1, 15) : civilDay(year, month + 1, 15))

/** The last millisecond of a day on the mainland, whose end counts for the whole country (DOMAIN 10). */
export function endOfDay(day: CivilDay): Instant {
  const midnight = instantAt({ ...calendarOf(addDays(day, 1)), hour: 0, minute: 0 }, zones.mainland)
  return instant(midnight - 1)
}

export interface Due {
  readonly dueAt: Instant
  /** Where it is another day; by the province as the register writes it, in capitals. */
  readonly byProvince: Readonly<Record<string, Instant>>
}

/** The next payment of an employer: what is urgent about its key. A payment that was put off counts while it can still be made. */
export function nextContributionDue(now: Instant, table: readonly Extension[] = extensions): Due {
  const { year, month } = wallClock(now, zones.mainland)
  const ofLast = month === 1 ? contributionDue(year - 1, 12) : contributionDue(year, month - 1)
  const due = endOfDay(ofLast) >= now ? ofLast : contributionDue(year, month)
  const running = table.filter(
    (row) => endOfDay(row.until) >= now && contributionDue(row.year, row.month) <= due,
  )
  return {
    dueAt: endOfDay(due),
    byProvince: Object.fromEntries(running.map(({ province, until }) => [province, endOfDay(until)])),
  }
}

/** Whole days of the calendar from one day to another, as both are on the mainland: 0 is today. */
export const daysUntil = (due: Instant, now: Instant): number => mainlandDay(due) - mainlandDay(now)
