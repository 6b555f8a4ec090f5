import { toIso, type Instant } from '../../kernel/time.ts'
import type { ListFault, ListReading } from '../../proofs/signatures/app/revocation-ports.ts'
import {
  mayBeUsedFor,
  readCertificate,
  type Certificate,
} from '../../proofs/signatures/domain/certificate.ts'
import { createCrlScan, type CrlFacts } from '../../proofs/signatures/domain/crl.ts'
import { sameName } from '../../proofs/signatures/domain/names.ts'
import { keepSerials } from '../../proofs/signatures/domain/serial-pages.ts'
import { hexDigestOf } from '../../platform/crypto/digests.ts'
import { nodeCrypto } from './node-crypto.ts'

const refused = (fault: Exclude<ListFault, 'older'>, detail: string): ListReading => ({
  is: 'refused',
  fault,
  detail,
})

/**
 * Reads a list while it comes: what it lists is packed as it passes, and counts only when its signature was found to be
 * that of the authority. Throws only what the source throws.
 * @param issuer DER of the certificate whose key has to have signed it.
 */
export async function readList(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  issuer: Uint8Array,
  at: Instant,
): Promise<ListReading> {
  const signer = readCertificate(issuer)
  if (!signer.ok) return refused('unreadable', `the authority’s own certificate: ${signer.code}`)
  const keeper = keepSerials()
  const scan = createCrlScan({
    crypto: nodeCrypto,
    publicKey: signer.value.publicKey,
    onEntry: ({ serial, revokedAt }) => keeper.add(serial, revokedAt),
  })
  const parts: Uint8Array[] = []
  for await (const part of source) {
    parts.push(part)
    if (!scan.push(part)) break
  }
  const read = scan.end()
  if (!read.ok) return refused(read.code === 'signature' ? 'notSigned' : 'unreadable', read.code)
  const flaw = flawOf(read.value, signer.value, at)
  if (flaw !== undefined) return flaw
  const octets = new Uint8Array(Buffer.concat(parts))
  const { scope, thisUpdate, nextUpdate = thisUpdate, number, entries } = read.value
  return {
    is: 'read',
    etag: undefined,
    lastModified: undefined,
    list: {
      issuerKeySha256: hexDigestOf(signer.value.publicKey),
      scope: scope.der.slice(),
      sha256: hexDigestOf(octets),
      octets,
      entries,
      thisUpdate,
      nextUpdate,
      number: number?.toString(),
      pages: keeper.pages(),
    },
  }
}

/** Why a list that its authority has signed is not the one to go by now (SIGNATURES 8.2). */
function flawOf(facts: CrlFacts, signer: Certificate, at: Instant): ListReading | undefined {
  const { issuer, thisUpdate, nextUpdate, scope, deltaBase } = facts
  if (!sameName(issuer, signer.subject)) return refused('notSigned', 'it is in the name of another')
  if (!mayBeUsedFor(signer, 'crlSign')) return refused('notSigned', 'the authority may sign no lists')
  if (deltaBase !== undefined) return refused('scope', 'it only says what has changed')
  if (scope.isIndirect) return refused('scope', 'it is about certificates of others')
  if (scope.only === 'attributes') return refused('scope', 'it is about no certificates of people')
  if (thisUpdate > at) return refused('future', `it begins on ${toIso(thisUpdate)}`)
  if (nextUpdate === undefined) return refused('stale', 'it does not say until when it counts')
  if (nextUpdate < at || nextUpdate <= thisUpdate) return refused('stale', `it ended on ${toIso(nextUpdate)}`)
  return undefined
}
