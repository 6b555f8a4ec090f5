import { unreadable } from './flaw.ts'
import { endOfDigits } from './text.ts'
import type { PdfDict, PdfRef, PdfValue } from './values.ts'

/** Values in one another; what people sign has fewer than ten. */
const mostDepth = 32
/** Octets of a name (127 by ISO 32000-1, C.2), a number or a word. */
const longestWord = 256
/** Values of one file, all that are read of it together. */
const mostValues = 1_000_000

/** How much of a file was read; shared by all that read it, so that nothing goes on for ever. */
export class ReadingBudget {
  #left = mostValues
  /** Throws `PdfFlaw` when there is none left. */
  spend(): void {
    this.#left -= 1
    if (this.#left < 0) unreadable('too many values')
  }
}

/** White space (ISO 32000-1, table 1); undefined stands behind the last octet. */
export const isBlank = (octet: number | undefined): boolean =>
  octet === 0x20 || octet === 0x0a || octet === 0x0d || octet === 0x09 || octet === 0x0c || octet === 0

/** `( ) < > [ ] { } / %` */
const delimiters: ReadonlySet<number> = new Set([0x28, 0x29, 0x3c, 0x3e, 0x5b, 0x5d, 0x7b, 0x7d, 0x2f, 0x25])
const isRegular = (octet: number | undefined): octet is number =>
  octet !== undefined && !isBlank(octet) && !delimiters.has(octet)

const isDigit = (octet: number | undefined): octet is number =>
  octet !== undefined && octet >= 0x30 && octet <= 0x39

/** Reads values one after another, strictly: what ISO 32000-1, 7.2 and 7.3, does not know is refused, never repaired. */
export class PdfReader {
  readonly octets: Uint8Array
  readonly #budget: ReadingBudget
  at: number
  constructor(octets: Uint8Array, budget: ReadingBudget, at = 0) {
    this.octets = octets
    this.#budget = budget
    this.at = at
  }

  /** The value that begins here, after blanks and comments. Throws `PdfFlaw`. */
  value(depth = 0): PdfValue {
    if (depth > mostDepth) unreadable('deep')
    this.#budget.spend()
    this.skip()
    const octet = this.octets[this.at]
    switch (octet) {
      case undefined:
        return unreadable('end')
      case 0x2f:
        return { is: 'name', name: this.#name() }
      case 0x28:
        return this.#text(this.#endOfLiteral())
      case 0x5b:
        return { is: 'list', items: this.#items(depth) }
      case 0x3c:
        return this.octets[this.at + 1] === 0x3c ? this.#dict(depth) : this.#text(this.#endOfHex())
      default:
        return isDigit(octet) || octet === 0x2b || octet === 0x2d || octet === 0x2e
          ? this.#numberOrRef()
          : this.#constant()
    }
  }

  /** A whole number, 0 … 2³¹−1, without a sign. Throws `PdfFlaw`. */
  count(): number {
    this.skip()
    return this.#digits() ?? unreadable('number')
  }

  /** Whether the word stands here and ends here; passes it if so. */
  passed(word: string): boolean {
    this.skip()
    if (!this.#stands(word) || isRegular(this.octets[this.at + word.length])) return false
    this.at += word.length
    return true
  }

  /** Passes blanks and comments. */
  skip(): void {
    for (;;) {
      while (isBlank(this.octets[this.at])) this.at += 1
      if (this.octets[this.at] !== 0x25) return
      while (this.at < this.octets.length && this.octets[this.at] !== 0x0a && this.octets[this.at] !== 0x0d)
        this.at += 1
    }
  }

  #stands(word: string): boolean {
    for (let n = 0; n < word.length; n += 1) if (this.octets[this.at + n] !== word.charCodeAt(n)) return false
    return true
  }

  #word(): string {
    const from = this.at
    while (isRegular(this.octets[this.at])) this.at += 1
    if (this.at - from > longestWord) unreadable('long word')
    return String.fromCharCode(...this.octets.subarray(from, this.at))
  }

  #name(): string {
    this.at += 1
    return this.#word().replace(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    )
  }

  #text(end: number): PdfValue {
    const at = this.at
    this.at = end
    return { is: 'text', raw: this.octets.subarray(at, end), at }
  }

  #endOfLiteral(): number {
    let open = 0
    for (let at = this.at; at < this.octets.length; at += 1) {
      const octet = this.octets[at]
      if (octet === 0x5c) at += 1
      else if (octet === 0x28) open += 1
      else if (octet === 0x29) {
        open -= 1
        if (open === 0) return at + 1
      }
    }
    return unreadable('text')
  }

  #endOfHex(): number {
    const end = endOfDigits(this.octets, this.at + 1)
    return this.octets[end] === 0x3e ? end + 1 : unreadable('text')
  }

  #items(depth: number): readonly PdfValue[] {
    this.at += 1
    const items: PdfValue[] = []
    for (;;) {
      this.skip()
      if (this.octets[this.at] === 0x5d) break
      items.push(this.value(depth + 1))
    }
    this.at += 1
    return items
  }

  #dict(depth: number): PdfDict {
    this.at += 2
    const entries = new Map<string, PdfValue>()
    for (;;) {
      this.skip()
      if (this.octets[this.at] === 0x3e && this.octets[this.at + 1] === 0x3e) break
      if (this.octets[this.at] !== 0x2f) unreadable('key')
      const key = this.#name()
      // Readers disagree on which of two counts: whoever signs would see the one, and we the other.
      if (entries.has(key)) unreadable('key twice')
      entries.set(key, this.value(depth + 1))
    }
    this.at += 2
    return { is: 'dict', entries }
  }

  #numberOrRef(): number | PdfRef {
    const from = this.at
    const number = this.#digits()
    if (number !== undefined) {
      const ref = this.#restOfRef(number)
      if (ref !== undefined) return ref
    }
    this.at = from
    const word = this.#word()
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) unreadable('number')
    return Number(word)
  }

  /** `g R` behind the number of an object; nothing is passed where it does not stand. */
  #restOfRef(number: number): PdfRef | undefined {
    const from = this.at
    this.skip()
    const generation = this.#digits()
    if (generation !== undefined && this.passed('R')) return { is: 'ref', number, generation }
    this.at = from
    return undefined
  }

  #digits(): number | undefined {
    const from = this.at
    let at = from
    let number = 0
    for (let octet = this.octets[at]; isDigit(octet); octet = this.octets[at]) {
      number = number * 10 + octet - 0x30
      at += 1
      if (at - from > 10) return undefined
    }
    if (at === from || isRegular(this.octets[at]) || number >= 2 ** 31) return undefined
    this.at = at
    return number
  }

  #constant(): boolean | null {
    const word = this.#word()
    if (word === 'true') return true
    if (word === 'false') return false
    return word === 'null' ? null : unreadable('word')
  }
}
