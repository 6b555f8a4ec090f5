import { describe, expect, it } from 'vitest'
import { arms, halves, shuffled, steadyChance, type Arm, type Sample } from './sample.ts'
import { learnThreshold } from './threshold.ts'
import { accuracyOf, isLeak, verdictOf } from './verdict.ts'

/** Milliseconds around a middle, with a tail to the slow side as real answers have it. */
const took = (chance: () => number, middle: number): number =>
  middle + 2 * (chance() + chance() + chance() - 1.5) + (chance() < 0.05 ? 15 * chance() : 0)

/** So many of each arm; `change` plants what tells them apart. */
function samplesWith(
  count: number,
  change: (arm: Arm, chance: () => number) => Partial<Sample> = () => ({}),
  seed = 7,
): readonly Sample[] {
  const chance = steadyChance(seed)
  const turns = arms.flatMap((arm) => Array.from({ length: count }, () => arm))
  return shuffled(turns, chance).map((arm) => ({
    arm,
    took: took(chance, 20),
    status: 422,
    length: 5_000 + Math.floor(chance() * 20),
    headers: 'content-type',
    body: '<p>No coincide.</p>',
    ...change(arm, chance),
  }))
}

describe('the verdict on one door', () => {
  it('finds nothing where there is nothing, whatever the chance', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const verdict = verdictOf(samplesWith(400, undefined, seed))
      expect([seed, isLeak(verdict)]).toEqual([seed, false])
      expect(verdict).toMatchObject({ known: 400, unknown: 400, onlyOne: 0 })
      expect(verdict.gap).toBeLessThan(1)
    }
  })

  it('finds 3 ms by one threshold, whichever arm is the slower one', () => {
    for (const slow of arms) {
      const verdict = verdictOf(
        samplesWith(400, (arm, chance) => (arm === slow ? { took: took(chance, 23) } : {})),
      )
      expect(verdict.threshold.from).toBeGreaterThan(0.75)
      expect(isLeak(verdict)).toBe(true)
      expect(verdict.gap).toBeGreaterThan(2)
    }
  })

  it('finds by its features what one threshold cannot see: the one arm is both the faster and the slower', () => {
    const verdict = verdictOf(
      samplesWith(400, (arm, chance) =>
        arm === 'known' ? { took: took(chance, chance() < 0.5 ? 10 : 30) } : {},
      ),
    )
    expect(verdict.threshold.share).toBeLessThan(0.8)
    expect(verdict.features.from).toBeGreaterThan(0.9)
  })

  it.each<readonly [string, Partial<Sample>]>([
    ['a word', { body: '<p>No coincide con lo registrado.</p>' }],
    ['a status', { status: 409 }],
    ['a header', { headers: 'content-type, retry-after' }],
    ['the length', { length: 5_040 }],
  ])('finds %s that only one arm has', (_what, planted) => {
    const verdict = verdictOf(samplesWith(100, (arm) => (arm === 'known' ? planted : {})))
    expect(verdict.features.share).toBe(1)
    expect(isLeak(verdict)).toBe(true)
  })

  it('finds a word that one arm has in every third answer only', () => {
    const verdict = verdictOf(
      samplesWith(600, (arm, chance) => (arm === 'known' && chance() < 0.34 ? { body: 'otra' } : {})),
    )
    expect(verdict.onlyOne).toBe(1)
    expect(isLeak(verdict)).toBe(true)
  })
})

describe('one threshold', () => {
  it('is learnt where it divides best, and on the side that fits', () => {
    const times = [1, 2, 3, 10, 11, 12]
    const learnt = learnThreshold(times.map((ms, n) => ({ took: ms, arm: n < 3 ? 'unknown' : 'known' })))
    const guesses = [0, 6, 7, 99].map((ms) => learnt({ took: ms, arm: 'known' }))
    expect(guesses).toEqual(['unknown', 'unknown', 'known', 'known'])
  })

  it('does not divide what took the same time', () => {
    const learnt = learnThreshold(arms.map((arm) => ({ took: 5, arm })))
    expect(learnt({ took: 5, arm: 'known' })).toBe(learnt({ took: 5, arm: 'unknown' }))
  })
})

it('half of each arm teaches and the other half judges, none does both', () => {
  const all = samplesWith(50)
  const { learn, judge } = halves(all)
  expect(new Set([...learn, ...judge]).size).toBe(100)
  for (const half of [learn, judge])
    for (const arm of arms) expect(half.filter((sample) => sample.arm === arm)).toHaveLength(25)
})

it('the interval is that of Wilson: 50 of 100 is 40.4 to 59.6, 10 of 10 is 72.2 to 100', () => {
  const rounded = ({ from, to }: { from: number; to: number }) => [from, to].map((n) => Number(n.toFixed(3)))
  expect(rounded(accuracyOf(50, 100))).toEqual([0.404, 0.596])
  expect(rounded(accuracyOf(10, 10))).toEqual([0.722, 1])
  expect(() => accuracyOf(0, 0)).toThrow(RangeError)
})
