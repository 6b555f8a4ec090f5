import { beforeAll, describe, expect, test } from 'vitest'
import { makeSigning, subscriber, type Signing } from '../../../../test/support/esig/signing.ts'
import { extension, otherNames } from '../../../entry/demo/authority/certificate.ts'
import { sequence, utf8 } from '../../../entry/demo/authority/der-writer.ts'
import { syntheticCedula, syntheticCompanyRuc } from '../../../kernel/synthetic.ts'
import { readCertificate, type Certificate } from './certificate.ts'
import { extensionListOf, extensionsOf } from './extensions.ts'
import { readWhole } from './der.ts'
import { signerOf } from './identity.ts'
import type { TrustEntry } from './trust.ts'

let signing: Signing
let plain: Certificate
beforeAll(async () => {
  signing = await makeSigning()
  const read = readCertificate(signing.leaf('good').certificate)
  if (!read.ok) throw new Error(read.code)
  plain = read.value
}, 60_000)

const arc = '2.999.3'
const other = syntheticCedula(1, 9)
const layoutOf = (layout: 'EXT' | 'SAN' | 'SUBJ'): TrustEntry['layouts'][number] => ({
  layout,
  arc: layout === 'SUBJ' ? '' : arc,
  cedulaField: 1,
  rucField: 11,
})

/** The certificate of a good subscriber, with a subject and extensions of our own. */
function certificateWith(
  subject: readonly (readonly [oid: string, text: string])[],
  extensions: readonly Uint8Array[] = [],
): Certificate {
  const list = readWhole(sequence(...extensions))
  if (!list.ok) throw new Error(list.code)
  return {
    ...plain,
    subject: { ...plain.subject, attributes: subject.map(([oid, text]) => ({ oid, text })) },
    extensions: extensionsOf(extensions.length === 0 ? [] : extensionListOf(list.value)),
  }
}

const entryWith = (...layouts: readonly ('EXT' | 'SAN' | 'SUBJ')[]): TrustEntry => {
  const [entry] = signing.trust
  if (entry === undefined) throw new Error('nothing is trusted')
  return { ...entry, layouts: layouts.map(layoutOf) }
}

const serial = '2.5.4.5'
const organisation = '2.5.4.97'
const fieldsOf = (...fields: readonly (readonly [number, string])[]) =>
  fields.map(([n, text]) => extension(`${arc}.${n}`, utf8(text)))

describe('who signed is read by the layout of the authority', () => {
  const { cedula } = subscriber
  const ruc = syntheticCompanyRuc(3)
  type Row = readonly [
    what: string,
    make: () => readonly [Certificate, TrustEntry],
    cedula: string | undefined,
    ruc: string | undefined,
  ]
  test.each<Row>([
    [
      'a cédula in the subject',
      () => [certificateWith([[serial, `IDCEC-${cedula}`]]), entryWith('SUBJ')],
      cedula,
      undefined,
    ],
    [
      'a cédula and a RUC in the subject',
      () => [
        certificateWith([
          [serial, `IDCEC-${cedula}`],
          [organisation, `VATEC-${ruc}`],
        ]),
        entryWith('SUBJ'),
      ],
      cedula,
      ruc,
    ],
    [
      'a cédula in an extension',
      () => [certificateWith([], fieldsOf([1, cedula], [11, ruc])), entryWith('EXT')],
      cedula,
      ruc,
    ],
    [
      'an empty RUC',
      () => [certificateWith([], fieldsOf([1, cedula], [11, ''])), entryWith('EXT')],
      cedula,
      undefined,
    ],
    [
      'a cédula in another name',
      () => [certificateWith([], [otherNames([[`${arc}.1`, cedula]])]), entryWith('SAN')],
      cedula,
      undefined,
    ],
    [
      'one layout, else the other',
      () => [certificateWith([[serial, `IDCEC-${cedula}`]]), entryWith('EXT', 'SUBJ')],
      cedula,
      undefined,
    ],
    [
      'the same cédula in both',
      () => [certificateWith([[serial, `IDCEC-${cedula}`]], fieldsOf([1, cedula])), entryWith('EXT', 'SUBJ')],
      cedula,
      undefined,
    ],
    [
      'two cédulas',
      () => [certificateWith([[serial, `IDCEC-${cedula}`]], fieldsOf([1, other])), entryWith('EXT', 'SUBJ')],
      undefined,
      undefined,
    ],
    [
      'two cédulas in the subject',
      () => [
        certificateWith([
          [serial, `IDCEC-${cedula}`],
          [serial, `IDCEC-${other}`],
        ]),
        entryWith('SUBJ'),
      ],
      undefined,
      undefined,
    ],
    [
      'two RUC',
      () => [
        certificateWith([
          [serial, `IDCEC-${cedula}`],
          [organisation, `VATEC-${ruc}`],
          [organisation, `VATEC-${syntheticCompanyRuc(4)}`],
        ]),
        entryWith('SUBJ'),
      ],
      undefined,
      undefined,
    ],
    [
      'a stamp of issue where a cédula would stand',
      () => [certificateWith([[serial, cedula]]), entryWith('SUBJ')],
      undefined,
      undefined,
    ],
    [
      'a longer stamp of issue',
      () => [certificateWith([[serial, `IDCEC-00${cedula}`]]), entryWith('SUBJ')],
      undefined,
      undefined,
    ],
    [
      'a wrong check digit',
      () => [
        certificateWith([], fieldsOf([1, `${cedula.slice(0, 9)}${(Number(cedula[9]) + 1) % 10}`])),
        entryWith('EXT'),
      ],
      undefined,
      undefined,
    ],
    [
      'a passport',
      () => [certificateWith([[serial, 'PASEC-A1234567']]), entryWith('SUBJ')],
      undefined,
      undefined,
    ],
    [
      'digits in the name',
      () => [certificateWith([['2.5.4.3', `ANA ${cedula}`]]), entryWith('SUBJ')],
      undefined,
      undefined,
    ],
    [
      'a cédula in a layout that is not theirs',
      () => [certificateWith([[serial, `IDCEC-${cedula}`]]), entryWith('SAN')],
      undefined,
      undefined,
    ],
    [
      'another arc',
      () => [certificateWith([], [extension('2.999.4.1', utf8(cedula))]), entryWith('EXT')],
      undefined,
      undefined,
    ],
  ])('%s', (_what, make, expectedCedula, expectedRuc) => {
    const [certificate, entry] = make()
    expect(signerOf(certificate, entry)).toMatchObject({ cedula: expectedCedula, ruc: expectedRuc })
  })

  test('and by nothing where the authority is not known', () => {
    expect(signerOf(plain, undefined)).toMatchObject({
      cedula: undefined,
      name: subscriber.name,
      issuer: 'ENTIDAD DE CERTIFICACION EJEMPLO SUR',
    })
  })
})
