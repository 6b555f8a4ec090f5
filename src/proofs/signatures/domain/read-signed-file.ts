import { judgeByteRange, readByteRange } from './byte-range.ts'
import { failed, listed, type Checked } from './checked.ts'
import { judgeCoverage } from './coverage.ts'
import { judgeCms, subFilters } from './cryptographic-checks.ts'
import type { SignatureCrypto } from './crypto.ts'
import { hexOf } from './der.ts'
import { judgeFile, judgeIncrement, judgeIssued, openDocument } from './file-checks.ts'
import { PdfFlaw, unreadable } from './pdf/flaw.ts'
import type { PdfDocument } from './pdf/document.ts'
import type { Inflate } from './pdf/opened.ts'
import { signaturesOf, type SignatureDict } from './pdf/signature-fields.ts'
import { nameOf } from './pdf/values.ts'
import type { AskedReading, FileReading, SignatureReading } from './reading.ts'
import { checkSigner, nothingSeen } from './signer-checks.ts'
import { isWrapped, readWrapped } from './wrapped.ts'

/** What the reading needs and the language does not have; handed in. */
export interface ReadingTools {
  readonly crypto: SignatureCrypto
  readonly inflate: Inflate
}

/** Signatures of one file, each of which costs a reading. */
const mostSignatures = 10

/**
 * Reads a signed file, a PDF or a `.p7m`, and judges it as far as its octets tell: checks 1 to 11 of SIGNATURES 6, for
 * each signature. Nothing
 * that a file holds makes it throw; what it costs is bounded by the size of the file and the limits of SIGNATURES 9.
 */
export function readSignedFile(asked: AskedReading, tools: ReadingTools): FileReading {
  const fileSha256 = hexOf(tools.crypto.digest('sha256', asked.file))
  if (isWrapped(asked.file)) return { fileSha256, signatures: [readWrapped(asked, tools.crypto)] }
  let opened: PdfDocument | PdfFlaw | undefined
  const file: OpenFile = { open: () => (opened ??= openDocument(asked.file, tools.inflate)), asked, tools }
  const [first, ...others] = signaturesIn(file)
  return {
    fileSha256,
    signatures: [readSignature(file, first), ...others.map((each) => readSignature(file, each))],
  }
}

interface OpenFile {
  readonly asked: AskedReading
  readonly tools: ReadingTools
  /** Read once, however often it is asked for. */
  readonly open: () => PdfDocument | PdfFlaw
}

/** The list of checks for one signature of a file; for none, as far as a file without one comes. The first that fails decides. */
function readSignature(
  { asked, tools: { crypto }, open }: OpenFile,
  found: SignatureDict | PdfFlaw | undefined,
): SignatureReading {
  const { file, issued, trust, at } = asked
  const seen = nothingSeen()
  const { checks, code } = listed(({ check, leave }) => {
    // 1 to 3: the file, before anybody asks what is signed in it.
    check('file', () => judgeFile(file, open))
    if (issued === undefined) leave('issued')
    else check('issued', () => judgeIssued(crypto, file, issued))
    const document = open()
    if (document instanceof PdfFlaw) return check('increment', () => failedBy(document))
    if (issued === undefined) leave('increment')
    else check('increment', () => judgeIncrement(document, issued))

    // 4 and 5: which octets the signature is over.
    const coverage = check('coverage', () => judgeCoverage(document, found))
    const covered = check('byteRange', () => judgeByteRange(file, coverage))

    // 6 to 11: who says so, whether they did, and whether we believe them.
    const subFilter = nameOf(coverage.signature.dict.entries.get('SubFilter'))
    const cms = check('cms', () => judgeCms(covered.contents, subFilter))
    const isPades = subFilter === subFilters.pades
    checkSigner({ check }, { crypto, cms, signed: covered, isPades, trust, at }, seen)
  })
  return { checks, code, ...seen }
}

/** The signatures in the order of their revisions; those that say nothing of where they end come last. A flaw stands for all. */
function signaturesIn({ open }: OpenFile): readonly (SignatureDict | PdfFlaw)[] {
  const document = open()
  if (document instanceof PdfFlaw) return []
  try {
    const found = signaturesOf(document)
    if (found.length > mostSignatures) unreadable('too many signatures')
    return found.toSorted((one, other) => endOf(one) - endOf(other))
  } catch (fault) {
    if (fault instanceof PdfFlaw) return [fault]
    throw fault
  }
}

function endOf(signature: SignatureDict): number {
  const range = readByteRange(signature)
  return range === undefined ? Number.MAX_SAFE_INTEGER : range.secondStart + range.secondLength
}

const failedBy = ({ code, what }: PdfFlaw): Checked<never> => failed(code, { is: what })
