import type { Certificate } from './certificate.ts'
import type { CheckList } from './checked.ts'
import type { Cms } from './cms.ts'
import { judgeDigest, judgeSignature, type SignedOctets } from './cryptographic-checks.ts'
import type { SignatureCrypto } from './crypto.ts'
import type { DistributionPoint } from './distribution-points.ts'
import { signerOf } from './identity.ts'
import { judgePurpose } from './purpose.ts'
import type { AskedReading, SignatureReading } from './reading.ts'
import { signatureName } from './signature-name.ts'
import { judgeSigningCertificate } from './signing-certificate.ts'
import { judgePath } from './trusted-path.ts'

/** What the checks have found of whoever signed, as far as they came. */
export type Seen = {
  -readonly [
    name in 'signer' | 'chain' | 'issuerKeySha256' | 'signatureSha256' | 'crlUrls' | 'ocspUrls'
  ]: SignatureReading[name]
}

export const nothingSeen = (): Seen => ({
  signer: undefined,
  chain: [],
  issuerKeySha256: undefined,
  signatureSha256: undefined,
  crlUrls: [],
  ocspUrls: [],
})

interface SignedBy extends Pick<AskedReading, 'trust' | 'at'> {
  readonly crypto: SignatureCrypto
  readonly cms: Cms
  readonly signed: SignedOctets
  /** The profile in which the signer's certificate has to be signed too. */
  readonly isPades: boolean
}

/** Checks 7 to 11, in whatever a signature came. `seen` is written while they are made: the first that fails ends them. */
export function checkSigner(
  { check }: Pick<CheckList, 'check'>,
  { crypto, cms, signed, isPades, trust, at }: SignedBy,
  seen: Seen,
): void {
  const { signer } = cms
  Object.assign(seen, addressesOf(signer), {
    signer: signerOf(signer, undefined),
    signatureSha256: signatureName(crypto, cms),
  })

  // 7 to 9: whether they did.
  check('digest', () => judgeDigest(crypto, cms, signed))
  check('signature', () => judgeSignature(crypto, cms))
  check('signingCertificate', () => judgeSigningCertificate(crypto, cms.attributes, signer, isPades))

  // 10 and 11: whether we believe whoever says who they are, and whether they may sign with this.
  const { chain, issuedBy } = check('path', () => judgePath(crypto, signer, trust, at))
  seen.signer = signerOf(signer, issuedBy)
  seen.chain = chain.map(({ der }) => der)
  seen.issuerKeySha256 = issuedBy.keySha256
  check('purpose', () => judgePurpose(signer, issuedBy))
}

function addressesOf({ extensions }: Certificate): Pick<SignatureReading, 'crlUrls' | 'ocspUrls'> {
  return { crlUrls: extensions.crlPoints.flatMap(urlsOf), ocspUrls: extensions.ocspUrls }
}

const urlsOf = ({ name }: DistributionPoint): readonly string[] =>
  name?.kind === 'full' ? name.names.flatMap((each) => (each.kind === 'uri' ? [each.text] : [])) : []
