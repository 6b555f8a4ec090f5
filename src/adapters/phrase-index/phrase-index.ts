import MiniSearch, { type SearchOptions } from 'minisearch'
import type { BuildPhraseIndex } from '../../triage/app/ports.ts'
import type { RowId } from '../../triage/domain/row-types.ts'

interface StoredPhrase {
  readonly id: number
  readonly service: string
  readonly people: string
}

interface StoredRow {
  readonly id: RowId
  readonly all: string
}

/** Words come folded by the domain: nothing is cut, stemmed or dropped here. */
const asTheyCome = { tokenize: (text: string) => text.split(' '), processTerm: (word: string) => word }

/** Two indexes in memory: phrase by phrase, and each row with all its phrases as one text. */
export const phraseIndex: BuildPhraseIndex = (phrases) => {
  const spread = new Map<string, number>()
  /**
   * Words that begin like those asked count, and for a word that no phrase has those that are a slip or two away; a
   * short word is near too many others. The weights are those that found most rows in the half of the measured
   * phrasings that is there to choose by.
   */
  const loosely: SearchOptions = {
    fuzzy: (word) => (spread.has(word) || word.length < 5 ? false : word.length < 8 ? 1 : 2),
    maxFuzzy: 2,
    prefix: (word) => word.length > 3,
    weights: { fuzzy: 0.55, prefix: 0.7 },
  }
  const single = new MiniSearch<StoredPhrase>({
    ...asTheyCome,
    fields: ['service', 'people'],
    searchOptions: { ...loosely, boost: { service: 1.1 } },
  })
  const whole = new MiniSearch<StoredRow>({
    ...asTheyCome,
    fields: ['all'],
    // A word that many phrases of a row have says more than one that a single phrase has.
    searchOptions: { ...loosely, bm25: { k: 8, b: 0.9, d: 0.5 } },
  })
  const byRow = new Map<RowId, string[]>()
  phrases.forEach(({ row, words, by }, id) => {
    const text = words.join(' ')
    single.add(by === 'service' ? { id, service: text, people: '' } : { id, service: '', people: text })
    byRow.set(row, [...(byRow.get(row) ?? []), text])
    for (const word of new Set(words)) spread.set(word, (spread.get(word) ?? 0) + 1)
  })
  whole.addAll([...byRow].map(([id, texts]) => ({ id, all: texts.join(' ') })))
  return {
    near: (words, most) =>
      words.length === 0
        ? []
        : single
            .search(words.join(' '))
            .slice(0, most)
            .flatMap(({ id, score, queryTerms }) => {
              const phrase = phrases[id as number]
              return phrase === undefined ? [] : [{ phrase, score, found: queryTerms }]
            }),
    rows: (words) =>
      words.length === 0
        ? []
        : whole.search(words.join(' ')).map(({ id, score }) => ({ row: id as RowId, score })),
    weight: (word) => {
      const n = spread.get(word)
      return n === undefined ? undefined : Math.log(1 + (phrases.length - n + 0.5) / (n + 0.5))
    },
  }
}
