import { X509Certificate } from 'node:crypto'
import type { ReadCertificate } from '../../proofs/signatures/app/new-trust.ts'
import { isAuthority, mayBeUsedFor, readCertificate } from '../../proofs/signatures/domain/certificate.ts'
import { tags } from '../../proofs/signatures/domain/der.ts'
import { hexDigestOf } from '../../platform/crypto/digests.ts'

/**
 * Reads the one certificate of a text or a file: PEM, base64 or DER, by the reader that judges the signed files: what it
 * cannot read could never be trusted. Undefined for anything else, a key or a chain included. Never throws.
 */
export function readAuthority(raw: Uint8Array | string): ReadCertificate | undefined {
  const octets = certificateOctets(raw)
  const read = octets === undefined ? undefined : readCertificate(octets)
  if (octets === undefined || read === undefined || !read.ok || !isReadable(octets)) return undefined
  const { publicKey, notBefore, notAfter } = read.value
  return {
    octets,
    keySha256: hexDigestOf(publicKey),
    notBefore,
    notAfter,
    issues: isAuthority(read.value) && mayBeUsedFor(read.value, 'keyCertSign'),
  }
}

const pem = /^\s*-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----\s*$/
const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/

/** DER of what is DER, PEM or base64. Undefined for what is none; whether it is a certificate is for who reads it. */
export function certificateOctets(raw: Uint8Array | string): Uint8Array | undefined {
  if (typeof raw !== 'string' && raw[0] === tags.sequence) return new Uint8Array(raw)
  const text = typeof raw === 'string' ? raw : Buffer.from(raw).toString('latin1')
  const body = pem.exec(text)?.[1] ?? (base64.test(text) ? text : undefined)
  return body === undefined ? undefined : new Uint8Array(Buffer.from(body, 'base64'))
}

/** Node reads it too: a key that it cannot use verifies nothing. */
function isReadable(octets: Uint8Array): boolean {
  try {
    return new X509Certificate(octets).publicKey.type === 'public'
  } catch {
    return false
  }
}
