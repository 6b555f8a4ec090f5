import type { Instant } from '../../../kernel/time.ts'
import {
  bitString,
  boolean,
  explicit,
  ia5,
  implicit,
  integer,
  octetString,
  oid,
  printable,
  sequence,
  setOf,
  time,
  utf8,
  type Octets,
} from './der-writer.ts'
import { oids } from './identifiers.ts'
import { digestOf, signatureAlgorithm, signOctets, type DemoDigest, type KeyPair } from './keys.ts'

export interface CertificateWish {
  /** Octets of a positive number. */
  readonly serial: Octets
  /** Names, DER. */
  readonly issuer: Octets
  readonly subject: Octets
  readonly notBefore: Instant
  readonly notAfter: Instant
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Octets
  readonly extensions: readonly Octets[]
  /** SHA-256 where nothing is said. */
  readonly digest?: DemoDigest
}

/** An X.509 certificate, version 3, signed by that key. */
export function writeCertificate(wish: CertificateWish, signer: KeyPair): Buffer {
  const digest = wish.digest ?? 'sha256'
  const algorithm = signatureAlgorithm(signer, digest)
  const signed = sequence(
    explicit(0, integer(2)),
    integer(wish.serial),
    algorithm,
    wish.issuer,
    sequence(time(wish.notBefore), time(wish.notAfter)),
    wish.subject,
    wish.publicKey,
    explicit(3, sequence(...wish.extensions)),
  )
  return sequence(signed, algorithm, bitString(signOctets(signer, digest, signed)))
}

/** A distinguished name of single attributes, in that order. Country is written as X.520 asks. */
export const nameOf = (...attributes: readonly (readonly [type: string, value: string])[]): Buffer =>
  sequence(
    ...attributes.map(([type, value]) =>
      setOf(
        sequence(
          oid(type),
          type === oids.country || type === oids.serialNumber ? printable(value) : utf8(value),
        ),
      ),
    ),
  )

export const extension = (id: string, value: Octets, isCritical = false): Buffer =>
  sequence(oid(id), ...(isCritical ? [boolean(true)] : []), octetString(value))

/** A path of at most that many authorities below; none said, any number. */
export const authorityOf = (pathLength?: number): Buffer =>
  extension(
    oids.basicConstraints,
    sequence(boolean(true), ...(pathLength === undefined ? [] : [integer(pathLength)])),
    true,
  )

export const noAuthority = (): Buffer => extension(oids.basicConstraints, sequence(), true)

const usageBits = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  keyCertSign: 5,
  cRLSign: 6,
} as const

export type KeyUse = keyof typeof usageBits

/** RFC 5280, 4.2.1.3. */
export function keyUsage(...uses: readonly KeyUse[]): Buffer {
  const bits: readonly number[] = uses.map((use) => usageBits[use])
  const octet = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0)
  return extension(oids.keyUsage, bitString(Buffer.from([octet]), 7 - Math.max(...bits)), true)
}

export const policies = (...ids: readonly string[]): Buffer =>
  extension(oids.certificatePolicies, sequence(...ids.map((id) => sequence(oid(id)))))

const uri = (address: string): Buffer => implicit(6, ia5(address))

export const crlAddresses = (...addresses: readonly string[]): Buffer =>
  extension(
    oids.crlDistributionPoints,
    sequence(...addresses.map((address) => sequence(explicit(0, explicit(0, uri(address)))))),
  )

export const ocspAddress = (address: string): Buffer =>
  extension(oids.authorityInformation, sequence(sequence(oid(oids.ocspAccess), uri(address))))

/** SHA-1 of the key’s bits (RFC 5280, 4.2.1.2): a name for it, which nothing is believed for. */
export const keyIdentifier = (publicKey: Octets): Buffer => digestOf('sha1', keyBits(publicKey))

/** Of a SubjectPublicKeyInfo, what stands in its bit string: the last value of the two. */
export function keyBits(publicKey: Octets): Buffer {
  const whole = Buffer.from(publicKey)
  const bits = skipHeader(whole)
  const algorithm = bits.subarray(0, lengthAt(bits))
  return skipHeader(bits.subarray(algorithm.length)).subarray(1)
}

const skipHeader = (octets: Buffer): Buffer => octets.subarray(headerAt(octets))
const headerAt = (octets: Buffer): number => {
  const first = octets[1] ?? 0
  return first < 0x80 ? 2 : 2 + (first & 0x7f)
}
function lengthAt(octets: Buffer): number {
  const header = headerAt(octets)
  return header + (header === 2 ? (octets[1] ?? 0) : octets.readUIntBE(2, header - 2))
}

export const subjectKey = (publicKey: Octets): Buffer =>
  extension(oids.subjectKeyIdentifier, octetString(keyIdentifier(publicKey)))

export const authorityKey = (publicKey: Octets): Buffer =>
  extension(oids.authorityKeyIdentifier, sequence(implicit(0, octetString(keyIdentifier(publicKey)))))

/** Values of an authority’s own in the alternative name of the subject (layout SAN). */
export const otherNames = (names: readonly (readonly [id: string, value: string])[]): Buffer =>
  extension(
    oids.subjectAltName,
    sequence(...names.map(([id, value]) => implicit(0, sequence(oid(id), explicit(0, utf8(value)))))),
  )
