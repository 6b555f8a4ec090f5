import { afterAll, beforeAll, expect, test } from 'vitest'
import { resolve } from 'node:path'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { migrate } from './migrate.ts'
import { statement } from './statement.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

test('runs each file once, also when two instances start together', async () => {
  const folder = resolve(import.meta.dirname, '../../../migrations')
  const reports = await Promise.all([migrate(database.url, folder), migrate(database.url, folder)])
  for (const report of reports) expect(report.applied).toEqual([])
})

test('refuses a name that already stands for another statement', () => {
  statement('test.same', 'select 1')
  expect(() => statement('test.same', 'select 2')).toThrow('share the name')
})

test('rolls back everything when the work throws', async () => {
  const add = statement(
    'test.count',
    `insert into network_count (kind, network, window_start, n) values ('t', 'x', now(), 1)`,
  )
  const count = statement<{ n: number }>('test.read', `select count(*) as n from network_count`)
  await expect(
    database.db.transaction(async (tx) => {
      await tx.run(add)
      throw new Error('fault')
    }),
  ).rejects.toThrow('fault')
  expect(await database.db.first(count)).toEqual({ n: 0 })
})
