import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase(2)
})
afterAll(() => database.drop())

it('a new installation holds nobody who could sign in (ASVS 6.3.2)', async () => {
  for (const table of ['employer', 'employer_key', 'key_generation', 'session', 'contact']) {
    const { rows } = await database.db.pool.query(`select 1 from ${table}`)
    expect([table, rows.length]).toEqual([table, 0])
  }
})
