import MiniSearch, { type Query } from 'minisearch'
import type { BuildRowIndex, Said } from '../../triage/app/ports.ts'
import type { Features } from '../../triage/domain/features.ts'
import type { RowId } from '../../triage/domain/row-types.ts'

type Kind = keyof Features
const kinds: readonly Kind[] = ['words', 'pairs', 'pieces']

/** How much one of each kind counts. These and the next found most of what is said, each part of it by the others. */
const boost = { words: 1, pairs: 0.3, pieces: 0.15 } satisfies Record<Kind, number>

/** Of BM25+: what many say for a row counts more than what one does, and a row for which much is said not more than others. */
const bm25 = { k: 8, b: 0.9, d: 0.5 }

/** Scores are sums over words: the row that has a tenth more is the right one far more often than the next. */
const sharpness = 8

/** What is asked comes read by the domain: nothing is cut, stemmed or dropped here. */
const asTheyCome = {
  tokenize: (text: string) => text.split(' ').filter((each) => each !== ''),
  processTerm: (each: string) => each,
}

/** One index in memory, in which everything that is said for a row is one text. */
export const rowIndex: BuildRowIndex = (said) => {
  const index = new MiniSearch<Record<Kind, string> & { readonly id: RowId }>({
    ...asTheyCome,
    fields: [...kinds],
    searchOptions: { bm25 },
  })
  for (const [id, all] of Map.groupBy(said, ({ row }) => row)) {
    const textOf = (kind: Kind): string => all.flatMap(({ features }) => features[kind]).join(' ')
    index.add({ id, words: textOf('words'), pairs: textOf('pairs'), pieces: textOf('pieces') })
  }
  const knownShare = knownIn(said)
  return (asked) => {
    const present = kinds.filter((kind) => asked[kind].length > 0)
    const queries: Query[] = present.map((kind) => ({
      queries: [asked[kind].join(' ')],
      fields: [kind],
      boost: { [kind]: boost[kind] },
    }))
    const found = index.search({ queries, combineWith: 'OR' })
    const best = found[0]?.score ?? 0
    const shares = found.map(({ id, score }) => ({ row: id as RowId, share: (score / best) ** sharpness }))
    const all = shares.reduce((sum, { share }) => sum + share, 0)
    const rows = shares.map(({ row, share }) => ({ row, likely: share / all }))
    const much = present.reduce((sum, kind) => sum + asked[kind].length * boost[kind], 0)
    return {
      rows,
      nearness: best === 0 ? 0 : ((rows[0]?.likely ?? 0) * knownShare(asked.words) * best) / much,
    }
  }
}

/** How much of the words is said for any row, 0 to 1: a rare word counts more, and one that is never said most. */
function knownIn(said: readonly Said[]): (words: readonly string[]) => number {
  const spread = new Map<string, number>()
  for (const word of said.flatMap(({ features }) => [...new Set(features.words)]))
    spread.set(word, (spread.get(word) ?? 0) + 1)
  const weight = (word: string): number => Math.log(1 + said.length / (spread.get(word) ?? 1))
  const sum = (words: readonly string[]): number => words.reduce((total, word) => total + weight(word), 0)
  return (words) => (words.length === 0 ? 0 : sum(words.filter((word) => spread.has(word))) / sum(words))
}
