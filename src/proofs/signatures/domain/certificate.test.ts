import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodeCrypto } from '../../../adapters/signatures/node-crypto.ts'
import { instant } from '../../../kernel/time.ts'
import {
  extend,
  generalName,
  issueSigner,
  makeKey,
  makeRoot,
  named,
  noon,
  signed,
  writeExtension,
  writeTbs,
  yearAfter,
  yearBefore,
  type CertificateSpec,
} from '../../../../test/support/esig/certificates.ts'
import { readCertificate } from './certificate.ts'
import { context, tags } from './der.ts'
import { writeDer, writeInteger, writeNull, writeOctetString, writeOid, writeSequence } from './der-writer.ts'
import { writeBitString, writeBoolean, writeText } from '../../../../test/support/esig/der-values.ts'
import { addressesOf } from './distribution-points.ts'
import { inputsAt, validatePath } from './path.ts'

const key = makeKey()
const root = makeRoot({ key })

function flawOf(spec: Partial<CertificateSpec>): string {
  const read = readCertificate(signed(key, writeTbs({ subject: named('X'), ...spec }, key)))
  return read.ok ? 'none' : read.code
}
const withExtension = (oid: string, value: Uint8Array): string =>
  flawOf({ extensions: [writeExtension(oid, value)] })

describe('a certificate', () => {
  it('is read whole', () => {
    const other = generalName.other('1.3.6.1.4.1.99999.1', writeText('1790000001'))
    const { certificate } = issueSigner(root, {
      serial: 0x1234,
      extensions: [
        extend.notAuthority(),
        extend.keyUsage('digitalSignature', 'nonRepudiation'),
        extend.extendedKeyUsage('1.3.6.1.5.5.7.3.4'),
        extend.policies('1.2.3.1'),
        extend.altNames(other, generalName.mail('a@prueba.example')),
        extend.authorityKeyId(Uint8Array.of(1, 2)),
        extend.subjectKeyId(Uint8Array.of(3, 4)),
        extend.crlPoint('http://listas.example/a.crl'),
        extend.ocspAt('http://ocsp.example'),
        writeExtension('1.3.6.1.4.1.99999.3.1', writeText('1790000001')),
        writeExtension('1.3.6.1.4.1.99999.3.2', writeNull(), true),
      ],
    })
    expect(certificate).toMatchObject({
      version: 3,
      serial: Uint8Array.of(0x12, 0x34),
      notBefore: yearBefore,
      notAfter: yearAfter,
      algorithm: { oid: '1.2.840.10045.4.3.2', parameters: undefined },
      issuer: root.certificate.subject,
      subject: {
        attributes: [{ oid: '2.5.4.6', text: 'EC' }, { oid: '2.5.4.10' }, { text: 'Persona de Prueba' }],
      },
      extensions: {
        basicConstraints: { isAuthority: false },
        keyUsage: new Set([0, 1]),
        extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'],
        policies: ['1.2.3.1'],
        authorityKeyId: Uint8Array.of(1, 2),
        subjectKeyId: Uint8Array.of(3, 4),
        crlPoints: [
          { name: { kind: 'full', names: [{ kind: 'uri', text: 'http://listas.example/a.crl' }] } },
        ],
        ocspUrls: ['http://ocsp.example'],
        unknownCritical: ['1.3.6.1.4.1.99999.3.2'],
        subjectAltNames: [
          { kind: 'other', oid: '1.3.6.1.4.1.99999.1' },
          { kind: 'email', text: 'a@prueba.example' },
        ],
      },
    })
  })

  it('names the addresses of its lists, and no other names', () => {
    const point = (names: readonly Uint8Array[]): Uint8Array =>
      writeSequence(writeDer(context(0, true), writeDer(context(0, true), ...names)))
    const points = writeSequence(
      point([generalName.directory(named('Listas')), generalName.uri('http://listas.example/a.crl')]),
      point([generalName.uri('ldap://listas.example/cn=Listas de Prueba')]),
    )
    const { certificate } = issueSigner(root, { extensions: [writeExtension('2.5.29.31', points)] })
    expect(addressesOf(certificate.extensions.crlPoints)).toEqual([
      'http://listas.example/a.crl',
      'ldap://listas.example/cn=Listas de Prueba',
    ])
  })

  it('breaks its path whichever octet of what was signed is changed', () => {
    const { der, certificate } = issueSigner(root)
    const at = certificate.tbs.byteOffset - certificate.der.byteOffset
    fc.assert(
      fc.property(fc.nat(certificate.tbs.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const changed = der.slice()
        changed[at + place] = (changed[at + place] ?? 0) ^ change
        const read = readCertificate(changed)
        const judged = read.ok && validatePath(nodeCrypto, [read.value, root.certificate], inputsAt(noon))
        expect(judged !== false && judged.ok).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  it('fills its octets, and has a length and a depth within the limits', () => {
    const { der } = root
    const flaw = (octets: Uint8Array): string => {
      const read = readCertificate(octets)
      return read.ok ? 'none' : read.code
    }
    expect(flaw(der)).toBe('none')
    expect(flaw(Uint8Array.from([...der, 0]))).toBe('notACertificate')
    expect(flaw(der.subarray(0, -1))).toBe('notACertificate')
    expect(flaw(new Uint8Array())).toBe('notACertificate')
    expect(flaw(new Uint8Array(70_000))).toBe('tooLong')
    let deep = writeNull()
    for (let depth = 0; depth < 40; depth++) deep = writeSequence(deep)
    expect(flaw(writeSequence(deep))).toBe('tooDeep')
  })

  it('names one method within and without', () => {
    const tbs = writeTbs(
      { subject: named('X'), algorithm: writeSequence(writeOid('1.2.840.10045.4.3.3')) },
      key,
    )
    const read = readCertificate(signed(key, tbs))
    expect(read).toMatchObject({ ok: false, code: 'algorithmsDiffer' })
  })

  it('has a version that there is, a serial number in the fewest octets, and extensions in the third alone', () => {
    expect(flawOf({ version: 0 })).toBe('badVersion')
    expect(flawOf({ version: 3 })).toBe('badVersion')
    expect(flawOf({ version: 1, extensions: [extend.authority()] })).toBe('badVersion')
    expect(flawOf({ serial: Uint8Array.of(0, 5) })).toBe('badSerial')
    expect(flawOf({ serial: new Uint8Array() })).toBe('badSerial')
    expect(flawOf({ serial: new Uint8Array(33).fill(1) })).toBe('badSerial')
    expect(flawOf({ serial: Uint8Array.of(0x91) })).toBe('none')
  })

  it('has each extension once', () => {
    expect(flawOf({ extensions: [extend.authority(), extend.authority()] })).toBe('repeatedExtension')
    expect(
      flawOf({ extensions: [writeExtension('1.2.3', writeNull()), writeExtension('1.2.3', writeNull())] }),
    ).toBe('repeatedExtension')
  })

  it('says TRUE as DER does; an explicit FALSE, which some authorities write, says what silence says', () => {
    const critical = (octet: number): string =>
      flawOf({
        extensions: [
          writeSequence(
            writeOid('1.2.3'),
            writeDer(tags.boolean, Uint8Array.of(octet)),
            writeOctetString(writeNull()),
          ),
        ],
      })
    expect([critical(0xff), critical(0), critical(1)]).toEqual(['none', 'none', 'badExtension'])
  })

  it.each([
    ['basic constraints with a length of no authority', '2.5.29.19', writeSequence(writeInteger(1))],
    [
      'basic constraints with more',
      '2.5.29.19',
      writeSequence(writeBoolean(true), writeInteger(1), writeNull()),
    ],
    [
      'a negative path length',
      '2.5.29.19',
      writeSequence(writeBoolean(true), writeInteger(Uint8Array.of(0xff))),
    ],
    ['a key usage whose unused bits are set', '2.5.29.15', writeDer(tags.bitString, Uint8Array.of(7, 0xc1))],
    ['a key usage of no bits but some unused', '2.5.29.15', writeDer(tags.bitString, Uint8Array.of(3))],
    ['no extended key usage', '2.5.29.37', writeSequence()],
    [
      'one policy twice',
      '2.5.29.32',
      writeSequence(...['1.2.3', '1.2.3'].map((oid) => writeSequence(writeOid(oid)))),
    ],
    ['policy constraints of nothing', '2.5.29.36', writeSequence()],
    ['name constraints of nothing', '2.5.29.30', writeSequence()],
    [
      'name constraints with a least that is not 0',
      '2.5.29.30',
      writeSequence(
        writeDer(
          context(0, true),
          writeSequence(generalName.dns('a'), writeDer(context(0, false), Uint8Array.of(1))),
        ),
      ),
    ],
    [
      'name constraints with an address of no mask',
      '2.5.29.30',
      writeSequence(writeDer(context(0, true), writeSequence(generalName.address(1, 2, 3, 4)))),
    ],
    ['no other names', '2.5.29.17', writeSequence()],
    ['an address of five octets', '2.5.29.17', writeSequence(generalName.address(1, 2, 3, 4, 5))],
    ['a host with the end of a line in it', '2.5.29.17', writeSequence(generalName.dns('a\nb'))],
    ['a host that is no ASCII', '2.5.29.17', writeSequence(generalName.dns('ñandú'))],
    [
      'a place for lists with reasons alone',
      '2.5.29.31',
      writeSequence(writeSequence(writeDer(context(1, false), Uint8Array.of(6, 0x40)))),
    ],
    ['a key identifier that is a text', '2.5.29.14', writeText('x')],
    ['two values', '2.5.29.14', Uint8Array.from([...writeOctetString(new Uint8Array(1)), 5, 0])],
    ['nothing', '2.5.29.14', new Uint8Array()],
  ])('refuses %s', (_, oid, value) => {
    expect(withExtension(oid, value)).toBe('badExtension')
  })

  it('keeps what it does not know as it is', () => {
    const value = Uint8Array.of(0xff, 0xff)
    const { certificate } = makeRoot({ extensions: [writeExtension('1.2.3', value)] })
    expect(certificate.extensions.all).toEqual([{ oid: '1.2.3', isCritical: false, value }])
  })

  it('has a key and a signature to the last bit, and times to the second', () => {
    const tbs = (spki: Uint8Array): Uint8Array => writeTbs({ subject: named('X') }, { ...key, spki })
    const flaw = (octets: Uint8Array): string => {
      const read = readCertificate(octets)
      return read.ok ? 'none' : read.code
    }
    expect(flaw(signed(key, tbs(writeSequence(key.algorithm))))).toBe('badKey')
    expect(
      flaw(signed(key, tbs(writeSequence(key.algorithm, writeDer(tags.bitString, Uint8Array.of(1, 2)))))),
    ).toBe('badKey')
    expect(
      flaw(writeSequence(tbs(key.spki), key.algorithm, writeDer(tags.bitString, Uint8Array.of(1, 2)))),
    ).toBe('badSignature')
    expect(
      flaw(writeSequence(tbs(key.spki), key.algorithm, writeBitString(Uint8Array.of(1)), writeNull())),
    ).toBe('notACertificate')
    expect(flawOf({ notAfter: instant(Date.UTC(9999, 11, 31, 23, 59, 59)) })).toBe('none')
  })
})
