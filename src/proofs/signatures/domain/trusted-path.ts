import type { Instant } from '../../../kernel/time.ts'
import { isAuthority, readCertificate, type Certificate } from './certificate.ts'
import { failed, passed, type Checked } from './checked.ts'
import type { SignatureCode } from './codes.ts'
import type { SignatureCrypto } from './crypto.ts'
import { hexOf } from './der.ts'
import { findPath, type Trusted } from './find-path.ts'
import { inputsAt, type PathRule } from './path.ts'
import type { TrustEntry } from './trust.ts'

interface TrustedEntry extends Trusted {
  readonly entry: TrustEntry
}

export interface TrustedPath {
  /** From the signer to the anchor, both with them. */
  readonly chain: readonly Certificate[]
  /** What the institution says of the one that issued the signer’s certificate. */
  readonly issuedBy: TrustEntry
}

/** Certificates of a trust store are read once for as long as it is the same list. */
const read = new WeakMap<readonly TrustEntry[], readonly TrustedEntry[]>()

/** Those that can be read, and whose key is the one that the institution looked at when it trusted them. */
function trustedOf(crypto: SignatureCrypto, trust: readonly TrustEntry[]): readonly TrustedEntry[] {
  const known = read.get(trust)
  if (known !== undefined) return known
  const entries = trust.flatMap((entry) => {
    const certificate = readCertificate(entry.certificate)
    if (!certificate.ok) return []
    if (hexOf(crypto.digest('sha256', certificate.value.publicKey)) !== entry.keySha256) return []
    return [{ entry, certificate: certificate.value, isAnchor: entry.role === 'anchor' }]
  })
  read.set(trust, entries)
  return entries
}

const isAccredited = ({ status, from, until }: TrustEntry, at: Instant): boolean =>
  status !== 'retired' && from <= at && at < until

/**
 * Check 10: the certificate was issued by the key of an authority that the institution trusts now, on a path that is valid
 * after RFC 5280. Trust is decided before dates, and nothing in the file can add to it (SIGNATURES 1 and 6).
 */
export function judgePath(
  crypto: SignatureCrypto,
  signer: Certificate,
  trust: readonly TrustEntry[],
  at: Instant,
): Checked<TrustedPath> {
  const trusted = trustedOf(crypto, trust)
  const accredited = trusted.filter(({ entry }) => isAccredited(entry, at))
  const found = findPath(crypto, signer, accredited, inputsAt(at))
  if (found.ok) {
    if (isAuthority(signer)) return failed('CHAIN_INVALID', { rule: 'signer is an authority' })
    const { chain } = found.value
    const issuedBy = accredited.find(({ certificate }) => certificate === chain[1])?.entry
    if (issuedBy === undefined) return failed('UNTRUSTED_CA', { rule: 'untrusted' })
    return passed({ chain, issuedBy }, { certificates: chain.length })
  }
  const facts = { rule: found.code, depth: found.detail.depth }
  if (found.code !== 'untrusted') return failed(codeOf(found.code, signer, at), facts)
  const wasTrusted = findPath(crypto, signer, trusted, inputsAt(at)).ok
  return wasTrusted
    ? failed('CHAIN_INVALID', { rule: 'not accredited now' })
    : failed('UNTRUSTED_CA', { rule: 'untrusted' })
}

/** A person can do something about their own certificate: its dates are said before those of whoever issued it. */
function codeOf(rule: PathRule, signer: Certificate, at: Instant): SignatureCode {
  if (rule === 'untrusted') return 'UNTRUSTED_CA'
  if (rule === 'expired' && at > signer.notAfter) return 'CERT_EXPIRED'
  return rule === 'notYetValid' && at < signer.notBefore ? 'CERT_NOT_YET_VALID' : 'CHAIN_INVALID'
}
