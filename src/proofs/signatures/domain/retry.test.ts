import { expect, it } from 'vitest'
import { hours, instant, minutes, plus } from '../../../kernel/time.ts'
import { nextTry } from './retry.ts'

const received = instant(1_800_000_000_000)

it.each([
  [0, minutes(1)],
  [minutes(1), minutes(4)],
  [minutes(5), minutes(10)],
  [minutes(20), minutes(10)],
  [minutes(30), minutes(60)],
  [minutes(100), minutes(50)],
  [minutes(211), undefined],
  [hours(5), undefined],
])('after %i seconds it is tried again in %s', (waited, due) => {
  expect(nextTry(received, plus(received, waited), hours(4))).toBe(due)
})

it('takes a clock that went back for no time at all', () => {
  expect(nextTry(received, plus(received, -30), hours(4))).toBe(minutes(1))
})
