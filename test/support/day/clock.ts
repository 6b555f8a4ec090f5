import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { toDate, type Instant } from '../../../src/kernel/time.ts'
import { migrateWorker } from '../../../src/messaging/worker.ts'
import { openDatabase, type Database } from '../../../src/platform/database/database.ts'
import { migrate } from '../../../src/platform/database/migrate.ts'
import { statement } from '../../../src/platform/database/statement.ts'

export interface SimulatedDatabase {
  readonly db: Database
  /** The one clock of web, worker and database. */
  now(): Instant
  /** Time stands still between two calls, and never goes back. */
  moveTo(at: Instant): Promise<void>
  drop(): Promise<void>
}

/**
 * The functions that PostgreSQL asks for the time, answered from a row. They have to be there before
 * the tables are: the default of a column is bound to the function that was found when it was made.
 */
const clockSchema = `
  create schema simulated;
  create table simulated.clock (one boolean primary key default true check (one), at timestamptz not null);
  create function simulated.clock_timestamp() returns timestamptz language sql volatile as 'select at from simulated.clock';
  create function simulated.now() returns timestamptz language sql stable as 'select at from simulated.clock';
  create function simulated.statement_timestamp() returns timestamptz language sql stable as 'select at from simulated.clock';
  create function simulated.transaction_timestamp() returns timestamptz language sql stable as 'select at from simulated.clock'`

/** What is made goes to the first schema; what is called is looked for in this order, PostgreSQL's own last. */
const path = 'public, simulated, pg_catalog'

/** Functions that look for others in an order of their own would go on asking the real clock: PostgreSQL's own is first unless it is named. */
const takeAlong = `do $$ declare one record; begin
  for one in
    select p.oid::regprocedure as named,
           (select substr(setting, length('search_path=') + 1) from unnest(p.proconfig) setting where setting like 'search_path=%') as own
      from pg_proc p where exists (select from unnest(p.proconfig) setting where setting like 'search_path=%')
       and p.pronamespace = 'public'::regnamespace
  loop
    execute format('alter function %s set search_path = simulated, pg_catalog, %s', one.named, one.own);
  end loop;
end $$`

const set = statement('test.day.moveTo', `update simulated.clock set at = $1`)

/** A database whose clock stands at `start` and goes on when it is told to. */
export async function simulatedDatabase(start: Instant): Promise<SimulatedDatabase> {
  const clusterUrl = inject('clusterUrl')
  const name = `day_${randomBytes(6).toString('hex')}`
  const url = clusterUrl.replace('/postgres?', `/${name}?`)
  const query = async (to: string, ...texts: readonly string[]) => {
    const client = new pg.Client({ connectionString: to })
    await client.connect()
    try {
      for (const text of texts) await client.query(text)
    } finally {
      await client.end()
    }
  }
  await query(clusterUrl, `create database ${name}`, `alter database ${name} set search_path = ${path}`)
  await query(url, clockSchema, `insert into simulated.clock (at) values ('${toDate(start).toISOString()}')`)
  await migrate(url, resolve(import.meta.dirname, '../../../migrations'))
  await migrateWorker(url)
  await query(url, takeAlong)
  const db = openDatabase({ url, max: 4 })
  let now = start
  return {
    db,
    now: () => now,
    async moveTo(at) {
      if (at < now) throw new RangeError('time does not go back')
      if (at === now) return
      now = at
      await db.run(set, [toDate(at)])
    },
    async drop() {
      await db.close()
      await query(clusterUrl, `drop database ${name} with (force)`)
    },
  }
}
