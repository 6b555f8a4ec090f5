import fc from 'fast-check'
import { expect, it } from 'vitest'
import { actorOf, readPlace } from './history.ts'

it('says of nobody which officer or which person it was', () => {
  expect(['visitor', 'claimant:0a1b', 'officer:ffee', 'operator', 'system'].map(actorOf)).toEqual([
    'somebody',
    'representative',
    'staff',
    'staff',
    'system',
  ])
})

it('reads every place that it wrote', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), (place) => {
      expect(readPlace(String(place))).toBe(place)
    }),
  )
})

it.each([undefined, '', '0', '01', '-1', '1e9', '1.5', '9999999999999999', ['1'], '1\n', '1-2'])(
  'reads no place from %j',
  (raw) => {
    expect(readPlace(raw)).toBeUndefined()
  },
)
