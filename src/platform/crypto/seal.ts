import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomFillSync } from 'node:crypto'

/**
 * Authenticated encryption of small values that leave our hands: the browser's cookie, facts kept with
 * a case. `purpose` and `context` are bound in, so that a sealed value moved to another place does not
 * open (RELIABILITY 8).
 */
export interface Sealer {
  seal(value: unknown, context: string): string
  /** The value, or undefined for anything that was not sealed here for this context. Never throws. */
  open(sealed: string, context: string): unknown
}

const nonceBytes = 12
const tagBytes = 16

/** Drawn many at a time, since every call to the generator costs as much as sealing. A nonce is no secret. */
const drawn = Buffer.alloc(nonceBytes * 256)
let at = drawn.length
function nextNonce(): Buffer {
  if (at === drawn.length) {
    randomFillSync(drawn)
    at = 0
  }
  at += nonceBytes
  return Buffer.from(drawn.subarray(at - nonceBytes, at))
}

/** Seals with the first secret, opens with any: a rotated secret keeps open pages alive. */
export function createSealer(secrets: readonly string[], purpose: string): Sealer {
  const keys = secrets.map((secret) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'clavero', `seal:${purpose}`, 32))),
  )
  const [newest] = keys
  if (newest === undefined) throw new Error('a sealer needs a secret')
  return {
    seal(value, context) {
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', newest, nonce, { authTagLength: tagBytes })
      cipher.setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length <= nonceBytes + tagBytes) return undefined
      for (const key of keys) {
        try {
          const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
            authTagLength: tagBytes,
          })
          decipher.setAAD(Buffer.from(context))
          decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
          const text =
            decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
          return JSON.parse(text) as unknown
        } catch {
          // Another key, another context, or not ours: all the same to the caller.
        }
      }
      return undefined
    },
  }
}
