import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { parseCode } from '../../src/kernel/catalogue.ts'
import type { FindRows } from '../../src/triage/app/find-rows.ts'

/**
 * `tune` chose the words of the index, the weights and the threshold. `final` was written beside it, of each row every
 * second one, and is only ever counted. `fresh` was written when all of that was done. `tune-2` and `held-out-2` were
 * written by somebody who knew the titles of the rows and nothing of the index, and parted by chance before either was
 * measured (in the order of the SHA-256 of `clavero-2` and the text, the first half of 240): the one may be looked at
 * and fitted to, the other is only counted.
 */
export const halves = ['tune', 'final', 'fresh', 'tune-2', 'held-out-2'] as const
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

/** What has nothing to do with a key: it should find nothing. */
export type Unrelated = Omit<Phrasing, 'row'>

const read = <T>(name: string): readonly T[] =>
  parse(readFileSync(join(import.meta.dirname, name), 'utf8'), { columns: true })

export const phrasings = (): readonly Phrasing[] => [
  ...read<Omit<Phrasing, 'also'>>('phrasings.csv').map((one) => ({ ...one, also: '' })),
  ...(['tune-2', 'held-out-2'] as const).flatMap((half) =>
    read<Omit<Phrasing, 'half'>>(`phrasings-${half}.csv`).map((one) => ({ ...one, half })),
  ),
]
export const unrelated = (): readonly Unrelated[] => read('unrelated.csv')

export const halfOf = (half: Half): readonly Phrasing[] => phrasings().filter((one) => one.half === half)
export const unrelatedHalf = (half: Half): readonly Unrelated[] =>
  unrelated().filter((one) => one.half === half)

export interface Accuracy {
  readonly asked: number
  /** Right at the first place, and among the three; nothing found at all. */
  readonly first: number
  readonly amongThree: number
  readonly none: number
}

export function accuracyOf(find: FindRows, asked: readonly Phrasing[]): Accuracy {
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
