import {
  der,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
  setOf,
} from '../../../src/entry/demo/authority/der-writer.ts'
import { oids } from '../../../src/entry/demo/authority/identifiers.ts'
import { digestOf, signOctets, signPss, type DemoDigest } from '../../../src/entry/demo/authority/keys.ts'
import { withSignature } from '../../../src/entry/demo/sign/sign-pdf.ts'
import { attribute, writeSignedData } from '../../../src/entry/demo/sign/signed-data.ts'
import { context, tags } from '../../../src/proofs/signatures/domain/der.ts'
import { leafOf, prepared, signedBy, signedWith, table, withCms, type Hostile } from './hostile-kit.ts'

const cms = table('CMS')
const algorithm = table('algorithm')

const dataAttribute = attribute(oids.contentType, oid(oids.data))
const longer = (length: Buffer): Buffer => Buffer.concat([Buffer.from([0x83, 0]), length])

export const badCms: readonly Hostile[] = [
  cms('two signers', 'CMS_NOT_ALLOWED', (kit) => signedWith(kit, { signers: (one) => [one, one] })),
  cms('no signer', 'CMS_NOT_ALLOWED', (kit) => signedWith(kit, { signers: () => [] })),
  cms('content of its own', 'CMS_NOT_ALLOWED', (kit) => signedWith(kit, { content: Buffer.from('otra') })),
  cms('no signed attributes, a signature over the file itself', 'CMS_NOT_ALLOWED', (kit) => {
    const file = prepared(kit)
    const { octets, gap } = file
    const leaf = kit.signing.leaf('good')
    const content = Buffer.concat([octets.subarray(0, gap[0]), octets.subarray(gap[1])])
    return withSignature(
      file,
      writeSignedData({
        leaf,
        digest: 'sha256',
        messageDigest: digestOf('sha256', content),
        hasSigningCertificate: false,
        attributes: () => undefined,
        signature: () => signOctets(leaf.keys, 'sha256', content),
      }),
    )
  }),
  cms('an empty set of signed attributes', 'CMS_MALFORMED', (kit) =>
    signedWith(kit, { attributes: () => [] }),
  ),
  cms('no content type', 'CMS_NOT_ALLOWED', (kit) =>
    signedWith(kit, { attributes: (usual) => usual.slice(1) }),
  ),
  cms('no digest', 'CMS_NOT_ALLOWED', (kit) => signedWith(kit, { attributes: () => [dataAttribute] })),
  cms('two digests', 'CMS_NOT_ALLOWED', (kit) =>
    signedWith(kit, {
      attributes: (usual) => [...usual, attribute(oids.messageDigest, octetString(Buffer.alloc(32)))],
    }),
  ),
  cms('a digest of two values', 'CMS_NOT_ALLOWED', (kit) =>
    signedWith(kit, {
      attributes: () => [
        dataAttribute,
        attribute(oids.messageDigest, octetString(Buffer.alloc(32)), octetString(Buffer.alloc(32, 1))),
      ],
    }),
  ),
  cms('two content types', 'CMS_NOT_ALLOWED', (kit) =>
    signedWith(kit, { attributes: (usual) => [...usual, attribute(oids.contentType, oid(oids.signedData))] }),
  ),
  cms('a content type that is not data', 'CMS_NOT_ALLOWED', (kit) =>
    signedWith(kit, {
      attributes: (usual) => [attribute(oids.contentType, oid(oids.signedData)), ...usual.slice(1)],
    }),
  ),
  cms('something that is not data', 'CMS_NOT_ALLOWED', (kit) =>
    signedWith(kit, { contentType: '1.2.840.113549.1.9.16.1.4' }),
  ),
  cms('attributes in an order that DER forbids', 'CMS_MALFORMED', (kit) =>
    signedWith(kit, { keepsOrder: true, attributes: (usual) => [...usual].reverse() }),
  ),
  cms('a digest that is no octets', 'CMS_NOT_ALLOWED', (kit) =>
    signedWith(kit, {
      attributes: () => [dataAttribute, attribute(oids.messageDigest, integer(1))],
    }),
  ),
  cms('no certificate', 'NO_SIGNER_CERTIFICATE', (kit) => signedWith(kit, { certificates: [] })),
  cms('certificates, but not the signer’s', 'NO_SIGNER_CERTIFICATE', (kit) =>
    signedWith(kit, { certificates: kit.signing.leaf('good').above }),
  ),
  cms('a signer who is nobody in it', 'NO_SIGNER_CERTIFICATE', (kit) =>
    signedWith(kit, { signerId: sequence(kit.signing.authority.root.name, integer(7)) }),
  ),
  cms('the signer’s number, another issuer', 'NO_SIGNER_CERTIFICATE', (kit) =>
    signedWith(kit, {
      signerId: sequence(kit.signing.authority.root.name, integer(kit.signing.leaf('good').serial)),
    }),
  ),
  cms('octets behind it', 'CMS_MALFORMED', (kit) =>
    withCms(kit, (good) => Buffer.concat([good, Buffer.from('dead', 'hex')])),
  ),
  cms('a second one behind it', 'CMS_MALFORMED', (kit) =>
    withCms(kit, (good) => Buffer.concat([good, good])),
  ),
  cms('octets behind its padding', 'CMS_MALFORMED', (kit) =>
    withCms(kit, (good) => Buffer.concat([good, Buffer.alloc(100), Buffer.from([1])])),
  ),
  cms('BER without an end, which the padding makes', 'CMS_MALFORMED', (kit) =>
    withCms(kit, (good) => Buffer.concat([Buffer.from([0x30, 0x80]), good.subarray(4), Buffer.alloc(2)])),
  ),
  cms('a length in more octets than it needs', 'CMS_MALFORMED', (kit) =>
    withCms(kit, (good) =>
      Buffer.concat([good.subarray(0, 1), longer(good.subarray(2, 4)), good.subarray(4)]),
    ),
  ),
  cms('an end that is missing', 'CMS_MALFORMED', (kit) =>
    withCms(kit, (good) => {
      const short = Buffer.from(good)
      short.writeUInt16BE(good.length - 4 + 40_000, 2)
      return short
    }),
  ),
  cms('plain data instead of a signature', 'CMS_NOT_ALLOWED', (kit) =>
    withCms(kit, () => sequence(oid(oids.data), der(context(0, true), octetString(Buffer.from('no'))))),
  ),
]

const pss = (
  kit: Parameters<Hostile['make']>[0],
  parameters: Buffer,
  salt?: number,
  digest: DemoDigest = 'sha256',
) =>
  signedWith(kit, {
    algorithm: sequence(oid(oids.rsaPss), parameters),
    signature: (octets) => signPss(kit.signing.leaf('good').keys, digest, octets, salt),
  })

const digestId = (name: DemoDigest): Buffer => sequence(oid(oids.digest[name]), nothing)
const mgf = (name: DemoDigest): Buffer => sequence(oid(oids.mgf1), digestId(name))
const field = (number: number, value: Buffer): Buffer => der(context(number, true), value)

export const badAlgorithms: readonly Hostile[] = [
  algorithm('MD5', 'WEAK_ALGORITHM', (kit) => signedWith(kit, {}, { digest: 'md5' })),
  algorithm('SHA-1', 'WEAK_ALGORITHM', (kit) => signedWith(kit, {}, { digest: 'sha1' })),
  algorithm('SHA-1 in the signature alone', 'WEAK_ALGORITHM', (kit) =>
    signedWith(kit, {
      algorithm: sequence(oid(oids.rsaWith.sha1), nothing),
      signature: (octets) => signOctets(kit.signing.leaf('good').keys, 'sha1', octets),
    }),
  ),
  algorithm('a digest that nobody knows', 'ALGORITHM_UNSUPPORTED', (kit) =>
    signedWith(kit, { digestAlgorithm: sequence(oid('2.16.840.1.101.3.4.2.99'), nothing) }),
  ),
  algorithm('a signature that nobody knows', 'ALGORITHM_UNSUPPORTED', (kit) =>
    signedWith(kit, { algorithm: sequence(oid('1.3.6.1.4.1.32473.1'), nothing) }),
  ),
  algorithm('digest and signature that disagree', 'ALGORITHM_UNSUPPORTED', (kit) =>
    signedWith(kit, {
      algorithm: sequence(oid(oids.rsaWith.sha512), nothing),
      signature: (octets) => signOctets(kit.signing.leaf('good').keys, 'sha512', octets),
    }),
  ),
  algorithm('a curve’s method for an RSA key', 'ALGORITHM_UNSUPPORTED', (kit) =>
    signedWith(kit, { algorithm: sequence(oid(oids.ecdsaWith.sha256)) }),
  ),
  algorithm('RSA’s method for a key on a curve', 'ALGORITHM_UNSUPPORTED', (kit) =>
    signedWith(kit, { algorithm: sequence(oid(oids.rsa), nothing) }, {}, 'good-ec'),
  ),
  algorithm('RSA of 1,024 bits', 'WEAK_ALGORITHM', (kit) => signedBy(kit, { key: kit.keys.weak })),
  algorithm('a curve that is not on the list', 'ALGORITHM_UNSUPPORTED', (kit) =>
    signedBy(kit, { key: kit.keys.p521 }, { digest: 'sha512' }),
  ),
  algorithm('parameters where none belong', 'ALGORITHM_UNSUPPORTED', (kit) =>
    signedWith(kit, { algorithm: sequence(oid(oids.rsaWith.sha256), integer(1)) }),
  ),
  algorithm('PSS of its defaults, which are SHA-1', 'WEAK_ALGORITHM', (kit) =>
    pss(kit, sequence(), 20, 'sha1'),
  ),
  algorithm('PSS with a mask of another digest', 'ALGORITHM_UNSUPPORTED', (kit) =>
    pss(kit, sequence(field(0, digestId('sha256')), field(1, mgf('sha512')), field(2, integer(32)))),
  ),
  algorithm('PSS without salt', 'ALGORITHM_UNSUPPORTED', (kit) =>
    pss(kit, sequence(field(0, digestId('sha256')), field(1, mgf('sha256')), field(2, integer(0))), 0),
  ),
  algorithm('PSS without parameters, which are SHA-1 then', 'WEAK_ALGORITHM', (kit) =>
    signedWith(kit, {
      algorithm: sequence(oid(oids.rsaPss)),
      signature: (octets) => signPss(kit.signing.leaf('good').keys, 'sha256', octets),
    }),
  ),
  algorithm('a signature by the key of another', 'SIGNATURE_MISMATCH', (kit) =>
    signedWith(kit, { signature: (octets) => signOctets(kit.keys.other, 'sha256', octets) }),
  ),
  algorithm('a signature of zeros', 'SIGNATURE_MISMATCH', (kit) =>
    signedWith(kit, { signature: () => Buffer.alloc(256) }),
  ),
  algorithm('a signature of nothing', 'SIGNATURE_MISMATCH', (kit) =>
    signedWith(kit, { signature: () => Buffer.alloc(0) }),
  ),
  algorithm('a signature with an octet more', 'SIGNATURE_MISMATCH', (kit) =>
    signedWith(kit, {
      signature: (octets) =>
        Buffer.concat([Buffer.from([0]), signOctets(kit.signing.leaf('good').keys, 'sha256', octets)]),
    }),
  ),
  algorithm('zeros on a curve, which are true of anything', 'SIGNATURE_MISMATCH', (kit) =>
    signedWith(kit, { signature: () => sequence(integer(0), integer(0)) }, {}, 'good-ec'),
  ),
  algorithm('attributes changed after signing', 'SIGNATURE_MISMATCH', (kit) =>
    signedWith(kit, {
      attributes: (usual) => [
        ...usual,
        attribute(oids.signingTime, der(tags.utcTime, Buffer.from('260101000000Z'))),
      ],
      signature: (octets) => signOctets(leafOf(kit, {}).keys, 'sha256', setOf(octets.subarray(4))),
    }),
  ),
]
