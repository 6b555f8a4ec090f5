import type { Arm, Sample } from './sample.ts'

type Timed = Pick<Sample, 'arm' | 'took'>
export type Guess<S> = (sample: S) => Arm

const other = (arm: Arm): Arm => (arm === 'known' ? 'unknown' : 'known')

/**
 * The one threshold on time, and the side of it, that tell most of these samples apart (ATK-15). Every gap
 * between two different times is tried.
 */
export function learnThreshold(samples: readonly Timed[]): Guess<Timed> {
  const sorted = samples.toSorted((a, b) => a.took - b.took)
  const known = sorted.filter(({ arm }) => arm === 'known').length
  let knownBelow = 0
  let best = { right: 0, at: -Infinity, below: 'known' as Arm }
  for (const [index, { arm, took }] of sorted.entries()) {
    if (arm === 'known') knownBelow += 1
    const next = sorted[index + 1]?.took ?? Infinity
    if (next === took) continue
    const at = next === Infinity ? Infinity : (took + next) / 2
    const unknownAbove = sorted.length - known - (index + 1 - knownBelow)
    const right = knownBelow + unknownAbove
    if (right > best.right) best = { right, at, below: 'known' }
    if (sorted.length - right > best.right) best = { right: sorted.length - right, at, below: 'unknown' }
  }
  const { at, below } = best
  return ({ took }) => (took < at ? below : other(below))
}
