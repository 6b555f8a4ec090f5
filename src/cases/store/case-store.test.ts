import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CaseId } from '../../kernel/ids.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { asDescribed } from '../../policy/profiles/as-described.ts'
import { restore } from '../../../test/support/restore.ts'
import { caseStore } from './case-store.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

it('L-11: reads the clock, and everything else, after the wait for a rival and not before', async () => {
  const { db } = database
  await db.pool.query(`insert into installation (mode) values ('demonstration')`)
  const employerId = randomUUID()
  const id = randomUUID() as CaseId
  await db.pool.query(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'company', 'Demo')`,
    [employerId, syntheticCompanyRuc(1)],
  )
  await db.pool.query(
    `insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
     values ($1, $2, 'CLV-0000-0000', 'online', 'proving', $3, 'as-described', 'es', '\\x00', 'c')`,
    [
      id,
      employerId,
      JSON.stringify({ state: { is: 'proving' }, ledger: [], rucState: 'active', sealedFacts: '', epoch: 1 }),
    ],
  )
  const rival = await db.pool.connect()
  await rival.query('begin')
  await rival.query('select 1 from recovery_case where id = $1 for update', [id])
  const held = db.transaction((tx) => caseStore(db, asDescribed.contact).lock(tx, id))
  await new Promise((passed) => setTimeout(passed, 200))
  await rival.query(`update employer set frozen_at = clock_timestamp() where id = $1`, [employerId])
  const { rows } = await rival.query('select extract(epoch from clock_timestamp()) * 1000 as now')
  await rival.query('commit')
  rival.release()
  const loaded = await held
  expect(loaded?.now).toBeGreaterThanOrEqual(Math.floor(Number((rows as { now: string }[])[0]?.now)))
  expect(loaded?.employerFacts).toMatchObject({ frozen: true, epoch: 2 })
})

it('I-18: a restore is never mistaken for a change of the employer, nor the other way round', async () => {
  const { db } = database
  const [id] = (await db.pool.query<{ id: CaseId }>('select id from recovery_case')).rows.map((row) => row.id)
  if (id === undefined) throw new Error('no case')
  const epoch = async () => (await caseStore(db, asDescribed.contact).load(id))?.employerFacts.epoch ?? 0
  const moved = async (n: number) => {
    await db.pool.query('update employer set epoch = epoch + $1', [n])
    return epoch()
  }
  const before = await epoch()
  // What was begun after the copy was made, under an employer that had changed since.
  const since = await moved(1)
  await moved(-1)
  await restore(database)
  const after = await epoch()
  expect(new Set([before, since, after]).size).toBe(3)
  expect(await moved(1)).toBe(after + 1)
})
