import { createComparer } from '../../src/proofs/biometrics/domain/compare.ts'
import { prepareFinger } from '../../src/proofs/biometrics/domain/cylinders.ts'
import type { PreparedFinger } from '../../src/proofs/biometrics/domain/cylinders.ts'
import { bestScore, matchScore } from '../../src/proofs/biometrics/domain/verdict.ts'
import { percentile } from '../statistics.ts'
import { equalError, falseMatch, falseNonMatch, falseNonMatchAt, scoresOf } from './rates.ts'
import type { FolderReading, Impression } from './read-folder.ts'

/** Milliseconds. */
export interface Times {
  readonly median: number
  readonly p95: number
  readonly most: number
}

export interface BiometricFigures {
  readonly templates: { readonly read: number; readonly refused: FolderReading['refused'] }
  readonly fingers: number
  readonly threshold: number
  /** Every impression against every later one of its finger, and against every one of every later finger. Parts of 1. */
  readonly single: {
    readonly genuine: number
    readonly impostor: number
    readonly equalError: number
    readonly falseNonMatchAt: { readonly '1%': number; readonly '0.1%': number; readonly '0': number }
    readonly falseNonMatch: number
    readonly falseMatch: number
    readonly greatestImpostor: number
  }
  /** Three impressions enrolled; the others in twos, of which the better counts. */
  readonly enrolled: {
    readonly genuine: number
    readonly refused: number
    readonly impostor: number
    readonly letIn: number
  }
  readonly prepare: Times
  readonly compare: Times
}

interface Prepared {
  readonly finger: string
  readonly impressions: readonly PreparedFinger[]
}

const enrolledImpressions = 3
const attempts = 2

/**
 * Holds all templates against each other by the comparer that the service uses. Fingers of different folders
 * are compared too. Memory is one number a comparison.
 * @throws RangeError where there are not two fingers with two impressions each: nothing could be said.
 */
export function measureBiometrics({ impressions, refused }: FolderReading): BiometricFigures {
  const comparer = createComparer()
  const preparing: number[] = []
  const comparing: number[] = []
  const timed = <T>(times: number[], work: () => T): T => {
    const before = performance.now()
    const made = work()
    times.push(performance.now() - before)
    return made
  }
  const compare = (one: PreparedFinger, other: PreparedFinger): number =>
    timed(comparing, () => comparer.compare(one, other))

  warmUp(impressions)
  const fingers = byFinger(impressions, (view) => timed(preparing, () => prepareFinger(view)))
  if (fingers.filter((finger) => finger.impressions.length > 1).length < 2)
    throw new RangeError('two fingers with two impressions each are the least')

  const [genuine, impostor]: [number[], number[]] = [[], []]
  for (const [at, finger] of fingers.entries()) {
    for (const [n, one] of finger.impressions.entries()) {
      for (const other of finger.impressions.slice(n + 1)) genuine.push(compare(one, other))
      for (const later of fingers.slice(at + 1))
        for (const other of later.impressions) impostor.push(compare(one, other))
    }
  }
  const scores = scoresOf(genuine, impostor)
  const enrolled = measureEnrolled(fingers, (probe, views) => bestScore({ compare }, probe, views))
  return {
    templates: { read: impressions.length, refused },
    fingers: fingers.length,
    threshold: matchScore,
    single: {
      genuine: genuine.length,
      impostor: impostor.length,
      equalError: equalError(scores),
      falseNonMatchAt: {
        '1%': falseNonMatchAt(scores, 0.01),
        '0.1%': falseNonMatchAt(scores, 0.001),
        '0': falseNonMatchAt(scores, 0),
      },
      falseNonMatch: falseNonMatch(scores, matchScore),
      falseMatch: falseMatch(scores, matchScore),
      greatestImpostor: scores.impostor.at(-1) ?? 0,
    },
    enrolled,
    prepare: timesOf(preparing),
    compare: timesOf(comparing),
  }
}

/** The first comparisons of a process are slow until the code is compiled; a service warms up in the same way. */
function warmUp(impressions: readonly Impression[]): void {
  const comparer = createComparer()
  const some = impressions.slice(0, 8).map(({ view }) => prepareFinger(view))
  for (let round = 0; round < 5; round += 1)
    for (const one of some) for (const other of some) comparer.compare(one, other)
}

function byFinger(
  impressions: readonly Impression[],
  prepare: (view: Impression['view']) => PreparedFinger,
): readonly Prepared[] {
  const sorted = impressions.toSorted((a, b) => a.number - b.number)
  const fingers = Map.groupBy(sorted, ({ finger }) => finger)
  return Array.from(fingers, ([finger, all]) => ({
    finger,
    impressions: all.map(({ view }) => prepare(view)),
  }))
}

function measureEnrolled(
  fingers: readonly Prepared[],
  best: (probe: PreparedFinger, views: readonly PreparedFinger[]) => number,
): BiometricFigures['enrolled'] {
  const counts = { genuine: 0, refused: 0, impostor: 0, letIn: 0 }
  for (const holder of fingers) {
    const views = holder.impressions.slice(0, enrolledImpressions)
    if (views.length < enrolledImpressions) continue
    for (const comer of fingers) {
      const isHolder = comer === holder
      const probes = isHolder ? comer.impressions.slice(enrolledImpressions) : comer.impressions
      for (let at = 0; at + attempts <= probes.length; at += attempts) {
        const matches = probes.slice(at, at + attempts).some((probe) => best(probe, views) >= matchScore)
        counts[isHolder ? 'genuine' : 'impostor'] += 1
        if (matches !== isHolder) counts[isHolder ? 'refused' : 'letIn'] += 1
      }
    }
  }
  return counts
}

function timesOf(milliseconds: readonly number[]): Times {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  return { median: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), most: percentile(sorted, 1) }
}
