import { mayBeUsedFor, type Certificate } from './certificate.ts'
import { failed, passed, type Checked } from './checked.ts'
import type { CertificateKind, TrustEntry } from './trust.ts'

/** Extended usages of certificates that sign for a machine: time-stamps, and answers about others (RFC 5280, 4.2.1.12). */
const ofMachines: readonly string[] = ['1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.9']
const ofPeople: ReadonlySet<CertificateKind> = new Set(['person', 'representative'])

/**
 * Check 11: the key may sign, and the certificate is that of a person or of a legal representative by a policy that the
 * institution lists for its authority. A policy that is not listed allows nothing; one that is not for people refuses,
 * whatever other policies stand beside it.
 */
export function judgePurpose(certificate: Certificate, issuedBy: TrustEntry): Checked<CertificateKind> {
  if (!mayBeUsedFor(certificate, 'digitalSignature') && !mayBeUsedFor(certificate, 'nonRepudiation'))
    return failed('KEY_USAGE')
  const { extendedKeyUsage = [], policies = [] } = certificate.extensions
  if (extendedKeyUsage.some((usage) => ofMachines.includes(usage)))
    return failed('CERT_KIND_NOT_ALLOWED', { is: 'of a machine' })
  const kinds = issuedBy.kinds.flatMap(({ policy, kind }) => (policies.includes(policy) ? [kind] : []))
  if (kinds.includes('seal')) return failed('SEAL_NOT_ALLOWED', { kind: 'seal' })
  const other = kinds.find((kind) => !ofPeople.has(kind))
  const [kind] = kinds
  if (kind === undefined || other !== undefined)
    return failed('CERT_KIND_NOT_ALLOWED', { kind: other ?? 'not listed' })
  return passed(kind, { kind })
}
