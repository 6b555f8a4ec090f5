import type { Code } from '../../kernel/catalogue.ts'
import { foldedWords, mostCharacters } from '../domain/fold.ts'
import { hideSecrets } from '../domain/hide-secrets.ts'
import type { Phrase } from '../domain/phrase.ts'
import { phrasesOf } from '../domain/phrasings.ts'
import { rank, sureEnough, type RankedRow } from '../domain/rank.ts'
import { codeIn } from '../domain/read-code.ts'
import type { RowId } from '../domain/row-types.ts'
import { resultRows, rowOfCode } from '../domain/rows.ts'
import type { BuildPhraseIndex, PhraseIndex } from './ports.ts'

/** Rows that are shown for one question; the fourth is right for one in two hundred. */
export const mostRows = 3

/** Phrases that are looked at: several rows have to come up, and a row has about thirty. */
const mostPhrases = 60

/** More than words ever come to. */
const codeScore = 1_000

export interface FoundRow {
  readonly row: RowId
  /** No unit, above 0; to compare with the others of this answer. The row of a code that was read counts most. */
  readonly score: number
}

export interface Found {
  /** What was asked, without what may not be kept or shown: identifiers, addresses, keys. */
  readonly said: string
  readonly isHidden: boolean
  /** The code that was read in it. Some codes have no row: only the institution's own people see them. */
  readonly code: Code | undefined
  /** The nearest first, at most three; empty where nothing is near enough. */
  readonly rows: readonly FoundRow[]
  /** True where the first row is near enough to be asked about, and not to be told: the page asks. */
  readonly isGuess: boolean
}

export type FindRows = (raw: string) => Found

/** What the service says for a row, in every language: its title, and the message of each of its codes. */
export type ServiceWords = (row: RowId) => readonly string[]

/** Everything that can be found. A phrase whose words are all too common to tell anything is left out. */
export function everyPhrase(serviceWords: ServiceWords): readonly Phrase[] {
  return resultRows.flatMap(({ id }) => [
    ...phrasesFrom(id, 'service', serviceWords(id)),
    ...phrasesFrom(id, 'people', phrasesOf(id)),
  ])
}

const phrasesFrom = (row: RowId, by: Phrase['by'], texts: readonly string[]): readonly Phrase[] =>
  texts.map((text) => ({ row, by, words: foldedWords(text) })).filter(({ words }) => words.length > 0)

/** Builds the index, once; what comes out answers in about a millisecond and keeps nothing of what it is asked. */
export function findRowsWith(build: BuildPhraseIndex, serviceWords: ServiceWords): FindRows {
  const index = build(everyPhrase(serviceWords))
  return (raw) => find(index, serviceWords, raw)
}

function rankIn(index: PhraseIndex, text: string): readonly RankedRow[] {
  const words = foldedWords(text)
  return rank(words, index.near(words, mostPhrases), index.rows(words), (word) => index.weight(word))
}

function find(index: PhraseIndex, serviceWords: ServiceWords, raw: string): Found {
  const cut = raw.slice(0, mostCharacters)
  const hidden = hideSecrets(cut)
  // Made the same, a text can have become longer; and what is cut may have been one half of a character.
  const said = hidden.text.slice(0, mostCharacters).toWellFormed()
  const code = codeIn(cut)
  const named = code === undefined ? undefined : rowOfCode(code)?.id
  const typed = rankIn(index, said)
  // A code by itself shares no word with anything: what is like its row is found by what the service says for it.
  const ranked =
    named === undefined || typed.length > 0 ? typed : rankIn(index, serviceWords(named).join('\n'))
  const rows = [
    ...(named === undefined ? [] : [{ row: named, score: codeScore }]),
    ...ranked.filter(({ row }) => row !== named).map(({ row, score }) => ({ row, score })),
  ].slice(0, mostRows)
  const isGuess = named === undefined && rows.length > 0 && (ranked[0]?.nearness ?? 0) < sureEnough
  return { said, isHidden: hidden.isHidden, code, rows, isGuess }
}
