import { describe, expect, it } from 'vitest'
import { addDays, civilDay, isoDay, weekdayOf } from './civil-day.ts'
import { holidaysOf, isWorkingDay, nextWorkingDay, observedOn, observedPair } from './holidays.ts'

/** DOMAIN 10, table and press. */
const years: Readonly<Record<number, readonly string[]>> = {
  2025: ['01-01', '03-03', '03-04', '04-18', '05-02', '05-23', '08-11', '10-10', '11-03', '11-04', '12-25'],
  2026: ['01-01', '02-16', '02-17', '04-03', '05-01', '05-25', '08-10', '10-09', '11-02', '11-03', '12-25'],
  2027: ['01-01', '02-08', '02-09', '03-26', '04-30', '05-24', '08-09', '10-08', '11-01', '11-02', '12-24'],
}
const kept = (year: number) => holidaysOf(year).map(isoDay)

describe('holidays', () => {
  it.each(Object.entries(years))('of %s', (year, days) => {
    expect(kept(Number(year))).toEqual(days.map((day) => `${year}-${day}`))
  })

  it('of 2028, whose New Year is kept in the year before', () => {
    expect(kept(2028)).toEqual([
      '2027-12-31',
      '2028-02-28',
      '2028-02-29',
      '2028-04-14',
      '2028-05-01',
      '2028-05-26',
      '2028-08-11',
      '2028-10-09',
      '2028-11-02',
      '2028-11-03',
      '2028-12-25',
    ])
    expect(isWorkingDay(civilDay(2027, 12, 31))).toBe(false)
  })

  it.each([
    [2018, ['2018-11-01', '2018-11-02']],
    [2021, ['2021-11-01', '2021-11-02', '2021-12-24']],
    [2022, ['2021-12-31', '2022-11-03', '2022-11-04', '2022-12-26']],
    [2023, ['2023-01-02', '2023-11-02', '2023-11-03']],
    [2024, ['2024-11-01', '2024-11-04']],
  ])('of %s, as the press had them', (year, days) => {
    expect(kept(year)).toEqual(expect.arrayContaining(days))
  })

  it('of one place move by the same rule', () => {
    expect(isoDay(observedOn(civilDay(2022, 12, 6)))).toBe('2022-12-05')
    expect(isoDay(observedOn(civilDay(2023, 12, 6)))).toBe('2023-12-08')
  })

  it('are eleven a year, and those that move never lie on a weekend', () => {
    for (let year = 2017; year < 2060; year += 1) {
      const days = holidaysOf(year)
      expect(new Set(days).size).toBe(11)
      expect(days.filter((day) => [0, 6].includes(weekdayOf(day)))).toEqual([])
    }
  })

  it('can be added and taken away by the executive', () => {
    expect(isWorkingDay(civilDay(2026, 1, 2))).toBe(false)
    expect(isWorkingDay(civilDay(2026, 1, 2), [])).toBe(true)
    const worked = [{ day: '2026-08-10', working: true, source: 'test' }]
    expect(isoDay(nextWorkingDay(civilDay(2026, 8, 8), worked))).toBe('2026-08-10')
    expect(isoDay(nextWorkingDay(civilDay(2026, 8, 8)))).toBe('2026-08-11')
  })
})

/** Written out by hand, by month, from the table of DOMAIN 10 and the press; 2024 from its published calendar. */
const free: Readonly<Record<number, readonly (readonly number[])[]>> = {
  // 1 May Wed → Fri 3; 10 Aug Sat → Fri 9; 9 Oct Wed → Fri 11; 2 and 3 Nov Sat, Sun → Fri 1, Mon 4; Christmas stays on Wed.
  2024: [[1], [12, 13], [29], [], [3, 24], [], [], [9], [], [11], [1, 4], [25]],
  2025: [[1], [], [3, 4], [18], [2, 23], [], [], [11], [], [10], [3, 4], [25]],
  // 2 January by the executive.
  2026: [[1, 2], [16, 17], [], [3], [1, 25], [], [], [10], [], [9], [2, 3], [25]],
  // New Year of 2028 is a Saturday.
  2027: [[1], [8, 9], [26], [30], [24], [], [], [9], [], [8], [1, 2], [24, 31]],
}

describe('four years, day by day', () => {
  it.each(Object.entries(free))('%s', (year, months) => {
    const listed = new Set(
      months.flatMap((days, index) =>
        days.map((day) => `${year}-${String(index + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`),
      ),
    )
    let day = civilDay(Number(year), 1, 1)
    let count = 0
    const wrong: string[] = []
    for (; isoDay(day).startsWith(year); day = addDays(day, 1)) {
      // Weekends by another calendar than ours.
      const weekday = new Date(`${isoDay(day)}T12:00:00Z`).getUTCDay()
      const works = weekday !== 0 && weekday !== 6 && !listed.has(isoDay(day))
      if (isWorkingDay(day) !== works) wrong.push(isoDay(day))
      count += 1
    }
    expect(wrong).toEqual([])
    expect(count).toBe(year === '2024' ? 366 : 365)
  })
})

describe('two holidays in a row', () => {
  it.each([
    ['Mon and Tue stay', '2026-11-02', '2026-11-02', '2026-11-03'],
    ['Tue and Wed become Mon and Tue', '2021-11-02', '2021-11-01', '2021-11-02'],
    ['Wed and Thu become Thu and Fri', '2022-11-02', '2022-11-03', '2022-11-04'],
    ['Thu and Fri stay', '2023-11-02', '2023-11-02', '2023-11-03'],
    ['Fri and Sat become Thu and Fri', '2018-11-02', '2018-11-01', '2018-11-02'],
    ['Sat and Sun become Fri and Mon', '2024-11-02', '2024-11-01', '2024-11-04'],
    ['Sun and Mon become Mon and Tue', '2025-11-02', '2025-11-03', '2025-11-04'],
    // A local one on 10 October beside the national one of the 9th.
    ['a local one beside a national one', '2024-10-09', '2024-10-10', '2024-10-11'],
    ['a local one before a national one', '2025-08-09', '2025-08-08', '2025-08-11'],
  ])('%s', (_, on, first, second) => {
    const [year = 0, month = 0, day = 0] = on.split('-').map(Number)
    expect(observedPair(civilDay(year, month, day)).map(isoDay)).toEqual([first, second])
  })
})

describe('a day of the calendar', () => {
  it('is one that a calendar has', () => {
    expect(() => civilDay(2027, 2, 29)).toThrow(RangeError)
    expect(isoDay(civilDay(2028, 2, 29))).toBe('2028-02-29')
    expect(weekdayOf(civilDay(1969, 12, 28))).toBe(0)
  })
})
