/**
 * Names of people as registries write them: surnames first, 2 to 8 words, accents and Ñ dropped in
 * some and kept in others (DOMAIN 4.3). Two people may share a name, so a match is never identity.
 */
export type NameComparison =
  /** The same words, in whatever order. */
  | 'same'
  /** One name has every word of the other and more: a second given name left out. */
  | 'contained'
  | 'different'
  /** One of them is no name of 2 to 8 words. Not the person's doing, so it never counts against them. */
  | 'notComparable'

const fewestWords = 2
const mostWords = 8

/** How a register writes a letter it lost (DOMAIN 5). It may stand for any one letter. */
const lost = '¿'

/**
 * The words of a name without case, accents and the difference of Ñ and N. Apostrophes close up
 * (`D'Luna` is `DLUNA`); everything else that is not a letter parts words.
 */
export function nameWords(name: string): readonly string[] {
  const folded = name
    .replace(/´/gu, '') // NFKD would make it a space with an accent
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ`]/gu, '')
    .replace(/\uFFFD/gu, lost)
    .toUpperCase()
  return folded.match(/[\p{L}¿]+/gu) ?? []
}

/** Compares the sets of words of two names. A lost letter is forgiven once in each name. */
export function compareNames(one: string, other: string): NameComparison {
  const a = nameWords(one)
  const b = nameWords(other)
  if (!isComparable(a) || !isComparable(b)) return 'notComparable'
  const aInB = isWithin(a, b)
  const bInA = isWithin(b, a)
  if (aInB && bInA) return 'same'
  return aInB || bInA ? 'contained' : 'different'
}

/** More than one lost letter would let a name made of them agree with anybody's. */
function isComparable(words: readonly string[]): boolean {
  const lostLetters = words.join('').split(lost).length - 1
  return words.length >= fewestWords && words.length <= mostWords && lostLetters <= 1
}

function isWithin(words: readonly string[], others: readonly string[]): boolean {
  return words.every((word) => others.some((other) => isSameWord(word, other)))
}

function isSameWord(one: string, other: string): boolean {
  const a = Array.from(one)
  const b = Array.from(other)
  return a.length === b.length && a.every((letter, i) => letter === b[i] || letter === lost || b[i] === lost)
}
