import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import type { SignatureCheck, SignedPurpose, Signer } from '../../audit/app/ports.ts'

/** What stands in front of the 32 octets of an Ed25519 key in PKCS #8 and in SPKI (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex')
const keyBytes = 32

export interface InstallationSigner extends Signer {
  /** The public key, 32 octets in base64url: what the service publishes and a verifier is given. */
  readonly publicKey: string
  readonly check: SignatureCheck
}

/** Ed25519 (RFC 8032) from a seed of 32 octets. Throws RangeError for another length. */
export function createSigner(seed: Uint8Array): InstallationSigner {
  if (seed.length !== keyBytes) throw new RangeError(`a signing key takes ${keyBytes} octets`)
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spkiHead.length)
  return {
    publicKey: publicKey.toString('base64url'),
    keyId: keyIdOf(publicKey),
    sign: (purpose, text) => sign(null, signed(purpose, text), key).toString('base64url'),
    check: createSignatureCheck(publicKey.toString('base64url')),
  }
}

/** Checks with nothing but the published key. Throws RangeError when the text is no such key. */
export function createSignatureCheck(publicKey: string): SignatureCheck {
  const raw = Buffer.from(publicKey, 'base64url')
  if (raw.length !== keyBytes) throw new RangeError('not a public key of Clavero: 32 octets in base64url')
  const key: KeyObject = createPublicKey({ key: Buffer.concat([spkiHead, raw]), format: 'der', type: 'spki' })
  return (purpose, text, signature) => {
    const bytes = Buffer.from(signature, 'base64url')
    // One signature has one text: base64 that decodes the same but reads otherwise is not it.
    return bytes.toString('base64url') === signature && verify(null, signed(purpose, text), key, bytes)
  }
}

/** Names a public key: first 16 hex digits of its SHA-256. */
export const keyIdOf = (publicKey: Uint8Array): string =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 16)

const signed = (purpose: SignedPurpose, text: string): Buffer => Buffer.from(`${purpose}\n${text}`, 'utf8')
