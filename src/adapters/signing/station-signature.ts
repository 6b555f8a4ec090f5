import { createPublicKey, verify, type KeyObject } from 'node:crypto'

/** Octets of the signature: r and s, as Web Cryptography writes them (IEEE P1363). */
const signatureBytes = 64
/** Octets of SubjectPublicKeyInfo for a point on P-256 that is written out. */
const keyBytes = 91

/** A public key of ECDSA on P-256; undefined for any other octets. */
function keyFrom(octets: Uint8Array): KeyObject | undefined {
  if (octets.length !== keyBytes) return undefined
  try {
    const key = createPublicKey({ key: Buffer.from(octets), format: 'der', type: 'spki' })
    // One key has one writing, or one station could be taken for two.
    const isOurs =
      key.asymmetricKeyType === 'ec' &&
      key.asymmetricKeyDetails?.namedCurve === 'prime256v1' &&
      key.export({ format: 'der', type: 'spki' }).equals(octets)
    return isOurs ? key : undefined
  } catch {
    // No key at all, or no point on the curve.
    return undefined
  }
}

/** Whether these octets are a key that a station may have. Never throws. */
export const isStationKey = (octets: Uint8Array): boolean => keyFrom(octets) !== undefined

/** Whether the holder of this key signed the very octets of this text (FIPS 186-5, SHA-256). Never throws. */
export function isSignedByStation(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  const key = keyFrom(publicKey)
  if (key === undefined || signature.length !== signatureBytes) return false
  return verify('sha256', Buffer.from(text, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }, signature)
}
