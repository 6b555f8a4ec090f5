import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/support/database.ts'
import type { TestDatabase } from '../../../../test/support/database.ts'
import { loadContractWorld } from '../../../../test/support/registry-contract.ts'
import { days, instant, toDate } from '../../../kernel/time.ts'
import { contractWorld, registryContract } from '../../../proofs/registry/app/contract.ts'
import { createEmbeddedRegistries } from '../embedded/embedded-registries.ts'
import { lookupIn } from '../simulator/lookup.ts'
import { startSimulator } from '../simulator/simulator.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { createHttpRegistries } from './http-registries.ts'
import type { HttpRegistryOptions, RegistryFaultEvent } from './http-registries.ts'

const now = instant(Date.UTC(2026, 0, 31, 12))
const maxAge = { taxpayer: days(1), civil: days(1), companies: days(1), institution: days(1) }
const token = 'test-token'
const person = contractWorld.people[0]?.document ?? ''
const company = contractWorld.companies[0]?.ruc ?? ''

const connect = (base: URL, more: Partial<HttpRegistryOptions> = {}) =>
  createHttpRegistries({ base, token, maxAge, clock: () => now, ...more })

describe('against the simulator', () => {
  let database: TestDatabase
  let simulator: Simulator

  beforeAll(async () => {
    database = await freshDatabase()
    await loadContractWorld(database.db, contractWorld, toDate(now))
    const snapshots = createEmbeddedRegistries(database.db, { maxAge, clock: () => now })
    simulator = await startSimulator({ lookup: lookupIn(snapshots), clock: () => now, token })
  })
  beforeEach(() => {
    for (const registry of ['taxpayer', 'civil', 'companies', 'institution'] as const) {
      simulator.faults.set(registry, 'none')
    }
  })
  afterAll(async () => {
    await simulator.close()
    await database.drop()
  })

  test.each(registryContract)('$sentence', async ({ ask, answer }) => {
    const { source, ...said } = await ask(connect(simulator.url))
    expect(source).toBe('simulator')
    const { asOf, ...rest } = { asOf: undefined, ...said }
    expect(rest).toEqual(answer)
    expect(asOf).toEqual(answer.kind === 'notFound' ? undefined : toDate(now))
  })

  test.each([
    ['down', 'unavailable'],
    ['slow', 'timeout'],
    ['wrongPerson', 'malformed'],
    ['malformed', 'malformed'],
    ['stale', 'stale'],
  ] as const)(
    '%s, for known and unknown numbers alike, is %s and never "there is none"',
    async (fault, kind) => {
      const { taxpayer, civil, companies, institution } = connect(simulator.url, { guard: { limit: 0.25 } })
      for (const registry of ['taxpayer', 'civil', 'companies', 'institution'] as const) {
        simulator.faults.set(registry, fault)
      }
      const answers = await Promise.all([
        taxpayer.byRuc(company),
        taxpayer.byRuc('2499999999001'),
        civil.byDocument(person),
        civil.byDocument('0249999999'),
        companies.byRuc(company),
        institution.byIdentifier(company, '0002'),
      ])
      expect(answers.map((answer) => answer.kind)).toEqual(answers.map(() => kind))
    },
  )

  test('flapping follows its script: every second question fails, whoever asks', async () => {
    simulator.faults.set('civil', 'flapping')
    const { civil } = connect(simulator.url)
    const kinds = []
    for (let n = 0; n < 4; n++) kinds.push((await civil.byDocument(person)).kind)
    expect(kinds).toEqual(['found', 'unavailable', 'found', 'unavailable'])
  })

  test('a refused token is ours to mend, not the visitor’s fault', async () => {
    const { civil } = connect(simulator.url, { token: 'another' })
    expect(await civil.byDocument(person)).toEqual({ kind: 'unauthorized', source: 'civil' })
  })

  test('after five failures in a row leaves the registry in peace and says until when', async () => {
    simulator.faults.set('civil', 'down')
    const registries = connect(simulator.url, { guard: { failures: 5, pause: 30 } })
    for (let n = 0; n < 5; n++) await registries.civil.byDocument(person)
    const asked = simulator.asked().civil
    expect(await registries.civil.byDocument(person)).toEqual({
      kind: 'unavailable',
      source: 'civil',
      retryAt: new Date(now + 30_000),
    })
    expect(simulator.asked().civil).toBe(asked)
    expect(registries.connections().civil).toEqual({ circuit: 'open', pausedUntil: new Date(now + 30_000) })
    expect(registries.connections().taxpayer.circuit).toBe('closed')
    expect(await registries.taxpayer.byRuc(company)).toMatchObject({ kind: 'found' })
  })

  test('unreadable answers do not open the circuit: one broken record must not close the registry to all', async () => {
    simulator.faults.set('civil', 'malformed')
    const registries = connect(simulator.url, { guard: { failures: 2 } })
    for (let n = 0; n < 4; n++) await registries.civil.byDocument(person)
    simulator.faults.set('civil', 'none')
    expect(await registries.civil.byDocument(person)).toMatchObject({ kind: 'found' })
  })

  test('has at most so many questions under way; one more is refused and does not wait', async () => {
    simulator.faults.set('civil', 'slow')
    const { civil } = connect(simulator.url, { guard: { concurrent: 2, limit: 0.25 } })
    const kinds = await Promise.all([1, 2, 3].map(async () => (await civil.byDocument(person)).kind))
    expect(kinds).toEqual(['timeout', 'timeout', 'unavailable'])
  })
})

describe('against a server that misbehaves', () => {
  let server: Server | undefined
  const serving = async (listener: RequestListener): Promise<URL> => {
    const own = createServer(listener)
    server = own
    await new Promise<void>((done) => own.listen(0, '127.0.0.1', done))
    return new URL(`http://127.0.0.1:${(own.address() as AddressInfo).port}/registries`)
  }
  afterEach(async () => {
    server?.closeAllConnections()
    await new Promise((done) => (server ? server.close(done) : done(undefined)))
    server = undefined
  })

  const good = {
    asked: { document: person },
    asOf: toDate(now).toISOString(),
    source: 'test',
    found: true,
    record: { document: person, names: 'ENSAYO MUESTRA ANA' },
  }
  const answering = (body: unknown) =>
    serving((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    )

  test.each(['ENSAYO \ud800 ANA', 'ENSAYO \0 ANA'])(
    'names %j are no text: escapes of JSON say what no database takes',
    async (names) => {
      const base = await answering({ ...good, record: { document: person, names } })
      const registries = connect(base, { guard: { failures: 1 } })
      expect(await registries.civil.byDocument(person)).toEqual({ kind: 'malformed', source: 'civil' })
      expect(registries.connections().civil.circuit).toBe('closed')
    },
  )

  test('an answer that is nothing but depth is unreadable, and opens no circuit', async () => {
    const base = await serving((_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('['.repeat(30_000) + ']'.repeat(30_000)),
    )
    const registries = connect(base, { guard: { failures: 1 } })
    expect(await registries.civil.byDocument(person)).toMatchObject({ kind: 'malformed' })
    expect(registries.connections().civil.circuit).toBe('closed')
  })

  test('asks at its own address, with the identifier in the body and not in the address', async () => {
    const seen: (string | undefined)[] = []
    const base = await serving((request, response) => {
      seen.push(request.method, request.url, request.headers.authorization)
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(good))
    })
    expect(await connect(base).civil.byDocument(person)).toMatchObject({ kind: 'found' })
    expect(seen).toEqual(['POST', '/registries/v1/civil', 'Bearer test-token'])
  })

  test.each([
    ['another question', { ...good, asked: { document: '2449999024' } }],
    ['the record of somebody else', { ...good, record: { ...good.record, document: '2449999024' } }],
    ['no record', { ...good, record: undefined }],
    ['a field of the wrong type', { ...good, record: { ...good.record, names: 7 } }],
    ['a day that is none', { ...good, record: { ...good.record, deceasedOn: '2021-02-30' } }],
    ['no time', { ...good, asOf: 'yesterday' }],
    ['a time to come', { ...good, asOf: '2026-02-01T12:00:00Z' }],
    ['nothing of the protocol', { status: 'ok' }],
  ])('does not take an answer with %s', async (_what, body) => {
    const told: RegistryFaultEvent[] = []
    const { civil } = connect(await answering(body), { report: (event) => told.push(event) })
    expect(await civil.byDocument(person)).toEqual({ kind: 'malformed', source: 'civil' })
    expect(told[0]?.fault.raw).toBe(JSON.stringify(body))
  })

  test.each(['', 'N/A', '0000-00-00', null])(
    'reads %j as no date of death, and the person as alive',
    async (nothing) => {
      const { civil } = connect(await answering({ ...good, record: { ...good.record, deceasedOn: nothing } }))
      expect(await civil.byDocument(person)).toMatchObject({ kind: 'found', record: good.record })
    },
  )

  test('a record without its names is partial, whatever the registry thinks', async () => {
    const { civil } = connect(await answering({ ...good, record: { ...good.record, names: 'N/A' } }))
    expect(await civil.byDocument(person)).toMatchObject({ kind: 'partial', missing: ['names'] })
  })

  test('a field the registry declares missing is not taken for empty', async () => {
    const { civil } = connect(await answering({ ...good, missing: ['deceasedOn'] }))
    expect(await civil.byDocument(person)).toMatchObject({ kind: 'partial', missing: ['deceasedOn'] })
  })

  test('does not follow a redirect, so the token goes nowhere else', async () => {
    let asked = 0
    const base = await serving((_request, response) => {
      asked += 1
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect(await connect(base).civil.byDocument(person)).toMatchObject({ kind: 'malformed' })
    expect(asked).toBe(1)
  })

  test('reads no more than its limit', async () => {
    const base = await answering({ ...good, padding: 'x'.repeat(2_000) })
    expect(await connect(base, { maxBytes: 1_000 }).civil.byDocument(person)).toMatchObject({
      kind: 'malformed',
    })
  })

  test.each([
    [403, 'unauthorized'],
    [404, 'unavailable'],
    [429, 'unavailable'],
    [500, 'unavailable'],
    [204, 'malformed'],
  ])('status %i is %s', async (status, kind) => {
    const base = await serving((_request, response) => response.writeHead(status).end())
    expect(await connect(base).civil.byDocument(person)).toMatchObject({ kind })
  })

  test('knows when to ask again if the registry says so', async () => {
    const base = await serving((_request, response) =>
      response.writeHead(503, { 'retry-after': '600' }).end(),
    )
    expect(await connect(base).civil.byDocument(person)).toEqual({
      kind: 'unavailable',
      source: 'civil',
      retryAt: new Date(now + 600_000),
    })
  })

  test('speaks plain http on this machine only', () => {
    expect(() => connect(new URL('http://registry.example/'))).toThrow(TypeError)
    expect(() => connect(new URL('https://registry.example/'))).not.toThrow()
  })
})
