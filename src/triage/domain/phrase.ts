import type { RowId } from './row-types.ts'

/** One thing that can be said for a row, by its folded words. */
export interface Phrase {
  readonly row: RowId
  readonly words: readonly string[]
  /** What the service says itself, or how people say what happened to them. */
  readonly by: 'service' | 'people'
}

/** A phrase that shares words with what was asked. */
export interface PhraseHit {
  readonly phrase: Phrase
  /** By how rare the shared words are, and how well they are spelt; no unit, above 0. */
  readonly score: number
  /** Which of the words asked are in it, well or nearly spelt. */
  readonly found: readonly string[]
}

/** What people say in one language: by row, phrases with a middle dot between them. */
export type Phrasings = Readonly<Record<RowId, string>>
