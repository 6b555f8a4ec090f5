import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { CaseId, EmployerId } from '../../kernel/ids.ts'
import { keyStore } from './key-store.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase(4)
})
afterAll(() => database.drop())

let born = 0
/** An employer whose second key is blocked, set two days ago. */
async function blocked(): Promise<EmployerId> {
  const { pool } = database.db
  const id = randomUUID() as EmployerId
  born += 1
  await pool.query(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'company', 'EMPRESA DE PRUEBA')`,
    [id, `24999900${String(born).padStart(2, '0')}001`],
  )
  await pool.query(
    `insert into employer_key (employer_id, generation, hash, set_at, path, blocked_at)
     values ($1, 2, 'x', clock_timestamp() - interval '2 days', 'online', clock_timestamp())`,
    [id],
  )
  return id
}
const unlock = (employerId: EmployerId, generation = 2) =>
  database.db.transaction((tx) =>
    keyStore(database.db).unlock(tx, { employerId, generation, caseId: randomUUID() as CaseId }),
  )
const report = (employerId: EmployerId, ago: string) =>
  database.db.pool.query(
    `insert into employer_report (code, origin, employer_id, reported_at)
     values ($2, 'notice', $1, clock_timestamp() - $3::interval)`,
    [employerId, randomUUID(), ago],
  )

it('lifts a block once, however many ask at once, and keeps the key', async () => {
  const id = await blocked()
  const all = await Promise.all(Array.from({ length: 4 }, () => unlock(id)))
  expect(all.filter(Boolean)).toHaveLength(1)
  const { rows } = await database.db.pool.query(
    'select generation, blocked_at, unlocked_at is not null as unlocked from employer_key where employer_id = $1',
    [id],
  )
  expect(rows).toEqual([{ generation: 2, blocked_at: null, unlocked: true }])
})

it('lifts none of another key than the one that was judged', async () => {
  expect(await unlock(await blocked(), 1)).toBe(false)
})

it('keeps no key that somebody reported since it was set, or since it was unlocked', async () => {
  const older = await blocked()
  await report(older, '3 days')
  expect(await unlock(older)).toBe(true)
  const newer = await blocked()
  await report(newer, '1 day')
  expect(await unlock(newer)).toBe(false)
  // Reported, unlocked before by another way, and blocked once more: only what came since counts.
  await database.db.pool.query(
    `update employer_key set unlocked_at = clock_timestamp() - interval '1 hour', unlocked_case = gen_random_uuid()
      where employer_id = $1`,
    [newer],
  )
  expect(await unlock(newer)).toBe(true)
})
