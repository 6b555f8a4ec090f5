import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { inflate } from '../../src/adapters/signatures/inflate.ts'
import { nodeCrypto } from '../../src/adapters/signatures/node-crypto.ts'
import { leafKinds, leafKindNames, type LeafKindName } from '../../src/entry/demo/authority/leaf.ts'
import { plus } from '../../src/kernel/time.ts'
import { checkNames } from '../../src/proofs/signatures/domain/codes.ts'
import { mostSignedBytes } from '../../src/proofs/signatures/domain/kind-of-file.ts'
import { readSignedFile } from '../../src/proofs/signatures/domain/read-signed-file.ts'
import type { AskedReading, FileReading } from '../../src/proofs/signatures/domain/reading.ts'
import { wholeReading } from '../../src/proofs/signatures/domain/whole-file.ts'
import { issuedPdf } from '../support/esig/issued-pdf.ts'
import { makeSigning, subscriber, type Signing } from '../support/esig/signing.ts'

let signing: Signing
let issued: Buffer
let good: Buffer
beforeAll(async () => {
  signing = await makeSigning()
  issued = await issuedPdf()
  good = signing.sign(issued)
}, 60_000)

const ofIssued = () => ({
  length: issued.length,
  sha256: createHash('sha256').update(issued).digest('hex'),
})
const read = (file: Uint8Array, more: Partial<AskedReading> = {}): FileReading =>
  readSignedFile(
    { file, issued: ofIssued(), trust: signing.trust, at: signing.at, ...more },
    { crypto: nodeCrypto, inflate },
  )
const codeOf = (file: Uint8Array, more: Partial<AskedReading> = {}) => wholeReading(read(file, more)).code

describe('a request that we issued and somebody signed', () => {
  it('passes each check in its order, and says who signed', () => {
    const { signatures, fileSha256 } = read(good)
    const [signature] = signatures
    expect(fileSha256).toBe(createHash('sha256').update(good).digest('hex'))
    expect(signature.checks.map(({ check, result }) => [check, result])).toEqual(
      checkNames.slice(0, 11).map((check) => [check, 'passed']),
    )
    expect(signature.signer).toMatchObject({ cedula: subscriber.cedula, name: subscriber.name })
    expect(signature.chain).toHaveLength(2)
    expect(signature.issuerKeySha256).toBe(
      signing.trust.find(({ layouts }) => layouts[0]?.layout === 'SUBJ')?.keySha256,
    )
    expect(signature.crlUrls).toEqual([expect.stringContaining('http://listas.example/crl')])
  })

  test.each([
    ['SHA-512', { digest: 'sha512' }],
    ['the European profile', { style: 'ETSI.CAdES.detached' }],
    ['a stamp', { isVisible: true }],
    ['nothing written about the program', { hasTraces: false }],
  ] as const)('passes with %s', (_what, wish) => {
    expect(codeOf(signing.sign(issued, 'good', wish))).toBeUndefined()
  })

  /** Decided by checks that need more than the octets. */
  const later: readonly LeafKindName[] = ['revoked', 'passport', 'name-only', 'two-cedulas']
  test.each(leafKindNames)('a certificate of the kind %s comes to its code', (kind) => {
    expect(codeOf(signing.sign(issued, kind))).toBe(later.includes(kind) ? undefined : leafKinds[kind].code)
  })

  it('is told what its first failure is, and nothing after it is asked', () => {
    const [signature] = read(signing.sign(issued, 'seal'), {
      issued: { ...ofIssued(), sha256: '0'.repeat(64) },
    }).signatures
    expect(signature.checks).toEqual([
      { check: 'file', result: 'passed', facts: expect.anything() },
      {
        check: 'issued',
        result: 'failed',
        code: 'NOT_THE_ISSUED_DOCUMENT',
        facts: { issued: issued.length },
      },
    ])
    expect(signature).toMatchObject({ signer: undefined, chain: [], signatureSha256: undefined })
  })
})

describe('a file', () => {
  const encrypted = () =>
    Buffer.from(
      good.toString('latin1').replace(/\/Size (\d+)(?![\s\S]*\/Size)/, '/Encrypt 1 0 R /Size $1'),
      'latin1',
    )

  test.each<readonly [string, string, () => Uint8Array]>([
    ['that is empty', 'FILE_EMPTY', () => new Uint8Array()],
    [
      'that is larger than may be',
      'FILE_TOO_LARGE',
      () => Buffer.concat([good, Buffer.alloc(mostSignedBytes)]),
    ],
    ['that is a picture', 'NOT_A_PDF', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['with something before its beginning', 'NOT_A_PDF', () => Buffer.concat([Buffer.from('\n'), good])],
    ['that is a key', 'PRIVATE_KEY_UPLOADED', () => Buffer.from('-----BEGIN RSA PRIVATE KEY-----\nAAAA\n')],
    ['with a password', 'PDF_ENCRYPTED', encrypted],
    ['that is not the one we issued', 'NOT_THE_ISSUED_DOCUMENT', () => Buffer.from('%PDF-1.7\n')],
    ['that is a part of the one we issued', 'NOT_THE_ISSUED_DOCUMENT', () => issued.subarray(0, -1)],
    ['that is as we issued it', 'NO_SIGNATURE', () => issued],
    ['that ends too early', 'PDF_UNREADABLE', () => good.subarray(0, -20)],
    [
      'with more behind ours than a signature takes',
      'FILE_TOO_LARGE',
      () =>
        signing.sign(issued, 'good', {
          objects: (next) => [[next, `<< /Length ${1 << 20} >>\nstream\n${' '.repeat(1 << 20)}\nendstream`]],
        }),
    ],
  ])('%s is %s', (_what, code, make) => {
    expect(codeOf(make())).toBe(code)
  })

  it('that we did not issue leaves out what is asked of ours', () => {
    const [signature] = read(good, { issued: undefined }).signatures
    expect(signature.code).toBeUndefined()
    expect(signature.checks.filter(({ result }) => result === 'left').map(({ check }) => check)).toEqual([
      'issued',
      'increment',
    ])
    expect(codeOf(Buffer.from('%PDF-1.7\nnothing'), { issued: undefined })).toBe('PDF_UNREADABLE')
  })

  it('signed in another format is not taken', () => {
    const entries = { SubFilter: '/adbe.pkcs7.sha1' }
    expect(codeOf(signing.sign(issued, 'good', { entries }))).toBe('CMS_NOT_ALLOWED')
  })

  it('with several signatures has each judged on its own; the first failure decides, and where there is none a person', () => {
    const twice = signing.sign(good)
    expect(read(twice).signatures.map(({ code }) => code)).toEqual([undefined, undefined])
    expect(codeOf(twice)).toBe('MULTIPLE_SIGNATURES')
    expect(codeOf(twice, { issued: undefined })).toBe('MULTIPLE_SIGNATURES')
    expect(codeOf(signing.sign(good, 'seal'))).toBe('SEAL_NOT_ALLOWED')
    expect(codeOf(signing.sign(signing.sign(issued, 'expired')))).toBe('CERT_EXPIRED')
  })
})

describe('what the institution trusts', () => {
  const withEntries = (change: object) => ({ trust: signing.trust.map((entry) => ({ ...entry, ...change })) })

  it('counts while it is accredited, and not before or after', () => {
    const { at } = signing
    expect(codeOf(good, withEntries({ from: plus(at, 1) }))).toBe('CHAIN_INVALID')
    expect(codeOf(good, withEntries({ until: at }))).toBe('CHAIN_INVALID')
    expect(codeOf(good, withEntries({ from: at, until: plus(at, 1) }))).toBeUndefined()
    expect(codeOf(good, withEntries({ status: 'retired' }))).toBe('CHAIN_INVALID')
    // A sample was not seen yet: whoever judges sends it to a person.
    expect(codeOf(good, withEntries({ status: 'provisional' }))).toBeUndefined()
  })

  it('is known by its key, and ends a path only where it is said to', () => {
    expect(codeOf(good, withEntries({ keySha256: '0'.repeat(64) }))).toBe('UNTRUSTED_CA')
    expect(codeOf(good, withEntries({ role: 'intermediate' }))).toBe('UNTRUSTED_CA')
    expect(codeOf(good, withEntries({ certificate: Buffer.from('no certificate') }))).toBe('UNTRUSTED_CA')
    expect(codeOf(good, withEntries({ kinds: [] }))).toBe('CERT_KIND_NOT_ALLOWED')
    expect(codeOf(good, { trust: [] })).toBe('UNTRUSTED_CA')
  })

  it('says where numbers stand: without a layout there is none, and two that differ are nobody’s', () => {
    const signerWith = (change: object, kind: LeafKindName = 'good') =>
      wholeReading(read(signing.sign(issued, kind), withEntries(change))).signature.signer
    expect(signerWith({ layouts: [] })?.cedula).toBeUndefined()
    const ext = signing.trust.find(({ layouts }) => layouts[0]?.layout === 'EXT')
    const layouts = [...(ext?.layouts ?? []), { layout: 'SUBJ', arc: '', cedulaField: 1, rucField: 11 }]
    // The one that fits is taken, whichever comes first.
    expect(signerWith({ layouts })?.cedula).toBe(subscriber.cedula)
    expect(signerWith({ layouts }, 'good-ext')?.cedula).toBe(subscriber.cedula)
    expect(signerWith({}, 'two-cedulas')?.cedula).toBeUndefined()
    expect(signerWith({}, 'good-san')).toMatchObject({ cedula: subscriber.cedula, ruc: subscriber.ruc })
  })
})

describe('a change of one octet', () => {
  const changedAt = (at: number, by: number): Buffer => {
    const file = Buffer.from(good)
    file[at] = (file[at] ?? 0) ^ by
    return file
  }
  const contents = () => {
    const from = good.indexOf('/Contents <', issued.length) + '/Contents '.length
    return { from, to: good.indexOf('>', from) + 1 }
  }
  const by = fc.integer({ min: 1, max: 255 })
  const at = fc.integer({ min: 0, max: 1 << 30 })

  it('outside of the signature ends in a refusal with a code, also where nobody knows what was issued', () => {
    const { from, to } = contents()
    const outside = good.length - (to - from)
    fc.assert(
      fc.property(at, by, fc.boolean(), (n, bits, isIssued) => {
        const place = n % outside
        const file = changedAt(place < from ? place : place + to - from, bits)
        expect(codeOf(file, isIssued ? {} : { issued: undefined })).toBeTypeOf('string')
      }),
      { numRuns: 1_500 },
    )
  }, 60_000)

  it('inside of it does too, unless who signed what is just the same', () => {
    const { from, to } = contents()
    const before = wholeReading(read(good)).signature
    fc.assert(
      fc.property(at, by, (n, bits) => {
        const { code, signature } = wholeReading(read(changedAt(from + (n % (to - from)), bits)))
        if (code !== undefined) return
        expect(signature.signatureSha256).toBe(before.signatureSha256)
        expect(signature.signer).toEqual(before.signer)
        expect(signature.chain).toEqual(before.chain)
      }),
      { numRuns: 1_000 },
    )
  }, 60_000)
})
