import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import { pathFigures } from './path-figures.ts'

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

/** A case opened so many days ago, touched so many hours ago, and finished so many seconds after it was opened. */
const opened = (state: string, daysAgo: number, hoursQuiet = 0, seconds = 0, path = 'online') =>
  database.db.pool.query(
    `insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant, opened_at, touched_at)
     select $1, $2, $3, $4, $5, jsonb_build_object('state', jsonb_build_object('is', $5::text, 'at',
            (extract(epoch from opened) * 1000)::bigint + $6 * 1000)), 'p', 'es', '', '', opened, clock_timestamp() - make_interval(hours => $8)
       from (select clock_timestamp() - make_interval(days => $7) as opened) as d`,
    [randomUUID(), employerId, randomUUID(), path, state, seconds, daysAgo, hoursQuiet],
  )

it('counts what came of the cases of one way within the days, and leaves out what is still on its way', async () => {
  const of = pathFigures(database.db)
  expect(await of('online', 30)).toEqual({ over: 0, completed: 0, median: null, slow: null })
  for (const seconds of [300, 600, 900]) await opened('completed', 3, 0, seconds)
  await opened('closed', 3)
  await opened('referred', 3)
  // Somebody is at it now; and somebody who left two days ago.
  await opened('proving', 0)
  await opened('proving', 3, 48)
  // Of another way, and of last quarter.
  await opened('completed', 3, 0, 60, 'inPerson')
  await opened('completed', 31, 0, 60)
  const figures = await of('online', 30)
  expect(figures).toMatchObject({ over: 6, completed: 3 })
  expect(Math.round(figures.median ?? 0)).toBe(600)
  expect(Math.round(figures.slow ?? 0)).toBe(900)
})
