import { addDays, calendarOf, civilDay, mainlandDay, type CivilDay } from '../../kernel/civil-day.ts'
import { isWorkingDay, nextWorkingDay } from '../../kernel/holidays.ts'
import { instant, instantAt, zones, type Instant } from '../../kernel/time.ts'
import { isSamePeriod, monthsLater, periodAt, type Period } from './period.ts'
import { provinceKey } from './provinces.ts'

/** A payment that the authorities put off for the employers of one province, or of the whole country. */
export interface Extension {
  /** Null: the whole country. */
  readonly province: string | null
  readonly period: Period
  readonly until: CivilDay
  /** The resolution that says so. */
  readonly source: string
}

/** When the contributions of a period have to be paid. */
export interface DueDate {
  readonly period: Period
  /** Always a working day, unless an extension names another. */
  readonly day: CivilDay
  /** Its last millisecond on the mainland, whose end counts for the whole country (DOMAIN 10). */
  readonly endsAt: Instant
  /** What put it off; null while the rule of the law stands. */
  readonly extension: Extension | null
}

const dueDayOfMonth = 15

/** On the 15th of the next month, or the first working day after it (LSS art. 73; DOMAIN 10). */
export function dueDayByLaw(period: Period): CivilDay {
  const { year, month } = monthsLater(period, 1)
  return nextWorkingDay(civilDay(year, month, dueDayOfMonth))
}

/** The last millisecond of a day on the mainland. */
export function endOfDay(day: CivilDay): Instant {
  const midnight = instantAt({ ...calendarOf(addDays(day, 1)), hour: 0, minute: 0 }, zones.mainland)
  return instant(midnight - 1)
}

const isFor = ({ province }: Extension, asked: string | null): boolean =>
  province === null || (asked !== null && provinceKey(province) === provinceKey(asked))

/**
 * The due date of a period for an employer of a province (null: not known, so only what holds everywhere). Of several
 * extensions the latest holds; one that is earlier than the law's own day changes nothing: nothing is ever due sooner.
 */
export function dueDate(
  period: Period,
  province: string | null = null,
  extensions: readonly Extension[] = [],
): DueDate {
  let day = dueDayByLaw(period)
  let extension: Extension | null = null
  for (const row of extensions) {
    if (isSamePeriod(row.period, period) && isFor(row, province) && row.until > day) {
      day = row.until
      extension = row
    }
  }
  return { period, day, endsAt: endOfDay(day), extension }
}

/**
 * The payments that can still be made in time, the most urgent first; there is always one. A period that was put off stays
 * in it for as long as it can be paid, and one whose month is not over yet has its turn later.
 */
export function openDueDates(
  now: Instant,
  province: string | null = null,
  extensions: readonly Extension[] = [],
): readonly [DueDate, ...DueDate[]] {
  const current = periodAt(now)
  const periods = [
    ...extensions.map(({ period }) => period).filter((period) => isBefore(period, current)),
    monthsLater(current, -1),
    current,
  ]
  const [first, ...more] = periods
    .map((period) => dueDate(period, province, extensions))
    .filter(({ endsAt }) => endsAt >= now)
    .sort((a, b) => a.day - b.day)
  // The current month is due in the next one, so there is always one.
  return [first ?? dueDate(current, province, extensions), ...more]
}

/** What is urgent: the next payment that can still be made in time. */
export const nextDueDate = (
  now: Instant,
  province: string | null = null,
  extensions: readonly Extension[] = [],
): DueDate => openDueDates(now, province, extensions)[0]

const isBefore = (one: Period, other: Period): boolean =>
  one.year * 12 + one.month < other.year * 12 + other.month

/** The due dates that are still to come, the next first; `count` 1–24, one for each period. */
export function comingDueDates(
  now: Instant,
  count: number,
  province: string | null = null,
  extensions: readonly Extension[] = [],
): readonly DueDate[] {
  const first = nextDueDate(now, province, extensions)
  return Array.from({ length: count }, (_, index) =>
    dueDate(monthsLater(first.period, index), province, extensions),
  )
}

export interface DaysLeft {
  /** 0 on the last day, negative after it. */
  readonly calendar: number
  /** Working days after today up to the last one, with it; 0 on the last day and after it. */
  readonly working: number
}

/** How many days are left to the end of a day, as they are on the mainland. */
export function daysLeft({ day }: Pick<DueDate, 'day'>, now: Instant): DaysLeft {
  const today = mainlandDay(now)
  let working = 0
  for (let one = addDays(today, 1); one <= day; one = addDays(one, 1)) if (isWorkingDay(one)) working += 1
  return { calendar: day - today, working }
}

/** Whole days of the calendar from one moment to another, as both are on the mainland: 0 is today. */
export const daysUntil = (due: Instant, now: Instant): number => mainlandDay(due) - mainlandDay(now)
