import { failed, passed, type Checked } from './checked.ts'
import type { SignatureCrypto } from './crypto.ts'
import { revisionEndingAt } from './coverage.ts'
import { hexOf } from './der.ts'
import { holdsOnlyASignature, mostIncrement } from './increment/increment.ts'
import { kindOfFile, mostSignedBytes } from './kind-of-file.ts'
import { PdfDocument } from './pdf/document.ts'
import { PdfFlaw } from './pdf/flaw.ts'
import type { Inflate } from './pdf/opened.ts'
import type { AskedReading } from './reading.ts'

export type Issued = NonNullable<AskedReading['issued']>

/** Reads the cross-reference of a file, or gives the flaw for the check whose it is. */
export function openDocument(file: Uint8Array, inflate: Inflate): PdfDocument | PdfFlaw {
  try {
    return new PdfDocument(file, inflate)
  } catch (fault) {
    if (fault instanceof PdfFlaw) return fault
    throw fault
  }
}

/** Check 1: a PDF of bearable size without a password, and no key to sign with. */
export function judgeFile(file: Uint8Array, open: () => PdfDocument | PdfFlaw): Checked<undefined> {
  const facts = { octets: file.length }
  if (file.length > mostSignedBytes) return failed('FILE_TOO_LARGE', facts)
  const kind = kindOfFile(file)
  if (kind === 'empty') return failed('FILE_EMPTY', facts)
  if (kind === 'key') return failed('PRIVATE_KEY_UPLOADED', facts)
  if (kind !== 'pdf') return failed('NOT_A_PDF', { ...facts, kind })
  const document = open()
  return document instanceof PdfFlaw && document.code === 'PDF_ENCRYPTED'
    ? failed('PDF_ENCRYPTED', facts)
    : passed(undefined, facts)
}

/** Check 2, as far as octets go: the file begins with just those that we issued. Whether they may still be used is asked elsewhere. */
export function judgeIssued(crypto: SignatureCrypto, file: Uint8Array, issued: Issued): Checked<undefined> {
  const { length, sha256 } = issued
  const isOurs =
    length > 0 && file.length >= length && hexOf(crypto.digest('sha256', file.subarray(0, length))) === sha256
  return isOurs
    ? passed(undefined, { issued: length })
    : failed('NOT_THE_ISSUED_DOCUMENT', { issued: length })
}

/** Check 3: each revision behind the octets that we issued appends one signature and nothing else. Throws `PdfFlaw`. */
export function judgeIncrement(document: PdfDocument, issued: Issued): Checked<undefined> {
  const octets = document.octets.length - issued.length
  if (octets > mostIncrement) return failed('FILE_TOO_LARGE', { appended: octets })
  // Ours has to be among those that the newest leads to: else something stands behind it that forgets it.
  const ours = revisionEndingAt(document, issued.length)
  if (ours === undefined) return failed('CHANGED_AFTER_SIGNING', { is: 'not after ours' })
  for (let index = ours + 1; index <= document.last; index += 1) holdsOnlyASignature(document, index)
  return passed(undefined, { appended: octets, revisions: document.last - ours })
}
