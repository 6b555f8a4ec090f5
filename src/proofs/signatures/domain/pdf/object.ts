import { unreadable } from './flaw.ts'
import { PdfReader, type ReadingBudget } from './reader.ts'
import { isDict, type PdfValue } from './values.ts'

/** An object that stands in the file itself (ISO 32000-1, 7.3.10). */
export interface PdfObject {
  readonly number: number
  readonly generation: number
  readonly value: PdfValue
  /** As it stands in the file, its filters not undone; only a dictionary can have one. */
  readonly stream: Uint8Array | undefined
  /** From its number to behind `endobj`, in the file. */
  readonly from: number
  readonly to: number
}

/**
 * The object that begins at that octet. `lengthOf` says how long a stream is whose dictionary says so, as a number or a
 * reference. Throws `PdfFlaw`.
 */
export function readObject(
  octets: Uint8Array,
  at: number,
  budget: ReadingBudget,
  lengthOf: (length: PdfValue | undefined) => number,
): PdfObject {
  const reader = new PdfReader(octets, budget, at)
  const number = reader.count()
  const generation = reader.count()
  if (!reader.passed('obj')) unreadable('object')
  const value = reader.value()
  if (reader.passed('endobj'))
    return { number, generation, value, stream: undefined, from: at, to: reader.at }
  if (!isDict(value) || !reader.passed('stream')) unreadable('object')
  let from = reader.at
  if (octets[from] === 0x0d) from += 1
  if (octets[from] !== 0x0a) unreadable('stream')
  from += 1
  const end = from + lengthOf(value.entries.get('Length'))
  if (end > octets.length) unreadable('stream')
  reader.at = end
  // A length that lies leads elsewhere, and elsewhere something else stands.
  if (!reader.passed('endstream') || !reader.passed('endobj')) unreadable('stream')
  return { number, generation, value, stream: octets.subarray(from, end), from: at, to: reader.at }
}
