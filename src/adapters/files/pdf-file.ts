import {
  countOf,
  isDict,
  isRef,
  itemsOf,
  nameOf,
  PdfReader,
  type PdfDict,
  type PdfValue,
} from './pdf-values.ts'
import { inflated } from './inflated.ts'
import { filtersOf } from './pdf-filters.ts'
import { ReadingMeter } from './reading-meter.ts'
import { refuse } from './refuse.ts'

/** Where an object lies: in the file, or as the nth of a stream of objects. */
type Place = { readonly offset: number } | { readonly within: number; readonly index: number }

export interface PdfObject {
  readonly value: PdfValue
  /** Octets as they stand in the file; only a dictionary can have them. */
  readonly stream?: Buffer
}

/** Parts of the table of a file that was saved again and again, and objects in all. */
const mostSections = 200
const mostObjects = 200_000
/** A table or a stream of objects, opened. */
const mostTable = 8 * 1024 * 1024
/** Streams of objects of one file, opened, all together: what is kept in memory. */
const mostOpened = 32 * 1024 * 1024
/** Streams of objects that extend one another (ISO 32000-1, 7.5.7). */
const mostExtended = 100

interface OpenedStream {
  readonly values: readonly PdfValue[]
  readonly numbers: readonly number[]
  /** The stream of objects that this one extends. */
  readonly extended: number | undefined
}

/** The objects of a PDF by its cross-reference (ISO 32000-1, 7.5). Nothing is guessed and nothing repaired. */
export class PdfFile {
  readonly #bytes: Buffer
  readonly #meter = new ReadingMeter()
  readonly #places = new Map<number, Place | null>()
  readonly #opened = new Map<number, OpenedStream>()
  #openedBytes = 0
  readonly trailer: PdfDict

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.trailer = this.#readTables()
  }

  get numbers(): Iterable<number> {
    return this.#places.keys()
  }

  object(number: number): PdfObject {
    const place = this.#places.get(number)
    if (place === undefined || place === null) return { value: null }
    if ('offset' in place) return this.#at(place.offset, number)
    const { numbers, values } = this.#within(place.within)
    // Some readers look for its number and some for its place: for whoever looks, it has to be the same.
    if (numbers[place.index] !== number) refuse('type')
    return { value: values[place.index] ?? null }
  }

  /** All that lies in a stream of objects, whether or not the table leads to it; the stream extends none in a ring. */
  objectsWithin(container: number): readonly PdfValue[] {
    let { extended } = this.#within(container)
    for (let n = 0; extended !== undefined; n += 1) {
      if (extended === container) refuse('type')
      if (n > mostExtended) refuse('deep')
      extended = this.#within(extended).extended
    }
    return this.#within(container).values
  }

  /** What is meant: a reference leads to its object, once, since no reference may lead to another for ever. */
  resolve(value: PdfValue | undefined): PdfValue {
    if (!isRef(value)) return value ?? null
    const { value: found } = this.object(value.number)
    return isRef(found) ? refuse('type') : found
  }

  #readTables(): PdfDict {
    const tail = this.#bytes.toString('latin1', Math.max(0, this.#bytes.length - 1_024))
    // Behind the end stands nothing: what does would be another file (a page, an archive) in the same octets.
    const start = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(tail)?.[1]
    if (start === undefined) refuse('type')
    let newest: PdfDict | undefined
    const seen = new Set<number>()
    const next = [Number(start)]
    for (let offset = next.shift(); offset !== undefined; offset = next.shift()) {
      if (seen.has(offset)) refuse('type')
      seen.add(offset)
      if (seen.size > mostSections) refuse('deep')
      const section = this.#section(offset)
      newest ??= section
      if (section.entries.has('Encrypt')) refuse('locked')
      for (const key of ['XRefStm', 'Prev'])
        if (section.entries.has(key)) next.push(countOf(section.entries.get(key)))
    }
    return newest ?? refuse('type')
  }

  #section(offset: number): PdfDict {
    const reader = new PdfReader(this.#bytes, this.#meter, offset)
    if (!reader.passed('xref')) return this.#tableStream(offset)
    while (!reader.passed('trailer')) {
      const first = countOf(reader.value())
      const count = countOf(reader.value())
      for (let n = first; n < first + count; n += 1) {
        const at = countOf(reader.value())
        countOf(reader.value())
        const isUsed = reader.passed('n')
        if (!isUsed && !reader.passed('f')) refuse('type')
        this.#put(n, isUsed ? { offset: at } : null)
      }
    }
    const trailer = reader.value()
    return isDict(trailer) ? trailer : refuse('type')
  }

  /** A table that is a stream: rows of three numbers of given widths. */
  #tableStream(offset: number): PdfDict {
    const { value, stream } = this.#at(offset)
    if (!isDict(value) || stream === undefined || nameOf(value.entries.get('Type')) !== 'XRef') refuse('type')
    const table = opened(value, stream)
    this.#meter.octets(stream.length + table.length)
    const widths = itemsOf(value.entries.get('W')).map(countOf)
    const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths
    const width = kindWidth + secondWidth + thirdWidth
    if (widths.length !== 3 || width === 0 || widths.some((each) => each > 4)) refuse('type')
    const ranges = value.entries.has('Index')
      ? itemsOf(value.entries.get('Index')).map(countOf)
      : [0, countOf(value.entries.get('Size'))]
    let at = 0
    const take = (octets: number, otherwise: number): number => {
      const number = octets === 0 ? otherwise : table.readUIntBE(at, octets)
      at += octets
      return number
    }
    for (let r = 0; r + 1 < ranges.length; r += 2) {
      const [first = 0, count = 0] = ranges.slice(r, r + 2)
      for (let n = first; n < first + count; n += 1) {
        if (at + width > table.length) refuse('type')
        this.#meter.value()
        const kind = take(kindWidth, 1)
        const second = take(secondWidth, 0)
        const third = take(thirdWidth, 0)
        const places: readonly (Place | null)[] = [null, { offset: second }, { within: second, index: third }]
        this.#put(n, places[kind] ?? null)
      }
    }
    return value
  }

  /** The newest word on an object counts, and it comes first. */
  #put(number: number, place: Place | null): void {
    if (this.#places.has(number)) return
    if (this.#places.size >= mostObjects) refuse('deep')
    this.#places.set(number, place)
  }

  #at(offset: number, expected?: number): PdfObject {
    const reader = new PdfReader(this.#bytes, this.#meter, offset)
    const number = countOf(reader.value())
    countOf(reader.value())
    if (!reader.passed('obj') || (expected !== undefined && number !== expected)) refuse('type')
    const value = reader.value()
    if (reader.passed('endobj')) return { value }
    if (!isDict(value) || !reader.passed('stream')) refuse('type')
    let from = reader.at
    if (this.#bytes[from] === 0x0d) from += 1
    if (this.#bytes[from] !== 0x0a) refuse('type')
    from += 1
    const length = countOf(this.#lengthOf(value, number))
    const end = new PdfReader(this.#bytes, this.#meter, from + length)
    // A length that lies leads elsewhere.
    if (from + length > this.#bytes.length || !end.passed('endstream') || !end.passed('endobj'))
      refuse('type')
    return { value, stream: this.#bytes.subarray(from, from + length) }
  }

  /** The length may stand in an object of its own, which is a plain number and no stream: nothing goes in circles. */
  #lengthOf({ entries }: PdfDict, owner: number): PdfValue | undefined {
    const length = entries.get('Length')
    if (!isRef(length)) return length
    const place = this.#places.get(length.number)
    if (length.number === owner || place === undefined || place === null || !('offset' in place))
      return refuse('type')
    const reader = new PdfReader(this.#bytes, this.#meter, place.offset)
    if (countOf(reader.value()) !== length.number) refuse('type')
    countOf(reader.value())
    return reader.passed('obj') ? reader.value() : refuse('type')
  }

  #within(container: number): OpenedStream {
    const known = this.#opened.get(container)
    if (known !== undefined) return known
    const place = this.#places.get(container)
    // A stream of objects lies in the file itself, never in another.
    if (place === undefined || place === null || !('offset' in place)) refuse('type')
    const { value, stream } = this.#at(place.offset, container)
    if (!isDict(value) || stream === undefined || nameOf(value.entries.get('Type')) !== 'ObjStm')
      refuse('type')
    const bytes = opened(value, stream)
    this.#meter.octets(stream.length + bytes.length)
    this.#openedBytes += bytes.length
    if (this.#openedBytes > mostOpened) refuse('deep')
    const reader = new PdfReader(bytes, this.#meter)
    const first = countOf(value.entries.get('First'))
    const count = countOf(value.entries.get('N'))
    if (count > mostObjects) refuse('deep')
    const numbers: number[] = []
    const offsets: number[] = []
    for (let n = 0; n < count; n += 1) {
      numbers.push(countOf(reader.value()))
      offsets.push(first + countOf(reader.value()))
    }
    const values = offsets.map((offset) => new PdfReader(bytes, this.#meter, offset).value())
    const extended = value.entries.get('Extends')
    const found = { values, numbers, extended: isRef(extended) ? extended.number : undefined }
    this.#opened.set(container, found)
    return found
  }
}

/** Content of a table or of a stream of objects. */
function opened(dict: PdfDict, stream: Buffer): Buffer {
  const filters = filtersOf(dict)
  if (filters.length === 0) return stream
  if (filters.length > 1 || filters[0] !== 'FlateDecode') refuse('type')
  const bytes = inflated(stream, mostTable)
  const parms = dict.entries.get('DecodeParms')
  if (!isDict(parms)) return bytes
  const predictor = parms.entries.get('Predictor') ?? 1
  if (predictor === 1) return bytes
  if (typeof predictor !== 'number' || predictor < 10) refuse('type')
  return unpredicted(bytes, countOf(parms.entries.get('Columns') ?? 1))
}

/** Undoes the PNG predictors (PNG 9) for rows of single octets. */
function unpredicted(bytes: Buffer, columns: number): Buffer {
  if (columns === 0 || bytes.length % (columns + 1) !== 0) refuse('type')
  const rows = bytes.length / (columns + 1)
  const out = Buffer.alloc(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes.readUInt8(row * (columns + 1))
    for (let n = 0; n < columns; n += 1) {
      const at = row * columns + n
      const left = n === 0 ? 0 : (out[at - 1] ?? 0)
      const up = row === 0 ? 0 : (out[at - columns] ?? 0)
      const corner = n === 0 || row === 0 ? 0 : (out[at - columns - 1] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? refuse('type')
      out[at] = ((bytes[row * (columns + 1) + 1 + n] ?? 0) + guess) & 0xff
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
