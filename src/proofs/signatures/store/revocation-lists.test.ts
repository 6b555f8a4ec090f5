import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { hexDigestOf } from '../../../platform/crypto/digests.ts'
import { hours, instant, plus } from '../../../kernel/time.ts'
import type { ReadList } from '../app/revocation-ports.ts'
import { keepSerials } from '../domain/serial-pages.ts'
import { forgetRevocationLists, revocationEvidence } from './revocation-evidence.ts'
import { revocationLists } from './revocation-lists.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  await database.db.pool.query(
    'truncate revocation_list, revocation_page, revocation_answer, revocation_fetch',
  )
})

const at = instant(1_800_000_000_000)
const key = 'ab'.repeat(32)
const serialOf = (n: number) => Uint8Array.of(0x40, n >> 16, (n >> 8) & 255, n & 255)

function listOf(name: string, over: Partial<ReadList> = {}, entries = 3): ReadList {
  const keeper = keepSerials()
  for (let n = 0; n < entries; n++) keeper.add(Buffer.from(serialOf(n)).toString('hex'), plus(at, -n * 1_000))
  const octets = Buffer.from(name)
  return {
    issuerKeySha256: key,
    scope: new Uint8Array(),
    sha256: hexDigestOf(octets),
    octets,
    entries,
    thisUpdate: at,
    nextUpdate: plus(at, hours(24)),
    number: '1',
    pages: keeper.pages(),
    ...over,
  }
}
const put = (list: ReadList) => revocationLists(database.db).put(list, 'http://crl.example/a.crl')
const current = async () => (await revocationLists(database.db).of(key)).map(({ sha256 }) => sha256)
const later = (list: ReadList, seconds: number, number: string | undefined): ReadList => ({
  ...list,
  thisUpdate: plus(at, seconds),
  number,
})

describe('a list', () => {
  it('is looked up by serial number, among thousands', async () => {
    expect(await put(listOf('long', {}, 5_000))).toBe('taken')
    const lists = revocationLists(database.db)
    const [{ id } = { id: 0 }] = await lists.of(key)
    expect(await lists.since(id, serialOf(0))).toBe(at)
    expect(await lists.since(id, serialOf(4_999))).toBe(plus(at, -4_999_000))
    expect(await lists.since(id, serialOf(5_000))).toBeUndefined()
    expect(await lists.since(id, Uint8Array.of(0))).toBeUndefined()
    expect(await lists.of('cd'.repeat(32))).toEqual([])
  })

  it('takes the place of an older one, and the same one again is known', async () => {
    const [first, next] = [listOf('first'), later(listOf('next', {}, 1), 60, '2')]
    expect([await put(first), await put(first), await put(next), await put(next)]).toEqual([
      'taken',
      'known',
      'taken',
      'known',
    ])
    expect(await current()).toEqual([next.sha256])
    const { rows } = await database.db.pool.query('select distinct list_id from revocation_page')
    expect(rows).toHaveLength(1)
  })

  it('whose place another one took says nothing of a certificate that it named', async () => {
    await put(listOf('first'))
    const lists = revocationLists(database.db)
    const [looked] = await lists.of(key)
    await put(later(listOf('next', {}, 0), 60, '2'))
    expect(await lists.since(looked?.id ?? 0, serialOf(1))).toBe('gone')
    // An empty one that is here names nobody.
    const [kept] = await lists.of(key)
    expect(await lists.since(kept?.id ?? 0, serialOf(1))).toBeUndefined()
  })

  it.each<[string, number, string | undefined]>([
    ['an older date', -60, '2'],
    ['the same date', 0, '2'],
    ['an older number', 60, '0'],
    ['the same number', 60, '1'],
    ['an older date and no number', -60, undefined],
  ])('with %s never takes the place of a newer one', async (_what, seconds, number) => {
    const first = listOf('first')
    await put(first)
    expect(await put(later(listOf('other'), seconds, number))).toBe('older')
    expect(await current()).toEqual([first.sha256])
    const [kept] = await revocationLists(database.db).of(key)
    expect(await revocationLists(database.db).since(kept?.id ?? 0, serialOf(1))).toBe(plus(at, -1_000))
  })

  it('of another scope stands beside it', async () => {
    await put(listOf('all'))
    expect(await put(listOf('part', { scope: Uint8Array.of(0x30, 0) }))).toBe('taken')
    expect(await current()).toHaveLength(2)
  })

  it('is the newest one, in whatever order many come at once', async () => {
    const lists = Array.from({ length: 12 }, (_, n) => later(listOf(`n${n}`), n * 60, String(n + 1)))
    const shuffled = lists.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
    await Promise.all(shuffled.map((list) => put(list)))
    // One that found the place taken while it was free is fetched again; here it is put again.
    await put(lists.at(-1) ?? listOf(''))
    expect(await current()).toEqual([lists.at(-1)?.sha256])
  })
})

describe('what a judged request stands on', () => {
  /** Rows of other capabilities are not looked at: what counts is that a verdict names the digest. */
  const judgedBy = async (sha256: string) => {
    const client = await database.db.pool.connect()
    try {
      await client.query("set session_replication_role = 'replica'")
      await client.query(
        `insert into signed_upload (employer_id, case_id, id, request_id, state, code, kind, size, sha256, scanned, judgement, decided_at)
         select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'refused', 'CERT_REVOKED', 'pdf', 1,
                sha256('x'), true, jsonb_build_object('evidence', jsonb_build_object('revocation', jsonb_build_array(
                  jsonb_build_object('sha256', repeat('0', 64), 'depth', 0), jsonb_build_object('sha256', $1::text, 'depth', 1)))),
                clock_timestamp()`,
        [sha256],
      )
    } finally {
      client.release(true)
    }
  }
  const age = async () => {
    const { pool } = database.db
    await pool.query(`update revocation_list set superseded_at = superseded_at - interval '3 days'`)
    await pool.query(`update revocation_answer set kept_at = kept_at - interval '3 days'`)
  }

  it('is kept when newer lists came, and the rest is forgotten after two days', async () => {
    const keeper = revocationEvidence(database.db)
    const [named, other, newest] = [1, 2, 3].map((n) => later(listOf(`n${n}`), n, String(n)))
    if (!named || !other || !newest) throw new Error('three lists')
    for (const list of [named, other, newest]) await put(list)
    await judgedBy(named.sha256)
    expect(await forgetRevocationLists(database.db)).toBe(0)
    await age()
    expect(await forgetRevocationLists(database.db)).toBe(1)
    expect(await keeper.find(named.sha256)).toEqual(new Uint8Array(named.octets))
    expect(await keeper.find(other.sha256)).toBeUndefined()
    expect(await current()).toEqual([newest.sha256])
  })

  it('is an answer, too, and one is kept once', async () => {
    const keeper = revocationEvidence(database.db)
    const [named, other] = ['answer', 'another'].map((text) => new Uint8Array(Buffer.from(text)))
    if (!named || !other) throw new Error('two answers')
    for (const octets of [named, named, other]) await keeper.keepAnswer(hexDigestOf(octets), octets)
    await judgedBy(hexDigestOf(named))
    expect(await forgetRevocationLists(database.db)).toBe(0)
    await age()
    expect(await forgetRevocationLists(database.db)).toBe(1)
    expect(await keeper.find(hexDigestOf(named))).toEqual(named)
    expect(await keeper.find(hexDigestOf(other))).toBeUndefined()
  })
})

describe('what is known of an address', () => {
  it('is how it last went, and when it last went well', async () => {
    const lists = revocationLists(database.db)
    const state = { issuerKeySha256: key, address: 'http://crl.example/a.crl', lastModified: undefined }
    await lists.noteFetch({ ...state, fault: null, etag: '"1"' })
    const [first] = await lists.fetches()
    expect(first).toMatchObject({ fault: null, etag: '"1"', wellAt: expect.any(Number) })
    await lists.noteFetch({ ...state, fault: 'timeout', etag: '"1"' })
    expect(await lists.fetches()).toMatchObject([{ fault: 'timeout', wellAt: first?.wellAt }])
  })
})
