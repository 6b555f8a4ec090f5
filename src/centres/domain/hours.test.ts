import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseHours, writeHours, type OpenHours } from './hours.ts'

it('reads the stretches of a day, in order', () => {
  expect(parseHours(' 13:30-16:30, 8:00 a 12:30 ', 1)).toEqual({
    ok: true,
    value: [
      { weekday: 1, opens: 480, closes: 750 },
      { weekday: 1, opens: 810, closes: 990 },
    ],
  })
  expect(parseHours('  ', 0)).toEqual({ ok: true, value: [] })
  expect(parseHours('00:00-24:00', 6)).toMatchObject({ value: [{ opens: 0, closes: 1440 }] })
})

it.each([
  'mañana',
  '08:00',
  '12:00-08:00',
  '08:00-08:00',
  '08:60-09:00',
  '24:00-24:30',
  '08:00-12:00, 11:59-13:00',
  '08:00-09:00,',
  '1:00-2:00,3:00-4:00,5:00-6:00,7:00-8:00,9:00-10:00',
  '٠٨:٠٠-٠٩:٠٠',
])('refuses %s', (text) => {
  expect(parseHours(text, 2)).toEqual({ ok: false, code: 'hours' })
})

it('reads what it writes', () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(cuts, fc.integer({ min: 0, max: 6 }), (minutes, weekday) => {
      const sorted = minutes.toSorted((a, b) => a - b)
      const hours: OpenHours[] = []
      for (let n = 0; n + 1 < sorted.length; n += 2)
        hours.push({ weekday, opens: sorted[n] ?? 0, closes: sorted[n + 1] ?? 0 })
      expect(parseHours(writeHours(hours, weekday), weekday)).toEqual({ ok: true, value: hours })
    }),
  )
})
