import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  days,
  hours,
  instant,
  instantAt,
  instantOf,
  minutes,
  plus,
  secondsBetween,
  toDate,
  toIso,
  wallClock,
  zones,
} from './time.ts'

const noon = instantOf(new Date('2026-11-24T17:00:00Z'))

describe('a moment', () => {
  it('moves by seconds, forward and back', () => {
    expect(toIso(plus(noon, 180))).toBe('2026-11-24T17:03:00.000Z')
    expect(toIso(plus(noon, -minutes(15)))).toBe('2026-11-24T16:45:00.000Z')
    expect(secondsBetween(noon, plus(noon, days(1)))).toBe(hours(24))
    expect(secondsBetween(plus(noon, 1.5), noon)).toBe(-1.5)
  })

  it('stays whole milliseconds', () => {
    expect(plus(noon, 0.1 + 0.2)).toBe(noon + 300)
    for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1]) {
      expect(() => instant(wrong)).toThrow(RangeError)
    }
    expect(() => instantOf(new Date('no date'))).toThrow(RangeError)
  })

  it('is the same as a date and back', () => {
    expect(instantOf(toDate(noon))).toBe(noon)
  })
})

describe('the two times of Ecuador', () => {
  it('are five and six hours behind', () => {
    expect(wallClock(noon, zones.mainland)).toEqual({
      year: 2026,
      month: 11,
      day: 24,
      weekday: 2,
      hour: 12,
      minute: 0,
    })
    expect(wallClock(noon, zones.galapagos).hour).toBe(11)
  })

  it('agree with the time zone database in every season since 1994', () => {
    const from = Date.UTC(1994, 0, 1)
    const to = Date.UTC(2060, 0, 1)
    for (const zone of Object.values(zones)) {
      const parts = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone.name,
        hourCycle: 'h23',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
      })
      fc.assert(
        fc.property(fc.integer({ min: from, max: to }), (ms) => {
          const { day, hour, minute } = wallClock(instant(ms), zone)
          const said = Object.fromEntries(
            parts.formatToParts(ms).map(({ type, value }) => [type, Number(value)]),
          )
          expect({ day, hour, minute }).toEqual({
            day: said['day'],
            hour: said['hour'],
            minute: said['minute'],
          })
        }),
      )
    }
  })

  it('are read from the wall and back', () => {
    const wall = { year: 2026, month: 12, day: 31, hour: 23, minute: 30 }
    expect(toIso(instantAt(wall, zones.mainland))).toBe('2027-01-01T04:30:00.000Z')
    expect(wallClock(instantAt(wall, zones.galapagos), zones.galapagos)).toMatchObject(wall)
  })

  it.each([
    { year: 2026, month: 2, day: 29, hour: 8, minute: 0 },
    { year: 2026, month: 13, day: 1, hour: 8, minute: 0 },
    { year: 2026, month: 1, day: 1, hour: 24, minute: 0 },
    { year: 26, month: 1, day: 1, hour: 8, minute: 0 },
  ])('have no %j', (wall) => {
    expect(() => instantAt(wall, zones.mainland)).toThrow(RangeError)
  })
})
