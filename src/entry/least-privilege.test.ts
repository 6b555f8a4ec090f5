import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { instant } from '../kernel/time.ts'
import { startWorker } from '../messaging/worker.ts'
import { openDatabase, type Database } from '../platform/database/database.ts'
import { beginHousekeeping } from '../platform/housekeeping.ts'
import { runCli } from './cli/program.ts'
import { ensureInstallation } from './ensure-installation.ts'
import { ensureMigrated } from './ensure-migrated.ts'

const role = `app_${randomBytes(6).toString('hex')}`
let database: TestDatabase
/** The database, as the role that the service runs as. */
let asService: Database

beforeAll(async () => {
  database = await freshDatabase()
  await database.db.pool.query(`create role ${role} login`)
  asService = openDatabase({ url: database.url.replace(/:\/\/[^@]*@/, `://${role}@`), max: 4 })
})
afterAll(async () => {
  await asService.close()
  await database.db.pool.query(`drop owned by ${role}`)
  await database.db.pool.query(`drop role ${role}`)
  await database.drop()
})

async function admit(): Promise<string> {
  let out = ''
  const exit = await runCli(['migrate', '--admit', role], {
    env: { DATABASE_URL: database.url },
    out: (text) => (out += text),
    err: (text) => (out += text),
    stdin: async function* () {},
    now: () => instant(1_800_000_000_000),
    terminal: false,
  })
  return `${exit} ${out}`
}

describe('the role that the service runs as', () => {
  test('is told to migrate while the queue is not there', async () => {
    await expect(ensureMigrated(database.db)).rejects.toMatchObject({ code: '42P01' })
  })

  test('has all it needs after `migrate --admit`, the queue included, however often that runs', async () => {
    expect(await admit()).toContain(`0 Up to date`)
    expect(await admit()).toContain(`admitted ${role}`)
    await ensureMigrated(asService)
    await ensureInstallation(asService, 'production')
    await beginHousekeeping(asService)

    const done: unknown[] = []
    const faults: unknown[] = []
    await asService.pool.query(`select graphile_worker.add_job('note', '{"n":1}', job_key => 'one')`)
    const worker = await startWorker({
      db: asService,
      tasks: { note: async (payload) => done.push(payload), housekeeping: async () => undefined },
      onFault: (fault) => faults.push(fault),
    })
    await expect.poll(() => done, { timeout: 10_000 }).toEqual([{ n: 1 }])
    await worker.stop()
    expect(faults).toEqual([])
    const left = await database.db.pool.query(`select 1 from graphile_worker.jobs where key = 'one'`)
    expect(left.rowCount).toBe(0)
  })

  test.each([
    'create table public.mine (n integer)',
    'create schema mine',
    'alter table graphile_worker._private_jobs disable row level security',
    'drop table graphile_worker._private_jobs',
    'update graphile_worker.migrations set id = 0',
    'update migration set digest = null',
    'delete from audit_entry',
  ])('may not: %s', async (text) => {
    await expect(asService.pool.query(text)).rejects.toMatchObject({ code: '42501' })
  })

  test('another role sees no job', async () => {
    const client = await database.db.pool.connect()
    const other = `other_${randomBytes(6).toString('hex')}`
    try {
      await client.query(`create role ${other}`)
      await client.query(`set role ${other}`)
      await expect(client.query('select from graphile_worker.jobs')).rejects.toMatchObject({ code: '42501' })
    } finally {
      await client.query('reset role')
      await client.query(`drop role ${other}`)
      client.release()
    }
  })
})

describe('a database that is older than the program', () => {
  test('is not served', async () => {
    await database.db.pool.query(`update migration set name = '0000-other.sql' where name like '0008-%'`)
    await expect(ensureMigrated(asService)).rejects.toThrow('Run: clavero migrate')
  })
})
