import type { Phrase, PhraseHit } from '../domain/phrase.ts'
import type { RowId } from '../domain/row-types.ts'

/** Finds phrases by their words. Built once, when the service starts; holds no text but its phrases. */
export interface PhraseIndex {
  /** The nearest phrases first, at most `most`. Words come folded; none is near gives an empty list. */
  near(words: readonly string[], most: number): readonly PhraseHit[]
  /** How much each row shares with the words, all its phrases taken as one text; the nearest first. */
  rows(words: readonly string[]): readonly { readonly row: RowId; readonly score: number }[]
  /** How telling a word is, by how few phrases have it; undefined for a word that none has, spelt like this. */
  weight(word: string): number | undefined
}

export type BuildPhraseIndex = (phrases: readonly Phrase[]) => PhraseIndex
