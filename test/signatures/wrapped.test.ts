import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { inflate } from '../../src/adapters/signatures/inflate.ts'
import { nodeCrypto } from '../../src/adapters/signatures/node-crypto.ts'
import { signedFileReader } from '../../src/adapters/signatures/reader-process.ts'
import type { LeafKindName } from '../../src/entry/demo/authority/leaf.ts'
import { writeSignedData, type SignedDataWish } from '../../src/entry/demo/sign/signed-data.ts'
import { wrapSigned } from '../../src/entry/demo/sign/wrap.ts'
import { judgeFile, type AskedJudgement } from '../../src/proofs/signatures/app/judge.ts'
import { checkNames } from '../../src/proofs/signatures/domain/codes.ts'
import { mostSignedBytes } from '../../src/proofs/signatures/domain/kind-of-file.ts'
import { readSignedFile } from '../../src/proofs/signatures/domain/read-signed-file.ts'
import type { AskedReading } from '../../src/proofs/signatures/domain/reading.ts'
import { issuedPdf } from '../support/esig/issued-pdf.ts'
import { makeSigning, subscriber, type Signing } from '../support/esig/signing.ts'

let signing: Signing
let issued: Buffer
let reader: ReturnType<typeof signedFileReader>
beforeAll(async () => {
  signing = await makeSigning()
  issued = await issuedPdf()
  reader = signedFileReader({ atOnce: 1, patience: 20_000, turn: 120_000 })
}, 60_000)
afterAll(() => reader.end())

const ofIssued = () => ({
  length: issued.length,
  sha256: createHash('sha256').update(issued).digest('hex'),
})
const wrap = (content = issued, cms: Partial<SignedDataWish> = {}, kind: LeafKindName = 'good') =>
  wrapSigned({ content, leaf: signing.leaf(kind), cms })
/** The same signature without what it is over. */
const detached = () =>
  writeSignedData({
    leaf: signing.leaf('good'),
    digest: 'sha256',
    messageDigest: createHash('sha256').update(issued).digest(),
    hasSigningCertificate: false,
  })
const read = (file: Uint8Array, more: Partial<AskedReading> = {}) =>
  readSignedFile(
    { file, issued: ofIssued(), trust: signing.trust, at: signing.at, ...more },
    { crypto: nodeCrypto, inflate },
  ).signatures[0]
const pem = (octets: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${octets.toString('base64')}\n-----END CERTIFICATE-----\n`

/** How a `.p12` begins. */
const keyFile = Buffer.from('3080020103308006092a864886f70d010701a080248004', 'hex')

/** Of the whole judge, with the process that reads; nothing is known to be revoked. */
async function judged(file: Buffer, more: Partial<AskedJudgement> = {}) {
  const evidence = {
    by: 'crl',
    sha256: 'ab'.repeat(32),
    thisUpdate: signing.at,
    nextUpdate: signing.at,
  } as const
  const all = await judgeFile(
    {
      reader,
      trust: { load: () => Promise.resolve({ version: 1, entries: signing.trust }) },
      revocation: {
        statusOf: () => Promise.resolve({ is: 'good', evidence, octets: new Uint8Array() }),
      },
    },
    {
      file,
      issued: ofIssued(),
      at: signing.at,
      now: signing.at,
      identify: () => Promise.resolve({ is: 'representative' }),
      ...more,
    },
  )
  if (!all.ok) throw new Error(all.code)
  return all.value
}

describe('a .p7m', () => {
  it('with the issued document inside passes every check that is not of a PDF, and waits for people', async () => {
    const [judgement, ...others] = await judged(wrap())
    expect(others).toEqual([])
    expect(judgement).toMatchObject({ outcome: 'staff', indication: 'passed', code: undefined })
    expect(judgement.checks.map(({ check }) => check)).toEqual(checkNames)
    expect(judgement.checks.filter(({ result }) => result === 'left').map(({ check }) => check)).toEqual([
      'increment',
      'coverage',
      'byteRange',
      'consumed',
    ])
    expect(judgement.checks.every(({ result }) => result === 'passed' || result === 'left')).toBe(true)
    expect(judgement.signer).toMatchObject({ cedula: subscriber.cedula })
    expect(judgement.evidence).toMatchObject({
      chain: [expect.anything(), expect.anything()],
      signatureSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('of which nobody asked for what is inside is read all the same', async () => {
    const [judgement] = await judged(wrap(Buffer.from('%PDF-1.7\na letter')), { issued: undefined })
    expect(judgement).toMatchObject({ outcome: 'staff', code: undefined })
    expect(judgement.checks[1]).toEqual({ check: 'issued', result: 'left' })
  })

  test.each<readonly [string, string, () => Buffer]>([
    ['another document', 'NOT_THE_ISSUED_DOCUMENT', () => wrap(Buffer.from('%PDF-1.7\nanother'))],
    ['more than the issued document', 'NOT_THE_ISSUED_DOCUMENT', () => wrap(Buffer.concat([issued, issued]))],
    ['less than the issued document', 'NOT_THE_ISSUED_DOCUMENT', () => wrap(issued.subarray(0, -1))],
    ['no PDF', 'NOT_A_PDF', () => wrap(Buffer.from('<html></html>'))],
    ['a key', 'PRIVATE_KEY_UPLOADED', () => wrap(keyFile)],
    ['a key as text', 'PRIVATE_KEY_UPLOADED', () => wrap(Buffer.from('-----BEGIN PRIVATE KEY-----\nAAAA\n'))],
    ['nothing', 'CMS_NOT_ALLOWED', () => detached()],
    ['more than may be', 'FILE_TOO_LARGE', () => wrap(Buffer.alloc(mostSignedBytes, '%PDF-1.7\n'))],
    ['something behind it', 'CMS_MALFORMED', () => Buffer.concat([wrap(), Buffer.alloc(1)])],
    ['an end too early', 'CMS_MALFORMED', () => wrap().subarray(0, -1)],
    ['two signers', 'CMS_NOT_ALLOWED', () => wrap(issued, { signers: (one) => [one, one] })],
    ['no signed attributes', 'CMS_NOT_ALLOWED', () => wrap(issued, { attributes: () => undefined })],
    [
      'another kind of content',
      'CMS_NOT_ALLOWED',
      () => wrap(issued, { contentType: '1.2.840.113549.1.7.3' }),
    ],
    [
      'the digest of something else',
      'HASH_MISMATCH',
      () => wrap(issued, { messageDigest: Buffer.alloc(32) }),
    ],
    [
      'a signature of something else',
      'SIGNATURE_MISMATCH',
      () => wrap(issued, { signature: () => Buffer.alloc(256, 1) }),
    ],
    ['a certificate of a seal', 'SEAL_NOT_ALLOWED', () => wrap(issued, {}, 'seal')],
    ['a certificate that ended', 'CERT_EXPIRED', () => wrap(issued, {}, 'expired')],
    ['an authority that nobody trusts', 'UNTRUSTED_CA', () => wrap(issued, {}, 'unknown-authority')],
  ])('with %s is refused: %s', async (_what, code, make) => {
    const file = make()
    expect(read(file).code).toBe(code)
    // The process says the same, and is believed.
    expect((await judged(file))[0]).toMatchObject({ outcome: 'refused', code })
  })

  it('of which any octet of the document, the attributes or the signature was changed is refused', () => {
    const file = wrap()
    const good = read(file)
    const at = file.indexOf(issued.subarray(0, 64))
    for (const place of [at + 9, at + issued.length - 1, file.length - 1, file.length - 200]) {
      const bent = Buffer.from(file)
      bent[place] = (bent[place] ?? 0) ^ 1
      expect(read(bent).code).toBeDefined()
      expect(read(bent, { issued: undefined }).code).toBeDefined()
    }
    expect(good.code).toBeUndefined()
  })

  it.skipIf(spawnSync('openssl', ['version']).error !== undefined)(
    'made by OpenSSL is read as ours is, and OpenSSL reads ours',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'clavero-p7m-'))
      const at = (name: string) => join(folder, name)
      try {
        const leaf = signing.leaf('good')
        writeFileSync(at('in.pdf'), issued)
        writeFileSync(at('leaf.pem'), pem(leaf.certificate))
        writeFileSync(at('issuer.pem'), pem(leaf.issuer.certificate))
        writeFileSync(at('key.pem'), leaf.keys.privateKey.export({ type: 'pkcs8', format: 'pem' }))
        const openssl = (...words: readonly string[]) =>
          execFileSync('openssl', ['cms', ...words], { stdio: 'pipe' })
        const der = ['-outform', 'DER', '-out', at('out.p7m')]
        const sign = ['-sign', '-binary', '-nodetach', '-in', at('in.pdf')]
        const by = ['-signer', at('leaf.pem'), '-inkey', at('key.pem'), '-md', 'sha256']
        openssl(...sign, ...by, ...der)
        const [judgement] = await judged(readFileSync(at('out.p7m')))
        expect(judgement).toMatchObject({ outcome: 'staff', code: undefined })

        writeFileSync(at('ours.p7m'), wrap())
        const trusted = ['-CAfile', at('issuer.pem'), '-partial_chain', '-purpose', 'any']
        openssl(
          '-verify',
          '-binary',
          '-inform',
          'DER',
          '-in',
          at('ours.p7m'),
          ...trusted,
          '-out',
          at('back.pdf'),
        )
        expect(readFileSync(at('back.pdf')).equals(issued)).toBe(true)
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  )
})
