import { createHmac, createSecretKey, hash, hkdfSync, timingSafeEqual } from 'node:crypto'

/** SHA-256 of a secret that is itself random (a token of 128 bits): nothing to guess, so no key is needed. */
export const digestOf = (secret: string): Buffer => hash('sha256', secret, 'buffer')

/** SHA-256 in hex, of what is no secret. */
export const hexDigestOf = (content: Uint8Array | string): string => hash('sha256', content, 'hex')

/** A digest that only this installation can make, for values that could be guessed (150 million cédulas). */
export type KeyedDigest = (...parts: readonly string[]) => Buffer

export function createKeyedDigest(secret: string, purpose: string): KeyedDigest {
  // A key object, made once: with plain octets every digest takes five times as long.
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'clavero', `digest:${purpose}`, 32)))
  // The separator cannot occur in a part: two lists of parts never run together into one text.
  return (...parts) => createHmac('sha256', key).update(parts.join('\u001f')).digest()
}

/** Equality in constant time; different lengths are unequal. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b)
