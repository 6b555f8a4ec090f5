import { foldedWords, longestWord, mostWords, readWords } from './fold.ts'

/** What is weighed of a text, and how much each counts beside the others: no unit, above 0. */
export type Features = ReadonlyMap<string, number>

/** Letters of a piece of a word, its two ends among them. */
const pieceLength = 4
/** Words that are cut to pieces: all the small ones stand beside those that tell something. */
const mostCut = 2 * mostWords

/**
 * Words by their meaning, and pieces of four letters of all words as they stand there. Somebody else's words are
 * none of ours, but pieces of them are: of another ending, a slip, a compound. The little words that say nothing about
 * what happened (`no`, `ya`, `me`) say who did it, and whether. Both kinds count alike, however long the text is.
 */
export function featuresOf(text: string): Features {
  const words = foldedWords(text)
  const pieces = piecesOf(readWords(text).filter((word) => word !== ''))
  return new Map([
    ...words.map((word) => [word, 1 / Math.sqrt(words.length)] as const),
    ...pieces.map((piece) => [`…${piece}`, 1 / Math.sqrt(pieces.length)] as const),
  ])
}

const piecesOf = (words: readonly string[]): readonly string[] => {
  const pieces = words.slice(0, mostCut).flatMap((word) => {
    const marked = `<${word.slice(0, longestWord)}>`
    const places = Math.max(0, marked.length - pieceLength + 1)
    return Array.from({ length: places }, (_, at) => marked.slice(at, at + pieceLength))
  })
  return [...new Set(pieces)]
}
