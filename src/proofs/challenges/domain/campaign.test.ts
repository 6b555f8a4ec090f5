import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant, plus } from '../../../kernel/time.ts'
import { asDescribed } from '../../../policy/profiles/as-described.ts'
import { checkFactorOf, levelsOf, pausedUntil, reachOf, signsOf } from './campaign.ts'

const rule = asDescribed.campaign
const quiet = { refusedSets: 0, employers: 0 }
const now = instant(Date.UTC(2026, 10, 24, 15))
const count = fc.integer({ min: 0, max: 100_000 })
const usual = fc.record({ refusedSets: count, employers: count })

describe('the level at which guesses are a campaign', () => {
  it('is the policy’s where nothing is known yet', () => {
    expect(levelsOf(quiet, rule)).toEqual({ tenMinutes: 30, day: 40, suspended: 5 })
  })

  it('rises with what is usual, and no level with anything ever falls below the policy’s', () => {
    expect(levelsOf({ refusedSets: 30, employers: 0 }, rule)).toMatchObject({ tenMinutes: 30, day: 90 })
    expect(levelsOf({ refusedSets: 1_200, employers: 0 }, rule)).toMatchObject({ tenMinutes: 50, day: 3_600 })
    fc.assert(
      fc.property(usual, (some) => {
        const levels = levelsOf(some, rule)
        expect(levels.tenMinutes).toBeGreaterThanOrEqual(rule.refusedSetsPer10Min)
        expect(levels.day).toBeGreaterThanOrEqual(rule.refusedSetsPerDay)
        expect(levels.day).toBeGreaterThanOrEqual(rule.timesUsual * some.refusedSets)
      }),
    )
  })

  it('stays below one suspended employer in a hundred from 500 employers on (ATK-27)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 501, max: 5_000_000 }), (employers) => {
        expect(levelsOf({ refusedSets: 0, employers }, rule).suspended).toBeLessThan(employers / 100)
      }),
    )
    expect(levelsOf({ refusedSets: 0, employers: 10_000 }, rule).suspended).toBe(50)
  })
})

describe('a sign', () => {
  const levels = levelsOf(quiet, rule)
  it.each([
    [{ tenMinutes: 29, day: 39, suspended: 4 }, []],
    [{ tenMinutes: 30, day: 39, suspended: 4 }, ['burst']],
    [{ tenMinutes: 0, day: 40, suspended: 0 }, ['day']],
    [{ tenMinutes: 0, day: 15, suspended: 5 }, ['suspensions']],
    [{ tenMinutes: 99, day: 99, suspended: 9 }, ['burst', 'day', 'suspensions']],
  ])('is each figure that reaches its level: %j', (seen, signs) => {
    expect(signsOf(seen, levels)).toEqual(signs)
  })

  it('reaches back as far as the longest count that shows it', () => {
    expect(reachOf(['burst'])).toBe(600)
    expect(reachOf(['burst', 'suspensions'])).toBe(86_400)
  })
})

describe('during a campaign', () => {
  it('an employer waits after its last refused set, to the second, and no other employer does', () => {
    const until = plus(now, rule.pause)
    expect(pausedUntil(now, true, now, rule)).toBe(until)
    expect(pausedUntil(now, true, plus(until, -0.001), rule)).toBe(until)
    expect(pausedUntil(now, true, until, rule)).toBeNull()
    expect(pausedUntil(null, true, now, rule)).toBeNull()
  })

  it('three refused sets take an hour, so nobody is suspended within one', () => {
    expect(rule.pause * (asDescribed.questions.attempts - 1)).toBeGreaterThanOrEqual(3_600)
  })

  it('and only then anything is harder or slower', () => {
    expect(pausedUntil(now, false, now, rule)).toBeNull()
    expect(checkFactorOf(false, rule)).toBe(1)
    expect(checkFactorOf(true, rule)).toBe(rule.checkFactor)
  })
})
