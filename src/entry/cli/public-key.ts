import { existsSync, readFileSync, statSync } from 'node:fs'
import { createSignatureCheck, keyIdOf } from '../../adapters/signing/ed25519.ts'
import type { SealKey } from '../../adapters/signing/log-seal.ts'
import type { SignatureCheck } from '../../audit/app/ports.ts'
import { CommandEnd } from './exit.ts'

/** A published key as text, or a file with it: as it is served, or just its 43 characters. */
export const checkOf = (keyOrFile: string): SignatureCheck => sealKeyOf(keyOrFile).check

/** The same, with the name of the key. */
export function sealKeyOf(keyOrFile: string): SealKey {
  const isFile = existsSync(keyOrFile) && !statSync(keyOrFile).isDirectory()
  const text = isFile ? readFileSync(keyOrFile, 'utf8') : keyOrFile
  const [key] = /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/.exec(text) ?? []
  if (key === undefined)
    throw new CommandEnd('usage', '--key: not a public key of Clavero, nor a file with one.')
  return { keyId: keyIdOf(Buffer.from(key, 'base64url')), check: createSignatureCheck(key) }
}
