import type { PhraseHit } from './phrase.ts'
import type { RowId } from './row-types.ts'

export interface RankedRow {
  readonly row: RowId
  /** No unit, above 0; to compare with others of the same question only. */
  readonly score: number
  /** How much of what was asked is in the nearest phrase, 0 to 1, times how telling that is. */
  readonly nearness: number
}

/** What the best phrases of a row count, the best first: two that agree are worth more than one by chance. */
const agreement = [1, 0.5, 0.3]

/** What all phrases of a row together count, beside its best ones. */
const rowShare = 0.5

/** How telling a word is taken to be that no phrase has: the rarest of ours are about 6. */
const unknownWeight = 4
/** The same for one that was found by its beginning or with a slip. */
const nearlyWeight = 2.5

/**
 * Below this nothing is near enough to be shown, and the person chooses from the list; below `sureEnough` it is shown
 * as a question. Chosen on the phrasings that are there to choose by: of a thousand people who say what happens two
 * get nothing, and of a hundred who ask for something else altogether 35 get a question, and 4 an answer.
 * `npm run bench -- --only triage` counts again.
 */
export const nearEnough = 5
export const sureEnough = 20

/** What share of that the rows beneath the first need: they are there for whom the first is not. */
const alsoEnough = 0.25

/** Rows by how near they are, the nearest first, those that are not near enough left out. */
export function rank(
  asked: readonly string[],
  hits: readonly PhraseHit[],
  rows: readonly { readonly row: RowId; readonly score: number }[],
  weight: (word: string) => number | undefined,
): readonly RankedRow[] {
  const sum = (words: readonly string[], unknown: number): number =>
    words.reduce((total, word) => total + (weight(word) ?? unknown), 0)
  const all = sum(asked, unknownWeight)
  const byRow = new Map<RowId, { score: number; covered: number }[]>()
  for (const { phrase, score, found } of hits) {
    const covered = all === 0 ? 0 : sum(found, nearlyWeight) / all
    const filled = Math.min(1, found.length / phrase.words.length)
    const one = { score: score * (0.5 + 0.25 * covered + 0.25 * filled), covered }
    byRow.set(phrase.row, [...(byRow.get(phrase.row) ?? []), one])
  }
  const ofRow = new Map(rows.map(({ row, score }) => [row, score]))
  const ranked = [...byRow]
    .map(([row, found]) => {
      const best = found.toSorted((a, b) => b.score - a.score).slice(0, agreement.length)
      const score = best.reduce(
        (total, one, place) => total + one.score * (agreement[place] ?? 0),
        rowShare * (ofRow.get(row) ?? 0),
      )
      return { row, score, nearness: score * (best[0]?.covered ?? 0) }
    })
    .toSorted((a, b) => b.score - a.score || a.row.localeCompare(b.row))
  return (ranked[0]?.nearness ?? 0) < nearEnough
    ? []
    : ranked.filter(({ nearness }) => nearness >= nearEnough * alsoEnough)
}
