import type { Policy } from '../../policy/policy.ts'
import { foldedWords, readAsLetters } from './fold.ts'

/** What a person must not build a key from: whoever wants this employer's key knows all of it. */
export interface KeyContext {
  readonly ruc: string
  readonly cedula: string
  /** Of further representatives, where it is not known which of them sets the key. */
  readonly moreCedulas?: readonly string[]
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
 * RUC and cédula: every run of `ownDigits` digits. The published rule says 3; then 38 of 1,000 triples
 * are refused, and with them one four-digit number in thirteen by chance. With 4, as ATK-31 tests it,
 * it is one in three hundred. Names and company: every whole word of `ownPart` letters or more,
 * wherever it stands in the key, and every piece of `ownFragment` letters of a longer word.
 */
export function ownParts(
  context: KeyContext,
  rules: Pick<Policy['key'], 'ownPart' | 'ownFragment' | 'ownDigits'>,
): readonly OwnParts[] {
  const digits = (number: string) => piecesBothWays([number.replace(/\D/g, '')], rules.ownDigits)
  const words = (...names: readonly string[]) => {
    const own = names
      .flatMap(foldedWords)
      .filter((word) => word.length >= rules.ownPart && !ofNobody.has(word))
    const [long, short] = [
      own.filter((word) => word.length > rules.ownFragment),
      own.filter((word) => word.length <= rules.ownFragment),
    ]
    // The pieces of a long word cover the word itself.
    return [...piecesBothWays(long, rules.ownFragment), ...short.flatMap((word) => [word, backwards(word)])]
  }
  return [
    { which: 'ruc', parts: digits(context.ruc) },
    { which: 'cedula', parts: [context.cedula, ...(context.moreCedulas ?? [])].flatMap(digits) },
    { which: 'nombre', parts: words(...context.representativeNames) },
    { which: 'empresa', parts: words(context.legalName, context.tradeName ?? '') },
  ]
}

/**
 * Whether a folded text holds one of the parts, as it is or with digits for letters. A stretch that is
 * all digits is no word: a key with `501` has nothing of a company called Sol.
 */
export function holdsOneOf(parts: readonly string[], folded: string, asLetters: string): boolean {
  if (parts.some((part) => folded.includes(part))) return true
  const read = readAsLetters(parts.join('\n')).split('\n')
  return parts.some((part, i) => {
    const swapped = read[i] ?? part
    for (let at = asLetters.indexOf(swapped); at >= 0; at = asLetters.indexOf(swapped, at + 1))
      if (hasLetter(part) && hasLetter(folded.slice(at, at + swapped.length))) return true
    return false
  })
}

const hasLetter = (text: string): boolean => /\p{L}/u.test(text)

function piecesBothWays(texts: readonly string[], length: number): readonly string[] {
  const found = new Set<string>()
  for (const text of texts.flatMap((forwards) => [forwards, backwards(forwards)]))
    for (let at = 0; at + length <= text.length; at += 1) found.add(text.slice(at, at + length))
  return [...found]
}

const backwards = (text: string): string => Array.from(text).reverse().join('')
