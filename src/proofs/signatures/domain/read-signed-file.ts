import { judgeByteRange, readByteRange } from './byte-range.ts'
import type { Certificate } from './certificate.ts'
import { failed, listed, type Checked } from './checked.ts'
import { judgeCoverage } from './coverage.ts'
import { judgeCms, judgeDigest, judgeSignature, subFilters } from './cryptographic-checks.ts'
import type { SignatureCrypto } from './crypto.ts'
import { hexOf } from './der.ts'
import type { DistributionPoint } from './distribution-points.ts'
import { judgeFile, judgeIncrement, judgeIssued, openDocument } from './file-checks.ts'
import { signerOf } from './identity.ts'
import { PdfFlaw, unreadable } from './pdf/flaw.ts'
import type { PdfDocument } from './pdf/document.ts'
import type { Inflate } from './pdf/opened.ts'
import { signaturesOf, type SignatureDict } from './pdf/signature-fields.ts'
import { nameOf } from './pdf/values.ts'
import { judgePurpose } from './purpose.ts'
import type { AskedReading, FileReading, SignatureReading } from './reading.ts'
import { signatureName } from './signature-name.ts'
import { judgeSigningCertificate } from './signing-certificate.ts'
import { judgePath } from './trusted-path.ts'

/** What the reading needs and the language does not have; handed in. */
export interface ReadingTools {
  readonly crypto: SignatureCrypto
  readonly inflate: Inflate
}

/** Signatures of one file, each of which costs a reading. */
const mostSignatures = 10

/**
 * Reads a signed file, and judges it as far as its octets tell: checks 1 to 11 of SIGNATURES 6, for each signature. Nothing
 * that a file holds makes it throw; what it costs is bounded by the size of the file and the limits of SIGNATURES 9.
 */
export function readSignedFile(asked: AskedReading, tools: ReadingTools): FileReading {
  let opened: PdfDocument | PdfFlaw | undefined
  const file: OpenFile = { open: () => (opened ??= openDocument(asked.file, tools.inflate)), asked, tools }
  const [first, ...others] = signaturesIn(file)
  return {
    fileSha256: hexOf(tools.crypto.digest('sha256', asked.file)),
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
  let seen: Pick<SignatureReading, 'signer' | 'chain' | 'issuerKeySha256' | 'signatureSha256'> = nobody
  let addresses: Pick<SignatureReading, 'crlUrls' | 'ocspUrls'> = nowhere

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

    // 6 to 9: who says so, and whether they did.
    const subFilter = nameOf(coverage.signature.dict.entries.get('SubFilter'))
    const cms = check('cms', () => judgeCms(covered.contents, subFilter))
    const { signer } = cms
    addresses = addressesOf(signer)
    const signatureSha256 = signatureName(crypto, cms)
    seen = { ...seen, signer: signerOf(signer, undefined), signatureSha256 }
    check('digest', () => judgeDigest(crypto, cms, covered))
    check('signature', () => judgeSignature(crypto, cms))
    const isPades = subFilter === subFilters.pades
    check('signingCertificate', () => judgeSigningCertificate(crypto, cms.attributes, signer, isPades))

    // 10 and 11: whether we believe whoever says who they are, and whether they may sign with this.
    const { chain, issuedBy } = check('path', () => judgePath(crypto, signer, trust, at))
    seen = {
      signer: signerOf(signer, issuedBy),
      chain: chain.map(({ der }) => der),
      issuerKeySha256: issuedBy.keySha256,
      signatureSha256,
    }
    check('purpose', () => judgePurpose(signer, issuedBy))
  })
  return { checks, code, ...seen, ...addresses }
}

const nobody = {
  signer: undefined,
  chain: [],
  issuerKeySha256: undefined,
  signatureSha256: undefined,
} as const
const nowhere = { crlUrls: [], ocspUrls: [] } as const

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

function addressesOf({ extensions }: Certificate): Pick<SignatureReading, 'crlUrls' | 'ocspUrls'> {
  return { crlUrls: extensions.crlPoints.flatMap(urlsOf), ocspUrls: extensions.ocspUrls }
}

const urlsOf = ({ name }: DistributionPoint): readonly string[] =>
  name?.kind === 'full' ? name.names.flatMap((each) => (each.kind === 'uri' ? [each.text] : [])) : []
