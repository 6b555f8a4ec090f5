import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { twoRoles } from '../../../../test/support/esig/two-roles.ts'
import { restore } from '../../../../test/support/restore.ts'
import { instant, plus } from '../../../kernel/time.ts'
import { trustStore } from '../../../proofs/signatures/store/trust-store.ts'
import { makeAuthority, type DemoAuthority } from '../../demo/authority/authority.ts'
import { issueLeaf } from '../../demo/authority/leaf.ts'
import { runCli } from '../program.ts'

const now = instant(1_800_000_000_000)
let database: TestDatabase
let roles: Awaited<ReturnType<typeof twoRoles>>
let authority: DemoAuthority
let folder: string
beforeAll(async () => {
  database = await freshDatabase()
  roles = await twoRoles(database.url, database.db)
  authority = await makeAuthority(now, { bits: 2_048 })
  folder = mkdtempSync(join(tmpdir(), 'clavero-trust-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await roles.drop()
  await database.drop()
})
beforeEach(async () => {
  // What no statement can do: the table is made anew for each test.
  const { pool } = database.db
  await pool.query('alter table trust_entry disable trigger user')
  await pool.query('delete from trust_entry')
  await pool.query('alter table trust_entry enable trigger user')
})

async function as(who: 'ana' | 'luis', ...line: readonly string[]) {
  let out = ''
  let err = ''
  const exit = await runCli(['trust', ...line], {
    env: { DATABASE_URL: roles[who], PORT: '3999' },
    out: (text) => (out += text),
    err: (text) => (err += text),
    stdin: async function* () {},
    now: () => now,
    terminal: false,
  })
  return { exit, out, err }
}

const pem = (octets: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(octets).toString('base64')}\n-----END CERTIFICATE-----\n`

const written = (over: Readonly<Record<string, unknown>> = {}) => ({
  certificate: pem(authority.issuing.SUBJ.certificate),
  entity: 'Entidad de ejemplo',
  layouts: [{ layout: 'SUBJ' }],
  kinds: [{ policy: '2.999.2.3.1', kind: 'representative' }],
  revocation: {
    mode: 'crl',
    crlUrls: ['http://crl.example/a.crl'],
    allowedHosts: ['crl.example'],
  },
  source: 'Registro de ejemplo',
  sourceDate: '2026-11-02',
  ...over,
})

let files = 0
const file = (entries: unknown, over = {}): string => {
  const path = join(folder, `${++files}.json`)
  writeFileSync(path, JSON.stringify({ format: 'clavero.trust.1', entries, ...over }))
  return path
}

const proposed = async (over = {}): Promise<string> => {
  const added = await as('ana', 'add', file([written(over)]))
  expect(added).toMatchObject({ exit: 0, err: '' })
  return /^Entry (\d+)/.exec(added.out)?.[1] ?? ''
}
const loaded = () => trustStore(database.db).load()

describe('an authority', () => {
  it('is trusted when a second person has approved it, and not before', async () => {
    const id = await proposed()
    expect((await loaded()).entries).toEqual([])
    expect(await as('ana', 'approve', id)).toMatchObject({
      exit: 1,
      err: expect.stringContaining('two people'),
    })
    expect((await loaded()).entries).toEqual([])
    const { version } = await loaded()
    expect(await as('luis', 'approve', id)).toMatchObject({ exit: 0, err: '' })
    expect(await loaded()).toMatchObject({
      version: version + 1,
      entries: [
        {
          entity: 'Entidad de ejemplo',
          status: 'provisional',
          role: 'anchor',
          layouts: [{ layout: 'SUBJ', arc: '', cedulaField: 1, rucField: 11 }],
          until: plus(now, 10 * 365 * 86_400),
        },
      ],
    })
    expect(await as('luis', 'approve', id)).toMatchObject({ exit: 1 })
  })

  it('I-18: that was proposed before a restore is approved by nobody after it; it is taken back and proposed anew', async () => {
    const id = await proposed()
    await database.db.pool.query(
      `insert into installation (mode) values ('production') on conflict do nothing`,
    )
    await restore(database)
    expect(await as('luis', 'approve', id)).toMatchObject({ exit: 1 })
    expect((await loaded()).entries).toEqual([])
    expect(await as('ana', 'retire', id)).toMatchObject({ exit: 0 })
    expect(await as('luis', 'approve', await proposed())).toMatchObject({ exit: 0 })
    expect((await loaded()).entries).toHaveLength(1)
  })

  it('says who proposed and who approved it, whatever the statement says', async () => {
    const id = await proposed()
    await as('luis', 'approve', id)
    const { entries } = JSON.parse((await as('ana', 'list', '--json')).out) as { entries: unknown[] }
    expect(entries).toMatchObject([
      { addedBy: roles.names.ana, approvedBy: roles.names.luis, state: 'inForce' },
    ])
    await expect(
      database.db.pool.query(`update trust_entry set added_by = 'x', approved_by = 'y'`),
    ).rejects.toMatchObject({ code: '23001' })
  })

  it('is shown as a file that can be proposed again, and takes the place of what was in force', async () => {
    const first = await proposed()
    await as('luis', 'approve', first)
    const shown = join(folder, 'shown.json')
    const text = (await as('ana', 'show', first)).out.replace('"provisional"', '"active"')
    writeFileSync(shown, text)
    const again = /^Entry (\d+)/.exec((await as('luis', 'add', shown)).out)?.[1] ?? ''
    expect((await loaded()).entries).toMatchObject([{ status: 'provisional' }])
    expect((await as('ana', 'approve', again)).out).toContain(`in place of entry ${first}`)
    expect((await loaded()).entries).toMatchObject([{ status: 'active' }])
  })

  it('that is retired stays written, is known as retired, and is ended by one person', async () => {
    const id = await proposed()
    await as('luis', 'approve', id)
    expect(await as('luis', 'retire', id)).toMatchObject({ exit: 0 })
    expect(await as('luis', 'retire', id)).toMatchObject({ exit: 1 })
    expect(await as('ana', 'approve', id)).toMatchObject({ exit: 1 })
    expect((await loaded()).entries).toMatchObject([{ status: 'retired' }])
    expect((await as('ana', 'list')).out).toMatch(/retired {2,}provisional/)
    await expect(database.db.pool.query('delete from trust_entry')).rejects.toMatchObject({ code: '23001' })
    await expect(database.db.pool.query('truncate trust_entry')).rejects.toThrow()
    await expect(
      database.db.pool.query('update trust_entry set retired_at = null, retired_by = null'),
    ).rejects.toMatchObject({ code: '23001' })
  })

  it('is read again when something that counts has changed, and not before', async () => {
    const store = trustStore(database.db)
    const before = await store.load()
    const id = await proposed()
    expect(await store.load()).toBe(before)
    await as('luis', 'approve', id)
    const after = await store.load()
    expect(after.entries).toHaveLength(1)
    expect(await store.load()).toBe(after)
    await as('luis', 'retire', id)
    expect((await store.load()).entries).toMatchObject([{ status: 'retired' }])
  })

  it('leaves a trail of every act', async () => {
    const { pool } = database.db
    const { rows: before } = await pool.query<{ n: number }>('select count(*) as n from audit_entry')
    const id = await proposed()
    await as('luis', 'approve', id)
    await as('ana', 'retire', id)
    const { rows } = await pool.query<{ act: string }>('select act from audit_entry order by at offset $1', [
      before[0]?.n,
    ])
    expect(rows.map(({ act }) => act)).toEqual(['trustProposed', 'trustApproved', 'trustRetired'])
  })
})

describe('when several do it at once', () => {
  it('one proposal of a key waits', async () => {
    const path = file([written()])
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, n) => as(n % 2 === 0 ? 'ana' : 'luis', 'add', path)),
    )
    expect(all.map(({ exit }) => exit).toSorted((a, b) => a - b)).toEqual([0, 1, 1, 1, 1, 1, 1, 1])
  })

  it('one approves, and the version moves once', async () => {
    const id = await proposed()
    const { version } = await loaded()
    const all = await Promise.all(Array.from({ length: 6 }, () => as('luis', 'approve', id)))
    expect(all.filter(({ exit }) => exit === 0)).toHaveLength(1)
    expect((await loaded()).version).toBe(version + 1)
  })

  it('one entry of a key is in force, whoever replaces it', async () => {
    await as('luis', 'approve', await proposed())
    const next = await proposed({ status: 'active' })
    await Promise.all([as('luis', 'approve', next), as('luis', 'approve', next), as('ana', 'retire', next)])
    const { rows } = await database.db.pool.query(
      'select 1 from trust_entry where approved_at is not null and retired_at is null',
    )
    expect(rows.length).toBeLessThanOrEqual(1)
  })
})

describe('a file of entries', () => {
  it('is imported whole or not at all', async () => {
    const { EXT, SAN, SUBJ } = authority.issuing
    const of = ({ certificate }: { readonly certificate: Uint8Array }) =>
      written({ certificate: pem(certificate) })
    expect(await as('ana', 'import', file([of(EXT), of(SAN), of(SUBJ)]))).toMatchObject({ exit: 0 })
    expect((await as('ana', 'list', '--json')).out.match(/"proposed"/g)).toHaveLength(3)
    const twice = await as('luis', 'import', file([of(authority.impostor), of(SUBJ)]))
    expect(twice).toMatchObject({ exit: 1, err: expect.stringContaining('entry 1') })
    expect((await as('ana', 'list', '--json')).out.match(/"proposed"/g)).toHaveLength(3)
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['a name that is not known', { revocationn: {} }, 'entries.0'],
    ['an arc of SUBJ', { layouts: [{ layout: 'SUBJ', arc: '2.999.1' }] }, 'entries.0.layouts.0.arc'],
    ['no arc of EXT', { layouts: [{ layout: 'EXT' }] }, 'entries.0.layouts.0.arc'],
    ['a policy that is none', { kinds: [{ policy: '2.999.x', kind: 'person' }] }, 'entries.0.kinds.0.policy'],
    ['a kind that is none', { kinds: [{ policy: '2.999.1', kind: 'human' }] }, 'entries.0.kinds.0.kind'],
    [
      'an address of LDAP',
      { revocation: { mode: 'crl', crlUrls: ['ldap://a.example/x'] } },
      'entries.0.revocation.crlUrls.0',
    ],
    ['a day that does not exist', { sourceDate: '2026-02-30' }, 'entries.0.sourceDate'],
    ['an end before the beginning', { from: '2027-01-01', until: '2026-01-01' }, 'entries.0.until'],
    ['no source', { source: undefined }, 'source'],
    ['no certificate', { certificate: undefined }, 'certificate'],
    [
      'a key in its place',
      { certificate: '-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----' },
      'certificate',
    ],
    ['a window long past', { from: '2001-01-01', until: '2002-01-01' }, 'accreditation'],
    ['nobody to ask', { revocation: { mode: 'ocsp' } }, 'OCSP'],
  ])('with %s is refused, and says where', async (_what, over, where) => {
    expect(await as('ana', 'add', file([written(over)]))).toMatchObject({
      exit: 2,
      err: expect.stringContaining(where),
    })
    expect((await as('ana', 'list')).out).toContain('None yet')
  })

  it('takes nobody’s own certificate for an authority, nor one that has ended', async () => {
    const subscriber = { cedula: '2449999016', name: 'PRUEBA EJEMPLO ANA' }
    const leaf = issueLeaf(authority, 'good', subscriber, now, 'http://crl.example')
    const own = file([written({ certificate: pem(leaf.certificate) })])
    expect(await as('ana', 'add', own)).toMatchObject({
      exit: 2,
      err: expect.stringContaining('issues none'),
    })
    const old = await makeAuthority(plus(now, -86_400 * 365 * 30), { bits: 2_048 })
    const over = file([written({ certificate: pem(old.root.certificate) })])
    expect(await as('ana', 'add', over)).toMatchObject({ exit: 2, err: expect.stringContaining('has ended') })
  })

  it('takes the certificate from a file of its own, in PEM or DER', async () => {
    const path = join(folder, 'authority.der')
    writeFileSync(path, authority.issuing.EXT.certificate)
    const entry = file([written({ certificate: undefined })])
    expect(await as('ana', 'add', entry, '--certificate', path)).toMatchObject({ exit: 0 })
    expect(await as('ana', 'import', file([], { format: 'x' }))).toMatchObject({ exit: 2 })
    expect(await as('ana', 'import', file([]))).toMatchObject({ exit: 2 })
    expect(await as('ana', 'show', '99999')).toMatchObject({ exit: 1 })
    expect(await as('ana', 'show', 'x')).toMatchObject({ exit: 2 })
  })
})
