import { syntheticCedula } from '../../../kernel/synthetic.ts'
import { days, plus, type Instant } from '../../../kernel/time.ts'
import type { SignatureCode } from '../../../proofs/signatures/domain/codes.ts'
import type { CertificateKind, IdentityLayout } from '../../../proofs/signatures/domain/trust.ts'
import { newSerial, type DemoAuthority, type Issuer, type IssuingAuthority } from './authority.ts'
import {
  authorityKey,
  authorityOf,
  crlAddresses,
  extension,
  keyUsage,
  type KeyUse,
  nameOf,
  noAuthority,
  ocspAddress,
  otherNames,
  policies,
  subjectKey,
  writeCertificate,
} from './certificate.ts'
import { utf8 } from './der-writer.ts'
import { arcOf, oids, policyOf } from './identifiers.ts'
import type { DemoDigest, KeyPair } from './keys.ts'

/** Whom a certificate is made out to. All of it is invented. */
export interface Subscriber {
  readonly cedula: string
  /** Surnames first, as registries write names. */
  readonly name: string
  /** The employer’s, in certificates that name one. */
  readonly ruc?: string
  readonly organization?: string
}

/** A certificate, its key, and the certificates above it that a signer sends along. */
export interface Leaf {
  readonly certificate: Buffer
  readonly keys: KeyPair
  readonly issuer: Issuer
  readonly serial: Buffer
  /** Without the certificate itself. */
  readonly above: readonly Buffer[]
}

/** What makes a certificate differ from a good one. */
export interface LeafWish {
  readonly from: IdentityLayout | 'impostor' | 'stranger'
  readonly kind: CertificateKind
  /** Days from now at which it begins and ends. */
  readonly begins?: number
  readonly ends?: number
  readonly isRevoked?: true
  readonly usage?: readonly KeyUse[]
  readonly key?: 'ec' | KeyPair
  readonly identity?: 'passport' | 'nameOnly' | 'twoCedulas'
  readonly digest?: DemoDigest
  readonly extensions?: readonly Buffer[]
  /** Addresses of the list and of the responder; those of the demonstration where nothing is said. */
  readonly crlUrls?: readonly string[]
  readonly ocspUrl?: string
  readonly serial?: Buffer
  /** Instead of the name that the layout makes. DER. */
  readonly subject?: Buffer
  readonly cedulaPrefix?: string
  /** Says of itself that it may issue. */
  readonly isAuthority?: true
  /** Instead of the one policy of its kind. */
  readonly policies?: readonly string[]
}

interface LeafKind {
  readonly wish: LeafWish
  /** What Clavero answers to a request signed with it, where the person is the representative; none when it accepts. */
  readonly code: SignatureCode | undefined
}

/** Kinds of certificates that anybody can sign with in the demonstration, each with what follows. */
export const leafKinds = {
  good: { wish: { from: 'SUBJ', kind: 'person' }, code: undefined },
  'good-ext': { wish: { from: 'EXT', kind: 'person' }, code: undefined },
  'good-san': { wish: { from: 'SAN', kind: 'representative' }, code: undefined },
  'good-ec': { wish: { from: 'SUBJ', kind: 'representative', key: 'ec' }, code: undefined },
  expired: { wish: { from: 'SUBJ', kind: 'person', begins: -800, ends: -70 }, code: 'CERT_EXPIRED' },
  'not-yet-valid': { wish: { from: 'SUBJ', kind: 'person', begins: 7 }, code: 'CERT_NOT_YET_VALID' },
  revoked: { wish: { from: 'SUBJ', kind: 'person', isRevoked: true }, code: 'CERT_REVOKED' },
  'wrong-usage': {
    wish: { from: 'SUBJ', kind: 'person', usage: ['keyEncipherment'] },
    code: 'KEY_USAGE',
  },
  seal: { wish: { from: 'SUBJ', kind: 'seal' }, code: 'SEAL_NOT_ALLOWED' },
  'time-stamp': { wish: { from: 'SUBJ', kind: 'timeStamp' }, code: 'CERT_KIND_NOT_ALLOWED' },
  member: { wish: { from: 'SUBJ', kind: 'member' }, code: 'CERT_KIND_NOT_ALLOWED' },
  officer: { wish: { from: 'EXT', kind: 'officer' }, code: 'CERT_KIND_NOT_ALLOWED' },
  passport: { wish: { from: 'SUBJ', kind: 'person', identity: 'passport' }, code: 'NO_CEDULA' },
  'name-only': { wish: { from: 'SUBJ', kind: 'person', identity: 'nameOnly' }, code: 'NO_CEDULA' },
  'two-cedulas': { wish: { from: 'SAN', kind: 'person', identity: 'twoCedulas' }, code: 'NO_CEDULA' },
  impostor: { wish: { from: 'impostor', kind: 'person' }, code: 'UNTRUSTED_CA' },
  'unknown-authority': { wish: { from: 'stranger', kind: 'person' }, code: 'UNTRUSTED_CA' },
  'by-leaf': { wish: { from: 'SUBJ', kind: 'person' }, code: 'UNTRUSTED_CA' },
  'self-signed': { wish: { from: 'SUBJ', kind: 'person' }, code: 'UNTRUSTED_CA' },
} as const satisfies Readonly<Record<string, LeafKind>>

export type LeafKindName = keyof typeof leafKinds

export const leafKindNames = Object.keys(leafKinds) as readonly LeafKindName[]

/** A certificate of that kind, made now. `listBase`: where the lists of the authorities are fetched, without a slash. */
export function issueLeaf(
  authority: DemoAuthority,
  kind: LeafKindName,
  subscriber: Subscriber,
  at: Instant,
  listBase: string,
): Leaf {
  const { wish } = leafKinds[kind] as LeafKind
  if (kind === 'by-leaf') {
    // A good certificate of somebody else, which is no authority and issues all the same.
    const holder = { cedula: otherCedula, name: 'TITULAR INTERMEDIO DE PRUEBA' }
    const between = writeLeaf(authority, { ...wish, key: 'ec' }, holder, at, listBase)
    const issuer = { ...between, entity: holder.name, name: subjectOf('SUBJ', wish, holder) }
    const leaf = writeLeaf(authority, wish, subscriber, at, listBase, issuer)
    return { ...leaf, above: [between.certificate, ...between.above] }
  }
  if (kind === 'self-signed') {
    const keys = authority.subscribers.rsa
    // Every word of it is copied from a good one; only the key is not.
    const issuer = { ...authority.issuing.SUBJ, keys, name: subjectOf('SUBJ', wish, subscriber) }
    return { ...writeLeaf(authority, wish, subscriber, at, listBase, issuer), above: [] }
  }
  return writeLeaf(authority, wish, subscriber, at, listBase)
}

/** Of `issueLeaf`, for wishes that no kind names. */
export function writeLeaf(
  authority: DemoAuthority,
  wish: LeafWish,
  subscriber: Subscriber,
  at: Instant,
  listBase: string,
  issuer: Issuer = issuerOf(authority, wish.from),
): Leaf {
  const { layout, revoked } = issuerOf(authority, wish.from)
  const keys = wish.key === 'ec' ? authority.subscribers.ec : (wish.key ?? authority.subscribers.rsa)
  const serial =
    wish.serial ??
    (wish.isRevoked ? revoked[Number(subscriber.cedula.slice(-3)) % revoked.length] : undefined) ??
    newSerial()
  const crlUrls = wish.crlUrls ?? [`${listBase}/${layout}.crl`]
  const certificate = writeCertificate(
    {
      serial,
      issuer: issuer.name,
      subject: wish.subject ?? subjectOf(layout, wish, subscriber),
      notBefore: plus(at, days(wish.begins ?? -30)),
      notAfter: plus(at, days(wish.ends ?? 700)),
      publicKey: keys.publicKey,
      ...(wish.digest && { digest: wish.digest }),
      extensions: [
        wish.isAuthority ? authorityOf() : noAuthority(),
        keyUsage(...(wish.usage ?? (['digitalSignature', 'nonRepudiation'] as const))),
        ...certificatePolicies(wish.policies ?? [policyOf(layout, wish.kind)]),
        subjectKey(keys.publicKey),
        authorityKey(issuer.keys.publicKey),
        ...(crlUrls.length === 0 ? [] : [crlAddresses(...crlUrls)]),
        ...(wish.ocspUrl === undefined ? [] : [ocspAddress(wish.ocspUrl)]),
        ...identityExtensions(layout, wish, subscriber),
        ...(wish.extensions ?? []),
      ],
    },
    issuer.keys,
  )
  return { certificate, keys, issuer, serial, above: [issuer.certificate] }
}

const certificatePolicies = (ids: readonly string[]): readonly Buffer[] =>
  ids.length === 0 ? [] : [policies(...ids)]

const issuerOf = (authority: DemoAuthority, from: LeafWish['from']): IssuingAuthority =>
  from === 'impostor' || from === 'stranger' ? authority[from] : authority.issuing[from]

const namesAnEmployer = (kind: CertificateKind): boolean => kind !== 'person' && kind !== 'timeStamp'

/** Two surnames, then the given names. */
const partsOf = (name: string): { readonly surnames: string; readonly given: string } => {
  const words = name.split(' ')
  return { surnames: words.slice(0, 2).join(' '), given: words.slice(2).join(' ') }
}

/** Older layouts put a stamp of the issue into the serial number of the subject, which is nobody’s cédula. */
const issueStamp = '240517093012'

function subjectOf(
  layout: IdentityLayout,
  wish: LeafWish,
  { cedula, name, ruc, organization }: Subscriber,
): Buffer {
  const { surnames, given } = partsOf(name)
  if (wish.identity === 'nameOnly')
    return nameOf(
      [oids.country, 'EC'],
      [oids.commonName, `${name} ${cedula}`],
      [oids.serialNumber, issueStamp],
    )
  if (layout !== 'SUBJ')
    return nameOf([oids.country, 'EC'], [oids.serialNumber, issueStamp], [oids.commonName, name])
  return nameOf(
    [oids.country, 'EC'],
    [
      oids.serialNumber,
      wish.identity === 'passport' ? 'PASEC-X0000001' : `${wish.cedulaPrefix ?? 'IDCEC-'}${cedula}`,
    ],
    [oids.surname, surnames],
    [oids.givenName, given],
    [oids.commonName, name],
    ...(namesAnEmployer(wish.kind) && ruc !== undefined
      ? ([
          [oids.organization, organization ?? 'EMPRESA DE EJEMPLO'],
          [oids.organizationIdentifier, `VATEC-${ruc}`],
        ] as const)
      : []),
  )
}

/** Fields 1 to 4, 10 and 11 of the layouts EXT and SAN (SIGNATURES 5). */
function identityExtensions(
  layout: IdentityLayout,
  wish: LeafWish,
  subscriber: Subscriber,
): readonly Buffer[] {
  if (layout === 'SUBJ' || wish.identity === 'nameOnly') return []
  const { cedula, name, ruc, organization } = subscriber
  const { surnames, given } = partsOf(name)
  const [first = '', second = ''] = surnames.split(' ')
  const arc = arcOf(layout)
  const fields: readonly (readonly [id: string, value: string])[] = [
    [`${arc}.1`, wish.identity === 'passport' ? 'X0000001' : cedula],
    [`${arc}.2`, given],
    [`${arc}.3`, first],
    [`${arc}.4`, second],
    ...(namesAnEmployer(wish.kind) && ruc !== undefined
      ? ([
          [`${arc}.10`, organization ?? 'EMPRESA DE EJEMPLO'],
          [`${arc}.11`, ruc],
        ] as const)
      : []),
  ]
  if (layout === 'EXT') return fields.map(([id, value]) => extension(id, utf8(value)))
  const another: typeof fields = wish.identity === 'twoCedulas' ? [[`${arc}.1`, otherCedula]] : []
  return [otherNames([...fields, ...another])]
}

const otherCedula = syntheticCedula(24, 199)
