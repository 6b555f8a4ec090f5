import { catalogue } from '../../src/kernel/catalogue.ts'
import { langs } from '../../src/kernel/lang.ts'
import { triageSearch } from '../../src/entry/compose/triage-search.ts'
import { createTexts } from '../../src/platform/text/texts.ts'
import { spreadOf, type Spread } from '../statistics.ts'
import { hostileTexts } from './hostile-texts.ts'
import {
  accuracyOf,
  falseAnswers,
  halfOf,
  halves,
  inOwnWords,
  foundInFolds,
  phrasings,
  plain,
  unrelatedHalf,
  type Accuracy,
  type Half,
} from './measure.ts'

export interface TriageFigures {
  /** Building the index, and the first answer. Milliseconds of processor time, as everything here. */
  readonly build: number
  readonly firstAnswer: number
  /** Afterwards. */
  readonly answers: Spread & { readonly longest: number }
  readonly hostile: Spread & { readonly longest: number }
  /** What is in the index, left out part by part. */
  readonly indexed: Accuracy
  readonly halves: readonly {
    readonly half: Half
    readonly all: Accuracy
    /** Without bare codes and messages as they stand on the screen. */
    readonly ownWords: Accuracy
    readonly unrelated: number
    readonly falseAnswers: number
  }[]
}

const rounds = 5

/** What T-05 finds, and how long it takes: counted over everything that people say, set by set. */
export function measureTriage(): TriageFigures {
  const texts = createTexts()
  // Processor time: what else the machine does is not what is measured.
  const worked = <T>(act: () => T): readonly [milliseconds: number, result: T] => {
    const before = process.cpuUsage()
    const result = act()
    const { user, system } = process.cpuUsage(before)
    return [(user + system) / 1_000, result]
  }
  const [build, find] = worked(() => triageSearch(texts))
  const [firstAnswer] = worked(() => find('no me llega el enlace al correo'))
  const timesOf = (asked: readonly string[]) => {
    const times = Array.from({ length: rounds }, () =>
      asked.map((text) => worked(() => find(text))[0]),
    ).flat()
    return { ...spreadOf(times), longest: Math.max(...times) }
  }
  const messages = new Set(
    catalogue.flatMap(({ textKey }) => langs.map((lang) => plain(texts.t(lang, textKey)))),
  )
  return {
    build,
    firstAnswer,
    answers: timesOf(phrasings().map(({ text }) => text)),
    hostile: timesOf(hostileTexts()),
    indexed: foundInFolds(texts),
    halves: halves.map((half) => ({
      half,
      all: accuracyOf(find, halfOf(half)),
      ownWords: accuracyOf(find, inOwnWords(halfOf(half), messages)),
      unrelated: unrelatedHalf(half).length,
      falseAnswers: falseAnswers(find, unrelatedHalf(half)),
    })),
  }
}

export function triageTable({
  build,
  firstAnswer,
  answers,
  hostile,
  indexed,
  halves: counted,
}: TriageFigures): string {
  const share = (n: number, of: number) => `${((n / of) * 100).toFixed(1)} %`
  const accuracy = ({ asked, first, amongThree, none }: Accuracy) =>
    `${share(first, asked)} first, ${share(amongThree, asked)} among three, ${none} without an answer, of ${asked}`
  const spread = ({ p50, p95, longest }: Spread & { readonly longest: number }) =>
    `${p50.toFixed(2)} / ${p95.toFixed(2)} / ${longest.toFixed(1)} ms of processor time (p50 / p95 / longest)`
  return [
    `Triage: built in ${build.toFixed(0)} ms of processor time, first answer in ${firstAnswer.toFixed(1)} ms`,
    `  an answer:             ${spread(answers)}`,
    `  to a hostile text:     ${spread(hostile)}`,
    `  indexed, by the others: ${accuracy(indexed)}`,
    ...counted.flatMap(({ half, all, ownWords, unrelated, falseAnswers: wrong }) => [
      `  ${half}: ${accuracy(all)}`,
      `    in own words: ${accuracy(ownWords)}`,
      `    of ${unrelated} that ask for something else, ${wrong} get an answer`,
    ]),
    '',
  ].join('\n')
}
