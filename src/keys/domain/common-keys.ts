import { fold, foldedWords, readAsLetters } from './fold.ts'

/** What the first guesses of everybody are made of. All entries folded and read as letters. */
export interface CommonKeys {
  /** A key that is one of these words, or two of them, between digits and signs. */
  readonly words: ReadonlySet<string>
  /** Characters of the longest of them. */
  readonly longestWord: number
  /** Whole keys. */
  readonly keys: ReadonlySet<string>
}

/** Builds the lists; `keys` takes a breached set of the operator as it is, one key per entry. */
export function commonKeysOf(words: Iterable<string>, keys: Iterable<string>): CommonKeys {
  const folded = new Set([...words].map((word) => readAsLetters(fold(word))))
  return {
    words: folded,
    longestWord: Math.max(0, ...[...folded].map((word) => word.length)),
    keys: new Set([...keys].map((key) => readAsLetters(fold(key)))),
  }
}

/** Digits or signs next to a word that may stand for letters of it: `4dmin`, `empres@`. */
const mostSwappedAtAnEnd = 2
/** Digits or signs that were put behind a listed key: `1q2w3e4r` is `1q2w3e4r!9`. */
const mostAppended = 3
const appended = new RegExp(`[^\\p{L}]{1,${mostAppended}}$`, 'u')
const shortestInstitutionWord = 4

/**
 * Whether a key is among the first that anybody tries (ATK-34; ASVS 6.2.4, 6.2.12; NIST SP 800-63B-4
 * §3.1.1.2): a listed key, a common word dressed with digits and signs, one piece repeated, or a key
 * with a word of the institution in it. Case, accents and look-alikes make no difference.
 */
export function isCommonKey(key: string, common: CommonKeys, institutionWords: readonly string[]): boolean {
  const folded = fold(key)
  const letters = readAsLetters(folded)
  return (
    isRepetition(folded) ||
    isRepetition(folded.replace(appended, '')) ||
    isListed(folded, letters, common.keys) ||
    isDressedWord(folded, letters, common) ||
    institutionWords
      .flatMap(foldedWords)
      .some((word) => word.length >= shortestInstitutionWord && letters.includes(readAsLetters(word)))
  )
}

function isListed(folded: string, letters: string, keys: ReadonlySet<string>): boolean {
  for (let cut = 0; cut <= mostAppended; cut += 1) {
    const end = folded.length - cut
    if (keys.has(letters.slice(0, end))) return true
    if (isLetter(folded[end - 1])) return false
  }
  return false
}

function isDressedWord(folded: string, letters: string, common: CommonKeys): boolean {
  const runs = [...folded.matchAll(/\p{L}+/gu)]
  const [head, tail] = [runs[0], runs.at(-1)]
  if (head === undefined || tail === undefined) return false
  const [first, end] = [head.index, tail.index + tail[0].length]
  for (let from = Math.max(0, first - mostSwappedAtAnEnd); from <= first; from += 1)
    for (let to = end; to <= Math.min(folded.length, end + mostSwappedAtAnEnd); to += 1)
      if (isOneOrTwoOf(common, letters.slice(from, to))) return true
  return false
}

/** Only where two words can meet: folding makes eighteen letters of some signs, and a long key would take seconds. */
function isOneOrTwoOf({ words, longestWord }: CommonKeys, text: string): boolean {
  if (words.has(text)) return true
  const from = Math.max(3, text.length - longestWord)
  for (let at = from; at <= Math.min(longestWord, text.length - 3); at += 1)
    if (words.has(text.slice(0, at)) && words.has(text.slice(at))) return true
  return false
}

/** `Ab1!Ab1!`: however long, it is as strong as its first half. */
const isRepetition = (text: string): boolean => {
  const again = (text + text).indexOf(text, 1)
  return again < text.length || isRepetitionWithRest(text)
}

function isRepetitionWithRest(text: string): boolean {
  for (let length = 1; length <= (text.length + 1) / 3; length += 1)
    if (text.startsWith(text.slice(length))) return true
  return false
}

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /\p{L}/u.test(character)
