import { learnFeatures } from './naive-bayes.ts'
import { halves, type Arm, type Sample } from './sample.ts'
import { learnThreshold, type Guess } from './threshold.ts'

/** How often a guess was right, and between which shares the truth lies in 95 of 100 runs. */
export interface Accuracy {
  readonly share: number
  readonly from: number
  readonly to: number
}

export interface Verdict {
  /** Samples of each arm. */
  readonly known: number
  readonly unknown: number
  /** Milliseconds. */
  readonly medians: Readonly<Record<Arm, number>>
  /** Of the medians, as a distance. Milliseconds. */
  readonly gap: number
  readonly threshold: Accuracy
  readonly features: Accuracy
  /** Kinds of answers, by status, headers and words, that only one arm got. */
  readonly onlyOne: number
}

/** At most this share may be guessed right (RELIABILITY 11, ATK-15). */
export const mostAccuracy = 0.55
/** And the medians lie less than this apart. Milliseconds. */
export const mostGap = 5

/** Wilson's interval of a share: it holds near 0 and 1 and for few samples too. */
export function accuracyOf(right: number, of: number): Accuracy {
  if (of === 0) throw new RangeError('nothing was judged')
  const z = 1.96
  const share = right / of
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of)
  const reach = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  return { share, from: Math.max(0, middle - reach), to: Math.min(1, middle + reach) }
}

/** Only what lies above for certain is a leak: half of all harmless doors are guessed better than even. */
export const isLeak = ({ threshold, features }: Pick<Verdict, 'threshold' | 'features'>): boolean =>
  threshold.from > mostAccuracy || features.from > mostAccuracy

const judged = <S extends Pick<Sample, 'arm'>>(samples: readonly S[], guess: Guess<S>): Accuracy =>
  accuracyOf(samples.filter((sample) => guess(sample) === sample.arm).length, samples.length)

export function verdictOf(samples: readonly Sample[]): Verdict {
  const { learn, judge } = halves(samples)
  const of = (arm: Arm) => samples.filter((sample) => sample.arm === arm)
  const [known, unknown] = [of('known'), of('unknown')]
  const medians = { known: medianOf(known), unknown: medianOf(unknown) }
  return {
    known: known.length,
    unknown: unknown.length,
    medians,
    gap: Math.abs(medians.known - medians.unknown),
    threshold: judged(judge, learnThreshold(learn)),
    features: judged(judge, learnFeatures(learn)),
    onlyOne: apart(kindsOf(known), kindsOf(unknown)) + apart(kindsOf(unknown), kindsOf(known)),
  }
}

const kindsOf = (samples: readonly Sample[]): ReadonlySet<string> =>
  new Set(samples.map(({ status, headers, body }) => `${status}\n${headers}\n${body}`))

/** How many of these the others lack. */
const apart = (these: ReadonlySet<string>, others: ReadonlySet<string>): number =>
  [...these].filter((kind) => !others.has(kind)).length

function medianOf(samples: readonly Sample[]): number {
  const sorted = samples.map(({ took }) => took).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
