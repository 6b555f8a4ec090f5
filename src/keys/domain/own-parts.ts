import type { Policy } from '../../policy/policy.ts'
import { foldedWords, readAsLetters } from './fold.ts'

/** What a person must not build a key from: whoever wants this employer's key knows all of it. */
export interface KeyContext {
  readonly ruc: string
  readonly cedula: string
  readonly legalName: string
  readonly tradeName?: string
  readonly representativeNames: readonly string[]
  /** Name of the institution, of the product, and words of the trade. Whole words of 4 letters or more. */
  readonly institutionWords: readonly string[]
}

/** The select values of `p12.err.own`. */
export type OwnDatum = 'ruc' | 'cedula' | 'nombre' | 'empresa'

export interface OwnParts {
  readonly which: OwnDatum
  /** Folded, forwards and backwards. A key that holds one of them is refused. */
  readonly parts: readonly string[]
}

/** Words of company names that point to no company: articles and legal forms. */
const ofNobody = new Set(['del', 'las', 'los', 'the', 'and', 'cia', 'ltda', 'sas', 'corp', 'inc'])

/**
 * The parts of one's own data that a key may not hold.
 *
 * RUC and cédula: every run of `ownDigits` digits. The published rule says 3; with 3, two thirds of
 * which fall on `000`–`249`, one key in ten with three digits would be refused by chance, so 4 is taken,
 * as ATK-31 tests it. Names and company: every whole word of `ownPart` letters or more, wherever it
 * stands in the key, and every piece of `ownFragment` letters of a longer word.
 */
export function ownParts(
  context: KeyContext,
  rules: Pick<Policy['key'], 'ownPart' | 'ownFragment' | 'ownDigits'>,
): readonly OwnParts[] {
  const digits = (number: string) => bothWays(pieces(number.replace(/\D/g, ''), rules.ownDigits))
  const words = (...names: readonly string[]) =>
    bothWays(
      names
        .flatMap(foldedWords)
        .filter((word) => word.length >= rules.ownPart && !ofNobody.has(word))
        // The pieces of a word cover the word itself.
        .flatMap((word) => (word.length > rules.ownFragment ? pieces(word, rules.ownFragment) : [word])),
    )
  return [
    { which: 'ruc', parts: digits(context.ruc) },
    { which: 'cedula', parts: digits(context.cedula) },
    { which: 'nombre', parts: words(...context.representativeNames) },
    { which: 'empresa', parts: words(context.legalName, context.tradeName ?? '') },
  ]
}

/**
 * Whether a folded text holds a part, as it is or with digits for letters. A stretch that is all digits
 * is no word: a key with `501` has nothing of a company called Sol.
 */
export function holdsPart(folded: string, asLetters: string, part: string): boolean {
  if (folded.includes(part)) return true
  if (!/\p{L}/u.test(part)) return false
  const read = readAsLetters(part)
  for (let at = asLetters.indexOf(read); at >= 0; at = asLetters.indexOf(read, at + 1))
    if (/\p{L}/u.test(folded.slice(at, at + read.length))) return true
  return false
}

const pieces = (text: string, length: number): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length))

const bothWays = (parts: readonly string[]): readonly string[] => [
  ...new Set(parts.flatMap((part) => [part, [...part].reverse().join('')])),
]
