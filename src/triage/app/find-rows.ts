import type { Code } from '../../kernel/catalogue.ts'
import { featuresOf } from '../domain/features.ts'
import { mostCharacters } from '../domain/fold.ts'
import { hideSecrets } from '../domain/hide-secrets.ts'
import { phrasesOf } from '../domain/phrasings.ts'
import { codeIn } from '../domain/read-code.ts'
import type { RowId } from '../domain/row-types.ts'
import { resultRows, rowOfCode } from '../domain/rows.ts'
import type { BuildRowIndex, LikelyRow, Likeness, RowIndex } from './ports.ts'

/** Rows that are shown for one question; the fourth is right for one in a hundred. */
export const mostRows = 3

/**
 * Below `nearEnough` nothing is shown, and the person chooses from the list; below `sureEnough` the first row is shown as a
 * question. Chosen on what is said for the rows, each third by the others, and on 120 texts about something else: of a
 * hundred who say what happens three get nothing, 67 the right row, told, and three a wrong one; of a hundred who ask for
 * something else 32 get rows, and two of them told. `npm run bench -- --only triage` counts what was kept apart.
 */
export const nearEnough = 7
export const sureEnough = 53

export interface Found {
  /** What was asked, without what may not be kept or shown: identifiers, addresses, keys. */
  readonly said: string
  readonly isHidden: boolean
  /** The code that was read in it. Some codes have no row: only the institution's own people see them. */
  readonly code: Code | undefined
  /** The likeliest first, at most three; empty where nothing is near enough. The row of a code that was read is certain. */
  readonly rows: readonly LikelyRow[]
  /** True where the first row is near enough to be asked about, and not to be told: the page asks. */
  readonly isGuess: boolean
}

export type FindRows = (raw: string) => Found

/** One thing that is said for a row, as it is written. */
export interface SaidText {
  readonly row: RowId
  readonly text: string
}

/** What the service says for a row, in every language: its title, and the message of each of its codes. */
export type ServiceWords = (row: RowId) => readonly string[]

/** Everything that can be found: what the service says itself, and how people say it. */
export const everythingSaid = (serviceWords: ServiceWords): readonly SaidText[] =>
  resultRows.flatMap(({ id }) => [...serviceWords(id), ...phrasesOf(id)].map((text) => ({ row: id, text })))

/** Builds the index, once; what comes out answers in about a millisecond and keeps nothing of what it is asked. */
export function findRowsFrom(
  build: BuildRowIndex,
  said: readonly SaidText[],
  serviceWords: ServiceWords,
): FindRows {
  const index = build(said.map(({ row, text }) => ({ row, features: featuresOf(text) })))
  return (raw) => find(index, serviceWords, raw)
}

function find(index: RowIndex, serviceWords: ServiceWords, raw: string): Found {
  const cut = raw.slice(0, mostCharacters)
  const hidden = hideSecrets(cut)
  // Made the same, a text can have become longer; and what is cut may have been one half of a character.
  const said = hidden.text.slice(0, mostCharacters).toWellFormed()
  const code = codeIn(cut)
  const named = code === undefined ? undefined : rowOfCode(code)?.id
  const typed = nearest(index, said)
  // A code by itself shares no word with anything: what is like its row is found by what the service says for it.
  const near =
    named === undefined || typed.rows.length > 0 ? typed : nearest(index, serviceWords(named).join('\n'))
  const rows = [
    ...(named === undefined ? [] : [{ row: named, likely: 1 }]),
    ...near.rows.filter(({ row }) => row !== named),
  ].slice(0, mostRows)
  const isGuess = named === undefined && rows.length > 0 && near.nearness < sureEnough
  return { said, isHidden: hidden.isHidden, code, rows, isGuess }
}

function nearest(index: RowIndex, text: string): Likeness {
  const { rows, nearness } = index(featuresOf(text))
  return { rows: nearness < nearEnough ? [] : rows, nearness }
}
