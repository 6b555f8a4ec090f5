import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { WrittenEntry } from '../domain/trust-file.ts'
import type { NewTrustEntry } from './trust-ports.ts'

/** What is read of a certificate; handed in (`adapters/signatures`). */
export interface ReadCertificate {
  readonly octets: Uint8Array
  readonly keySha256: string
  readonly notBefore: Instant
  readonly notAfter: Instant
  readonly issues: boolean
}

/**
 * Why an entry cannot be proposed. `certificate`: none, or none that can be read. `issues`: it is somebody’s own, not an
 * authority’s. `over`: it has ended. `window`: the accreditation has nothing in common with its dates. `source`: nobody
 * wrote where that was read, and when. `address`: by OCSP alone, and nobody to ask.
 */
export type UnfitEntry = 'certificate' | 'issues' | 'over' | 'window' | 'source' | 'address'

/**
 * Puts together what a file says and what its certificate says.
 * @param certificate of the entry, read; undefined where it cannot be.
 */
export function newTrustEntry(
  written: WrittenEntry,
  certificate: ReadCertificate | undefined,
  at: Instant,
): Outcome<NewTrustEntry, UnfitEntry> {
  if (certificate === undefined) return refused('certificate')
  if (!certificate.issues) return refused('issues')
  if (certificate.notAfter <= at) return refused('over')
  const from = written.from ?? certificate.notBefore
  const until = written.until ?? certificate.notAfter
  if (from >= until || from >= certificate.notAfter || until <= certificate.notBefore)
    return refused('window')
  const { source, sourceDate, revocation } = written
  if (source === undefined || sourceDate === undefined) return refused('source')
  if (!hasAddress(revocation)) return refused('address')
  return ok({
    keySha256: certificate.keySha256,
    certificate: certificate.octets,
    certificateUntil: certificate.notAfter,
    role: written.role,
    entity: written.entity,
    status: written.status,
    from,
    until,
    layouts: written.layouts,
    kinds: written.kinds,
    revocation,
    source,
    sourceDate,
  })
}

/** A list can always be imported; only what is asked by OCSP alone needs an address, its own or one in the certificates. */
const hasAddress = ({ mode, ocspUrls, allowedHosts }: WrittenEntry['revocation']): boolean =>
  mode !== 'ocsp' || ocspUrls.length + allowedHosts.length > 0
