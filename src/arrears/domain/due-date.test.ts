import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, calendarOf, civilDay, isoDay, mainlandDay } from '../../kernel/civil-day.ts'
import { isWorkingDay } from '../../kernel/holidays.ts'
import { instant, instantAt, plus, toIso, wallClock, zones } from '../../kernel/time.ts'
import * as dates from './due-date.ts'
import { readPeriod, writePeriod, type Period } from './period.ts'

const at = (year: number, month: number, day: number, hour = 12, minute = 0) =>
  instantAt({ year, month, day, hour, minute }, zones.mainland)
const period = (text: string): Period => {
  const read = readPeriod(text)
  if (!read.ok) throw new Error(text)
  return read.value
}

/** 4,915 employers, no interest and no fines (DOMAIN 10). */
const imbabura: dates.Extension = {
  province: 'Imbabura',
  period: { year: 2025, month: 10 },
  until: civilDay(2025, 12, 10),
  source: 'DOMAIN 10',
}

describe('the due date of contributions (DOMAIN 10)', () => {
  it.each([
    ['2025-10', '2025-11-17'],
    ['2026-01', '2026-02-18'],
    ['2026-02', '2026-03-16'],
    ['2026-07', '2026-08-17'],
    ['2026-10', '2026-11-16'],
    ['2026-12', '2027-01-15'],
    ['2027-04', '2027-05-17'],
    ['2027-07', '2027-08-16'],
    ['2027-12', '2028-01-17'],
  ])('of %s is %s', (of, due) => {
    expect(isoDay(dates.dueDate(period(of)).day)).toBe(due)
  })

  it('is a working day from the 15th to ten days after it, whatever the month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2017, max: 2150 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const { day } = dates.dueDate({ year, month })
        const fifteenth = civilDay(month === 12 ? year + 1 : year, (month % 12) + 1, 15)
        expect(isWorkingDay(day)).toBe(true)
        expect(day).toBeGreaterThanOrEqual(fifteenth)
        expect(day).toBeLessThanOrEqual(addDays(fifteenth, 10))
        // The first one: nobody is given more than the rule.
        for (let one = fifteenth; one < day; one = addDays(one, 1)) expect(isWorkingDay(one)).toBe(false)
      }),
    )
  })

  it('ends with the day of the mainland, an hour before midnight in Galápagos', () => {
    const { endsAt } = dates.dueDate(period('2026-10'))
    expect(toIso(endsAt)).toBe('2026-11-17T04:59:59.999Z')
    expect(wallClock(endsAt, zones.mainland)).toMatchObject({ day: 16, hour: 23, minute: 59 })
    expect(wallClock(endsAt, zones.galapagos)).toMatchObject({ day: 16, hour: 22, minute: 59 })
    expect(wallClock(instant(endsAt + 1), zones.galapagos)).toMatchObject({ day: 16, hour: 23, minute: 0 })
  })

  it('is put off for the province that the authorities name, and for no other', () => {
    const of = (province: string | null) => isoDay(dates.dueDate(imbabura.period, province, [imbabura]).day)
    expect(of('Imbabura')).toBe('2025-12-10')
    expect(of('IMBABURA ')).toBe('2025-12-10')
    expect(of('Pichincha')).toBe('2025-11-17')
    expect(of(null)).toBe('2025-11-17')
    expect(isoDay(dates.dueDate(period('2025-11'), 'Imbabura', [imbabura]).day)).toBe('2025-12-15')
    expect(dates.dueDate(imbabura.period, 'Imbabura', [imbabura]).extension).toBe(imbabura)
    expect(dates.dueDate(imbabura.period, 'Loja', [imbabura]).extension).toBeNull()
  })

  it('is put off everywhere by an extension of the whole country; the latest holds, and none makes it sooner', () => {
    const everywhere = { ...imbabura, province: null, until: civilDay(2025, 11, 28) }
    const sooner = { ...imbabura, until: civilDay(2025, 11, 3) }
    const of = (province: string | null, rows: readonly dates.Extension[]) =>
      isoDay(dates.dueDate(imbabura.period, province, rows).day)
    expect(of(null, [everywhere])).toBe('2025-11-28')
    expect(of('Loja', [imbabura, everywhere])).toBe('2025-11-28')
    expect(of('Imbabura', [imbabura, everywhere])).toBe('2025-12-10')
    expect(of('Imbabura', [everywhere, imbabura, sooner])).toBe('2025-12-10')
    expect(of('Imbabura', [sooner])).toBe('2025-11-17')
  })
})

describe('the next payment', () => {
  it('runs until the end of the day on the mainland, and then to the next month', () => {
    const next = (now: ReturnType<typeof at>) => {
      const { period: of, day } = dates.nextDueDate(now)
      return `${writePeriod(of)} ${isoDay(day)}`
    }
    expect(next(at(2026, 11, 3))).toBe('2026-10 2026-11-16')
    expect(next(at(2026, 11, 16, 23, 59))).toBe('2026-10 2026-11-16')
    expect(next(at(2026, 11, 17, 0, 0))).toBe('2026-11 2026-12-15')
    // It is still the 16th in Galápagos, and too late all the same.
    expect(wallClock(at(2026, 11, 17, 0, 0), zones.galapagos)).toMatchObject({ day: 16, hour: 23 })
    expect(next(at(2026, 12, 29))).toBe('2026-12 2027-01-15')
    expect(next(at(2027, 1, 2))).toBe('2026-12 2027-01-15')
  })

  it('is one that was put off for as long as it can be paid, unless another comes first', () => {
    const next = (now: ReturnType<typeof at>, rows = [imbabura]) => {
      const found = dates.nextDueDate(now, 'Imbabura', rows)
      return `${writePeriod(found.period)} ${isoDay(found.day)}`
    }
    expect(next(at(2025, 11, 3))).toBe('2025-10 2025-12-10')
    expect(next(at(2025, 12, 10, 23, 59))).toBe('2025-10 2025-12-10')
    expect(next(at(2025, 12, 11, 0, 0))).toBe('2025-11 2025-12-15')
    // Of a later month, it does not come before its turn.
    expect(next(at(2025, 9, 3))).toBe('2025-08 2025-09-15')
    const far = { ...imbabura, until: civilDay(2026, 3, 2) }
    expect(next(at(2025, 12, 11), [far])).toBe('2025-11 2025-12-15')
    expect(next(at(2026, 2, 20), [far])).toBe('2025-10 2026-03-02')
  })

  it('is followed by those of the coming months', () => {
    const coming = dates.comingDueDates(at(2025, 11, 3), 4, 'Imbabura', [imbabura])
    expect(coming.map(({ day }) => isoDay(day))).toEqual([
      '2025-12-10',
      '2025-12-15',
      '2026-01-15',
      '2026-02-18',
    ])
  })
})

describe('the days that are left', () => {
  it('are counted as the calendar does, and as those who work do', () => {
    const due = dates.dueDate(period('2026-10'))
    expect(dates.daysLeft(due, at(2026, 11, 16, 23, 59))).toEqual({ calendar: 0, working: 0 })
    expect(dates.daysLeft(due, at(2026, 11, 13))).toEqual({ calendar: 3, working: 1 })
    // 2 and 3 November are holidays: Wed 4 to Mon 16 are nine working days.
    expect(dates.daysLeft(due, at(2026, 10, 30))).toEqual({ calendar: 17, working: 9 })
    expect(dates.daysLeft(due, at(2026, 11, 17, 0, 0))).toEqual({ calendar: -1, working: 0 })
    expect(dates.daysUntil(due.endsAt, at(2026, 11, 15, 23, 59))).toBe(1)
    expect(dates.daysUntil(due.endsAt, at(2026, 11, 17, 0, 0))).toBe(-1)
  })

  it('are never fewer than those of an hour later, and the calendar’s never fewer than the working ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 * 366 }), (hoursOn) => {
        const now = plus(at(2026, 1, 1, 0), hoursOn * 3600)
        const due = dates.nextDueDate(now)
        const left = dates.daysLeft(due, now)
        expect(left.working).toBeLessThanOrEqual(left.calendar)
        expect(due.endsAt).toBeGreaterThanOrEqual(now)
        expect(left.calendar).toBeLessThanOrEqual(40)
        expect(dates.daysLeft(due, plus(now, 3600)).calendar).toBeLessThanOrEqual(left.calendar)
      }),
    )
  })
})

describe('a period', () => {
  it.each(['2026-13', '2026-0', '2026-1', '26-01', '1989-12', '2199-01', '2026-01-01', ''])(
    'is not %s',
    (raw) => {
      expect(readPeriod(raw)).toMatchObject({ ok: false, code: 'form' })
    },
  )

  it('is that of the mainland', () => {
    expect(mainlandDay(at(2026, 1, 31, 23, 59))).toBe(civilDay(2026, 1, 31))
    expect(calendarOf(dates.dueDayByLaw({ year: 2026, month: 12 }))).toEqual({
      year: 2027,
      month: 1,
      day: 15,
    })
  })
})
