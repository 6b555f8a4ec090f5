import { createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import { openOne, sealOne } from './file-seal.ts'

/**
 * Seals many small things of one person with a key of their own: whoever destroys that key destroys all of them,
 * also where copies of them are (CHANNELS 1.9). `owner` is text that names the person; `place` is what a thing is,
 * so that one that was moved does not open.
 */
export interface SubjectSealer {
  /** A new random key, wrapped by a secret that is not in the database. */
  newKey(owner: string): Buffer
  /** @throws Error when the key does not open: then nothing may be written under it. */
  seal(wrappedKey: Uint8Array, content: Uint8Array, owner: string, place: string): Buffer
  /** Undefined when anything is missing, moved or changed. Never throws (F-12). */
  open(wrappedKey: Uint8Array, sealed: Uint8Array, owner: string, place: string): Buffer | undefined
}

const keyBytes = 32

/** Wraps with the first secret, unwraps with any: a changed secret opens what is older. `purpose` keeps uses apart. */
export function createSubjectSealer(secrets: readonly string[], purpose: string): SubjectSealer {
  const wrapping = secrets.map((secret) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'clavero', `subject-key:${purpose}`, keyBytes))),
  )
  const [newest] = wrapping
  if (newest === undefined) throw new Error('a sealer needs a secret')
  const keyContext = (owner: string) => `key\u001f${owner}`
  const context = (owner: string, place: string) => `thing\u001f${owner}\u001f${place}`

  const unwrap = (wrappedKey: Uint8Array, owner: string): Buffer | undefined => {
    for (const secret of wrapping) {
      const key = openOne(secret, wrappedKey, keyContext(owner))
      if (key !== undefined) return key
    }
    return undefined
  }

  return {
    newKey(owner) {
      const key = randomBytes(keyBytes)
      const wrapped = sealOne(newest, key, keyContext(owner))
      key.fill(0)
      return wrapped
    },
    seal(wrappedKey, content, owner, place) {
      const key = unwrap(wrappedKey, owner)
      if (key === undefined) throw new Error('the key of a person does not open')
      const sealed = sealOne(key, content, context(owner, place))
      key.fill(0)
      return sealed
    },
    open(wrappedKey, sealed, owner, place) {
      const key = unwrap(wrappedKey, owner)
      if (key === undefined) return undefined
      const content = openOne(key, sealed, context(owner, place))
      key.fill(0)
      return content
    },
  }
}
