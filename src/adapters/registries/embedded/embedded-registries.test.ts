import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/support/database.ts'
import type { TestDatabase } from '../../../../test/support/database.ts'
import { days, instant, plus, toDate } from '../../../kernel/time.ts'
import type { Instant } from '../../../kernel/time.ts'
import { contractWorld, registryContract } from '../../../proofs/registry/app/contract.ts'
import { createSnapshotStore } from '../../../proofs/registry/store/snapshots.ts'
import { createEmbeddedRegistries } from './embedded-registries.ts'
import { loadContractWorld } from '../../../../test/support/registry-contract.ts'

const asOf = instant(Date.UTC(2026, 0, 31, 12))
const maxAge = { taxpayer: days(40), civil: days(2), companies: days(10) }
const person = contractWorld.people[0]?.document ?? ''
const company = contractWorld.companies[0]?.ruc ?? ''

let database: TestDatabase
let now: Instant = asOf
const registries = () => createEmbeddedRegistries(database.db, { maxAge, clock: () => now })

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

test('has no registry where nothing was imported, and says so instead of "there is none"', async () => {
  const { taxpayer, civil, companies } = registries()
  expect(await taxpayer.byRuc(company)).toMatchObject({ kind: 'unavailable' })
  expect(await civil.byDocument(person)).toMatchObject({ kind: 'unavailable' })
  expect(await companies.byRuc(company)).toMatchObject({ kind: 'unavailable' })
})

describe('after the import', () => {
  beforeAll(() => loadContractWorld(database.db, contractWorld, toDate(asOf)))

  test.each(registryContract)('$sentence', async ({ ask, answer }) => {
    now = asOf
    const { source, ...said } = await ask(registries())
    expect(source).not.toBe('')
    const { asOf: time, ...rest } = { asOf: undefined, ...said }
    expect(rest).toEqual(answer)
    expect(time instanceof Date).toBe(answer.kind !== 'notFound')
  })

  test('believes a file up to its age limit and not a second longer, found or not', async () => {
    now = plus(asOf, maxAge.civil)
    expect(await registries().civil.byDocument(person)).toMatchObject({ kind: 'found', asOf: toDate(asOf) })
    expect(await registries().civil.byDocument('9999999999')).toMatchObject({ kind: 'notFound' })
    now = plus(asOf, maxAge.civil + 1)
    expect(await registries().civil.byDocument(person)).toEqual({ kind: 'stale', source: 'test' })
    expect(await registries().civil.byDocument('9999999999')).toMatchObject({ kind: 'stale' })
    expect(await registries().taxpayer.byRuc(company)).toMatchObject({ kind: 'found' })
  })

  test('shows nothing of a version before it is put in use', async () => {
    now = asOf
    const store = createSnapshotStore(database.db)
    const version = await store.begin('civil', { part: 'all', asOf: toDate(asOf), source: 'next' })
    await store.putPeople(version, [{ document: '2449999999', names: 'NUEVO NOMBRE' }])
    expect(await registries().civil.byDocument('2449999999')).toMatchObject({ kind: 'notFound' })
  })

  test('answers "unavailable" when the database does not, and tells the log', async () => {
    const told: unknown[] = []
    const broken = createEmbeddedRegistries(
      {
        many: () => Promise.reject(new Error('gone')),
        first: () => Promise.reject(new Error('gone')),
        run: () => Promise.reject(new Error('gone')),
      },
      { maxAge, clock: () => now, report: (registry) => told.push(registry) },
    )
    expect(await broken.taxpayer.byRuc(company)).toMatchObject({ kind: 'unavailable' })
    expect(await broken.institution.byIdentifier(company, '0001')).toMatchObject({ kind: 'unavailable' })
    expect(told).toEqual(['taxpayer', 'institution'])
  })
})
