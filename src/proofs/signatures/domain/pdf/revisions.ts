import { readSection, type Place, type Section } from './cross-reference.ts'
import { PdfFlaw, unreadable } from './flaw.ts'
import type { Inflate } from './opened.ts'
import { isBlank, PdfReader, type ReadingBudget } from './reader.ts'
import { countOf, type PdfDict } from './values.ts'

/** A file as it was saved once (ISO 32000-1, 7.5.6): what came to it, and what that says of older objects. */
export interface Revision {
  /** Where each object stands that this revision brings or changes. */
  readonly places: ReadonlyMap<number, Place>
  readonly trailer: PdfDict
  readonly section: Section
  /** Whether a second section stands behind the first: only in what was written at once, never in what was appended. */
  readonly isSimple: boolean
  /** Where the section of the revision before begins. */
  readonly previous: number | undefined
  /** Behind its `%%EOF`; an end of line may follow. */
  readonly end: number
}

/** Times that a file was saved; FirmaEC adds one. */
const mostRevisions = 64
/** Octets in which `startxref`, its number and `%%EOF` stand at the end of a file. */
const tailLength = 1_024
const endMark = '%%EOF'

/**
 * Every revision, the oldest first, followed from the end by `/Prev`. Each ends with a `startxref` of its own that leads
 * to its section, and nothing but blanks follows the last. Throws `PdfFlaw`.
 */
export function readRevisions(
  octets: Uint8Array,
  budget: ReadingBudget,
  inflate: Inflate,
): readonly [Revision, ...Revision[]] {
  const last = lastTail(octets, budget)
  if (!octets.subarray(last.end).every(isBlank)) unreadable('something behind the end')
  let at = last.startsAt
  let revision = readRevision(octets, at, budget, inflate)
  if (revision.end !== last.end) unreadable('end')
  const found: [Revision, ...Revision[]] = [revision]
  for (let { previous } = revision; previous !== undefined; previous = revision.previous) {
    // Back and back only: so it ends.
    if (previous >= at) unreadable('prev')
    if (found.length === mostRevisions) unreadable('too many revisions')
    at = previous
    revision = readRevision(octets, at, budget, inflate)
    found.unshift(revision)
  }
  return found
}

function prevOf({ entries }: PdfDict): number | undefined {
  return entries.has('Prev') ? (countOf(entries.get('Prev')) ?? unreadable('prev')) : undefined
}

function readRevision(octets: Uint8Array, at: number, budget: ReadingBudget, inflate: Inflate): Revision {
  const section = readSection(octets, at, budget, inflate)
  const { trailer } = section
  if (trailer.entries.has('Encrypt')) throw new PdfFlaw('PDF_ENCRYPTED', 'encrypt')
  const parts = [section]
  const hidden = trailer.entries.get('XRefStm')
  if (hidden !== undefined)
    parts.push(readSection(octets, countOf(hidden) ?? unreadable('xref'), budget, inflate))
  const previous = prevOf(trailer)
  let closing = section
  const isForward = previous !== undefined && previous > section.at
  if (isForward) {
    // Written for the web (ISO 32000-1, annex F): the section of the first page leads to the one of all others.
    closing = readSection(octets, previous, budget, inflate)
    if (closing.trailer.entries.has('Prev')) unreadable('prev')
    parts.push(closing)
  }
  const { startsAt, end } = readTail(octets, closing.end, budget)
  if (startsAt !== at) unreadable('startxref')
  return {
    places: merged(parts),
    trailer,
    section,
    isSimple: parts.length === 1,
    previous: isForward ? undefined : previous,
    end,
  }
}

/** The first part that says where an object stands counts. */
function merged(parts: readonly Section[]): ReadonlyMap<number, Place> {
  const [first, ...others] = parts
  if (first === undefined || others.length === 0) return first?.places ?? new Map()
  const places = new Map(first.places)
  for (const part of others)
    for (const [number, place] of part.places) if (!places.has(number)) places.set(number, place)
  return places
}

interface Tail {
  readonly startsAt: number
  readonly end: number
}

function lastTail(octets: Uint8Array, budget: ReadingBudget): Tail {
  const from = Math.max(0, octets.length - tailLength)
  const at = String.fromCharCode(...octets.subarray(from)).lastIndexOf('startxref')
  return at === -1 ? unreadable('startxref') : readTail(octets, from + at, budget)
}

function readTail(octets: Uint8Array, at: number, budget: ReadingBudget): Tail {
  const reader = new PdfReader(octets, budget, at)
  if (!reader.passed('startxref')) unreadable('startxref')
  while (isBlank(octets[reader.at])) reader.at += 1
  if (octets[reader.at] === 0x25) unreadable('startxref')
  const startsAt = reader.count()
  let end = reader.at
  while (isBlank(octets[end])) end += 1
  if (String.fromCharCode(...octets.subarray(end, end + endMark.length)) !== endMark) unreadable('end')
  return { startsAt, end: end + endMark.length }
}
