import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clockText, markReached, secondsLeft } from './countdown.ts'

/** What is said while a countdown of `seconds` is read at these moments (milliseconds after its start). */
function spoken(seconds: number, moments: readonly number[]): readonly number[] {
  let before = seconds + 1
  return moments.flatMap((moment) => {
    const now = secondsLeft(seconds, moment)
    const mark = markReached(before, now)
    before = now
    return mark === undefined ? [] : [mark]
  })
}
const everySecond = (seconds: number): readonly number[] =>
  Array.from({ length: seconds + 5 }, (_, i) => i * 1000)

it('speaks at 120, 60, 30 and 10 seconds and at no other', () => {
  expect(spoken(180, everySecond(180))).toEqual([120, 60, 30, 10])
  expect(spoken(1800, everySecond(1800))).toEqual([120, 60, 30, 10])
  expect(spoken(45, everySecond(45))).toEqual([30, 10])
})

it('says only what is still true after the page slept', () => {
  expect(spoken(180, [0, 155_000])).toEqual([30])
  expect(spoken(180, [0, 500_000])).toEqual([])
})

it('never speaks more than four times before the end, however it is read', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.array(fc.nat(2_500_000), { maxLength: 300 }), (seconds, moments) => {
      expect(
        spoken(
          seconds,
          moments.toSorted((a, b) => a - b),
        ).length,
      ).toBeLessThanOrEqual(4)
    }),
  )
})

it('shows 0 only when the time is over', () => {
  expect(secondsLeft(180, 179_999)).toBe(1)
  expect(secondsLeft(180, 180_000)).toBe(0)
  expect(secondsLeft(180, 9e9)).toBe(0)
})

it('writes minutes and seconds', () => {
  expect(clockText(161)).toBe('2:41')
  expect(clockText(60)).toBe('1:00')
  expect(clockText(9)).toBe('0:09')
})
