import type { Place } from './cross-reference.ts'
import { unreadable } from './flaw.ts'
import { readObject, type PdfObject } from './object.ts'
import { opened, type Inflate } from './opened.ts'
import { PdfReader, ReadingBudget } from './reader.ts'
import { readRevisions, type Revision } from './revisions.ts'
import { countOf, isDict, isRef, nameOf, type PdfDict, type PdfRef, type PdfValue } from './values.ts'

/** What a reference leads to. Without `object` it stands in a stream of objects, so not in the octets of the file. */
export interface Found {
  readonly value: PdfValue
  readonly stream: Uint8Array | undefined
  readonly object: PdfObject | undefined
}

interface ObjectStream {
  readonly numbers: readonly number[]
  readonly values: readonly PdfValue[]
}

/** Octets of all opened streams of objects together, and objects in one. */
const mostOpened = 32 * 1024 * 1024
const mostWithin = 100_000

/** The objects of a PDF as each revision shows them, by their cross-reference. Nothing is guessed and nothing repaired. */
export class PdfDocument {
  readonly octets: Uint8Array
  readonly revisions: readonly [Revision, ...Revision[]]
  /** Index of the newest revision. */
  readonly last: number
  readonly #budget = new ReadingBudget()
  readonly #inflate: Inflate
  readonly #found = new Map<Place, Found>()
  readonly #opened = new Map<Place, ObjectStream>()
  #openedOctets = 0

  /** Reads the cross-reference; objects are read when they are asked for. Throws `PdfFlaw`. */
  constructor(octets: Uint8Array, inflate: Inflate) {
    this.octets = octets
    this.#inflate = inflate
    this.revisions = readRevisions(octets, this.#budget, inflate)
    this.last = this.revisions.length - 1
  }

  /** As it was when that revision was the newest; undefined for an object that was not there. Throws `PdfFlaw`. */
  find(ref: PdfRef, revision: number): Found | undefined {
    const place = this.#placeOf(ref.number, revision)
    if (place === undefined || place.is === 'free') return undefined
    const known = this.#found.get(place)
    if (known !== undefined && (known.object?.generation ?? 0) === ref.generation) return known
    const found = place.is === 'object' ? this.#at(place.offset) : this.#within(place, ref.number, revision)
    const generation = place.is === 'object' ? place.generation : 0
    // Whose number or generation differs is another object than the one that was meant.
    if (ref.generation !== generation) unreadable('generation')
    if (found.object !== undefined) {
      const { number } = found.object
      if (number !== ref.number || found.object.generation !== generation) unreadable('object')
    }
    this.#found.set(place, found)
    return found
  }

  /** What a value means: a reference leads to its object, once. Null for what is not there. Throws `PdfFlaw`. */
  resolve(value: PdfValue | undefined, revision: number): PdfValue {
    if (!isRef(value)) return value ?? null
    const found = this.find(value, revision)?.value ?? null
    return isRef(found) ? unreadable('reference') : found
  }

  /** As `resolve`, where nothing but a dictionary will do. Throws `PdfFlaw`. */
  dict(value: PdfValue | undefined, revision: number, what: string): PdfDict {
    const found = this.resolve(value, revision)
    return isDict(found) ? found : unreadable(what)
  }

  /** The object that begins at that octet of the file. Throws `PdfFlaw`. */
  objectAt(offset: number): PdfObject {
    return readObject(this.octets, offset, this.#budget, (length) => this.#lengthOf(length))
  }

  #at(offset: number): Found {
    const object = this.objectAt(offset)
    return { value: object.value, stream: object.stream, object }
  }

  #placeOf(number: number, revision: number): Place | undefined {
    for (let index = revision; index >= 0; index -= 1) {
      const place = this.revisions[index]?.places.get(number)
      if (place !== undefined) return place
    }
    return undefined
  }

  /** The length may stand in an object of its own: a plain number, so that nothing goes in circles. */
  #lengthOf(length: PdfValue | undefined): number {
    if (!isRef(length)) return countOf(length) ?? unreadable('length')
    const place = this.#placeOf(length.number, this.last)
    if (place?.is !== 'object') unreadable('length')
    const { number, value } = readObject(this.octets, place.offset, this.#budget, () => unreadable('length'))
    return number === length.number ? (countOf(value) ?? unreadable('length')) : unreadable('length')
  }

  #within({ container, index }: Place & { readonly is: 'within' }, number: number, revision: number): Found {
    const { numbers, values } = this.#open(container, revision)
    // Some readers look for its number and some for its place: for whoever looks, it has to be the same.
    if (numbers[index] !== number) unreadable('object stream')
    return { value: values[index] ?? null, stream: undefined, object: undefined }
  }

  #open(container: number, revision: number): ObjectStream {
    const place = this.#placeOf(container, revision)
    // It stands in the file itself, never in another.
    if (place?.is !== 'object') unreadable('object stream')
    const known = this.#opened.get(place)
    if (known !== undefined) return known
    const { number, value, stream } = this.objectAt(place.offset)
    if (number !== container || !isDict(value) || stream === undefined) unreadable('object stream')
    if (nameOf(value.entries.get('Type')) !== 'ObjStm') unreadable('object stream')
    const octets = opened(value, stream, this.#inflate)
    this.#openedOctets += octets.length
    if (this.#openedOctets > mostOpened) unreadable('large')
    const first = countOf(value.entries.get('First')) ?? unreadable('object stream')
    const count = countOf(value.entries.get('N')) ?? unreadable('object stream')
    if (count > mostWithin) unreadable('object stream')
    const reader = new PdfReader(octets, this.#budget)
    const rows = Array.from({ length: count }, () => [reader.count(), first + reader.count()] as const)
    const read = {
      numbers: rows.map(([each]) => each),
      values: rows.map(([, offset]) => new PdfReader(octets, this.#budget, offset).value()),
    }
    this.#opened.set(place, read)
    return read
  }
}
