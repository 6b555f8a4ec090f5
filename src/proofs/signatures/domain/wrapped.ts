import { failed, listed, passed, type Checked } from './checked.ts'
import { readWrappedCms } from './cms.ts'
import type { CheckName } from './codes.ts'
import type { SignatureCrypto } from './crypto.ts'
import { hexOf, tags } from './der.ts'
import type { Issued } from './file-checks.ts'
import { kindOfFile, mostSignedBytes } from './kind-of-file.ts'
import type { AskedReading, SignatureReading } from './reading.ts'
import { checkSigner, nothingSeen } from './signer-checks.ts'

/** Checks of the PDF around a signature, which a `.p7m` is not. */
export const notOfWrapped = ['increment', 'coverage', 'byteRange'] as const satisfies readonly CheckName[]

/** Whether a file is signed data that carries what it signs, or says it is (`.p7m`). By its octets; text is none. */
export const isWrapped = (octets: Uint8Array): boolean =>
  octets[0] === tags.sequence && kindOfFile(octets) === 'cms'

/**
 * Reads a `.p7m` and judges it as far as its octets tell: checks 1, 2 and 6 to 11 of SIGNATURES 6; it is what one signer
 * has signed, so there is one signature. What it carries is compared, octet for octet, with what was issued. Never throws.
 */
export function readWrapped(
  { file, issued, trust, at }: AskedReading,
  crypto: SignatureCrypto,
): SignatureReading {
  const read = file.length > mostSignedBytes ? undefined : readWrappedCms(file)
  const content = read?.ok === true ? read.value.content : undefined
  const seen = nothingSeen()
  const { checks, code } = listed(({ check, leave }) => {
    check('file', () => judgeWrapping(file, content))
    // Of one that cannot be read nobody knows what it carries: check 6 says why not.
    if (issued === undefined || content === undefined) leave('issued')
    else check('issued', () => judgeContent(crypto, content, issued))
    for (const name of notOfWrapped) leave(name)
    const cms = check('cms', () =>
      read?.ok === true ? passed(read.value, { format: 'p7m' }) : failed(read?.code ?? 'CMS_MALFORMED'),
    )
    checkSigner({ check }, { crypto, cms, signed: { parts: [cms.content] }, isPades: false, trust, at }, seen)
  })
  return { checks, code, ...seen }
}

/** Check 1: of bearable size, with a PDF inside, as far as it can be read, and no key. */
function judgeWrapping(file: Uint8Array, content: Uint8Array | undefined): Checked<undefined> {
  const facts = { octets: file.length }
  if (file.length > mostSignedBytes) return failed('FILE_TOO_LARGE', facts)
  if (content === undefined) return passed(undefined, facts)
  const kind = kindOfFile(content)
  if (kind === 'key') return failed('PRIVATE_KEY_UPLOADED', facts)
  return kind === 'pdf' ? passed(undefined, facts) : failed('NOT_A_PDF', { ...facts, inside: kind })
}

/** Check 2: what was signed is what was issued, and not an octet more. */
function judgeContent(
  crypto: SignatureCrypto,
  content: Uint8Array,
  { length, sha256 }: Issued,
): Checked<undefined> {
  const isOurs = content.length === length && hexOf(crypto.digest('sha256', content)) === sha256
  return isOurs
    ? passed(undefined, { issued: length })
    : failed('NOT_THE_ISSUED_DOCUMENT', { issued: length, inside: content.length })
}
