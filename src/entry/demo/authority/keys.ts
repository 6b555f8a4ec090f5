import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  sign,
  type KeyObject,
} from 'node:crypto'
import { promisify } from 'node:util'
import { nothing, oid, sequence, type Octets } from './der-writer.ts'
import { oids } from './identifiers.ts'

/** `md5` and `sha1` only so that there is something to refuse. */
export type DemoDigest = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512'

export interface KeyPair {
  readonly kind: 'rsa' | 'ec'
  readonly privateKey: KeyObject
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Buffer
}

/** Of its private key. */
export const keyPairOf = (privateKey: KeyObject): KeyPair => ({
  kind: privateKey.asymmetricKeyType === 'ec' ? 'ec' : 'rsa',
  privateKey,
  publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
})

const generate = promisify(generateKeyPair)

/** Bits of the modulus. */
export const newRsaKey = async (bits: number): Promise<KeyPair> =>
  keyPairOf((await generate('rsa', { modulusLength: bits })).privateKey)

export const newEcKey = async (curve: 'P-256' | 'P-384' | 'P-521'): Promise<KeyPair> =>
  keyPairOf((await generate('ec', { namedCurve: curve })).privateKey)

export const keyToText = (pair: KeyPair): string =>
  pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string

/** Throws for what is no private key. */
export const keyFromText = (text: string): KeyPair => keyPairOf(createPrivateKey(text))

export const signOctets = (pair: KeyPair, digest: DemoDigest, octets: Octets): Buffer =>
  sign(digest, octets, pair.privateKey)

/** RSASSA-PSS with MGF1 of the same digest; the salt is as long as the digest where nothing else is said. Octets. */
export const signPss = (pair: KeyPair, digest: DemoDigest, octets: Octets, saltLength?: number): Buffer =>
  sign(digest, octets, {
    key: pair.privateKey,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: saltLength ?? constants.RSA_PSS_SALTLEN_DIGEST,
  })

/** AlgorithmIdentifier of a signature by that key. */
export const signatureAlgorithm = (pair: KeyPair, digest: DemoDigest): Buffer =>
  pair.kind === 'rsa' ? sequence(oid(oids.rsaWith[digest]), nothing) : sequence(oid(oids.ecdsaWith[digest]))

export const digestOf = (digest: DemoDigest, ...parts: readonly Octets[]): Buffer => {
  const hash = createHash(digest)
  for (const part of parts) hash.update(part)
  return hash.digest()
}
