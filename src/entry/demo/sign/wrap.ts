import { digestOf, type DemoDigest } from '../authority/keys.ts'
import type { Leaf } from '../authority/leaf.ts'
import { writeSignedData, type SignedDataWish } from './signed-data.ts'

export interface WrapWish {
  readonly content: Buffer
  readonly leaf: Leaf
  readonly digest?: DemoDigest
  readonly cms?: Partial<SignedDataWish>
}

/** A `.p7m`: a signature that carries what it is over (RFC 5652, 5.2), in DER. */
export const wrapSigned = ({ content, leaf, digest = 'sha256', cms }: WrapWish): Buffer =>
  writeSignedData({
    leaf,
    digest,
    messageDigest: digestOf(digest, content),
    hasSigningCertificate: false,
    content,
    ...cms,
  })
