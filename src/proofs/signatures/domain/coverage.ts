import type { ByteRange } from './byte-range.ts'
import { failed, passed, type Checked } from './checked.ts'
import { holdsOnlyASignature } from './increment/increment.ts'
import type { PdfDocument } from './pdf/document.ts'
import { isBlank } from './pdf/reader.ts'

/**
 * Check 4: the signature covers the whole file; or it covers the file as it was once, and all that came later is another
 * signature each (SIGNATURES 4). Gives the octet up to which it has to cover, undefined for one that ends at no such
 * place: check 5 says no to it. Throws `PdfFlaw` for what came later and cannot be read.
 */
export function judgeCoverage(
  document: PdfDocument,
  range: ByteRange | undefined,
): Checked<number | undefined> {
  const { length } = document.octets
  if (range === undefined) return passed(undefined, { covers: 'nothing' })
  const end = range.secondStart + range.secondLength
  if (end >= length) return passed(length, { covers: 'all' })
  const index = revisionEndingAt(document, end)
  if (index === undefined) return passed(undefined, { covers: 'a part' })
  for (let later = index + 1; later <= document.last; later += 1) holdsOnlyASignature(document, later)
  // What is left without a revision of its own came later too.
  return index === document.last
    ? failed('CHANGED_AFTER_SIGNING', { covers: 'a part' })
    : passed(end, { covers: 'an earlier revision' })
}

/** The revision that ends at that octet, with or without the end of its last line. */
function revisionEndingAt(document: PdfDocument, end: number): number | undefined {
  const index = document.revisions.findIndex(
    (revision) => revision.end <= end && document.octets.subarray(revision.end, end).every(isBlank),
  )
  return index === -1 ? undefined : index
}
