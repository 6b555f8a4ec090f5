import type { PdfDocument } from '../pdf/document.ts'
import { changed } from '../pdf/flaw.ts'
import type { PdfObject } from '../pdf/object.ts'
import { isBlank } from '../pdf/reader.ts'
import type { Revision } from '../pdf/revisions.ts'
import { isRef, sameValue, type PdfRef, type PdfValue } from '../pdf/values.ts'

/**
 * What one revision appends, with every octet of it accounted for: objects one behind the other, then the one section
 * that leads to just these, then its `startxref` and its `%%EOF` (SIGNATURES 4). Whoever knows what an object is for
 * claims it; what nobody claimed at the end is there for something else than a signature.
 */
export class Added {
  readonly #document: PdfDocument
  readonly #before: number
  readonly #objects: ReadonlyMap<number, PdfObject>
  readonly #unclaimed: Set<number>

  /** Throws `PdfFlaw`. */
  constructor(document: PdfDocument, index: number) {
    this.#document = document
    this.#before = index - 1
    this.#objects = objectsOf(document, index)
    this.#unclaimed = new Set(this.#objects.keys())
  }

  /** The object, if this revision brings it. It is claimed from now on. */
  claim(ref: PdfRef): PdfObject | undefined {
    const object = this.#objects.get(ref.number)
    if (object === undefined) return undefined
    if (object.generation !== ref.generation) changed('generation')
    this.#unclaimed.delete(ref.number)
    return object
  }

  /** As `claim`, for an object that was not there before under that number. Throws `PdfFlaw` for one that was. */
  claimNew(ref: PdfRef, what: string): PdfObject {
    if (this.#document.find(ref, this.#before) !== undefined) changed(what)
    return this.claim(ref) ?? changed(what)
  }

  /**
   * What a value means in this revision; its object is claimed if the revision brings it. One that stands in place of an
   * older object has to be the one that was there for the same thing, `old`: else a list of kids could become a page's
   * content. Throws `PdfFlaw`.
   */
  take(value: PdfValue | undefined, old: PdfValue | undefined): PdfValue {
    if (isRef(value) && this.has(value)) {
      if (this.#document.find(value, this.#before) !== undefined && !sameValue(value, old))
        changed('another object')
      this.claim(value)
    }
    return this.look(value)
  }

  /** What a value means in this revision, claiming nothing. Throws `PdfFlaw`. */
  look(value: PdfValue | undefined): PdfValue {
    return this.#document.resolve(value, this.#before + 1)
  }

  /** What a value meant before this revision. Throws `PdfFlaw`. */
  before(value: PdfValue | undefined): PdfValue {
    return this.#document.resolve(value, this.#before)
  }

  /** Whether this revision brings the object, new or in place of an older one. */
  has(ref: PdfRef): boolean {
    return this.#objects.has(ref.number)
  }

  isClaimed(ref: PdfRef): boolean {
    return this.has(ref) && !this.#unclaimed.has(ref.number)
  }

  get unclaimed(): readonly PdfObject[] {
    return [...this.#unclaimed].flatMap((number) => this.#objects.get(number) ?? [])
  }
}

function objectsOf(document: PdfDocument, index: number): ReadonlyMap<number, PdfObject> {
  const revision = document.revisions[index]
  const before = document.revisions[index - 1]
  if (revision === undefined || before === undefined) return changed('revision')
  const { section } = revision
  if (!revision.isSimple) changed('section')
  const objects = new Map<number, PdfObject>()
  let at = passed(document.octets, before.end)
  while (at < section.at) {
    const object = document.objectAt(at)
    if (objects.has(object.number)) changed('object twice')
    objects.set(object.number, object)
    at = passed(document.octets, object.to)
  }
  if (at !== section.at) changed('octets between')
  standWhereTheySay(revision, objects)
  // What wrote it may say so behind its section; an end of the file there is only one, and it comes last.
  passed(document.octets, section.end)
  return objects
}

/** The section leads to each object that is there, and to nothing else; nothing that was there is freed. */
function standWhereTheySay({ section, places }: Revision, objects: ReadonlyMap<number, PdfObject>): void {
  let led = 0
  for (const [number, place] of places) {
    if (place.is === 'within') changed('object stream')
    if (place.is === 'free') {
      if (number !== 0) changed('freed')
      continue
    }
    if (!section.isTable && place.offset === section.at) continue
    const object = objects.get(number)
    if (object?.from !== place.offset || object.generation !== place.generation) changed('place')
    led += 1
  }
  if (led !== objects.size) changed('object without a place')
}

/** Behind blanks and comments. A comment that would end or begin a file, to whoever looks for that, is none here. */
function passed(octets: Uint8Array, from: number): number {
  let at = from
  for (;;) {
    while (isBlank(octets[at])) at += 1
    if (octets[at] !== 0x25) return at
    const begun = at
    while (at < octets.length && octets[at] !== 0x0a && octets[at] !== 0x0d) at += 1
    if (/%%EOF|%PDF-/.test(String.fromCharCode(...octets.subarray(begun, Math.min(at, begun + 1_024)))))
      changed('comment')
    if (at - begun > 1_024) changed('comment')
  }
}
