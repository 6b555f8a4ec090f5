import type { Phrasings, RowId } from './row-types.ts'
import { heardInEnglish } from './heard-en.ts'
import { heardInSpanish } from './heard-es.ts'
import { inEnglish } from './phrasings-en.ts'
import { inSpanish } from './phrasings-es.ts'

const split = (phrases: string): readonly string[] =>
  phrases
    .split('·')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' '))
    .filter((phrase) => phrase !== '')

const everything: readonly Phrasings[] = [inSpanish, inEnglish, heardInSpanish, heardInEnglish]

/** Everything that people say for a row, in both languages: who reads one language may quote the other. */
export const phrasesOf = (row: RowId): readonly string[] =>
  everything.flatMap((phrases) => split(phrases[row]))
