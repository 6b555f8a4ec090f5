/** Digits of the code that confirms a mailbox (SCREENS P-82). */
export const codeDigits = 6

/** Wrong codes that one step of a change bears; the table holds the same (L-08). */
export const codeTries = 5

/** A code from chance below a million; every code is equally likely. */
export const codeFrom = (chance: number): string => String(chance).padStart(codeDigits, '0')

/** Reads what somebody typed or pasted: blanks and hyphens between the digits mean nothing. */
export function readDigits(raw: string): string | undefined {
  const text = raw.normalize('NFKC').replace(/[\s\-\u00ad\u200b-\u200f\u2010-\u2015\u2060\ufeff]/gu, '')
  return /^[0-9]{6}$/.test(text) ? text : undefined
}
