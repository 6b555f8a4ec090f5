import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { integer, octetString, oid, sequence, der } from '../../../entry/demo/authority/der-writer.ts'
import { kindOfFile, type KindOfFile } from './kind-of-file.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const closed = { cipher: 'aes-256-cbc', passphrase: 'prueba' }
const asDer = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1', how = {}): Buffer =>
  key.export({ type, format: 'der', ...how })
const asText = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1', how = {}): Buffer =>
  Buffer.from(key.export({ type, format: 'pem', ...how }))
const data = oid('1.2.840.113549.1.7.1')
const signedData = oid('1.2.840.113549.1.7.2')
const inUtf16 = (text: string, mark: readonly number[]): Buffer =>
  Buffer.concat([Buffer.from(mark), Buffer.from(text, 'utf16le')])

const rows: readonly (readonly [what: string, kind: KindOfFile, octets: Uint8Array])[] = [
  ['nothing', 'empty', Buffer.alloc(0)],
  ['a PDF', 'pdf', Buffer.from('%PDF-1.7\n%âãÏÓ')],
  ['a .p12', 'key', sequence(integer(3), sequence(data, der(0xa0, octetString(Buffer.alloc(8)))))],
  // As most programs write it: BER, of a length that stands nowhere.
  ['a .p12 in BER', 'key', Buffer.from('3080020103308006092a864886f70d010701a080248004', 'hex')],
  // How a file begins that is larger than may be: its fields are not there to their ends.
  ['a .p12 that was cut off', 'key', Buffer.from('308350000002010330834fff00', 'hex')],
  ['a key in PKCS#8 that was cut off', 'key', asDer(rsa, 'pkcs8').subarray(0, 64)],
  ['a key of RSA', 'key', asDer(rsa, 'pkcs1')],
  ['a key in PKCS#8', 'key', asDer(rsa, 'pkcs8')],
  ['a key in PKCS#8 with a password', 'key', asDer(rsa, 'pkcs8', closed)],
  ['a key of a curve', 'key', asDer(ec, 'sec1')],
  ['a key of a curve in PKCS#8', 'key', asDer(ec, 'pkcs8')],
  ['a key of RSA as text', 'key', asText(rsa, 'pkcs1')],
  ['a key with a password as text', 'key', asText(rsa, 'pkcs8', closed)],
  ['a key of a curve as text', 'key', asText(ec, 'sec1')],
  [
    'a key behind its attributes',
    'key',
    Buffer.concat([Buffer.from('Bag Attributes\n'), asText(rsa, 'pkcs8')]),
  ],
  ['a key in two octets for a sign', 'key', inUtf16(asText(rsa, 'pkcs8').toString(), [0xff, 0xfe])],
  ['a key of OpenSSH', 'key', Buffer.from('-----BEGIN OPENSSH PRIVATE KEY-----\n')],
  ['a key of OpenPGP', 'key', Buffer.from('-----BEGIN PGP PRIVATE KEY BLOCK-----\n')],
  ['a key of PuTTY', 'key', Buffer.from('PuTTY-User-Key-File-3: ssh-rsa\n')],
  ['a store of Java', 'key', Buffer.from('feedfeed00000002', 'hex')],
  ['a sealed store of Java', 'key', Buffer.from('cececece00000002', 'hex')],
  ['a store of Bouncy Castle', 'key', Buffer.from('0000000200000014aabb', 'hex')],
  ['a .p7m', 'cms', sequence(signedData, der(0xa0, sequence(integer(1))))],
  ['a .p7m in BER', 'cms', Buffer.from('308006092a864886f70d010702a080308002010131', 'hex')],
  ['a .p7m as text', 'cms', Buffer.from('-----BEGIN PKCS7-----\nMIIB\n')],
  ['XML', 'xml', Buffer.from('<?xml version="1.0"?><factura/>')],
  ['XML with a mark before it', 'xml', Buffer.from('\ufeff<ds:Signature xmlns:ds="x">')],
  ['a page', 'other', Buffer.from('<!DOCTYPE html><html></html>')],
  ['a certificate', 'other', sequence(sequence(integer(2)), sequence(data), Buffer.from([3, 1, 0]))],
  ['a certificate as text', 'other', Buffer.from('-----BEGIN CERTIFICATE-----\nMIIB\n')],
  ['other CMS', 'other', sequence(data, der(0xa0, octetString(Buffer.alloc(4))))],
  ['an archive', 'other', Buffer.from('PK\u0003\u0004')],
  ['a picture', 'other', Buffer.from('ffd8ffe0', 'hex')],
  ['a PDF with something before it', 'other', Buffer.from(' %PDF-1.7')],
  ['one octet', 'other', Buffer.from([0x30])],
]

describe('a file is known by its octets', () => {
  test.each(rows)('%s is %s', (_what, kind, octets) => {
    expect(kindOfFile(octets)).toBe(kind)
  })
})
