import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { createListReader } from '../../../adapters/signatures/list-reader.ts'
import { makeAuthority, newSerial, type DemoAuthority } from '../../../entry/demo/authority/authority.ts'
import { writeList } from '../../../entry/demo/authority/revocation-list.ts'
import { trustEntryOf } from '../../../entry/demo/authority/trust-entries.ts'
import { hours, minutes, plus, type Instant } from '../../../kernel/time.ts'
import { systemClock } from '../../../entry/chance.ts'
import { migrateWorker } from '../../../messaging/worker.ts'
import type { TrustEntry } from '../domain/trust.ts'
import { revocationLists } from '../store/revocation-lists.ts'
import { refreshLists } from './refresh-lists.ts'

// The database says when an address was asked: its clock and this one are the same.
const began = systemClock()
let database: TestDatabase
let authority: DemoAuthority
let base: string
let served: Buffer | number
let asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  if (typeof served === 'number') response.writeHead(served).end()
  else if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
  else response.writeHead(200, { etag: '"1"' }).end(served)
})
const reader = createListReader({ ownMachine: true, limit: 5 })

beforeAll(async () => {
  database = await freshDatabase()
  await migrateWorker(database.url)
  authority = await makeAuthority(began, { bits: 2_048 })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await reader.close()
  await new Promise((done) => server.close(done))
  await database.drop()
})
beforeEach(async () => {
  asked = []
  await database.db.pool.query('truncate revocation_list, revocation_page, revocation_fetch')
})

const list = (number: number) =>
  writeList(
    {
      revoked: [{ serial: newSerial() }],
      thisUpdate: plus(began, -hours(1) + number),
      nextUpdate: plus(began, hours(24)),
      number,
    },
    authority.issuing.SUBJ,
  )

const entry = (over: Partial<TrustEntry> = {}): TrustEntry => ({
  ...trustEntryOf(authority.issuing.SUBJ, began, base),
  ...over,
})
const round = (at: Instant, entries: readonly TrustEntry[] = [entry()]) =>
  refreshLists({
    trust: { load: () => Promise.resolve({ version: 1, entries }) },
    lists: revocationLists(database.db),
    reader,
    clock: () => at,
  })
const current = async () => (await revocationLists(database.db).of(entry().keySha256)).length
const fault = async () => (await revocationLists(database.db).fetches())[0]?.fault

describe('a round', () => {
  it('asks what is due, and takes what is new', async () => {
    served = list(1)
    expect(await round(systemClock())).toBe(1)
    expect(await current()).toBe(1)
    expect(await round(systemClock())).toBe(0)
    // It has not changed: nothing is sent.
    expect(await round(plus(systemClock(), hours(1)))).toBe(1)
    expect([asked, await fault()]).toEqual([['/SUBJ.crl', '/SUBJ.crl'], null])
  })

  it('keeps what is here when an address is down or lies, and asks it again soon', async () => {
    served = list(2)
    await round(systemClock())
    const [before] = await revocationLists(database.db).of(entry().keySha256)
    for (const ill of [503, Buffer.from('no list')]) {
      served = ill
      await database.db.pool.query('update revocation_fetch set etag = null')
      expect(await round(plus(systemClock(), hours(1)))).toBe(1)
      expect(await fault()).toBe(ill === 503 ? 'status' : 'unreadable')
      expect(await round(plus(systemClock(), minutes(5)))).toBe(1)
    }
    served = list(1)
    await round(plus(systemClock(), minutes(5)))
    expect(await fault()).toBe('older')
    expect(await revocationLists(database.db).of(entry().keySha256)).toEqual([before])
  })

  it('asks nobody for authorities that are retired, or answer by responder alone', async () => {
    const { revocation } = entry()
    const entries = [entry({ status: 'retired' }), entry({ revocation: { ...revocation, mode: 'ocsp' } })]
    expect(await round(systemClock(), entries)).toBe(0)
    expect(asked).toEqual([])
  })

  it('asks an address that a certificate names, where its host is allowed, and not more than 64 of them', async () => {
    served = list(3)
    const lists = revocationLists(database.db)
    await lists.want(entry().keySha256, `${base}/part.crl`)
    await lists.want(entry().keySha256, 'http://elsewhere.example/part.crl')
    const { rows } = await database.db.pool.query(
      `select 1 from graphile_worker.jobs where task_identifier = 'refreshRevocation'`,
    )
    expect(rows).toHaveLength(1)
    expect(await round(systemClock())).toBe(2)
    expect(asked.toSorted()).toEqual(['/SUBJ.crl', '/part.crl'])
    for (let n = 0; n < 70; n++) await lists.want(entry().keySha256, `${base}/${n}.crl`)
    expect(await lists.fetches()).toHaveLength(64)
  })
})
