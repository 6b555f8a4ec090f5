import { conceptOf } from './concepts.ts'
import { withIdioms } from './idioms.ts'
import { stopWords } from './stop-words.ts'

/** Characters of a text that are looked at; a whole screen of a phone is about 900. */
export const mostCharacters = 2_000

/** Words of a text that are looked for, each once: what a search costs grows with them. */
export const mostWords = 24

/** Letters of a word that count. Nothing we know is longer, and a distance is computed over them. */
export const longestWord = 24

/** A clock, a battery, a network: what stands around a message on the photo of a screen. */
const onScreen = /^\d{1,2}[a-z]?$/

/**
 * The words of a text as they are compared: without accents, capitals, signs, endings and spelling habits, without
 * what a camera misreads, and with words of one meaning made one. Both sides of a comparison go through here, so a
 * fold that merges two words of which one is rare costs nothing. Each word once, in the order of the text.
 */
export function foldedWords(text: string): readonly string[] {
  const folded = new Set<string>()
  for (const raw of withIdioms(readWords(text).join(' ')).split(' ')) {
    if (folded.size === mostWords) break
    const word = raw.slice(0, longestWord)
    if (word.length < 2 || onScreen.test(word) || stopWords.has(word)) continue
    const concept = conceptOf(word)
    if (concept.length > 1) folded.add(concept)
  }
  return [...folded]
}

/** The words of a text as they were typed, in small letters, without accents and without what a camera misreads. */
export const readWords = (text: string): readonly string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => unscanned(word).toLowerCase())

/** Cut before and after: what is one character before may be eighteen after. */
function plain(text: string): string {
  return text
    .slice(0, mostCharacters)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/(?<=\p{L})\||\|(?=\p{L})/gu, 'l')
    .slice(0, mostCharacters)
}

/** What a photo of a screen makes of letters: figures between them, and a capital I for a small l. */
function unscanned(word: string): string {
  const letters = word.match(/\p{L}/gu)?.length ?? 0
  if (letters < 2 || letters * 2 < word.length) return word
  return word
    .replace(/0/g, 'o')
    .replace(/1/g, 'l')
    .replace(/5/g, 's')
    .replace(/(?<=\p{Ll})I|^I(?=[aeiou])/gu, 'l')
}
