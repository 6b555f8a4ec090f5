import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { syntheticCedula } from '../../../kernel/synthetic.ts'
import { instant } from '../../../kernel/time.ts'
import { issuedPdf } from '../../../../test/support/esig/issued-pdf.ts'
import { makeAuthority, type DemoAuthority } from '../authority/authority.ts'
import { issueLeaf, type LeafKindName } from '../authority/leaf.ts'
import { readRawPdf } from './raw-pdf.ts'
import { signPdf, usualRoom, type SignWish } from './sign-pdf.ts'

const has = (program: string, ...args: string[]) => spawnSync(program, args).error === undefined
const at = instant(Math.floor(Date.now() / 1_000) * 1_000)
const subscriber = { cedula: syntheticCedula(24, 3), name: 'ENSAYO MUESTRA ANA LUCIA' }

let authority: DemoAuthority
let folder: string
let issued: Buffer
beforeAll(async () => {
  authority = await makeAuthority(at, { bits: 2_048 })
  folder = await mkdtemp(join(tmpdir(), 'clavero-sign-'))
  issued = await issuedPdf()
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

function sign(more: Partial<SignWish> = {}, kind: LeafKindName = 'good', pdf = issued): Buffer {
  const leaf = issueLeaf(authority, kind, subscriber, at, 'http://127.0.0.1:9/listas')
  const signed = signPdf({ pdf, leaf, at, signerName: subscriber.name, ...more })
  if (signed === undefined) throw new Error('not signed')
  return signed
}

const rangeOf = (pdf: Buffer): readonly number[] =>
  (/\/ByteRange \[([^\]]*)\]/.exec(pdf.toString('latin1', issued.length))?.[1] ?? '').split(' ').map(Number)

describe('the signer of the demonstration', () => {
  it('leaves the issued octets as they are and covers the whole file', () => {
    const signed = sign()
    expect(signed.subarray(0, issued.length).equals(issued)).toBe(true)
    const [from = -1, length = 0, again = 0, rest = 0] = rangeOf(signed)
    expect(from).toBe(0)
    expect(again + rest).toBe(signed.length)
    expect(again - length).toBe(2 * usualRoom + 2)
    expect(signed.toString('latin1', length, length + 3)).toBe('<30')
    expect(signed.toString('latin1', again - 3, again)).toBe('00>')
    expect(signed.toString('latin1').match(/%%EOF/g)).toHaveLength(2)
  })

  it('has the attributes that FirmaEC writes, and one more in the European profile', () => {
    const attributes = (pdf: Buffer) => {
      const [, length = 0, again = 0] = rangeOf(pdf)
      const hex = pdf.toString('latin1', length + 1, again - 1)
      return {
        signingTime: hex.includes('06092a864886f70d010905'),
        contentType: hex.includes('06092a864886f70d010903'),
        messageDigest: hex.includes('06092a864886f70d010904'),
        certificate: hex.includes('060b2a864886f70d010910022f'),
      }
    }
    const usual = { signingTime: false, contentType: true, messageDigest: true }
    expect(attributes(sign())).toEqual({ ...usual, certificate: false })
    expect(attributes(sign({ style: 'ETSI.CAdES.detached' }))).toEqual({ ...usual, certificate: true })
  })

  it('signs what it signed, with a second field', () => {
    const twice = readRawPdf(sign({}, 'good-ext', sign()))
    expect(twice?.octets.toString('latin1')).toContain('(Signature2)')
  })

  it('signs no file of another kind', () => {
    const leaf = issueLeaf(authority, 'good', subscriber, at, 'http://127.0.0.1:9/listas')
    const wish = { leaf, at, signerName: subscriber.name }
    expect(signPdf({ ...wish, pdf: Buffer.from('%PDF-1.7\nno table') })).toBeUndefined()
    expect(signPdf({ ...wish, pdf: Buffer.from('PK') })).toBeUndefined()
  })
})

const variants: readonly (readonly [string, Partial<SignWish>, LeafKindName])[] = [
  ['as FirmaEC does', {}, 'good'],
  ['with SHA-512', { digest: 'sha512' }, 'good-ext'],
  ['with a box', { isVisible: true }, 'good-san'],
  ['European profile', { style: 'ETSI.CAdES.detached' }, 'good'],
  ['on a curve', { style: 'ETSI.CAdES.detached' }, 'good-ec'],
  ['without traces', { hasTraces: false }, 'good'],
]

describe.skipIf(!has('openssl', 'version'))('what openssl says of a signed file', () => {
  it.each(variants)('%s: verified', async (_name, more, kind) => {
    const signed = sign(more, kind)
    const [, length = 0, again = 0] = rangeOf(signed)
    const at = (name: string) => join(folder, name)
    await writeFile(at('content'), Buffer.concat([signed.subarray(0, length), signed.subarray(again)]))
    const padded = Buffer.from(signed.toString('latin1', length + 1, again - 1), 'hex')
    await writeFile(at('cms'), padded.subarray(0, 4 + padded.readUInt16BE(2)))
    await writeFile(
      at('anchors'),
      Object.values(authority.issuing)
        .map(
          (one) =>
            `-----BEGIN CERTIFICATE-----\n${one.certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
        )
        .join(''),
    )
    const command =
      'cms -verify -binary -inform DER -in cms -content content -CAfile anchors -partial_chain -purpose any -out out'
    const said = spawnSync('openssl', command.split(' '), { cwd: folder })
    expect(String(said.stderr)).toContain('Verification successful')
    expect(said.status).toBe(0)
  })
})

describe.skipIf(!has('pdfsig', '-v'))('what pdfsig says of a signed file', () => {
  it.each(variants)('%s: valid, and the total document is signed', async (_name, more, kind) => {
    const path = join(folder, 'signed.pdf')
    await writeFile(path, sign(more, kind))
    const said = execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' })
    expect(said).toContain('Signature Validation: Signature is Valid.')
    expect(said).toContain('Total document signed')
    expect(said).toContain(`Signature Type: ${more.style ?? 'adbe.pkcs7.detached'}`)
  })
})
