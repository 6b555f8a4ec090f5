import { X509Certificate } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { fixtureFolder, hasFixtures } from '../../../../test/support/esig/third-party.ts'
import { issuedPdf } from '../../../../test/support/esig/issued-pdf.ts'
import { makeSigning, subscriber, type Signing } from '../../../../test/support/esig/signing.ts'
import { twoRoles } from '../../../../test/support/esig/two-roles.ts'
import { checkNames } from '../../../proofs/signatures/domain/codes.ts'
import { days, plus, toIso, type Instant } from '../../../kernel/time.ts'
import { currentList, writeList } from '../../demo/authority/revocation-list.ts'
import { wrapSigned } from '../../demo/sign/wrap.ts'
import { runCli } from '../program.ts'

let signing: Signing
let folder: string
let pdf: Buffer
beforeAll(async () => {
  signing = await makeSigning()
  folder = mkdtempSync(join(tmpdir(), 'clavero-verify-'))
  pdf = await issuedPdf()
  const { issuing } = signing.authority
  const put = (name: string, content: string | Uint8Array) => {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  for (const [layout, { certificate }] of Object.entries(issuing)) {
    const base64 = certificate.toString('base64')
    put(`bare/${layout}.pem`, `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`)
    put(`told/${layout}.der`, certificate)
  }
  put(
    'told/trust.json',
    JSON.stringify({
      format: 'clavero.trust.1',
      entries: signing.trust.map(({ entity, layouts, kinds }) => ({
        certificate: `${layouts[0]?.layout}.der`,
        entity,
        status: 'active',
        layouts: layouts.map(({ arc, ...layout }) => (arc === '' ? layout : { ...layout, arc })),
        kinds,
        revocation: { mode: 'crl' },
      })),
    }),
  )
  for (const [layout, issuer] of Object.entries(issuing))
    put(`lists/${layout}.crl`, currentList(issuer, signing.at))
  // The same authorities, only as they lead to their root; of each root's list one has them revoked.
  const { root } = signing.authority
  const described = JSON.parse(readFileSync(join(folder, 'told/trust.json'), 'utf8')) as { entries: object[] }
  const led = described.entries.map((entry) => ({ ...entry, role: 'intermediate' }))
  const top = { ...described.entries[0], role: 'anchor', entity: root.entity, certificate: 'root.der' }
  for (const [layout, { certificate }] of Object.entries(issuing)) put(`led/${layout}.der`, certificate)
  put('led/root.der', root.certificate)
  put('led/trust.json', JSON.stringify({ ...described, entries: [...led, top] }))
  for (const [name, revoked] of [
    ['rooted', []],
    ['withdrawn', Object.values(issuing).map(({ certificate }) => ({ serial: serialOf(certificate) }))],
  ] as const) {
    for (const [layout, issuer] of Object.entries(issuing))
      put(`${name}/${layout}.crl`, currentList(issuer, signing.at))
    const { at } = signing
    const list = { revoked, thisUpdate: plus(at, -60), nextUpdate: plus(at, days(7)), number: 1 }
    put(`${name}/root.crl`, writeList(list, root))
  }
  put('good.pdf', signing.sign(pdf))
  put('revoked.pdf', signing.sign(pdf, 'revoked'))
  put('expired.pdf', signing.sign(pdf, 'expired'))
  put('seal.pdf', signing.sign(pdf, 'seal'))
  put('impostor.pdf', signing.sign(pdf, 'impostor'))
  put('plain.pdf', pdf)
  put('good.p7m', wrapSigned({ content: pdf, leaf: signing.leaf('good') }))
  put(
    'bent.p7m',
    wrapSigned({ content: pdf, leaf: signing.leaf('good'), cms: { messageDigest: Buffer.alloc(32) } }),
  )
  put('two.pdf', signing.sign(signing.sign(pdf)))
  put('text.pdf', 'Hello')
})
afterAll(() => rmSync(folder, { recursive: true }))

async function verify(line: readonly string[], env: Record<string, string> = {}, now?: Instant) {
  let out = ''
  let err = ''
  const exit = await runCli(['signature', 'verify', ...line], {
    env: { PORT: '3999', ...env },
    out: (text) => (out += text),
    err: (text) => (err += text),
    stdin: async function* () {},
    now: () => now ?? signing.at,
    terminal: false,
  })
  return { exit, out, err }
}
const serialOf = (certificate: Uint8Array) =>
  Buffer.from(new X509Certificate(certificate).serialNumber, 'hex')
const at = (name: string) => join(folder, name)
const told = ['--anchors', 'told', '--crls', 'lists']
const asked = (file: string, ...more: readonly string[]) =>
  verify([at(file), ...more.map((word) => (word.startsWith('--') || /^\d/.test(word) ? word : at(word)))])

interface Told extends Readonly<Record<string, unknown>> {
  readonly signatures: readonly {
    readonly checks: readonly { readonly check: string; readonly result: string }[]
  }[]
}

async function json(file: string, ...more: readonly string[]): Promise<Told> {
  const { exit, out, err } = await asked(file, ...more, '--json')
  if (out === '') throw new Error(err)
  return { ...(JSON.parse(out) as Told), exit, err }
}

describe('a signed file', () => {
  it('passes, by anchors and lists that are handed over, without a database', async () => {
    const verdict = await json('good.pdf', ...told)
    expect(verdict).toMatchObject({
      exit: 0,
      err: '',
      indication: 'passed',
      sub: null,
      code: null,
      signatures: [
        {
          outcome: 'accepted',
          signer: { cedula: subscriber.cedula, name: subscriber.name },
          revocation: [{ by: 'crl', depth: 0 }],
          trustVersion: 0,
          judgeVersion: 1,
        },
      ],
      left: [{ check: 'issued' }, { check: 'increment' }, { check: 'identity' }, { check: 'consumed' }],
    })
    expect(verdict.signatures[0]?.checks.map(({ check }) => check)).toEqual(checkNames)
    expect(verdict.signatures[0]?.checks.filter(({ result }) => result === 'passed')).toHaveLength(10)
  })

  it.each<[string, string, string | null, string]>([
    ['revoked.pdf', 'failed', 'REVOKED', 'CERT_REVOKED'],
    ['expired.pdf', 'indeterminate', 'EXPIRED', 'CERT_EXPIRED'],
    ['seal.pdf', 'failed', 'SIG_CONSTRAINTS_FAILURE', 'SEAL_NOT_ALLOWED'],
    ['impostor.pdf', 'indeterminate', 'NO_CERTIFICATE_CHAIN_FOUND', 'UNTRUSTED_CA'],
    ['plain.pdf', 'failed', 'FORMAT_FAILURE', 'NO_SIGNATURE'],
    ['bent.p7m', 'failed', 'HASH_FAILURE', 'HASH_MISMATCH'],
    ['text.pdf', 'failed', 'FORMAT_FAILURE', 'NOT_A_PDF'],
  ])('%s is not: %s', async (file, indication, sub, code) => {
    expect(await json(file, ...told)).toMatchObject({ exit: 1, indication, sub, code })
  })

  it('may carry the document inside: then an officer takes it, and what is of a PDF is left out', async () => {
    expect(await json('good.p7m', ...told)).toMatchObject({
      exit: 0,
      indication: 'passed',
      signatures: [{ outcome: 'staff', code: null, signer: { cedula: subscriber.cedula } }],
      left: [
        { check: 'issued' },
        { check: 'increment' },
        { check: 'coverage', why: expect.stringContaining('no PDF') },
        { check: 'byteRange' },
        { check: 'identity' },
        { check: 'consumed' },
      ],
    })
  })

  it('does not pass without lists: unknown is not good', async () => {
    expect(await json('good.pdf', '--anchors', 'told')).toMatchObject({
      exit: 1,
      indication: 'indeterminate',
      sub: 'TRY_LATER',
      code: 'REVOCATION_UNKNOWN',
    })
  })

  it('asks for every authority between the signer and the anchor', async () => {
    expect(await json('good.pdf', '--anchors', 'led', '--crls', 'rooted')).toMatchObject({
      exit: 0,
      indication: 'passed',
      signatures: [
        {
          revocation: [
            { by: 'crl', depth: 0 },
            { by: 'crl', depth: 1 },
          ],
        },
      ],
    })
    // Nobody says anything of the authority itself.
    expect(await json('good.pdf', '--anchors', 'led', '--crls', 'lists')).toMatchObject({
      exit: 1,
      code: 'REVOCATION_UNKNOWN',
      sub: 'TRY_LATER',
    })
    const withdrawn = await json('good.pdf', '--anchors', 'led', '--crls', 'withdrawn')
    expect(withdrawn).toMatchObject({ exit: 1, code: 'CHAIN_INVALID', sub: 'CHAIN_CONSTRAINTS_FAILURE' })
    expect(withdrawn.signatures[0]?.checks[11]).toMatchObject({
      check: 'revocation',
      result: 'failed',
      facts: { depth: 1 },
    })
  })

  it('by certificates alone leaves out who signed and for what, and says so', async () => {
    expect(await json('good.pdf', '--anchors', 'bare', '--crls', 'lists')).toMatchObject({
      exit: 0,
      indication: 'passed',
      signatures: [{ signer: { cedula: null } }],
      left: [
        { check: 'issued' },
        { check: 'increment' },
        { check: 'purpose', why: expect.stringContaining('trust.json') },
        { check: 'identity', why: expect.stringContaining('trust.json') },
        { check: 'consumed' },
      ],
    })
    expect(await json('revoked.pdf', '--anchors', 'bare', '--crls', 'lists')).toMatchObject({
      code: 'CERT_REVOKED',
    })
  })

  it('is judged as of an instant, and lists that are not of then are left out', async () => {
    const late = toIso(plus(signing.at, days(20))).replace(/\.\d+/, '')
    const verdict = await json('good.pdf', ...told, '--at', late)
    expect(verdict).toMatchObject({ exit: 1, code: 'REVOCATION_UNKNOWN' })
    expect(verdict['err']).toContain('ended on')
    const early = toIso(plus(signing.at, -days(40))).replace(/\.\d+/, '')
    expect(await json('good.pdf', ...told, '--at', early)).toMatchObject({ exit: 1 })
  })

  it('with several signatures lists each, and is for an officer or refused', async () => {
    const { signatures, code, exit } = await json('two.pdf', ...told)
    expect(signatures).toHaveLength(2)
    expect(exit).toBe(1)
    expect(['MULTIPLE_SIGNATURES', 'CHANGED_AFTER_SIGNING']).toContain(code)
  })

  it('is told in words, with the fourteen checks in order', async () => {
    const { exit, out } = await asked('good.pdf', ...told)
    expect(exit).toBe(0)
    expect(out).toContain(': passed\n')
    expect(out).toContain(`cédula  ${subscriber.cedula}`)
    const places = checkNames.map((check, index) => out.indexOf(`\n${String(index + 1).padEnd(2)}  ${check}`))
    expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true)
    expect(out).toContain('consumed is left out')
  })
})

describe('what cannot be read', () => {
  it.each<[string, readonly string[], string]>([
    ['a file that is not there', ['none.pdf', '--anchors', 'bare'], 'no such file'],
    ['a folder that is not there', ['good.pdf', '--anchors', 'none'], 'no such file'],
    ['a folder with something else', ['good.pdf', '--anchors', 'lists'], 'no certificate'],
    ['no instant', ['good.pdf', '--anchors', 'bare', '--at', '2026'], 'instant'],
  ])('is a mistake of whoever asks: %s', async (_what, [file = '', ...more], words) => {
    expect(await asked(file, ...more)).toMatchObject({ exit: 2, err: expect.stringContaining(words) })
  })
})

describe('without anchors', () => {
  let database: TestDatabase
  let roles: Awaited<ReturnType<typeof twoRoles>>
  beforeAll(async () => {
    database = await freshDatabase()
    roles = await twoRoles(database.url, database.db)
  })
  afterAll(async () => {
    await roles.drop()
    await database.drop()
  })
  const trust = (who: 'ana' | 'luis', ...line: readonly string[]) =>
    runCli(['trust', ...line], {
      env: { DATABASE_URL: roles[who], PORT: '3999' },
      out: () => undefined,
      err: () => undefined,
      stdin: async function* () {},
      now: () => signing.at,
      terminal: false,
    })

  it('the installation’s trust and lists are asked', async () => {
    const env = { DATABASE_URL: database.url }
    expect(await verify([at('good.pdf')], env)).toMatchObject({
      exit: 1,
      err: expect.stringContaining('trusts nobody'),
    })
    const entry = signing.trust.find(({ layouts }) => layouts[0]?.layout === 'SUBJ')
    const file = at('entry.json')
    writeFileSync(
      file,
      JSON.stringify({
        format: 'clavero.trust.1',
        entries: [
          {
            entity: 'Entidad',
            status: 'active',
            layouts: [{ layout: 'SUBJ' }],
            kinds: entry?.kinds,
            revocation: { mode: 'crl' },
            source: 'Registro',
            sourceDate: '2026-11-02',
          },
        ],
      }),
    )
    expect(await trust('ana', 'add', file, '--certificate', at('told/SUBJ.der'))).toBe(0)
    expect(await trust('luis', 'approve', '1')).toBe(0)
    const unknown = await verify([at('good.pdf')], env)
    expect(unknown.out).toContain('REVOCATION_UNKNOWN')
    expect(await trust('ana', 'crl', 'import', at('lists/SUBJ.crl'))).toBe(0)
    const passed = await verify([at('good.pdf')], env)
    expect(passed).toMatchObject({ exit: 0 })
    expect(passed.out).toContain('version 1')
    expect((await verify([at('revoked.pdf')], env)).out).toContain('CERT_REVOKED')
    expect(await trust('ana', 'retire', '1')).toBe(0)
    expect((await verify([at('good.pdf')], env)).exit).toBe(1)
  })
})

describe.skipIf(!hasFixtures)('files of other projects (skipped where they are not there)', () => {
  it('pass or not as their index says', async () => {
    const at2020 = ['--at', '2020-11-01T00:00:00Z']
    mkdirSync(at('pyh'), { recursive: true })
    for (const name of ['anchor-pyhanko-root.crt', 'intermediate-pyhanko.crt']) {
      copyFileSync(join(fixtureFolder, name), at(`pyh/${name}`))
    }
    const line = (file: string) => [join(fixtureFolder, file), '--anchors', at('pyh'), '--json']
    const verdictOf = async (file: string, ...more: readonly string[]) =>
      JSON.parse((await verify([...line(file), ...more])).out) as { code: string | null }
    expect((await verdictOf('dss-original.pdf')).code).toBe('UNTRUSTED_CA')
    expect((await verdictOf('dss-added-page.pdf')).code).toBe('CHANGED_AFTER_SIGNING')
    expect((await verdictOf('pyh-two-signers-2020.pdf', ...at2020)).code).toBe('REVOCATION_UNKNOWN')
    expect((await verdictOf('pyh-two-signers-2020.pdf')).code).toBe('CERT_EXPIRED')
  })
})
