import { digestOf, judgeKey, signerMethodOf, type MethodFlaw } from './algorithms.ts'
import { failed, passed, unknown, type Checked } from './checked.ts'
import { readCms, type Cms } from './cms.ts'
import type { SignatureCode } from './codes.ts'
import type { SignatureCrypto } from './crypto.ts'
import { sameOctets } from './der.ts'

/** The two formats that bind one detached CMS to the whole file (SIGNATURES 3). */
export const subFilters = { firmaEc: 'adbe.pkcs7.detached', pades: 'ETSI.CAdES.detached' } as const

const codeOfMethod: Readonly<Record<MethodFlaw, SignatureCode>> = {
  weak: 'WEAK_ALGORITHM',
  unknown: 'ALGORITHM_UNSUPPORTED',
}

/** Check 6: one signer, one format. */
export function judgeCms(contents: Uint8Array, subFilter: string | undefined): Checked<Cms> {
  const known = Object.values(subFilters).find((each) => each === subFilter)
  if (known === undefined) return failed('CMS_NOT_ALLOWED', { is: 'format' })
  const read = readCms(contents)
  return read.ok ? passed(read.value, { format: known }) : failed(read.code)
}

/** What a signature is over: everything but itself, in as many runs as that takes. */
export interface SignedOctets {
  readonly parts: readonly Uint8Array[]
}

/**
 * Check 7: the signed digest is that of everything but the signature itself. A digest that we cannot make, or would not
 * trust, is not compared: check 8 says why not.
 */
export function judgeDigest(crypto: SignatureCrypto, cms: Cms, { parts }: SignedOctets): Checked<undefined> {
  const digest = digestOf(cms.digestAlgorithm)
  if (!digest.ok) return unknown(undefined, { digest: digest.code })
  const isSame = sameOctets(crypto.digest(digest.value, ...parts), cms.attributes.messageDigest)
  return isSame
    ? passed(undefined, { digest: digest.value })
    : failed('HASH_MISMATCH', { digest: digest.value })
}

/** Check 8: method and key are on the list, and the key of the signer's certificate made the signature. */
export function judgeSignature(crypto: SignatureCrypto, cms: Cms): Checked<undefined> {
  const { publicKey } = cms.signer
  const method = signerMethodOf(cms.signatureAlgorithm, cms.digestAlgorithm)
  if (!method.ok) return failed(codeOfMethod[method.code], { is: 'method' })
  const facts = { method: method.value.kind, digest: method.value.digest }
  const key = judgeKey(crypto, publicKey, method.value)
  if (!key.ok) return failed(codeOfMethod[key.code], { is: 'key', ...facts })
  return crypto.isSignedBy(publicKey, method.value, cms.attributes.octets, cms.signature)
    ? passed(undefined, facts)
    : failed('SIGNATURE_MISMATCH', facts)
}
