import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAssigner } from './assign.ts'
import { createComparer } from './compare.ts'
import { prepareFinger } from './cylinders.ts'
import { hullOf, isNearHull } from './hull.ts'
import { readTemplate } from './read-template.ts'
import { impressionOf, syntheticFinger } from './synthetic-finger.ts'
import type { FingerView } from './template.ts'
import { bestScore, matchScore } from './verdict.ts'
import { writeIso } from './write-iso.ts'

const comparer = createComparer()
const scoreOf = (one: FingerView, other: FingerView): number =>
  comparer.compare(prepareFinger(one), prepareFinger(other))

/** As a capture kit would send it: whole pixels, angles of 256 steps. */
function sent(view: FingerView): FingerView {
  const read = readTemplate(writeIso([view]))
  return (read.ok ? read.value.views[0] : undefined) ?? expect.fail('is no template')
}

const degree = Math.PI / 180
const seeds = fc.integer({ min: 0, max: 100_000 })
const rotation = fc.double({ min: -30 * degree, max: 30 * degree, noNaN: true })
const shift = fc.integer({ min: -40, max: 40 })

describe('two impressions of one finger', () => {
  it('are alike however the finger is turned by 30 degrees and shifted by 40 pixels, to a twentieth', () => {
    fc.assert(
      fc.property(seeds, rotation, shift, shift, (seed, turned, shiftX, shiftY) => {
        const finger = syntheticFinger(seed)
        const still = scoreOf(sent(finger), sent(finger))
        const moved = impressionOf(finger, seed, { rotation: turned, shiftX, shiftY })
        expect(Math.abs(scoreOf(sent(finger), sent(moved)) - still)).toBeLessThan(0.05)
      }),
      { numRuns: 30 },
    )
  })

  it('are one finger though a tenth of the minutiae is lost, and another tenth was never there', () => {
    fc.assert(
      fc.property(seeds, rotation, shift, shift, (seed, turned, shiftX, shiftY) => {
        const finger = syntheticFinger(seed)
        const mishap = { rotation: turned, shiftX, shiftY, lost: 0.1, added: 0.1 }
        const moved = impressionOf(finger, seed, { ...mishap, jitter: 2, angleJitter: 5 * degree })
        expect(scoreOf(sent(finger), sent(moved))).toBeGreaterThan(1.5 * matchScore)
      }),
      { numRuns: 30 },
    )
  })

  it('are one finger though a quarter is lost and the skin is pulled', () => {
    const refused = Array.from({ length: 40 }, (_, seed) => {
      const finger = syntheticFinger(seed)
      const mishap = { rotation: 0.3, lost: 0.25, added: 0.2, jitter: 3, angleJitter: 0.15, distortion: 6 }
      return scoreOf(sent(finger), sent(impressionOf(finger, seed, mishap)))
    }).filter((score) => score < matchScore)
    expect(refused).toEqual([])
  })

  it('are one finger at another resolution', () => {
    const finger = syntheticFinger(3)
    const coarse = {
      ...finger,
      resolutionX: 138,
      resolutionY: 138,
      minutiae: finger.minutiae.map((each) => ({
        ...each,
        x: Math.round(each.x * 0.7),
        y: Math.round(each.y * 0.7),
      })),
    }
    expect(scoreOf(finger, coarse)).toBeGreaterThan(2 * matchScore)
    expect(scoreOf(finger, { ...coarse, resolutionX: 197, resolutionY: 197 })).toBeLessThan(matchScore)
  })
})

describe('two fingers', () => {
  it('are never alike: 780 comparisons', () => {
    const prepared = Array.from({ length: 40 }, (_, seed) =>
      prepareFinger(sent(impressionOf(syntheticFinger(seed + 1_000, 30 + (seed % 50)), seed, { lost: 0.1 }))),
    )
    let most = 0
    for (const [at, one] of prepared.entries())
      for (const other of prepared.slice(at + 1)) most = Math.max(most, comparer.compare(one, other))
    expect(most).toBeGreaterThan(0.1)
    expect(most).toBeLessThan(matchScore)
  })

  it('of one pattern are hardly alike: other minutiae along the same ridges', () => {
    const scores = Array.from({ length: 100 }, (_, seed) => {
      const finger = syntheticFinger(seed, 80)
      const every = (second: number): FingerView => ({
        ...finger,
        minutiae: finger.minutiae.filter((__, at) => at % 2 === second),
      })
      return scoreOf(every(0), every(1))
    })
    expect(Math.max(...scores)).toBeLessThan(0.6 * matchScore)
    expect(scores.reduce((sum, score) => sum + score, 0) / scores.length).toBeLessThan(0.25 * matchScore)
  })

  it('are not alike either if one is the mirror image of the other', () => {
    const finger = syntheticFinger(8)
    const minutiae = finger.minutiae.map((each) => ({
      ...each,
      x: finger.width - 1 - each.x,
      angle: (3 * Math.PI - each.angle) % (2 * Math.PI),
    }))
    expect(scoreOf(finger, { ...finger, minutiae })).toBeLessThan(matchScore)
  })

  it('are not alike if the places are the same and the directions are not', () => {
    const [finger, other] = [syntheticFinger(9), syntheticFinger(10)]
    const minutiae = finger.minutiae.map((each, at) => ({ ...each, angle: other.minutiae[at]?.angle ?? 0 }))
    expect(scoreOf(finger, { ...finger, minutiae })).toBeLessThan(matchScore)
  })
})

describe('a print that says too little', () => {
  it.each([0, 1, 2, 9])('of %i minutiae is like none, not even itself', (count) => {
    const finger = syntheticFinger(1)
    const few = { ...finger, minutiae: finger.minutiae.slice(0, count) }
    expect(scoreOf(few, few)).toBe(0)
    expect(scoreOf(few, finger)).toBe(0)
  })

  it.each<[string, FingerView['minutiae'][number]]>([
    ['on one spot', { x: 5, y: 5, angle: 1, kind: 'ending', quality: 50 }],
    ['nowhere', { x: 0, y: 0, angle: 0, kind: 'other', quality: undefined }],
  ])('whose 100 minutiae lie %s gives a score all the same', (_, minutia) => {
    const view = { ...syntheticFinger(1), minutiae: Array.from({ length: 100 }, () => minutia) }
    const score = scoreOf(view, view)
    expect(score).toBeGreaterThanOrEqual(0)
    expect(score).toBeLessThanOrEqual(1)
  })
})

it('any two views have a score of 0 to 1', () => {
  const minutia = fc.record({
    x: fc.integer({ min: 0, max: 499 }),
    y: fc.integer({ min: 0, max: 499 }),
    angle: fc.double({ min: 0, max: 6.28, noNaN: true }),
    kind: fc.constantFrom('ending', 'bifurcation', 'other'),
    quality: fc.constant(undefined),
  })
  const view = fc
    .array(minutia, { maxLength: 160, size: 'max' })
    .map((minutiae) => ({ ...syntheticFinger(1), width: 500, height: 500, minutiae }))
  fc.assert(
    fc.property(view, view, (one, other) => {
      const [a, b] = [prepareFinger(one), prepareFinger(other)]
      const score = comparer.compare(a, b)
      expect(score >= 0 && score <= 1).toBe(true)
    }),
    { numRuns: 10 },
  )
})

it('the best of several enrolled views counts, and none is no score', () => {
  const finger = syntheticFinger(1)
  const [probe, other] = [prepareFinger(finger), prepareFinger(syntheticFinger(2))]
  expect(bestScore(comparer, probe, [other, probe, other])).toBe(comparer.compare(probe, probe))
  expect(bestScore(comparer, probe, [])).toBe(0)
})

it('columns are given so that all together are worth most', () => {
  const assigner = createAssigner(6)
  const square = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 20, maxLength: 20 })
  fc.assert(
    fc.property(square, (numbers) => {
      const [rows, columns] = [4, 5]
      const worth = Float64Array.from(numbers)
      const given = new Int32Array(6)
      assigner.assign(worth, rows, columns, given)
      const chosen = Array.from(given.slice(0, rows))
      expect(new Set(chosen).size).toBe(rows)
      const sumOf = (picks: readonly number[]): number =>
        picks.reduce((sum, column, row) => sum + (worth[row * columns + column] ?? Number.NaN), 0)
      const every = (left: readonly number[], picks: readonly number[]): number =>
        picks.length === rows
          ? sumOf(picks)
          : Math.max(
              ...left.map((column) =>
                every(
                  left.filter((each) => each !== column),
                  [...picks, column],
                ),
              ),
            )
      expect(sumOf(chosen)).toBe(every([0, 1, 2, 3, 4], []))
    }),
    { numRuns: 200 },
  )
})

describe('the outline of a print', () => {
  const square = hullOf({ x: [0, 10, 10, 0, 5, 5], y: [0, 0, 10, 10, 5, 0] })

  it('has the corners only', () => {
    expect([...Array.from(square.x).entries()].map(([at, x]) => [x, square.y[at]])).toEqual([
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ])
  })

  it.each([
    [5, 5, 0, true],
    [12, 5, 1, false],
    [12, 5, 2, true],
    [12, 12, 2.5, false],
    [12, 12, 3, true],
  ])('(%d, %d) lies within %d of it: %s', (x, y, margin, near) => {
    expect(isNearHull(square, x, y, margin)).toBe(near)
  })

  it('of one point, of none and of a line is not an area', () => {
    expect(isNearHull(hullOf({ x: [1], y: [1] }), 1, 2, 1)).toBe(true)
    expect(isNearHull(hullOf({ x: [1], y: [1] }), 1, 3, 1)).toBe(false)
    expect(isNearHull(hullOf({ x: [], y: [] }), 0, 0, 1)).toBe(false)
    expect(isNearHull(hullOf({ x: [0, 5, 10], y: [0, 5, 10] }), 5, 9, 1)).toBe(false)
  })
})
