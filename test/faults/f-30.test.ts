import { describe, expect, it } from 'vitest'
import { instant, plus, wallClock, zones, type Instant } from '../../src/kernel/time.ts'
import { formatDateShort, formatTime, nextHour, nextMinute } from '../../src/platform/text/dates.ts'
import { ecuadorDay } from '../../src/proofs/challenges/app/prepare-round.ts'

/** Turns of day, month and year, leap days of three kinds of year, and the seconds that were put in by hand. */
const turns = [
  '2024-02-28T23:59:59',
  '2024-02-29T00:00:00',
  '2024-02-29T23:59:59',
  '2024-03-01T00:00:00',
  '2025-12-31T23:59:59',
  '2024-12-31T23:59:59',
  '2027-02-28T23:59:59',
  '2028-02-28T23:59:59',
  '2028-12-31T23:59:59',
  '2026-02-28T23:59:59',
  '2026-03-01T00:00:00',
  '2026-04-30T23:59:59',
  '2026-12-31T23:59:59',
  '2027-01-01T00:00:00',
  '2028-02-29T12:00:00',
  '2000-02-29T23:59:59',
  '2100-02-28T23:59:59',
  '2100-03-01T00:00:00',
  '2016-12-31T23:59:59',
  '2015-06-30T23:59:59',
  '2026-06-30T23:59:59',
  '2026-11-30T23:59:59',
] as const
/** Hours that Ecuador and its islands are behind, and two moments around each turn. */
const behind = [0, 5, 6]
const around = [-1, 0, 1, 3_600]
const instants: readonly Instant[] = turns.flatMap((turn) =>
  behind.flatMap((hours) =>
    around.map((seconds) => plus(instant(Date.parse(`${turn}Z`)), hours * 3_600 + seconds)),
  ),
)
const dayIn = (zone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
const mainland = dayIn('America/Guayaquil')
const onTheWall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'America/Guayaquil',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const islands = dayIn('Pacific/Galapagos')

describe('F-30 leap days, ends of years and months', () => {
  it(`is tried at two hundred instants and more`, () => {
    expect(new Set(instants).size).toBeGreaterThan(200)
  })

  it.each(instants.map((at) => [new Date(at).toISOString(), at] as const))(
    '%s is its own day',
    (_iso, at) => {
      expect(ecuadorDay(at)).toBe(mainland.format(at))
      const { year, month, day } = wallClock(at, zones.galapagos)
      expect(formatDateShort(at)).toBe(mainland.format(at).split('-').reverse().join('/'))
      expect(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`).toBe(
        islands.format(at),
      )
    },
  )

  it.each(instants.map((at) => [new Date(at).toISOString(), at] as const))(
    '%s: an end three minutes, an hour and a day later is told as the clock on the wall shows it',
    (_iso, at) => {
      for (const seconds of [180, 3_600, 86_400]) {
        const end = plus(at, seconds)
        expect(formatTime(end, zones.mainland, 'seconds')).toBe(onTheWall.format(end))
        expect(nextMinute(end) - end).toBeLessThan(60_000)
        expect(nextMinute(end)).toBeGreaterThanOrEqual(end)
        expect(nextHour(end)).toBeGreaterThan(end)
        expect(formatTime(nextHour(end))).toMatch(/:00$/)
      }
    },
  )
})
