import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { testNow } from '../../../test/support/visit.ts'
import { newId, type CentreId } from '../../kernel/ids.ts'
import { importCentres } from '../app/import-centres.ts'
import type { RefusedRow, RowBatch } from '../../employers/app/import-rows.ts'
import { centreImportStore, centreStore } from './centre-store.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const header = ['name', 'province', 'canton', 'address', 'hours', 'zone', 'active']

async function bringIn(...rows: readonly (readonly string[])[]) {
  const refused: RefusedRow[] = []
  async function* batches(): AsyncIterable<RowBatch> {
    yield { rows: [header, ...rows].map((fields, at) => ({ line: at + 1, fields })), bytes: 1 }
  }
  const done = await importCentres({
    store: centreImportStore(database.db),
    batches: batches(),
    newCentreId: () => newId<CentreId>(testNow, randomBytes(10)),
    refuse: (row) => void refused.push(row),
  })
  return { done, refused }
}

const north = ['Norte', 'Loja', 'Loja', 'Calle 1', 'De 08:00 a 16:00', '', '']

it('brings centres in, and brings one that it knows up to date', async () => {
  const { open } = centreStore(database.db)
  await bringIn(north, ['Islas', 'Galápagos', 'Isabela', 'Calle 2', 'Siempre', 'galapagos', 'yes'])
  const [islands, first] = await open()
  expect(islands).toMatchObject({ name: 'Islas', zone: 'Pacific/Galapagos' })
  expect(first).toMatchObject({ name: 'Norte', address: 'Calle 1', zone: 'America/Guayaquil' })
  await bringIn(north.with(3, 'Calle 9'))
  expect(await open()).toEqual([islands, { ...first, address: 'Calle 9' }])
  await bringIn(north.with(6, 'no'))
  expect(await open()).toEqual([islands])
})

it('refuses what is empty, too long, unknown or there twice, each by its line and field', async () => {
  const { done, refused } = await bringIn(
    north.with(0, ''),
    north.with(4, 'x'.repeat(201)),
    north.with(5, 'moon'),
    north.with(6, 'perhaps'),
    north,
    north,
  )
  expect(done).toMatchObject({ ok: true, value: { lines: 6, refused: 5 } })
  expect(refused).toEqual([
    { line: 2, field: 'name', reason: 'empty' },
    { line: 3, field: 'hours', reason: 'form' },
    { line: 4, field: 'zone', reason: 'form' },
    { line: 5, field: 'active', reason: 'form' },
    { line: 7, field: 'name', reason: 'duplicate' },
  ])
})
