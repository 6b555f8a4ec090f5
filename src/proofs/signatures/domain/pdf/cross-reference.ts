import { unreadable } from './flaw.ts'
import { readObject } from './object.ts'
import { opened, type Inflate } from './opened.ts'
import { PdfReader, type ReadingBudget } from './reader.ts'
import { countOf, isDict, isList, nameOf, type PdfDict } from './values.ts'

/** Where an object stands: nowhere any more, in the file, or as the nth of a stream of objects. */
export type Place =
  | { readonly is: 'free' }
  | { readonly is: 'object'; readonly offset: number; readonly generation: number }
  | { readonly is: 'within'; readonly container: number; readonly index: number }

/** One cross-reference section (ISO 32000-1, 7.5.4 and 7.5.8): a table with its trailer, or a stream that is both. */
export interface Section {
  /** Where it begins, and the octet behind its trailer or its stream. */
  readonly at: number
  readonly end: number
  readonly isTable: boolean
  readonly places: ReadonlyMap<number, Place>
  readonly trailer: PdfDict
}

/** Octets of a row: offset, generation, kind and an end of line of two. */
const rowLength = 20
const free: Place = { is: 'free' }

/** The section that begins at that octet, or behind blanks there. Throws `PdfFlaw`. */
export function readSection(
  octets: Uint8Array,
  at: number,
  budget: ReadingBudget,
  inflate: Inflate,
): Section {
  const reader = new PdfReader(octets, budget, at)
  reader.skip()
  const from = reader.at
  return reader.passed('xref') ? readTable(reader, from, budget) : readStream(octets, from, budget, inflate)
}

function readTable(reader: PdfReader, at: number, budget: ReadingBudget): Section {
  const places = new Map<number, Place>()
  while (!reader.passed('trailer')) {
    const first = reader.count()
    const count = reader.count()
    reader.skip()
    for (let number = first; number < first + count; number += 1) {
      budget.spend()
      put(places, number, readRow(reader.octets, reader.at))
      reader.at += rowLength
    }
  }
  const trailer = reader.value()
  if (!isDict(trailer)) unreadable('trailer')
  return { at, end: reader.at, isTable: true, places, trailer }
}

/** `nnnnnnnnnn ggggg n` and an end of line. A table whose rows have another shape is read differently by different readers. */
function readRow(octets: Uint8Array, at: number): Place {
  const row = String.fromCharCode(...octets.subarray(at, at + rowLength))
  const [, offset, generation, kind] =
    /^(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)$/.exec(row) ?? unreadable('row')
  return kind === 'f' ? free : { is: 'object', offset: Number(offset), generation: Number(generation) }
}

function readStream(octets: Uint8Array, at: number, budget: ReadingBudget, inflate: Inflate): Section {
  // How long it is it says itself: what it would refer to, only it could lead to.
  const { value, stream, to } = readObject(
    octets,
    at,
    budget,
    (length) => countOf(length) ?? unreadable('xref'),
  )
  if (!isDict(value) || stream === undefined || nameOf(value.entries.get('Type')) !== 'XRef')
    unreadable('xref')
  const table = opened(value, stream, inflate)
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0, ...more] = countsOf(value, 'W')
  const width = kindWidth + secondWidth + thirdWidth
  if (width === 0 || more.length > 0 || Math.max(kindWidth, secondWidth, thirdWidth) > 4) unreadable('xref')
  const ranges = value.entries.has('Index')
    ? countsOf(value, 'Index')
    : [0, countOf(value.entries.get('Size')) ?? unreadable('xref')]
  if (ranges.length % 2 === 1) unreadable('xref')
  const places = new Map<number, Place>()
  let from = 0
  for (let r = 0; r < ranges.length; r += 2) {
    const [first = 0, count = 0] = ranges.slice(r, r + 2)
    for (let number = first; number < first + count; number += 1) {
      budget.spend()
      if (from + width > table.length) unreadable('xref')
      const kind = kindWidth === 0 ? 1 : numberAt(table, from, kindWidth)
      const second = numberAt(table, from + kindWidth, secondWidth)
      const third = numberAt(table, from + kindWidth + secondWidth, thirdWidth)
      put(places, number, placeOf(kind, second, third))
      from += width
    }
  }
  if (from !== table.length) unreadable('xref')
  return { at, end: to, isTable: false, places, trailer: value }
}

function placeOf(kind: number, second: number, third: number): Place {
  if (kind === 1) return { is: 'object', offset: second, generation: third }
  if (kind === 2) return { is: 'within', container: second, index: third }
  return kind === 0 ? free : unreadable('xref')
}

function numberAt(octets: Uint8Array, at: number, width: number): number {
  let number = 0
  for (let n = 0; n < width; n += 1) number = number * 256 + (octets[at + n] ?? 0)
  return number
}

function countsOf({ entries }: PdfDict, key: string): readonly number[] {
  const list = entries.get(key)
  if (!isList(list)) unreadable('xref')
  return list.items.map((item) => countOf(item) ?? unreadable('xref'))
}

function put(places: Map<number, Place>, number: number, place: Place): void {
  if (places.has(number)) unreadable('entry twice')
  places.set(number, place)
}
