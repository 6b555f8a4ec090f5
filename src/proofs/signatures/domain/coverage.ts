import { readByteRange, type Coverage } from './byte-range.ts'
import { failed, passed, type Checked } from './checked.ts'
import { holdsOnlyASignature } from './increment/increment.ts'
import type { PdfDocument } from './pdf/document.ts'
import { PdfFlaw } from './pdf/flaw.ts'
import { isBlank } from './pdf/reader.ts'
import type { SignatureDict } from './pdf/signature-fields.ts'

/**
 * Check 4: there is a signature, and it covers the whole file; or the file as it was once, and all that came later is
 * another signature each (SIGNATURES 4). Throws `PdfFlaw` for what came later and cannot be read, or is something else.
 */
export function judgeCoverage(
  document: PdfDocument,
  signature: SignatureDict | PdfFlaw | undefined,
): Checked<Coverage> {
  if (signature instanceof PdfFlaw) throw signature
  // A picture of a signature is none.
  if (signature === undefined) return failed('NO_SIGNATURE')
  const { length } = document.octets
  const range = readByteRange(signature)
  if (range === undefined) return passed({ signature, range, end: undefined }, { covers: 'nothing' })
  const end = range.secondStart + range.secondLength
  if (end >= length) return passed({ signature, range, end: length }, { covers: 'all' })
  const index = revisionEndingAt(document, end)
  if (index === undefined) return passed({ signature, range, end: undefined }, { covers: 'a part' })
  for (let later = index + 1; later <= document.last; later += 1) holdsOnlyASignature(document, later)
  // What is left without a revision of its own came later too.
  return index === document.last
    ? failed('CHANGED_AFTER_SIGNING', { covers: 'a part' })
    : passed({ signature, range, end }, { covers: 'an earlier revision' })
}

/** The revision that ends at that octet, with or without the end of its last line. */
export function revisionEndingAt(document: PdfDocument, end: number): number | undefined {
  const index = document.revisions.findIndex(
    (revision) => revision.end <= end && document.octets.subarray(revision.end, end).every(isBlank),
  )
  return index === -1 ? undefined : index
}
