import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'

/** Octets of a piece in the clear: one row of the database, and what has to be sealed at a time. */
export const pieceBytes = 256 * 1024

export interface SealedFile {
  /** The file's own key, wrapped: without it the pieces are noise, so that forgetting it forgets the file. */
  readonly wrappedKey: Buffer
  readonly pieces: readonly Buffer[]
}

/** `place` is where a file belongs, as text: a piece that was moved to another file or case does not open. */
export interface FileSealer {
  seal(content: Uint8Array, place: string): SealedFile
  /** The content, or undefined when anything is missing, moved, cut off or changed. Never throws (F-12). */
  open(
    sealed: { readonly wrappedKey: Uint8Array; readonly pieces: readonly Uint8Array[] },
    place: string,
  ): Buffer | undefined
}

const nonceBytes = 12
const tagBytes = 16
const keyBytes = 32

/** AES-256-GCM under a key of 32 octets, bound to its context: nonce, tag, and what was sealed. */
export function sealOne(
  key: Parameters<typeof createCipheriv>[1],
  content: Uint8Array,
  context: string,
): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(context))
  // Octets come out as many as go in, and nothing at the end: they are copied once.
  const sealed = Buffer.allocUnsafe(nonceBytes + tagBytes + content.length)
  sealed.set(cipher.update(content), nonceBytes + tagBytes)
  cipher.final()
  sealed.set(nonce)
  sealed.set(cipher.getAuthTag(), nonceBytes)
  return sealed
}

/** What `sealOne` sealed for this context; undefined for anything else. Never throws. */
export function openOne(
  key: Parameters<typeof createDecipheriv>[1],
  sealed: Uint8Array,
  context: string,
): Buffer | undefined {
  if (sealed.length < nonceBytes + tagBytes) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(Buffer.from(context))
    decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()])
  } catch {
    // Another key, another place, or changed: all the same to the caller.
    return undefined
  }
}

/**
 * Seals whole files, each with a random key of its own (AES-256-GCM), which is wrapped by a secret that is
 * not in the database (ATK-59). Wraps with the first secret, unwraps with any. Every piece is bound to its
 * place, its number and how many there are.
 */
export function createFileSealer(secrets: readonly string[]): FileSealer {
  const wrapping = secrets.map((secret) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'clavero', 'file-key', keyBytes))),
  )
  const [newest] = wrapping
  if (newest === undefined) throw new Error('a sealer of files needs a secret')
  const keyContext = (place: string) => `key\u001f${place}`
  const pieceContext = (place: string, n: number, count: number) =>
    `piece\u001f${place}\u001f${n}\u001f${count}`
  return {
    seal(content, place) {
      const key = randomBytes(keyBytes)
      const count = Math.max(1, Math.ceil(content.length / pieceBytes))
      const pieces = Array.from({ length: count }, (_, n) =>
        sealOne(key, content.subarray(n * pieceBytes, (n + 1) * pieceBytes), pieceContext(place, n, count)),
      )
      const wrappedKey = sealOne(newest, key, keyContext(place))
      key.fill(0)
      return { wrappedKey, pieces }
    },
    open({ wrappedKey, pieces }, place) {
      for (const secret of wrapping) {
        const key = openOne(secret, wrappedKey, keyContext(place))
        if (key === undefined) continue
        const opened: Buffer[] = []
        for (const [n, piece] of pieces.entries()) {
          const part = openOne(key, piece, pieceContext(place, n, pieces.length))
          if (part === undefined) return undefined
          opened.push(part)
        }
        key.fill(0)
        return opened.length === 0 ? undefined : Buffer.concat(opened)
      }
      return undefined
    },
  }
}
