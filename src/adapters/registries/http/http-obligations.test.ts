import { randomUUID } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { contractObligations, obligationContract } from '../../../arrears/app/contract.ts'
import type { ObligationRow } from '../../../arrears/app/obligation-row.ts'
import { writePeriod } from '../../../arrears/domain/period.ts'
import { obligationImportStore } from '../../../arrears/store/obligation-import-store.ts'
import { importedObligations } from '../../../arrears/store/obligation-store.ts'
import { isoDay } from '../../../kernel/civil-day.ts'
import { days, instant, plus, toDate, toIso } from '../../../kernel/time.ts'
import { startSimulator, type Simulator } from '../simulator/simulator.ts'
import { obligationsIn } from '../simulator/obligations.ts'
import { createHttpObligations, type HttpObligationOptions } from './http-obligations.ts'

const now = instant(Date.UTC(2026, 10, 24, 12))
const token = 'test-token'
const owing = contractObligations[1]?.identifier ?? ''

let database: TestDatabase
let simulator: Simulator
beforeAll(async () => {
  database = await freshDatabase(2)
  const { db } = database
  for (const { identifier } of contractObligations)
    await db.pool.query(
      `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'company', 'Demo')`,
      [randomUUID(), identifier],
    )
  const store = obligationImportStore(db)
  const version = await store.begin({ asOf: toDate(now), source: 'test' })
  const blank = { period: null, amount: 0, state: 'pending', dueOn: null, reference: null } as const
  await store.put(
    version,
    contractObligations
      .flatMap(({ identifier, obligations }): readonly ObligationRow[] =>
        obligations === null
          ? []
          : obligations.length === 0
            ? [{ identifier, branchCode: '0001', kind: 'none' as const, ...blank }]
            : obligations.map((one) => ({
                ...one,
                identifier,
                branchCode: '0001',
                period: one.period === null ? null : `${writePeriod(one.period)}-01`,
                dueOn: one.dueOn === null ? null : isoDay(one.dueOn),
              })),
      )
      .map((row, at) => ({ ...row, line: at + 2 })),
  )
  await store.publish(version, 1)
  simulator = await startSimulator({
    lookup: () => Promise.resolve({ kind: 'notFound', source: 'test' }),
    clock: () => now,
    token,
    obligations: obligationsIn(importedObligations(db)),
  })
})
afterAll(async () => {
  await simulator.close()
  await database.drop()
})

const connect = (base: URL, more: Partial<HttpObligationOptions> = {}) =>
  createHttpObligations({ base, token, clock: () => now, ...more })

describe.each([
  ['the imported file', () => importedObligations(database.db)],
  ['the service over HTTP', () => connect(simulator.url)],
] as const)('%s', (_, source) => {
  test.each(obligationContract)('$sentence', async ({ ask, answer }) => {
    const said = await ask(source())
    expect(said).toMatchObject(answer)
    if (said.kind === 'found') expect(said.asOf).toBe(now)
  })
})

describe('the service over HTTP, with faults', () => {
  afterEach(() => simulator.faults.set('institution', 'none'))

  test.each([
    ['down', 'unavailable'],
    ['slow', 'timeout'],
    ['wrongPerson', 'malformed'],
    ['malformed', 'malformed'],
  ] as const)('%s is %s and never "nothing is owed"', async (fault, kind) => {
    simulator.faults.set('institution', fault)
    const source = connect(simulator.url, { guard: { limit: 0.25 } })
    for (const identifier of [owing, '2499999999001'])
      expect((await source.of({ identifier, branchCode: '0001' })).kind).toBe(kind)
  })

  test('stale says how old it is, and is told all the same', async () => {
    simulator.faults.set('institution', 'stale')
    const said = await connect(simulator.url).of({ identifier: owing, branchCode: '0001' })
    expect(said).toMatchObject({ kind: 'found', asOf: plus(now, -days(730)) })
  })

  test('a refused token is ours to mend', async () => {
    const said = await connect(simulator.url, { token: 'another' }).of({
      identifier: owing,
      branchCode: '0001',
    })
    expect(said).toEqual({ kind: 'unauthorized', source: 'obligations' })
  })

  test('after five failures in a row it is left in peace, and says until when', async () => {
    simulator.faults.set('institution', 'down')
    const source = connect(simulator.url)
    for (let n = 0; n < 5; n += 1) await source.of({ identifier: owing, branchCode: '0001' })
    const asked = simulator.asked().institution
    expect(await source.of({ identifier: owing, branchCode: '0001' })).toEqual({
      kind: 'unavailable',
      source: 'obligations',
      retryAt: plus(now, 30),
    })
    expect(simulator.asked().institution).toBe(asked)
  })
})

describe('a service that misbehaves', () => {
  let server: Server | undefined
  const serving = async (listener: RequestListener): Promise<URL> => {
    const own = createServer(listener)
    server = own
    await new Promise<void>((done) => own.listen(0, '127.0.0.1', done))
    return new URL(`http://127.0.0.1:${(own.address() as AddressInfo).port}/`)
  }
  afterEach(async () => {
    server?.closeAllConnections()
    await new Promise((done) => (server ? server.close(done) : done(undefined)))
    server = undefined
  })
  const asked = { identifier: owing, branchCode: '0001' }
  const one = { kind: 'debtNotice', state: 'pending', amountCents: 5, dueOn: '2026-11-30' }
  const good = {
    asked,
    asOf: toIso(now),
    source: 'test',
    found: true,
    record: { ...asked, obligations: [one] },
  }
  const told = async (body: object) => {
    const base = await serving((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    )
    return connect(base).of(asked)
  }
  const owed = (more: object) => ({ ...good, record: { ...asked, obligations: [one, { ...one, ...more }] } })

  test('is understood when it answers as agreed', async () => {
    expect(await told(good)).toMatchObject({ kind: 'found', obligations: [{ amount: 5 }] })
  })

  test.each([
    ['somebody else’s question', { ...good, asked: { ...asked, branchCode: '0002' } }],
    ['somebody else’s debts', { ...good, record: { ...good.record, identifier: '2499999999001' } }],
    ['no record', { ...good, record: undefined }],
    ['what it could not look up', { ...good, missing: ['obligations'] }],
    ['a time to come', { ...good, asOf: '2026-12-24T12:00:00Z' }],
    ['no time', { ...good, asOf: 'today' }],
    ['a kind that there is not', owed({ kind: 'loan' })],
    ['an amount below nothing', owed({ amountCents: -1 })],
    ['an amount with a fraction', owed({ amountCents: 1.5 })],
    ['an amount as text', owed({ amountCents: '5' })],
    ['a day that there is not', owed({ dueOn: '2026-02-30' })],
    ['no day', owed({ dueOn: null })],
    ['a contribution of no month', owed({ kind: 'contribution' })],
    ['a month that there is not', owed({ period: '2026-13' })],
  ])('is not believed with %s: one row that cannot be read may be the one that counts', async (_, body) => {
    expect(await told(body)).toEqual({ kind: 'malformed', source: 'obligations' })
  })

  test('is asked over https, or on this machine', () => {
    expect(() => connect(new URL('http://obligaciones.entidad-ficticia.gob.ec'))).toThrow(TypeError)
  })
})
