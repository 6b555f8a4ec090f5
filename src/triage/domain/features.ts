import { readWords, understood } from './fold.ts'

/** What is compared of a text, each kind with its repetitions, in the order of the text. No entry has a space in it. */
export interface Features {
  /** By their meaning, without those that tell nothing. */
  readonly words: readonly string[]
  /** Of neighbours, for "no llega" is neither of the two. */
  readonly pairs: readonly string[]
  /** Of four letters, of all words as they stand there. */
  readonly pieces: readonly string[]
}

/** Letters of a piece of a word, its two ends among them. */
const pieceLength = 4

/** Somebody else's words are none of ours, but pieces of them are: of another ending, a slip, a compound. */
export function featuresOf(text: string): Features {
  const read = readWords(text)
  const words = understood(read)
  return {
    words: words.filter(({ tells }) => tells).map(({ meaning }) => meaning),
    pairs: words.slice(1).map(({ meaning }, at) => `${words[at]?.meaning}+${meaning}`),
    pieces: read.flatMap(piecesOf),
  }
}

function piecesOf(word: string): readonly string[] {
  const marked = `<${word}>`
  const places = Math.max(0, marked.length - pieceLength + 1)
  return Array.from({ length: places }, (_, at) => marked.slice(at, at + pieceLength))
}
