import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hours, instant, plus } from '../../../kernel/time.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Verdict } from './judge.ts'
import { abandon, cleared, freshTries, reservationLife, reserve, settle, standingAt } from './tries.ts'
import type { Tries, TriesRule } from './tries.ts'

const rule: TriesRule = { attempts: 3, suspension: hours(24), abandonedFree: 2 }
const start = instant(Date.UTC(2026, 10, 24, 15))
const at = (seconds: number): Instant => plus(start, seconds)

function take(tries: Tries, id: string, now: Instant): Tries {
  const taken = reserve(tries, id, now, rule)
  if (taken.kind !== 'reserved') throw new Error(taken.kind)
  return taken.tries
}

function give(tries: Tries, id: string, verdict: Verdict, now: Instant): Tries {
  const given = settle(tries, id, verdict, now, rule)
  if (given.kind !== 'settled') throw new Error(given.kind)
  return given.tries
}

const attempt = (tries: Tries, verdict: Verdict, now: Instant): Tries =>
  give(take(tries, `${now}`, now), `${now}`, verdict, now)

const refusedTimes = (times: number): Tries =>
  Array.from({ length: times }).reduce<Tries>(
    (tries, _, index) => attempt(tries, 'refused', at(index)),
    freshTries,
  )

const suspended = refusedTimes(3)
/** The third refusal came two seconds after the first. */
const end = at(2 + hours(24))

describe('the three tries', () => {
  it('close the door on the third miss and not before', () => {
    expect(standingAt(refusedTimes(1), at(5), rule)).toEqual({ kind: 'open', left: 2 })
    expect(standingAt(refusedTimes(2), at(5), rule)).toEqual({ kind: 'open', left: 1 })
    expect(standingAt(suspended, at(5), rule)).toEqual({ kind: 'suspended', until: end })
  })

  it('open again after 24 hours and not a second before (ATK-19)', () => {
    expect(reserve(suspended, 'x', at(3), rule)).toEqual({ kind: 'suspended', until: end })
    expect(reserve(suspended, 'x', plus(end, -1), rule)).toEqual({ kind: 'suspended', until: end })
    expect(reserve(suspended, 'x', plus(end, 1), rule).kind).toBe('reserved')
  })

  it('start at zero after the suspension', () => {
    expect(standingAt(suspended, end, rule)).toEqual({ kind: 'open', left: 3 })
    expect(standingAt(attempt(suspended, 'refused', end), end, rule)).toEqual({ kind: 'open', left: 2 })
  })

  it('do not move the end of a suspension, whatever arrives meanwhile (ATK-19)', () => {
    const left = abandon(suspended, at(60), rule)
    expect(left).toEqual({ tries: suspended, counted: false })
    expect(settle(suspended, 'x', 'refused', at(60), rule)).toEqual({ kind: 'lapsed' })
  })

  it('do not come back by waiting: a year later the next miss is the third (ATK-22)', () => {
    const year = hours(24) * 365
    expect(standingAt(attempt(refusedTimes(2), 'refused', at(year)), at(year), rule).kind).toBe('suspended')
  })

  it('judge no more sets than are left, however many come at once (ATK-20)', () => {
    const all = [take(freshTries, 'a', at(0))]
    for (const id of ['b', 'c']) all.push(take(all.at(-1) ?? freshTries, id, at(0)))
    expect(reserve(all.at(-1) ?? freshTries, 'd', at(0), rule)).toEqual({ kind: 'busy' })
  })

  it('come back when the set passed or could not be judged (I-10)', () => {
    for (const verdict of ['passed', 'cannotJudge'] as const) {
      expect(attempt(refusedTimes(2), verdict, at(9))).toEqual(refusedTimes(2))
    }
  })

  it('come back when the process that took one died, and its verdict is then never told', () => {
    const taken = take(take(take(freshTries, 'a', at(0)), 'b', at(0)), 'c', at(0))
    expect(reserve(taken, 'd', at(reservationLife - 1), rule).kind).toBe('busy')
    const later = take(taken, 'd', at(reservationLife))
    expect(settle(later, 'a', 'passed', at(reservationLife), rule)).toEqual({ kind: 'lapsed' })
  })

  it('are settled once', () => {
    const taken = take(freshTries, 'a', at(0))
    const given = give(taken, 'a', 'refused', at(1))
    expect(settle(given, 'a', 'refused', at(2), rule)).toEqual({ kind: 'lapsed' })
  })

  it('are all there again after a completed recovery', () => {
    expect(standingAt(cleared(), at(3), rule)).toEqual({ kind: 'open', left: 3 })
  })
})

describe('leaving a shown set', () => {
  const leave = (tries: Tries, ...moments: readonly Instant[]): Tries =>
    moments.reduce((state, now) => abandon(state, now, rule).tries, tries)

  it('is free twice in 24 hours and costs a try from the third time on (ATK-24)', () => {
    expect(standingAt(leave(freshTries, at(0), at(1)), at(2), rule)).toEqual({ kind: 'open', left: 3 })
    expect(standingAt(leave(freshTries, at(0), at(1), at(2)), at(3), rule)).toEqual({ kind: 'open', left: 2 })
    expect(standingAt(leave(freshTries, at(0), at(1), at(2), at(3)), at(4), rule)).toEqual({
      kind: 'open',
      left: 1,
    })
  })

  it('says whether it cost one', () => {
    expect(abandon(leave(freshTries, at(0), at(1)), at(2), rule).counted).toBe(true)
    expect(abandon(leave(freshTries, at(0)), at(2), rule).counted).toBe(false)
  })

  it('is free again when the earlier ones are a day old', () => {
    const day = hours(24)
    expect(standingAt(leave(freshTries, at(0), at(1), at(day)), at(day), rule)).toEqual({
      kind: 'open',
      left: 3,
    })
    expect(abandon(leave(freshTries, at(0), at(1)), at(day - 1), rule).counted).toBe(true)
  })

  it('suspends on the last try, and a set then in judgement gets no verdict (I-09)', () => {
    const judging = take(leave(refusedTimes(2), at(10), at(11)), 'a', at(12))
    const { tries } = abandon(judging, at(13), rule)
    expect(standingAt(tries, at(13), rule).kind).toBe('suspended')
    expect(settle(tries, 'a', 'passed', at(14), rule)).toEqual({ kind: 'lapsed' })
  })
})

describe('any history', () => {
  type Step =
    | { readonly does: 'reserve' | 'abandon' | 'complete'; readonly wait: number }
    | { readonly does: 'settle'; readonly wait: number; readonly verdict: Verdict; readonly which: number }
  const wait = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: hours(30) }))
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ does: fc.constant('reserve' as const), wait }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('abandon' as const), wait }) },
    {
      weight: 4,
      arbitrary: fc.record({
        does: fc.constant('settle' as const),
        wait: fc.integer({ min: 0, max: 130 }),
        verdict: fc.constantFrom<Verdict>('refused', 'refused', 'refused', 'passed', 'cannotJudge'),
        which: fc.nat(3),
      }),
    },
  )

  it('has at most three refused sets in any 24 hours, and tells none during a suspension (I-09)', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let tries = freshTries
        let now = start
        const open: string[] = []
        const refusals: Instant[] = []
        steps.forEach((one, index) => {
          now = plus(now, one.wait)
          const before = standingAt(tries, now, rule)
          if (one.does === 'reserve') {
            const taken = reserve(tries, `${index}`, now, rule)
            expect(taken.kind === 'suspended').toBe(before.kind === 'suspended')
            if (taken.kind === 'reserved') {
              tries = taken.tries
              open.push(`${index}`)
            }
          } else if (one.does === 'abandon') {
            tries = abandon(tries, now, rule).tries
          } else if (one.does === 'settle' && open.length > 0) {
            const [id = ''] = open.splice(one.which % open.length, 1)
            const given = settle(tries, id, one.verdict, now, rule)
            if (given.kind === 'settled') {
              expect(before.kind).toBe('open')
              tries = given.tries
              if (one.verdict === 'refused') refusals.push(now)
            }
          }
          if (before.kind === 'suspended' && now < before.until)
            expect(standingAt(tries, now, rule)).toEqual(before)
        })
        refusals.forEach((first, index) => {
          const fourth = refusals[index + 3]
          if (fourth !== undefined) expect(fourth).toBeGreaterThanOrEqual(plus(first, hours(24)))
        })
      }),
      { numRuns: 500 },
    )
  })
})
