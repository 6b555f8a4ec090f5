import { expect, it } from 'vitest'
import { hours, instant } from '../../kernel/time.ts'
import { isOfThisVisit } from './attendance.ts'

const at = instant(Date.UTC(2026, 10, 25, 14))

it('counts that a person was seen for as long as they may still be there, and not a millisecond longer', () => {
  const after = (milliseconds: number) => isOfThisVisit({ at }, hours(8), instant(at + milliseconds))
  expect(after(0)).toBe(true)
  expect(after(hours(8) * 1000 - 1)).toBe(true)
  expect(after(hours(8) * 1000)).toBe(false)
})
