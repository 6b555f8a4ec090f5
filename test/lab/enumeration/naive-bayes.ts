import { arms, type Arm, type Sample } from './sample.ts'
import type { Guess } from './threshold.ts'

/** Into how many parts, each with as many samples, a quantity is cut. */
const parts = 8

/** The bounds between the parts of these values. */
function boundsOf(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b)
  return Array.from(
    { length: parts - 1 },
    (_, n) => sorted[Math.floor(((n + 1) * sorted.length) / parts)] ?? Infinity,
  )
}

const partOf = (value: number, bounds: readonly number[]): string =>
  String(bounds.filter((bound) => value >= bound).length)

/** What is looked at in a sample, each as a word: quantities by the part in which they lie. */
function featuresFrom(learn: readonly Sample[]): (sample: Sample) => readonly string[] {
  const times = boundsOf(learn.map(({ took }) => took))
  const lengths = boundsOf(learn.map(({ length }) => length))
  return ({ took, status, length, headers, body }) => [
    partOf(took, times),
    String(status),
    partOf(length, lengths),
    headers,
    body,
  ]
}

/**
 * Weighs time, status, length, headers and words of an answer together (naive Bayes, each count raised by
 * one, so that what was never seen is unlikely and not impossible).
 */
export function learnFeatures(learn: readonly Sample[]): Guess<Sample> {
  const features = featuresFrom(learn)
  const counts = new Map<string, Record<Arm, number>>()
  const sizes: Record<Arm, number> = { known: 0, unknown: 0 }
  for (const sample of learn) {
    sizes[sample.arm] += 1
    for (const [index, word] of features(sample).entries()) {
      const key = `${index} ${word}`
      const count = counts.get(key) ?? { known: 0, unknown: 0 }
      count[sample.arm] += 1
      counts.set(key, count)
    }
  }
  const likelihood = (sample: Sample, arm: Arm): number =>
    features(sample).reduce(
      (sum, word, index) =>
        sum + Math.log(((counts.get(`${index} ${word}`)?.[arm] ?? 0) + 1) / (sizes[arm] + parts)),
      Math.log(sizes[arm] + 1),
    )
  return (sample) => arms.reduce((a, b) => (likelihood(sample, b) > likelihood(sample, a) ? b : a))
}
