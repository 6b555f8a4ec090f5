import { ok, refused } from './outcome.ts'
import type { Outcome } from './outcome.ts'

/** The longest text that is looked at as a number or a code, in UTF-16 units as it was sent. */
export const longestRawNumber = 64

export type RawTextRefusal = 'characters' | 'length'

/**
 * What people and programs put between digits: spaces, dots, hyphens (every dash, and the minus
 * sign), and characters that do not show at all. Control characters are not here: nobody types one.
 */
const between = /[\s\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Pd}\u2212.]/gu

/**
 * NFKC (full-width digits become ASCII), then without what stands between the characters.
 * Anything but a string is refused: a repeated form field arrives as an array (ATK-39).
 */
export function compact(raw: unknown): Outcome<string, RawTextRefusal> {
  if (typeof raw !== 'string') return refused('characters')
  if (raw.length > longestRawNumber) return refused('length')
  return ok(raw.normalize('NFKC').replace(between, ''))
}

/**
 * The ASCII digits of a number as a person typed it, possibly none (DOMAIN 2.4). Letters are refused
 * and nothing is padded: a lost leading zero is for the person to see.
 */
export function normaliseNumber(raw: unknown): Outcome<string, RawTextRefusal> {
  const compacted = compact(raw)
  if (!compacted.ok) return compacted
  return /^[0-9]*$/.test(compacted.value) ? compacted : refused('characters')
}

/** The digit at `index` (from 0) of a text already known to be digits. */
export function digitAt(digits: string, index: number): number {
  return digits.charCodeAt(index) - 48
}

/** Sum of each weight times the digit it stands over, from the left. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * digitAt(digits, index), 0)
}
