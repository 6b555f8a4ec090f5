import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { inPortions } from './in-portions.ts'
import { statement } from './statement.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

it.each([1, 3, 7, 100])('takes rows in portions of %i until none is left', async (size) => {
  const { db } = database
  await db.pool.query('create table if not exists heap (n integer)')
  await db.pool.query('insert into heap select generate_series(1, 7)')
  const purge = statement('test.portion', 'delete from heap where n in (select n from heap limit $1)')
  expect(await inPortions(db, purge, [], size)).toBe(7)
  expect(await inPortions(db, purge, [], size)).toBe(0)
})
