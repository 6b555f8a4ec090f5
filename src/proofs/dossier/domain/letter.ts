import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { PathName } from '../../../policy/paths.ts'

/**
 * What a letter asks for: a new key in place of a lost one, the first one there is, or a blocked one's release; `key`
 * where the case has not shown yet that it may be told which (ATK-16).
 */
export type LetterRequest = 'key' | 'newKey' | 'firstKey' | 'unlock'

/** What the letter of a case asks for, as far as the case has shown that it may be told. */
export function requestOf(path: PathName, hasKey: boolean, isShown: boolean): LetterRequest {
  if (!isShown) return 'key'
  if (path === 'attendedUnlock') return 'unlock'
  // The path of a first key also serves who has one and no mail, or a RUC that is closed (RELIABILITY 3).
  return path === 'firstKey' && !hasKey ? 'firstKey' : 'newKey'
}

/** Letters in the longest name of a place; the longest in the country has 40. */
const longestCity = 60

/** Reads the place of a letter: letters, and what joins the words of a name. */
export function parseCity(raw: string): Outcome<string, 'empty' | 'characters' | 'long'> {
  const city = oneLine(raw)
  if (city === '') return refused('empty')
  if ([...city].length > longestCity) return refused('long')
  return /^\p{L}[\p{L}\p{M}'’. -]*$/u.test(city) ? ok(city) : refused('characters')
}

/**
 * A name as it may stand in a sentence of a letter: on one line, and without marks that hide or turn what is
 * written, so that no register's name writes a sentence of its own (ATK-54).
 */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
