import { constants, createHash, createPublicKey, createVerify, verify, type KeyObject } from 'node:crypto'
import type { SignatureCrypto, SignatureMethod } from '../../proofs/signatures/domain/crypto.ts'

/** What OpenSSL calls the curves that RFC 5480 calls otherwise here. */
const curves: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
}

/** All cryptography of signed files, by Node. */
export const nodeCrypto: SignatureCrypto = {
  digest(name, ...parts) {
    const hash = createHash(name)
    for (const part of parts) hash.update(part)
    return hash.digest()
  },

  isSignedBy(publicKey, method, octets, signature) {
    const key = fittingKey(publicKey, method)
    if (key === undefined || !hasLength(key, signature)) return false
    try {
      return verify(method.digest, octets, { key, ...paddingOf(method) }, signature)
    } catch {
      // A signature of another length than the key has, and the like.
      return false
    }
  },

  verifier(publicKey, method) {
    const key = fittingKey(publicKey, method)
    if (key === undefined) return undefined
    const verifying = createVerify(method.digest)
    return {
      update: (octets) => void verifying.update(octets),
      isSignedBy(signature) {
        if (!hasLength(key, signature)) return false
        try {
          return verifying.verify({ key, ...paddingOf(method) }, signature)
        } catch {
          return false
        }
      },
    }
  },

  keyOf(publicKey) {
    const key = readKey(publicKey)
    const details = key?.asymmetricKeyDetails
    if (key?.asymmetricKeyType === 'rsa' && details?.modulusLength !== undefined)
      // With an exponent of 1 every signature fits everything; an even one is no key.
      return isExponent(details.publicExponent) ? { kind: 'rsa', bits: details.modulusLength } : undefined
    const curve = curves[details?.namedCurve ?? '']
    return key?.asymmetricKeyType === 'ec' && curve !== undefined ? { kind: 'ec', curve } : undefined
  },
}

const isExponent = (exponent: bigint | undefined): boolean =>
  exponent !== undefined && exponent > 2n && exponent % 2n === 1n

/** Keys that were read lately, by their octets: those of authorities are asked about with every file. */
const lately = new Map<string, KeyObject | undefined>()
const mostKeys = 200

function readKey(spki: Uint8Array): KeyObject | undefined {
  const octets = Buffer.from(spki)
  const name = octets.toString('latin1')
  if (lately.has(name)) return lately.get(name)
  if (lately.size >= mostKeys) lately.clear()
  const key = parsedKey(octets)
  lately.set(name, key)
  return key
}

function parsedKey(octets: Buffer): KeyObject | undefined {
  try {
    return createPublicKey({ key: octets, format: 'der', type: 'spki' })
  } catch {
    return undefined
  }
}

function fittingKey(publicKey: Uint8Array, { kind }: SignatureMethod): KeyObject | undefined {
  const key = readKey(publicKey)
  return key?.asymmetricKeyType === (kind === 'ecdsa' ? 'ec' : 'rsa') ? key : undefined
}

/** As many octets as the modulus (RFC 8017, 8.1.2): without this one that begins with 0 would fit without it. */
const hasLength = ({ asymmetricKeyDetails: details }: KeyObject, { length }: Uint8Array): boolean =>
  details?.modulusLength === undefined || length === Math.ceil(details.modulusLength / 8)

function paddingOf(method: SignatureMethod): {
  readonly padding?: number
  readonly saltLength?: number
  readonly dsaEncoding?: 'der'
} {
  switch (method.kind) {
    case 'ecdsa':
      return { dsaEncoding: 'der' }
    case 'rsa':
      return { padding: constants.RSA_PKCS1_PADDING }
    case 'rsa-pss':
      return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: method.saltLength }
  }
}
