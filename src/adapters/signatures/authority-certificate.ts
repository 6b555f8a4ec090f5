import { X509Certificate } from 'node:crypto'
import { childrenOf, readWhole, tags } from '../../proofs/signatures/domain/der.ts'
import { instant, type Instant } from '../../kernel/time.ts'
import { hexDigestOf } from '../../platform/crypto/digests.ts'

/** What a certificate that is to be trusted says of itself. */
export interface AuthorityCertificate {
  /** DER. */
  readonly octets: Uint8Array
  /** Of its SubjectPublicKeyInfo, hexadecimal. */
  readonly keySha256: string
  readonly subject: string
  readonly notBefore: Instant
  readonly notAfter: Instant
  /** Whether it may issue certificates: what issues none is somebody’s own, and never an authority. */
  readonly issues: boolean
}

/**
 * Reads the one certificate of a text or a file: PEM, base64 or DER. Undefined for anything else, a key or a chain
 * included. Never throws.
 */
export function readAuthority(raw: Uint8Array | string): AuthorityCertificate | undefined {
  try {
    const octets = octetsOf(raw)
    if (octets === undefined) return undefined
    const certificate = new X509Certificate(octets)
    const key = publicKeyInfo(octets)
    if (key === undefined) return undefined
    return {
      octets,
      keySha256: hexDigestOf(key),
      subject: certificate.subject.replaceAll('\n', ', '),
      notBefore: instant(Date.parse(certificate.validFrom)),
      notAfter: instant(Date.parse(certificate.validTo)),
      issues: certificate.ca,
    }
  } catch {
    return undefined
  }
}

const pem = /^\s*-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----\s*$/
const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/

function octetsOf(raw: Uint8Array | string): Uint8Array | undefined {
  if (typeof raw !== 'string' && raw[0] === tags.sequence) return raw
  const text = typeof raw === 'string' ? raw : Buffer.from(raw).toString('latin1')
  const body = pem.exec(text)?.[1] ?? (base64.test(text) ? text : undefined)
  return body === undefined ? undefined : new Uint8Array(Buffer.from(body, 'base64'))
}

/** As the certificate spells it, octet for octet: its digest is how an authority is recognised. */
function publicKeyInfo(certificate: Uint8Array): Uint8Array | undefined {
  const whole = readWhole(certificate)
  const parts = whole.ok ? childrenOf(whole.value) : whole
  const body = parts.ok ? parts.value[0] : undefined
  const fields = body === undefined ? parts : childrenOf(body)
  if (!fields.ok) return undefined
  // RFC 5280, 4.1: the version comes first where it is not 1.
  const first = fields.value[0]?.tag === 0xa0 ? 1 : 0
  return (fields.value as readonly { readonly whole: Uint8Array }[])[first + 5]?.whole
}
