import { expect, it } from 'vitest'
import { instantAt, zones } from '../../../kernel/time.ts'
import { dateOnly, visitDayOf, visitDays } from './visit-days.ts'

const at = (day: number, hour: number) =>
  instantAt({ year: 2026, month: 11, day, hour, minute: 30 }, zones.mainland)

it('a visit is planned for a working day, tomorrow at the earliest and thirty days ahead at the latest', () => {
  // Tuesday; late at night it is already Wednesday in UTC, and still Tuesday here.
  for (const now of [at(24, 0), at(24, 10), at(24, 23)]) {
    const days = visitDays(now).map(({ day }) => day)
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-11-25', '2026-12-24', 22])
    expect(days).not.toContain('2026-11-28')
    expect(days).not.toContain('2026-11-29')
  }
})

it('no other day is taken, however it is written', () => {
  const now = at(24, 10)
  expect(visitDayOf('2026-11-25', now)).toMatchObject({ day: '2026-11-25' })
  for (const raw of [
    '2026-11-24',
    '2026-11-28',
    '2026-12-25',
    '2026-11-25\r\nX:1',
    '25/11/2026',
    '',
    undefined,
  ])
    expect([raw, visitDayOf(raw, now)]).toEqual([raw, undefined])
})

it('is a date without a time', () => {
  const [first] = visitDays(at(24, 10))
  if (first === undefined) throw new Error('no day')
  expect(new Date(dateOnly(first)).toISOString()).toBe('2026-11-25T00:00:00.000Z')
})
