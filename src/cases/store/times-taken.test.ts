import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import { timesTaken } from './times-taken.ts'

let database: TestDatabase
const employerId = randomUUID()
beforeAll(async () => {
  database = await freshDatabase()
  await database.db.pool.query(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'privateCompany', 'Demo')`,
    [employerId, syntheticCompanyRuc(1)],
  )
})
afterAll(() => database.drop())

/** A case that was opened at noon and got its key so many seconds later; signed in with much later. */
const finished = (seconds: number, path = 'inPerson', state = 'completed') =>
  database.db.pool.query(
    `insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant, opened_at, touched_at)
     select $1, $2, $3, $4, $5, jsonb_build_object('state', jsonb_build_object('is', $5::text, 'at',
            (extract(epoch from noon) * 1000)::bigint + $6 * 1000)), 'p', 'es', '', '', noon, noon + interval '9 days'
       from (select timestamptz '2026-11-24 12:00Z' as noon) as d`,
    [randomUUID(), employerId, randomUUID(), path, state, seconds],
  )

it('measures from the first page to the key: the half, and nine of ten', async () => {
  const taken = timesTaken(database.db)
  expect(await taken('inPerson')).toBeUndefined()
  for (let n = 10; n >= 1; n -= 1) await finished(n * 60)
  await finished(1, 'firstKey')
  await finished(1, 'inPerson', 'closed')
  expect(await taken('inPerson')).toEqual({ count: 10, median: 300, slow: 540 })
  expect(await taken('firstKey')).toEqual({ count: 1, median: 1, slow: 1 })
})
