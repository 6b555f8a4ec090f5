import type { ReadingMeter } from './reading-meter.ts'
import { refuse } from './refuse.ts'

/** A value of a PDF (ISO 32000-1, 7.3). Streams are read apart: only their dictionary is a value. */
export type PdfValue =
  | null
  | boolean
  | number
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'text' }
  | { readonly is: 'word'; readonly word: string }
  | PdfRef
  | { readonly is: 'list'; readonly items: readonly PdfValue[] }
  | PdfDict
export interface PdfRef {
  readonly is: 'ref'
  readonly number: number
}
export interface PdfDict {
  readonly is: 'dict'
  readonly entries: ReadonlyMap<string, PdfValue>
}

/** Lists and dictionaries inside one another: nothing that people send is deeper. */
const deepest = 64

/** Octets of a name (127 by ISO 32000-1, C.2), a number or a word: longer ones only keep somebody busy. */
const longestWord = 1_024

/** All texts are the same: what they say is not looked at, and a million of them take no room. */
const text: PdfValue = { is: 'text' }

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])

const isBlank = (octet: number | undefined): boolean =>
  octet === 0x20 || octet === 0x0a || octet === 0x0d || octet === 0x09 || octet === 0x0c || octet === 0
const delimiters: ReadonlySet<number> = new Set(Buffer.from('()<>[]{}/%'))

/** Reads values one after another, and has each octet and value counted. It never goes back, so that it ends. Throws `RefusedFile`. */
export class PdfReader {
  readonly #bytes: Buffer
  readonly #meter: ReadingMeter
  #counted: number
  at: number
  constructor(bytes: Buffer, meter: ReadingMeter, at = 0) {
    this.#bytes = bytes
    this.#meter = meter
    this.#counted = at
    this.at = at
  }

  value(depth = 0): PdfValue {
    const value = this.#value(depth)
    this.#count()
    return value
  }

  #value(depth: number): PdfValue {
    if (depth > deepest) refuse('deep')
    this.#meter.value()
    this.#skip()
    const octet = this.#bytes[this.at]
    switch (octet) {
      case undefined:
        return refuse('type')
      case 0x2f:
        return { is: 'name', name: this.#name() }
      case 0x28:
        return this.#text()
      case 0x5b:
        this.at += 1
        return { is: 'list', items: this.#until(']', depth) }
      case 0x3c:
        return this.#bytes[this.at + 1] === 0x3c ? this.#dict(depth) : this.#hex()
      default:
        return this.#word()
    }
  }

  /** Whether the word stands here; passes it if so. */
  passed(word: string): boolean {
    this.#skip()
    if (this.#bytes.toString('latin1', this.at, this.at + word.length) !== word) return false
    this.at += word.length
    return true
  }

  #count(): void {
    this.#meter.octets(this.at - this.#counted)
    this.#counted = this.at
  }

  #skip(): void {
    for (;;) {
      while (isBlank(this.#bytes[this.at])) this.at += 1
      if (this.#bytes[this.at] !== 0x25) return this.#count()
      while (this.at < this.#bytes.length && ![0x0a, 0x0d].includes(this.#bytes.readUInt8(this.at)))
        this.at += 1
    }
  }

  #regular(): string {
    const from = this.at
    for (;;) {
      const octet = this.#bytes[this.at]
      if (octet === undefined || isBlank(octet) || delimiters.has(octet)) break
      this.at += 1
    }
    if (this.at - from > longestWord) refuse('deep')
    return this.#bytes.toString('latin1', from, this.at)
  }

  #name(): string {
    this.at += 1
    // `/J#53` is `/JS`: what is hidden so is found all the same.
    return this.#regular().replace(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    )
  }

  #text(): PdfValue {
    let open = 0
    for (;;) {
      const octet = this.#bytes[this.at]
      if (octet === undefined) refuse('type')
      this.at += octet === 0x5c ? 2 : 1
      if (octet === 0x28) open += 1
      if (octet === 0x29 && --open === 0) return text
    }
  }

  #hex(): PdfValue {
    const end = this.#bytes.indexOf(0x3e, this.at)
    if (end === -1) refuse('type')
    this.at = end + 1
    return text
  }

  /** Items up to the end of a list or a dictionary; `n g R` becomes one reference. */
  #until(end: string, depth: number): PdfValue[] {
    this.#meter.container()
    const items: PdfValue[] = []
    while (!this.passed(end)) {
      const item = this.value(depth + 1)
      if (typeof item !== 'object' || item === null || item.is !== 'word') {
        items.push(item)
        continue
      }
      if (item.word !== 'R') refuse('type')
      const generation = items.pop()
      const number = items.pop()
      if (typeof generation !== 'number' || typeof number !== 'number') refuse('type')
      items.push({ is: 'ref', number })
    }
    return items
  }

  #dict(depth: number): PdfDict {
    this.at += 2
    const items = this.#until('>>', depth)
    if (items.length % 2 === 1) refuse('type')
    const entries = new Map<string, PdfValue>()
    for (let n = 0; n < items.length; n += 2) {
      const [key, value] = [items[n], items[n + 1]]
      if (typeof key !== 'object' || key === null || key.is !== 'name' || value === undefined) refuse('type')
      // Readers disagree on which of two counts.
      if (entries.has(key.name)) refuse('type')
      entries.set(key.name, value)
    }
    return { is: 'dict', entries }
  }

  #word(): PdfValue {
    const word = this.#regular()
    if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(word)) return Number(word)
    const known = constants.get(word)
    if (known !== undefined) return known
    return word === '' ? refuse('type') : { is: 'word', word }
  }
}

export const isDict = (value: PdfValue | undefined): value is PdfDict =>
  typeof value === 'object' && value !== null && value.is === 'dict'
export const isRef = (value: PdfValue | undefined): value is PdfRef =>
  typeof value === 'object' && value !== null && value.is === 'ref'
export const itemsOf = (value: PdfValue | undefined): readonly PdfValue[] =>
  typeof value === 'object' && value !== null && value.is === 'list' ? value.items : []
export const nameOf = (value: PdfValue | undefined): string | undefined =>
  typeof value === 'object' && value !== null && value.is === 'name' ? value.name : undefined

/** A whole number that counts octets or objects; anything else is refused. */
export function countOf(value: PdfValue | undefined): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31
    ? value
    : refuse('type')
}
