import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import type { EmployerId } from '../../../kernel/ids.ts'
import { syntheticCompanyRuc } from '../../../kernel/synthetic.ts'
import { campaignStore } from './campaign-store.ts'
import { forgetRefusedSets, refusedSetStore } from './refused-sets.ts'

let database: TestDatabase
const employers: EmployerId[] = []
beforeAll(async () => {
  database = await freshDatabase(12)
  for (let n = 1; n <= 3; n += 1) {
    const id = randomUUID() as EmployerId
    await database.db.pool.query(
      `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'company', 'Demo')`,
      [id, syntheticCompanyRuc(n)],
    )
    employers.push(id)
  }
})
afterAll(() => database.drop())
beforeEach(() => database.db.pool.query('truncate refused_set, refused_set_day, campaign cascade'))

/** Refused sets of the first employer, one a second back from `ago`. */
const refused = (
  many: number,
  ago: string,
  how: { network?: string; suspends?: boolean; at?: number } = {},
) =>
  database.db.pool.query(
    `insert into refused_set (employer_id, at, network, suspends)
     select $1, clock_timestamp() - $2::interval - n * interval '1 second', $3, $4 from generate_series(1, $5) n`,
    [employers[how.at ?? 0], ago, how.network ?? null, how.suspends ?? false, many],
  )

it('counts ten minutes, a day and suspensions, and no further than it was asked', async () => {
  await refused(3, '1 minute')
  await refused(4, '11 minutes')
  await refused(5, '25 hours')
  await refused(2, '2 hours', { suspends: true })
  const sets = refusedSetStore(database.db)
  const all = { tenMinutes: 99, day: 99, suspended: 99 }
  expect(await sets.population(all)).toEqual({ tenMinutes: 3, day: 9, suspended: 2 })
  expect(await sets.population({ tenMinutes: 2, day: 4, suspended: 1 })).toEqual({
    tenMinutes: 2,
    day: 4,
    suspended: 1,
  })
})

it('says how wide they are spread', async () => {
  await refused(3, '1 minute', { network: '203.0.113.1' })
  await refused(1, '2 minutes', { network: '203.0.113.2', at: 1 })
  await refused(1, '20 minutes', { network: '203.0.113.3', at: 2 })
  expect(await refusedSetStore(database.db).extent(600)).toEqual({
    refusedSets: 4,
    employers: 2,
    networks: 2,
    busiest: 3,
  })
})

it('keeps a number a day as what is usual, whatever one wild day was, and of a network nothing beyond a day', async () => {
  const sets = refusedSetStore(database.db)
  expect(await sets.usual()).toEqual({ refusedSets: 0, employers: 0 })
  for (const day of [2, 3, 4, 5, 6])
    await refused(day === 4 ? 500 : 10, `${day * 24} hours`, { network: '203.0.113.9' })
  await forgetRefusedSets(database.db)
  expect(await sets.usual()).toEqual({ refusedSets: 10, employers: 3 })
  const { rows } = await database.db.pool.query('select 1 from refused_set where network is not null')
  expect(rows).toEqual([])
  // A second round in one night changes nothing.
  expect(await forgetRefusedSets(database.db)).toBe(0)
  expect(await sets.usual()).toEqual({ refusedSets: 10, employers: 3 })
})

it('of twelve that notice at once one opens the campaign; it is prolonged, once a minute, and another may follow', async () => {
  const { db } = database
  const campaigns = campaignStore(db)
  const open = () => db.transaction((tx) => campaigns.open(tx, { reach: 600, hold: 7_200, signs: ['burst'] }))
  expect(await campaigns.isUnderWay()).toBe(false)
  const opened = await Promise.all(Array.from({ length: 12 }, open))
  expect(opened.filter((one) => one !== undefined)).toHaveLength(1)
  expect(await campaigns.isUnderWay()).toBe(true)
  const prolong = () => db.transaction((tx) => campaigns.prolong(tx, 7_200))
  expect(await prolong()).toBe(false)
  await db.pool.query(`update campaign set holds_until = holds_until - interval '61 seconds'`)
  expect([await prolong(), await prolong()]).toEqual([true, false])
  await db.pool.query(
    `update campaign set since = since - interval '1 day', began_at = began_at - interval '1 day',
            holds_until = holds_until - interval '1 day'`,
  )
  expect(await campaigns.isUnderWay()).toBe(false)
  expect(await prolong()).toBe(false)
  expect(await open()).toBeDefined()
})
