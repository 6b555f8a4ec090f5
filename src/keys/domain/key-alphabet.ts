import type { Policy } from '../../policy/policy.ts'

export type KeyAlphabet = Policy['key']['alphabet']

/** What every keyboard of the world can type, without the space. */
const ascii = /^[!-~]$/u

/**
 * What can be seen, and the plain space. Not: controls, NUL, halves of surrogate pairs, unassigned and
 * private characters (`C`), other spaces and line ends (`Z`), characters that show nothing (`DI`), and
 * the mark of text that was damaged on the way (U+FFFD).
 */
const unicode = /^(?:[^\p{C}\p{Z}\p{DI}\uFFFD]| )$/u

/** Whether a key may hold this character. `character` is one code point. */
export const acceptedCharacter = (character: string, alphabet: KeyAlphabet): boolean =>
  (alphabet === 'ascii' ? ascii : unicode).test(character)

/**
 * The first character of a key that is not accepted. A space at either end is never accepted: nobody
 * sees it, phones add it, and it is never cut off in silence (ATK-33).
 */
export function unacceptedCharacter(
  characters: readonly string[],
  alphabet: KeyAlphabet,
): string | undefined {
  const last = characters.length - 1
  return characters.find(
    (character, i) =>
      !acceptedCharacter(character, alphabet) || (character === ' ' && (i === 0 || i === last)),
  )
}

/** How a character is named to the person: itself, or its number when it would show nothing. */
export function shownCharacter(character: string): string {
  if (/^[^\p{C}\p{Z}\p{DI}\uFFFD]$/u.test(character)) return character
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
