import { addDays, calendarOf, civilDay, isoDay, weekdayOf, type CivilDay } from './civil-day.ts'

/** How a holiday moves (law of December 2016; DOMAIN 10). */
type Moves =
  /** Whatever the weekday: Carnival and Good Friday. */
  | 'never'
  /** Off the weekend only: New Year and Christmas. */
  | 'offWeekend'
  /** Off the weekend, and out of the middle of the week. */
  | 'toBridge'

interface Holiday {
  readonly on: (year: number) => CivilDay
  readonly moves: Moves
}

/** National holidays, but for the two that come in a row (`observedPair`). */
const single: readonly Holiday[] = [
  { on: (year) => civilDay(year, 1, 1), moves: 'offWeekend' },
  { on: (year) => addDays(easter(year), -48), moves: 'never' },
  { on: (year) => addDays(easter(year), -47), moves: 'never' },
  { on: (year) => addDays(easter(year), -2), moves: 'never' },
  { on: (year) => civilDay(year, 5, 1), moves: 'toBridge' },
  { on: (year) => civilDay(year, 5, 24), moves: 'toBridge' },
  { on: (year) => civilDay(year, 8, 10), moves: 'toBridge' },
  { on: (year) => civilDay(year, 10, 9), moves: 'toBridge' },
  { on: (year) => civilDay(year, 12, 25), moves: 'offWeekend' },
]

/** Days to the observed one, by weekday from Sunday on. */
const shifts: Readonly<Record<Moves, readonly number[]>> = {
  never: [0, 0, 0, 0, 0, 0, 0],
  offWeekend: [1, 0, 0, 0, 0, 0, -1],
  toBridge: [1, 0, -1, 2, 1, 0, -1],
}

/** The same for two holidays in a row, by the weekday of the first of them, from Sunday on. */
const pairShifts: readonly (readonly [first: number, second: number])[] = [
  [1, 1],
  [0, 0],
  [-1, -1],
  [1, 1],
  [0, 0],
  [-1, -1],
  [-1, 1],
]

/** Days that the executive made free, or working days, beside the law: a row each, with its source. */
export interface DayOverride {
  /** `2026-01-02`. */
  readonly day: string
  readonly working: boolean
  readonly source: string
}

export const dayOverrides: readonly DayOverride[] = [
  { day: '2026-01-02', working: false, source: 'recoverable day of the executive (DOMAIN 10)' },
]

/** On which day a holiday is kept that falls on this one; local holidays move by the same rule. */
export const observedOn = (day: CivilDay, moves: Moves = 'toBridge'): CivilDay =>
  addDays(day, shifts[moves][weekdayOf(day)] ?? 0)

/** The same for two holidays in a row, of which this is the first: 2 and 3 November, or a local one beside a national one. */
export function observedPair(first: CivilDay): readonly [first: CivilDay, second: CivilDay] {
  const [shiftFirst, shiftSecond] = pairShifts[weekdayOf(first)] ?? [0, 0]
  return [addDays(first, shiftFirst), addDays(first, 1 + shiftSecond)]
}

/** All days on which a holiday of this year is kept, in order; New Year may be kept on the last day before. */
export const holidaysOf = (year: number): readonly CivilDay[] =>
  [
    ...single.map(({ on, moves }) => observedOn(on(year), moves)),
    ...observedPair(civilDay(year, 11, 2)),
  ].sort((a, b) => a - b)

/** Neither a Saturday, a Sunday nor a day on which a holiday is kept (DOMAIN 10); what the executive added or took away decides. */
export function isWorkingDay(day: CivilDay, overrides: readonly DayOverride[] = dayOverrides): boolean {
  const override = overrides.find((row) => row.day === isoDay(day))
  if (override !== undefined) return override.working
  const { year } = calendarOf(day)
  const isWeekend = weekdayOf(day) === 0 || weekdayOf(day) === 6
  return !isWeekend && !holidaysOf(year).includes(day) && !holidaysOf(year + 1).includes(day)
}

/** The day itself if it is a working day, and otherwise the first one after it. */
export function nextWorkingDay(day: CivilDay, overrides?: readonly DayOverride[]): CivilDay {
  let found = day
  while (!isWorkingDay(found, overrides)) found = addDays(found, 1)
  return found
}

/** Easter Sunday of the Gregorian calendar (the anonymous method of 1876, good for every year of it). */
function easter(year: number): CivilDay {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const skipped = Math.floor((8 * century + 13) / 25)
  const moon = (19 * golden + century - Math.floor(century / 4) - skipped + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * moon + 19 * toSunday) / 433)
  const month = Math.floor((moon + toSunday - 7 * late + 90) / 25)
  const day = (moon + toSunday - 7 * late + 33 * month + 19) % 32
  return civilDay(year, month, day)
}
