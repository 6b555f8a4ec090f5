import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { parseCode } from '../../src/kernel/catalogue.ts'
import { triageSearch } from '../../src/entry/compose/triage-search.ts'
import type { Texts } from '../../src/platform/text/texts.ts'
import type { FindRows } from '../../src/triage/app/find-rows.ts'
import { phrasesOf } from '../../src/triage/domain/phrasings.ts'
import { resultRows } from '../../src/triage/domain/rows.ts'

/**
 * Phrasings that are in no index and that nothing was fitted to: they are only counted. `final` was written beside
 * those that the first index was fitted to, of each row every second one, and `fresh` when all of that was done.
 * `held-out-2` was written by somebody who knew the titles of the rows and nothing of the index: the second half of 240
 * in the order of the SHA-256 of `clavero-2` and the text. The first half is among what is searched
 * (`src/triage/domain/heard-es.ts`), and so is what the first index was fitted to.
 */
export const halves = ['final', 'fresh', 'held-out-2'] as const
export type Half = (typeof halves)[number]

/** One thing that somebody says, and the row that answers it. */
export interface Phrasing {
  readonly row: string
  /** A second row that answers it as well; empty for nearly all. */
  readonly also: string
  readonly lang: string
  readonly half: Half
  readonly text: string
}

/** What has nothing to do with a key: it should find nothing. The thresholds were chosen on `tune` and `tune-2`. */
export interface Unrelated {
  readonly lang: string
  readonly half: Half | 'tune' | 'tune-2'
  readonly text: string
}

const read = <T>(name: string): readonly T[] =>
  parse(readFileSync(join(import.meta.dirname, name), 'utf8'), { columns: true })

export const phrasings = (): readonly Phrasing[] => [
  ...read<Omit<Phrasing, 'also'>>('phrasings.csv').map((one) => ({ ...one, also: '' })),
  ...read<Omit<Phrasing, 'half'>>('phrasings-held-out-2.csv').map((one) => ({
    ...one,
    half: 'held-out-2' as const,
  })),
]
export const unrelated = (): readonly Unrelated[] => read('unrelated.csv')

export const halfOf = (half: Half): readonly Phrasing[] => phrasings().filter((one) => one.half === half)
export const unrelatedHalf = (...of: readonly Unrelated['half'][]): readonly Unrelated[] =>
  unrelated().filter(({ half }) => of.includes(half))

export interface Accuracy {
  readonly asked: number
  /** Right at the first place, and among the three; nothing found at all. */
  readonly first: number
  readonly amongThree: number
  readonly none: number
}

export function accuracyOf(
  find: FindRows,
  asked: readonly (Pick<Phrasing, 'row' | 'text'> & { readonly also?: string })[],
): Accuracy {
  let [first, amongThree, none] = [0, 0, 0]
  for (const { row, also, text } of asked) {
    const rows = find(text).rows.map((found) => found.row as string)
    const isRight = (found: string | undefined): boolean => found !== undefined && [row, also].includes(found)
    if (isRight(rows[0])) first++
    if (rows.some(isRight)) amongThree++
    if (rows.length === 0) none++
  }
  return { asked: asked.length, first, amongThree, none }
}

const folds = 5

/** What is found of everything that is in the index, each fifth of it by the other four: here one may look, and mend. */
export function foundInFolds(texts: Texts): Accuracy {
  const said = resultRows.flatMap(({ id }) => phrasesOf(id).map((text) => ({ row: id, text })))
  return Array.from({ length: folds }, (_, fold) => {
    const asked = said.filter((_one, n) => n % folds === fold)
    const kept = new Set(asked.map(({ text }) => text))
    return accuracyOf(
      triageSearch(texts, ({ text }) => !kept.has(text)),
      asked,
    )
  }).reduce((a, b) => ({
    asked: a.asked + b.asked,
    first: a.first + b.first,
    amongThree: a.amongThree + b.amongThree,
    none: a.none + b.none,
  }))
}

/** Without bare codes and without what is copied from a screen: the harder half of the question. */
export function inOwnWords(asked: readonly Phrasing[], known: ReadonlySet<string>): readonly Phrasing[] {
  return asked.filter(({ text }) => parseCode(text) === undefined && !known.has(plain(text)))
}

/** A text as it is compared with what the product knows: letters and figures only. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** How many of those that ask for something else get an answer all the same. */
export const falseAnswers = (find: FindRows, asked: readonly Unrelated[]): number =>
  asked.filter(({ text }) => find(text).rows.length > 0).length
