import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrateWorker } from '../messaging/worker.ts'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { beginHousekeeping, housekeeping } from './housekeeping.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await migrateWorker(database.url)
})
afterAll(() => database.drop())
beforeEach(() => sql('delete from graphile_worker._private_jobs'))

const sql = async <Row>(text: string) => (await database.db.pool.query(text)).rows as Row[]
/** Hours from now on, and the time on the wall in Ecuador, of every round that is planned. */
const rounds = () =>
  sql<{ hours: number; wall: string }>(
    `select extract(epoch from run_at - clock_timestamp())::float8 / 3600 as hours,
            to_char(run_at at time zone 'America/Guayaquil', 'HH24:MI') as wall
       from graphile_worker.jobs where task_identifier = 'housekeeping'`,
  )

describe('the rounds', () => {
  it('begin at once, and are one however many workers start', async () => {
    await Promise.all([1, 2, 3].map(() => beginHousekeeping(database.db)))
    const [round, ...more] = await rounds()
    expect(more).toEqual([])
    expect(round?.hours).toBeLessThan(0.1)
  })

  it('come back at half past three of the next night, and a worker that starts does not move them', async () => {
    await housekeeping({ db: database.db, purges: [] }).housekeeping()
    await beginHousekeeping(database.db)
    const [round, ...more] = await rounds()
    expect(more).toEqual([])
    expect(round?.wall).toBe('03:30')
    expect(round?.hours).toBeGreaterThan(3)
    expect(round?.hours).toBeLessThan(28)
  })

  it('run every purge although one fails, tell of it, and come back within the hour', async () => {
    const purged: unknown[] = []
    const faults: unknown[] = []
    await housekeeping({
      db: database.db,
      purges: [
        { name: 'broken', run: () => Promise.reject(new Error('lock')) },
        { name: 'whole', run: () => Promise.resolve(3) },
      ],
      onPurged: (...done) => purged.push(done),
      onFault: (name) => faults.push(name),
    }).housekeeping()
    expect(purged).toEqual([['whole', 3]])
    expect(faults).toEqual(['broken'])
    expect((await rounds())[0]?.hours).toBeLessThan(1.01)
  })
})
