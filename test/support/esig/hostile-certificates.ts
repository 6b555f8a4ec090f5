import { authorityCertificate, newSerial } from '../../../src/entry/demo/authority/authority.ts'
import { extension, keyUsage, nameOf } from '../../../src/entry/demo/authority/certificate.ts'
import {
  der,
  nothing,
  octetString,
  oid,
  sequence,
  time,
  utf8,
} from '../../../src/entry/demo/authority/der-writer.ts'
import { oids, policyOf } from '../../../src/entry/demo/authority/identifiers.ts'
import { digestOf } from '../../../src/entry/demo/authority/keys.ts'
import { leafKinds, writeLeaf, type LeafKindName } from '../../../src/entry/demo/authority/leaf.ts'
import { attribute, signingCertificate } from '../../../src/entry/demo/sign/signed-data.ts'
import { plus } from '../../../src/kernel/time.ts'
import { tags } from '../../../src/proofs/signatures/domain/der.ts'
import { leafOf, signedBy, signedWith, table, type Hostile, type HostileKit } from './hostile-kit.ts'
import { listBase, subscriber } from './signing.ts'

const certificate = table('certificate')
const signer = table('signer')
const late = table('time')

const ofKind = (kind: LeafKindName) => (kit: HostileKit) => kit.signing.sign(kit.issued, kind)
const cades = { style: 'ETSI.CAdES.detached' } as const

/** One bit of the signature of a certificate. */
function bent(octets: Buffer): Buffer {
  const copy = Buffer.from(octets)
  copy[copy.length - 9] = (copy.at(-9) ?? 0) ^ 1
  return copy
}

/** By an authority below ours, which may have none below it. */
function belowTheIssuer(kit: HostileKit): Buffer {
  const { authority, at } = kit.signing
  const { SUBJ } = authority.issuing
  const keys = kit.keys.other
  const name = nameOf([oids.country, 'EC'], [oids.commonName, 'SUBCA DE MAS'])
  const between = authorityCertificate(name, keys, SUBJ, at, 5)
  const issuer = { entity: '', name, keys, certificate: between }
  const leaf = writeLeaf(authority, { from: 'SUBJ', kind: 'person' }, subscriber, at, listBase, issuer)
  return kit.signing.sign(kit.issued, 'good', { leaf: { ...leaf, above: [between, SUBJ.certificate] } })
}

export const badCertificates: readonly Hostile[] = [
  ...(['impostor', 'unknown-authority', 'by-leaf', 'self-signed', 'wrong-usage'] as const).map((kind) =>
    certificate(`of kind ${kind}`, leafKinds[kind].code, ofKind(kind)),
  ),
  certificate('by an authority below the one that is trusted', 'UNTRUSTED_CA', belowTheIssuer),
  certificate('with one bit of its signature turned', 'UNTRUSTED_CA', (kit) => {
    const leaf = leafOf(kit, {})
    return kit.signing.sign(kit.issued, 'good', { leaf: { ...leaf, certificate: bent(leaf.certificate) } })
  }),
  certificate('that says it is an authority', 'CHAIN_INVALID', (kit) => signedBy(kit, { isAuthority: true })),
  certificate('with a critical extension that nobody knows', 'CHAIN_INVALID', (kit) =>
    signedBy(kit, { extensions: [extension('1.3.6.1.4.1.32473.9.9', utf8('?'), true)] }),
  ),
  certificate('with an extension twice', 'NO_SIGNER_CERTIFICATE', (kit) =>
    signedBy(kit, { extensions: [keyUsage('keyEncipherment')] }),
  ),
  certificate('signed with SHA-1 by its authority', 'CHAIN_INVALID', (kit) =>
    signedBy(kit, { digest: 'sha1' }),
  ),
  certificate('without a policy', 'CERT_KIND_NOT_ALLOWED', (kit) => signedBy(kit, { policies: [] })),
  certificate('with a policy of another authority', 'CERT_KIND_NOT_ALLOWED', (kit) =>
    signedBy(kit, { policies: [policyOf('EXT', 'person')] }),
  ),
  certificate('with the policy of a seal beside that of a person', 'SEAL_NOT_ALLOWED', (kit) =>
    signedBy(kit, { policies: [policyOf('SUBJ', 'person'), policyOf('SUBJ', 'seal')] }),
  ),
  certificate('by an authority that was retired', 'CHAIN_INVALID', ofKind('good'), {
    trust: (trust) => trust.map((entry) => ({ ...entry, status: 'retired' })),
  }),
  certificate('by an authority whose accreditation ended', 'CHAIN_INVALID', ofKind('good'), {
    trust: (trust) => trust.map((entry) => ({ ...entry, until: plus(entry.from, 1) })),
  }),
  certificate('by an authority that nobody trusts any more', 'UNTRUSTED_CA', ofKind('good'), {
    trust: () => [],
  }),
  certificate('by an authority listed under the key of another', 'UNTRUSTED_CA', ofKind('impostor'), {
    // The certificate of the impostor with the digest of the true key, as a mistake at the desk would have it.
    trust: (trust) => trust.slice(0, 2),
  }),
  certificate('for a server', 'CERT_KIND_NOT_ALLOWED', (kit) =>
    signedBy(kit, {
      extensions: [extension(oids.extendedKeyUsage, sequence(oid(oids.ocspSigning)))],
    }),
  ),
  certificate(
    'by an authority that has expired itself',
    'CHAIN_INVALID',
    (kit) => signedBy(kit, { ends: 5_000 }),
    {
      days: 3_700,
      trust: (trust) => trust.map((entry) => ({ ...entry, until: plus(entry.until, 400_000_000) })),
    },
  ),
  certificate('whose key identifier is that of another authority', 'UNTRUSTED_CA', (kit) => {
    const { authority } = kit.signing
    const { EXT } = authority.issuing
    const issuer = { ...EXT, keys: { ...authority.stranger.keys, publicKey: EXT.keys.publicKey } }
    const leaf = writeLeaf(
      authority,
      { from: 'EXT', kind: 'person' },
      subscriber,
      kit.signing.at,
      listBase,
      issuer,
    )
    return kit.signing.sign(kit.issued, 'good', { leaf })
  }),
]

const essOf = (octets: Buffer, digest: 'sha1' | 'sha256'): Buffer =>
  digest === 'sha256'
    ? signingCertificate(octets)
    : attribute(oids.signingCertificate, sequence(sequence(sequence(octetString(digestOf('sha1', octets))))))

export const badSigners: readonly Hostile[] = [
  ...(['seal', 'member', 'officer', 'time-stamp'] as const).map((kind) =>
    signer(`a certificate of kind ${kind}`, leafKinds[kind].code, ofKind(kind)),
  ),
  signer('European profile without the certificate bound in', 'SIGNING_CERT_MISMATCH', (kit) =>
    signedWith(kit, { hasSigningCertificate: false }, cades),
  ),
  signer('European profile with the certificate of another', 'SIGNING_CERT_MISMATCH', (kit) =>
    signedWith(
      kit,
      { attributes: (usual) => [...usual.slice(0, 2), essOf(leafOf(kit, {}).certificate, 'sha256')] },
      cades,
    ),
  ),
  signer('the certificate of another bound in, where none has to be', 'SIGNING_CERT_MISMATCH', (kit) =>
    signedWith(kit, { attributes: (usual) => [...usual, essOf(leafOf(kit, {}).certificate, 'sha256')] }),
  ),
  signer('the certificate of another bound in, the old way', 'SIGNING_CERT_MISMATCH', (kit) =>
    signedWith(kit, { attributes: (usual) => [...usual, essOf(leafOf(kit, {}).certificate, 'sha1')] }),
  ),
  signer('a certificate bound in by a digest that nobody knows', 'SIGNING_CERT_MISMATCH', (kit) => {
    const unknownDigest = sequence(oid('1.3.6.1.4.1.32473.2'), nothing)
    const bound = sequence(unknownDigest, octetString(Buffer.alloc(32)))
    return signedWith(kit, {
      attributes: (usual) => [...usual, attribute(oids.signingCertificateV2, sequence(sequence(bound)))],
    })
  }),
  signer('the certificate exchanged for another of the same name and key', 'NO_SIGNER_CERTIFICATE', (kit) =>
    signedWith(kit, { certificates: [leafOf(kit, { serial: newSerial() }).certificate] }),
  ),
]

const longAgo = (kit: HostileKit): Buffer =>
  attribute(oids.signingTime, time(plus(kit.signing.at, -200 * 86_400)))

export const badTimes: readonly Hostile[] = [
  late('expired, with a claimed time when it was valid', 'CERT_EXPIRED', (kit) =>
    kit.signing.sign(kit.issued, 'expired', {
      at: plus(kit.signing.at, -200 * 86_400),
      cms: { attributes: (usual) => [...usual, longAgo(kit)] },
    }),
  ),
  late('not valid yet, with a claimed time when it will be', 'CERT_NOT_YET_VALID', (kit) =>
    kit.signing.sign(kit.issued, 'not-yet-valid', { at: plus(kit.signing.at, 20 * 86_400) }),
  ),
  late('expired since it was signed', 'CERT_EXPIRED', ofKind('good'), { days: 701 }),
  late('expired, with a time-stamp that nobody asked for', 'CERT_EXPIRED', (kit) =>
    kit.signing.sign(kit.issued, 'expired', {
      cms: { unsigned: [attribute(oids.timeStampToken, der(tags.sequence, octetString(Buffer.alloc(40))))] },
    }),
  ),
]
