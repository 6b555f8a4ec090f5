import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { instant, type Instant } from '../../../src/kernel/time.ts'
import { readCertificate, type Certificate } from '../../../src/proofs/signatures/domain/certificate.ts'
import { context, tags } from '../../../src/proofs/signatures/domain/der.ts'
import {
  writeDer,
  writeInteger,
  writeNull,
  writeOctetString,
  writeOid,
  writeSequence,
} from '../../../src/proofs/signatures/domain/der-writer.ts'
import {
  writeBitString,
  writeBoolean,
  writeNamedBits,
  writeSetOf,
  writeText,
  writeTime,
} from './der-values.ts'
import { keyUsageBits, type KeyUsage } from '../../../src/proofs/signatures/domain/extensions.ts'

/** The instant at which the tests look, and the times around it. */
export const noon = instant(Date.UTC(2026, 10, 24, 12))
export const yearBefore = instant(Date.UTC(2025, 10, 24))
export const yearAfter = instant(Date.UTC(2027, 10, 24))

/** What signs, and how it says so. */
export interface TestKey {
  readonly privateKey: KeyObject
  readonly spki: Uint8Array
  readonly algorithm: Uint8Array
  readonly digest: string
}

const ecdsaWithSha256 = writeSequence(writeOid('1.2.840.10045.4.3.2'))
const rsaWithSha256 = writeSequence(writeOid('1.2.840.113549.1.1.11'), writeNull())

export function makeKey(kind: 'P-256' | 'P-384' | 'P-521' | number = 'P-256'): TestKey {
  const { privateKey } =
    typeof kind === 'number'
      ? generateKeyPairSync('rsa', { modulusLength: kind })
      : generateKeyPairSync('ec', { namedCurve: kind })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  const algorithm = typeof kind === 'number' ? rsaWithSha256 : ecdsaWithSha256
  return { privateKey, spki, algorithm, digest: 'sha256' }
}

export const signWith = ({ privateKey, digest }: TestKey, octets: Uint8Array): Uint8Array =>
  sign(digest, octets, privateKey)

/** `SEQUENCE { tbs, algorithm, signature }`, as certificates, lists and answers all are. */
export const signed = (key: TestKey, tbs: Uint8Array, ...more: readonly Uint8Array[]): Uint8Array =>
  writeSequence(tbs, key.algorithm, writeBitString(signWith(key, tbs)), ...more)

export const attributeOids = { country: '2.5.4.6', organisation: '2.5.4.10', commonName: '2.5.4.3' } as const

/** A name of one attribute for each part. */
export const writeName = (
  ...parts: readonly (readonly [oid: string, text: string, tag?: number])[]
): Uint8Array =>
  writeSequence(
    ...parts.map(([oid, text, tag]) => writeSetOf(writeSequence(writeOid(oid), writeText(text, tag)))),
  )

/** Of the made-up institute, under that common name. */
export const named = (commonName: string): Uint8Array =>
  writeName(
    ['2.5.4.6', 'EC', tags.printableString],
    ['2.5.4.10', 'Entidad de Prueba'],
    ['2.5.4.3', commonName],
  )

export const writeExtension = (oid: string, value: Uint8Array, isCritical = false): Uint8Array =>
  writeSequence(writeOid(oid), ...(isCritical ? [writeBoolean(true)] : []), writeOctetString(value))

/** Under an implicit tag: the number stays and the content too. */
export const implicit = (number: number, value: Uint8Array, isConstructed = false): Uint8Array =>
  Uint8Array.from([context(number, isConstructed), ...value.subarray(1)])

const uri = (text: string): Uint8Array => writeText(text, context(6, false))

/** Extensions as authorities write them. */
export const extend = {
  authority: (pathLength?: number) =>
    writeExtension(
      '2.5.29.19',
      writeSequence(writeBoolean(true), ...(pathLength === undefined ? [] : [writeInteger(pathLength)])),
      true,
    ),
  notAuthority: () => writeExtension('2.5.29.19', writeSequence(), true),
  keyUsage: (...usages: readonly KeyUsage[]) =>
    writeExtension('2.5.29.15', writeNamedBits(...usages.map((usage) => keyUsageBits[usage])), true),
  extendedKeyUsage: (...oids: readonly string[]) =>
    writeExtension('2.5.29.37', writeSequence(...oids.map(writeOid))),
  policies: (...oids: readonly string[]) =>
    writeExtension('2.5.29.32', writeSequence(...oids.map((oid) => writeSequence(writeOid(oid))))),
  mappings: (...pairs: readonly (readonly [issuer: string, subject: string])[]) =>
    writeExtension('2.5.29.33', writeSequence(...pairs.map((pair) => writeSequence(...pair.map(writeOid))))),
  policyConstraints: ({ explicit, noMapping }: { explicit?: number; noMapping?: number }) =>
    writeExtension(
      '2.5.29.36',
      writeSequence(
        ...(explicit === undefined ? [] : [implicit(0, writeInteger(explicit))]),
        ...(noMapping === undefined ? [] : [implicit(1, writeInteger(noMapping))]),
      ),
      true,
    ),
  noAnyPolicy: (skip: number) => writeExtension('2.5.29.54', writeInteger(skip), true),
  nameConstraints: (permitted: readonly Uint8Array[], excluded: readonly Uint8Array[] = []) =>
    writeExtension(
      '2.5.29.30',
      writeSequence(
        ...[permitted, excluded].flatMap((list, number) =>
          list.length === 0
            ? []
            : [writeDer(context(number, true), ...list.map((name) => writeSequence(name)))],
        ),
      ),
      true,
    ),
  altNames: (...names: readonly Uint8Array[]) => writeExtension('2.5.29.17', writeSequence(...names)),
  authorityKeyId: (keyId: Uint8Array) =>
    writeExtension('2.5.29.35', writeSequence(writeDer(context(0, false), keyId))),
  subjectKeyId: (keyId: Uint8Array) => writeExtension('2.5.29.14', writeOctetString(keyId)),
  crlPoint: (url: string, reasons?: readonly number[]) =>
    writeExtension(
      '2.5.29.31',
      writeSequence(
        writeSequence(
          pointName(url),
          ...(reasons === undefined ? [] : [implicit(1, writeNamedBits(...reasons))]),
        ),
      ),
    ),
  ocspAt: (url: string) =>
    writeExtension(
      '1.3.6.1.5.5.7.1.1',
      writeSequence(writeSequence(writeOid('1.3.6.1.5.5.7.48.1'), uri(url))),
    ),
  ocspNoCheck: () => writeExtension('1.3.6.1.5.5.7.48.1.5', writeNull()),
} as const

/** DistributionPointName of one address, under its tag. */
export const pointName = (url: string): Uint8Array =>
  writeDer(context(0, true), writeDer(context(0, true), uri(url)))

/** Names of each kind, as `altNames` and `nameConstraints` take them. */
export const generalName = {
  mail: (text: string) => writeText(text, context(1, false)),
  dns: (text: string) => writeText(text, context(2, false)),
  directory: (name: Uint8Array) => writeDer(context(4, true), name),
  uri,
  address: (...octets: readonly number[]) => writeDer(context(7, false), Uint8Array.from(octets)),
  other: (oid: string, value: Uint8Array) =>
    writeDer(context(0, true), writeOid(oid), writeDer(context(0, true), value)),
} as const

export interface CertificateSpec {
  readonly subject: Uint8Array
  readonly key?: TestKey
  readonly serial?: number | Uint8Array
  readonly notBefore?: Instant
  readonly notAfter?: Instant
  readonly extensions?: readonly Uint8Array[]
  /** Of whoever signs; the subject itself where nobody does. */
  readonly issuer?: Uint8Array
  readonly signedBy?: TestKey
  /** What it says that it was signed with. */
  readonly algorithm?: Uint8Array
  readonly version?: number
}

export interface Holder {
  readonly name: Uint8Array
  readonly key: TestKey
  readonly der: Uint8Array
  readonly certificate: Certificate
}

export function writeTbs(spec: CertificateSpec, key: TestKey): Uint8Array {
  const {
    subject,
    serial = 7,
    notBefore = yearBefore,
    notAfter = yearAfter,
    extensions = [],
    version = 2,
  } = spec
  const signer = spec.signedBy ?? key
  return writeSequence(
    writeDer(context(0, true), writeInteger(version)),
    writeInteger(serial),
    spec.algorithm ?? signer.algorithm,
    spec.issuer ?? subject,
    writeSequence(writeTime(notBefore), writeTime(notAfter)),
    subject,
    key.spki,
    ...(extensions.length === 0 ? [] : [writeDer(context(3, true), writeSequence(...extensions))]),
  )
}

/** A certificate that reads. Throws for one that does not. */
export function makeHolder(spec: CertificateSpec): Holder {
  const key = spec.key ?? makeKey()
  const signer = spec.signedBy ?? key
  const der = signed({ ...signer, algorithm: spec.algorithm ?? signer.algorithm }, writeTbs(spec, key))
  const read = readCertificate(der)
  if (!read.ok) throw new Error(`the certificate does not read: ${read.code}`)
  return { name: spec.subject, key, der, certificate: read.value }
}

/** One that this holder issued. */
export const issue = (by: Holder, spec: Omit<CertificateSpec, 'issuer' | 'signedBy'>): Holder =>
  makeHolder({ ...spec, issuer: by.name, signedBy: by.key })

const forAuthority = [extend.authority(), extend.keyUsage('keyCertSign', 'crlSign')]
/** Authority and signer as they should be, with what is said besides. */
export const makeRoot = (spec: Partial<CertificateSpec> = {}): Holder =>
  makeHolder({ subject: named('Raíz de Prueba'), extensions: forAuthority, ...spec })
export const issueAuthority = (by: Holder, name: string, spec: Partial<CertificateSpec> = {}): Holder =>
  issue(by, { subject: named(name), extensions: forAuthority, ...spec })
export const issueSigner = (by: Holder, spec: Partial<CertificateSpec> = {}): Holder =>
  issue(by, {
    subject: named('Persona de Prueba'),
    extensions: [extend.keyUsage('digitalSignature', 'nonRepudiation')],
    ...spec,
  })
