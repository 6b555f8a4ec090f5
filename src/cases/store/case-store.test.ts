import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CaseId } from '../../kernel/ids.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { asDescribed } from '../../policy/profiles/as-described.ts'
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
