import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { twoRoles } from '../../../../test/support/esig/two-roles.ts'
import { days, hours, instant, plus, toIso } from '../../../kernel/time.ts'
import {
  makeAuthority,
  newSerial,
  type DemoAuthority,
  type IssuingAuthority,
} from '../../demo/authority/authority.ts'
import { writeList } from '../../demo/authority/revocation-list.ts'
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
  folder = mkdtempSync(join(tmpdir(), 'clavero-lists-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await roles.drop()
  await database.drop()
})

async function trust(line: readonly string[], who: 'ana' | 'luis' = 'ana', at = now) {
  let out = ''
  let err = ''
  const exit = await runCli(['trust', ...line], {
    env: { DATABASE_URL: roles[who], PORT: '3999' },
    out: (text) => (out += text),
    err: (text) => (err += text),
    stdin: async function* () {},
    now: () => at,
    terminal: false,
  })
  return { exit, out, err }
}

let files = 0
const file = (content: string | Uint8Array): string => {
  const path = join(folder, String(++files))
  writeFileSync(path, content)
  return path
}

async function inForce(issuer: IssuingAuthority, over = {}): Promise<string> {
  const path = file(
    JSON.stringify({
      format: 'clavero.trust.1',
      entries: [
        {
          certificate: issuer.certificate.toString('base64'),
          entity: issuer.entity,
          layouts: [{ layout: 'SUBJ' }],
          kinds: [],
          revocation: { mode: 'crl' },
          source: 'Registro',
          sourceDate: '2026-11-02',
          ...over,
        },
      ],
    }),
  )
  const id = /^Entry (\d+)/.exec((await trust(['add', path])).out)?.[1] ?? ''
  expect(await trust(['approve', id], 'luis')).toMatchObject({ exit: 0 })
  return id
}

const list = (issuer: IssuingAuthority, number: number, over = {}) =>
  writeList(
    {
      revoked: [{ serial: newSerial() }],
      thisUpdate: plus(now, -days(1) + number * 60),
      nextUpdate: plus(now, hours(24)),
      number,
      ...over,
    },
    issuer,
  )

const imported = (octets: string | Uint8Array) => trust(['crl', 'import', file(octets)])

describe('a list that is brought', () => {
  it('counts when an authority in force has signed it, and never in place of a newer one', async () => {
    const { SUBJ, EXT } = authority.issuing
    const [first, next] = [list(SUBJ, 1), list(SUBJ, 2)]
    expect(await imported(first)).toMatchObject({ exit: 1, err: expect.stringContaining('no authority') })
    await inForce(EXT)
    await inForce(SUBJ)
    const { pool } = database.db
    const { rows: before } = await pool.query<{ n: number }>('select count(*) as n from audit_entry')
    expect(await imported(next)).toMatchObject({ exit: 0, out: expect.stringContaining('1 entries') })
    expect(await imported(next)).toMatchObject({ exit: 0, out: expect.stringContaining('Here already') })
    expect(await imported(first)).toMatchObject({ exit: 1, err: expect.stringContaining('newer') })
    const { rows } = await pool.query<{ act: string }>('select act from audit_entry order by at offset $1', [
      before[0]?.n,
    ])
    expect(rows.map(({ act }) => act)).toEqual(['revocationListImported'])
    const { lists } = JSON.parse((await trust(['crl', 'list', '--json'])).out) as { lists: unknown[] }
    expect(lists).toMatchObject([{ authority: SUBJ.entity, address: null }])
  })

  it('is taken in PEM, too', async () => {
    const text = list(authority.issuing.EXT, 1).toString('base64')
    expect(await imported(`-----BEGIN X509 CRL-----\n${text}\n-----END X509 CRL-----\n`)).toMatchObject({
      exit: 0,
    })
  })

  it.each<[string, string, () => Uint8Array]>([
    ['of a stranger', 'signed by no authority', () => list(authority.stranger, 9)],
    ['that has ended', 'has ended', () => list(authority.issuing.SUBJ, 9, { nextUpdate: plus(now, -60) })],
    ['that is none', 'not a list', () => Buffer.from('nothing')],
  ])('%s is not: %s', async (_what, words, octets) => {
    expect(await imported(octets())).toMatchObject({ exit: 1, err: expect.stringContaining(words) })
  })
})

describe('whoever looks after it', () => {
  it('is told ninety days before an authority ends, and when a list is missing', async () => {
    const until = toIso(plus(now, days(100)))
    const id = await inForce(authority.issuing.SAN, { until })
    const check = async (at = now) => {
      const { exit, out } = await trust(['check', '--json'], 'ana', at)
      const warnings = JSON.parse(out) as { readonly what: string; readonly entry: number }[]
      return { exit, what: warnings.filter(({ entry }) => entry === Number(id)).map(({ what }) => what) }
    }
    expect(await check()).toEqual({ exit: 1, what: ['noList'] })
    await imported(list(authority.issuing.SAN, 1, { nextUpdate: plus(now, days(30)) }))
    expect((await check()).what).toEqual([])
    expect((await check(plus(now, days(11)))).what).toEqual(['accreditationEnds'])
    expect((await check(plus(now, days(29)))).what).toEqual(['accreditationEnds', 'listEnds'])
    expect((await check(plus(now, days(31)))).what).toEqual(['accreditationEnds', 'noList'])
    expect((await trust(['check'], 'ana', plus(now, days(31)))).out).toContain('nobody with its certificates')
    const ten = plus(now, days(365 * 10 - 80))
    expect((await check(ten)).what).toContain('certificateEnds')
    await trust(['retire', id])
    expect((await check(plus(now, days(31)))).what).toEqual([])
  })
})
