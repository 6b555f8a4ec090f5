import {
  der,
  explicit,
  implicit,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
  setOf,
  type Octets,
} from '../authority/der-writer.ts'
import { oids } from '../authority/identifiers.ts'
import { digestOf, signatureAlgorithm, signOctets, type DemoDigest } from '../authority/keys.ts'
import type { Leaf } from '../authority/leaf.ts'
import { tags } from '../../../proofs/signatures/domain/der.ts'

/** A signature as CMS has it (RFC 5652, 5), over a digest that was made before. Everything that may be wrong can be said. */
export interface SignedDataWish {
  readonly leaf: Leaf
  readonly digest: DemoDigest
  /** Of what is signed. */
  readonly messageDigest: Octets
  /** Binds the certificate in (RFC 5035), as `ETSI.CAdES.detached` asks. */
  readonly hasSigningCertificate: boolean
  /** Instead of the signer's and those above it. */
  readonly certificates?: readonly Octets[]
  /** What is signed, given the attributes that would be: none at all is the signature over the content itself. */
  readonly attributes?: (usual: readonly Buffer[]) => readonly Buffer[] | undefined
  /** The attributes in the order given, which DER forbids. */
  readonly keepsOrder?: true
  readonly unsigned?: readonly Buffer[]
  /** Identifier of the digest in the signer's part. */
  readonly digestAlgorithm?: Octets
  /** AlgorithmIdentifier of the signature; the key's own, without a digest, where nothing is said: so writes FirmaEC. */
  readonly algorithm?: Octets
  readonly signature?: (signed: Buffer) => Buffer
  readonly signerId?: Octets
  readonly signers?: (one: Buffer) => readonly Buffer[]
  readonly content?: Octets
  readonly contentType?: string
  readonly version?: number
}

export function writeSignedData(wish: SignedDataWish): Buffer {
  const { leaf, digest } = wish
  const digestAlgorithm = wish.digestAlgorithm ?? sequence(oid(oids.digest[digest]), nothing)
  const signer = writeSigner(wish, digestAlgorithm)
  const signedData = sequence(
    integer(wish.version ?? 1),
    setOf(digestAlgorithm),
    sequence(
      oid(wish.contentType ?? oids.data),
      ...(wish.content === undefined ? [] : [explicit(0, octetString(wish.content))]),
    ),
    implicit(0, setOf(...(wish.certificates ?? [leaf.certificate, ...leaf.above]))),
    setOf(...(wish.signers?.(signer) ?? [signer])),
  )
  return sequence(oid(oids.signedData), explicit(0, signedData))
}

function writeSigner(wish: SignedDataWish, digestAlgorithm: Octets): Buffer {
  const { leaf, digest } = wish
  const usual = [
    attribute(oids.contentType, oid(oids.data)),
    attribute(oids.messageDigest, octetString(wish.messageDigest)),
    ...(wish.hasSigningCertificate ? [signingCertificate(leaf.certificate)] : []),
  ]
  const attributes = wish.attributes === undefined ? usual : wish.attributes(usual)
  const signed = attributes && (wish.keepsOrder ? der(tags.set, ...attributes) : setOf(...attributes))
  const signature = (wish.signature ?? ((octets) => signOctets(leaf.keys, digest, octets)))(
    signed ?? Buffer.from(wish.messageDigest),
  )
  return sequence(
    integer(1),
    wish.signerId ?? sequence(leaf.issuer.name, integer(leaf.serial)),
    digestAlgorithm,
    ...(signed === undefined ? [] : [implicit(0, signed)]),
    wish.algorithm ?? plainAlgorithm(leaf, digest),
    octetString(signature),
    ...(wish.unsigned === undefined ? [] : [implicit(1, setOf(...wish.unsigned))]),
  )
}

/** Of an RSA key the bare key type, which says no digest (RFC 3370, 3.2). */
const plainAlgorithm = ({ keys }: Leaf, digest: DemoDigest): Buffer =>
  keys.kind === 'rsa' ? sequence(oid(oids.rsa), nothing) : signatureAlgorithm(keys, digest)

export const attribute = (type: string, ...values: readonly Octets[]): Buffer =>
  sequence(oid(type), der(tags.set, ...values))

/** ESS signing-certificate-v2 with SHA-256, which is not written since it is the default (RFC 5035, 3). */
export const signingCertificate = (certificate: Octets): Buffer =>
  attribute(
    oids.signingCertificateV2,
    sequence(sequence(sequence(octetString(digestOf('sha256', certificate))))),
  )
