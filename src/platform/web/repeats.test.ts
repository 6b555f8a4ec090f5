import { describe, expect, it } from 'vitest'
import { instant, plus } from '../../kernel/time.ts'
import { isRepeating, withRefusal, type Refusals } from './repeats.ts'

const rule = { repeats: 3, repeatWithin: 600 }
const now = instant(Date.UTC(2027, 2, 1, 15))
const at = (seconds: number) => plus(now, seconds)
const noted = (...when: readonly number[]): Refusals =>
  when.reduce<Refusals>((list, s) => withRefusal(list, 'identityMismatch', at(s), rule), [])

describe('the same refused again', () => {
  it('is said to be so from the number of the rule on, and not before', () => {
    expect(isRepeating(noted(-60, -30), 'identityMismatch', now, rule)).toBe(false)
    expect(isRepeating(noted(-60, -30, 0), 'identityMismatch', now, rule)).toBe(true)
  })

  it('counts what lies within the time of the rule, to the second', () => {
    expect(isRepeating(noted(-599, -30, 0), 'identityMismatch', now, rule)).toBe(true)
    expect(isRepeating(noted(-600, -30, 0), 'identityMismatch', now, rule)).toBe(false)
  })

  it('counts each kind for itself', () => {
    const mixed = withRefusal(noted(-60, -30), 'keyRules', now, rule)
    expect(isRepeating(mixed, 'identityMismatch', now, rule)).toBe(false)
    expect(
      isRepeating(withRefusal(mixed, 'identityMismatch', now, rule), 'identityMismatch', now, rule),
    ).toBe(true)
  })

  it('grows no longer than the cookie has room for, however often', () => {
    expect(noted(...Array.from({ length: 100 }, (_, n) => n / 1000)).length).toBe(9)
  })
})
