import { conceptOf } from './concepts.ts'
import { withIdioms } from './idioms.ts'
import { stopWords } from './stop-words.ts'

/** Characters of a text that are looked at; a whole screen of a phone is about 900. */
export const mostCharacters = 2_000

/** Words of a text that are looked at: what a search costs grows with them. */
export const mostWords = 80

/** Letters of a word that count. Nothing we know is longer. */
const longestWord = 24

/** A clock, a battery, a network: what stands around a message on the photo of a screen. */
const onScreen = /^\d{1,2}[a-z]?$/

export interface Word {
  /** What stands for everything of its meaning: never shown, only compared. */
  readonly meaning: string
  /** False for what tells nothing by itself, such as `no`, and the buttons and addresses around a message. */
  readonly tells: boolean
}

/** The words of a text as they were typed, in small letters, without accents and without what a camera misreads. */
export const readWords = (text: string): readonly string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, mostWords)
    .map((word) => unscanned(word).toLowerCase().slice(0, longestWord))

/**
 * Words as they are compared: without endings and spelling habits, what means something only together made one, and
 * words of one meaning too. Both sides of a comparison go through here, so a fold that merges two words of which one
 * is rare costs nothing.
 */
export const understood = (read: readonly string[]): readonly Word[] =>
  withIdioms(read.join(' '))
    .split(' ')
    .map((word) => {
      const meaning = conceptOf(word)
      const isNoise = word.length < 2 || onScreen.test(word) || stopWords.has(word)
      return { meaning, tells: !isNoise && meaning.length > 1 }
    })

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
