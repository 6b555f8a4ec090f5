import { readWords, understood } from './fold.ts'

/** What is weighed of a text, and how much each counts beside the others: no unit, above 0. */
export type Features = ReadonlyMap<string, number>

/** Letters of a piece of a word, its two ends among them. */
const pieceLength = 4

/**
 * Words by their meaning; pairs of neighbours, for "no llega" is neither of the two; and pieces of four letters of all
 * words as they stand there. Somebody else's words are none of ours, but pieces of them are: of another ending, a slip,
 * a compound. A kind counts the same however many there are of it.
 */
export function featuresOf(text: string): Features {
  const read = readWords(text)
  const words = understood(read)
  const telling = words.filter(({ tells }) => tells).map(({ meaning }) => meaning)
  const pairs = words.slice(1).map(({ meaning }, at) => `${words[at]?.meaning} ${meaning}`)
  const pieces = read.flatMap(piecesOf).map((piece) => `…${piece}`)
  return new Map([...weighed(telling, 1), ...weighed(pairs, 0.5), ...weighed(pieces, 1)])
}

function weighed(features: readonly string[], together: number): readonly (readonly [string, number])[] {
  const once = [...new Set(features)]
  return once.map((feature) => [feature, together / Math.sqrt(once.length)])
}

function piecesOf(word: string): readonly string[] {
  const marked = `<${word}>`
  const places = Math.max(0, marked.length - pieceLength + 1)
  return Array.from({ length: places }, (_, at) => marked.slice(at, at + pieceLength))
}
