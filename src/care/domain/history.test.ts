import fc from 'fast-check'
import { expect, it } from 'vitest'
import { actorOf, readPlace, writePlace } from './history.ts'

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
    fc.property(
      fc.integer({ min: 0, max: 4_102_444_800_000_000 }),
      fc.integer({ min: 0, max: 15 }),
      fc.integer({ min: 0, max: 999_999_999_999_999 }),
      (micros, lane, seq) => {
        expect(readPlace(writePlace({ micros, lane, seq }))).toEqual({ micros, lane, seq })
      },
    ),
  )
})

it.each([undefined, '', '1-2', '1-16-1', '-1-1-1', '1e9-1-1', '9999999999999999-1-1', ['1-1-1'], '1-1-1\n'])(
  'reads no place from %j',
  (raw) => {
    expect(readPlace(raw)).toBeUndefined()
  },
)
