import type { Instant } from '../../../kernel/time.ts'
import { sameOctets } from '../domain/der.ts'
import type { CertificateEvidence } from '../domain/judgement.ts'
import type { SignatureReading } from '../domain/reading.ts'
import type { TrustEntry } from '../domain/trust.ts'
import type { RevocationSource } from './ports.ts'

/** Which certificate of a chain decides: 0 is the signer's, and the one below the anchor stands deepest. */
interface AtDepth {
  readonly depth: number
}

/** The status of a whole chain; `evidence` of every certificate that somebody answered for, the signer's first. */
export type ChainStatus = { readonly evidence: readonly CertificateEvidence[] } & (
  | { readonly is: 'good' }
  | ({ readonly is: 'revoked'; readonly since: Instant } & AtDepth)
  | ({ readonly is: 'unknown'; readonly why: string } & AtDepth)
)

type AskedChain = Pick<SignatureReading, 'chain' | 'issuerKeySha256' | 'crlUrls' | 'ocspUrls'>

/**
 * Whether any certificate of a chain is revoked, the anchor's excepted, which the institution trusts by itself (RFC 5280,
 * 6.1.3 a 3; SIGNATURES 8). Who issued each is the entry of the trust store whose certificate stands next in the chain.
 * Only the signer's own may name an address besides those of its entry. One that is revoked decides, whatever is not known
 * of the others; unknown of any is unknown. Never throws for what is in a chain.
 */
export async function chainStatus(
  revocation: RevocationSource,
  entries: readonly TrustEntry[],
  { chain, issuerKeySha256, crlUrls, ocspUrls }: AskedChain,
  now: Instant,
): Promise<ChainStatus> {
  const evidence: CertificateEvidence[] = []
  let unknown: ({ readonly why: string } & AtDepth) | undefined
  // A reader that finds a path names who issued; one that does not is not taken at its word.
  if (chain.length < 2) unknown = { why: 'issuer', depth: 0 }
  for (let depth = 0; depth + 1 < chain.length; depth++) {
    const issuer = entryOf(entries, chain[depth + 1])
    const isNamed = depth > 0 || issuer?.keySha256 === issuerKeySha256
    if (issuer === undefined || !isNamed) {
      unknown ??= { why: 'issuer', depth }
      continue
    }
    const own = depth === 0 ? { crlUrls, ocspUrls } : nowhere
    const status = await revocation.statusOf({ chain: chain.slice(depth), issuer, ...own }, now)
    if (status.is === 'unknown') {
      unknown ??= { why: status.why, depth }
      continue
    }
    evidence.push({ ...status.evidence, depth })
    if (status.is === 'revoked') return { is: 'revoked', since: status.since, depth, evidence }
  }
  return unknown === undefined ? { is: 'good', evidence } : { is: 'unknown', ...unknown, evidence }
}

const nowhere = { crlUrls: [], ocspUrls: [] } as const

const entryOf = (
  entries: readonly TrustEntry[],
  certificate: Uint8Array | undefined,
): TrustEntry | undefined =>
  certificate && entries.find((entry) => sameOctets(entry.certificate, certificate))
