import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { typed } from '../../../../test/support/cli.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { syntheticCompanyRuc } from '../../../kernel/synthetic.ts'
import { declareRestored } from '../../declare-restored.ts'
import { ensureInstallation } from '../../ensure-installation.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const restored = (...options: readonly string[]) =>
  typed({ DATABASE_URL: database.url, PORT: '3999' }, ['restored', ...options])

const epoch = async (): Promise<number | undefined> =>
  (await database.db.pool.query<{ n: number }>('select restore_epoch as n from installation')).rows[0]?.n

const logged = async (): Promise<readonly unknown[]> =>
  (
    await database.db.pool.query<{ detail: string }>(
      `select detail from audit_entry where act = 'restored' order by seq`,
    )
  ).rows.map(({ detail }): unknown => JSON.parse(detail))

/** A change of the mailbox that only waits for its time. */
async function changeOnItsWay(): Promise<void> {
  const { pool } = database.db
  const [employer, contact] = [randomUUID(), randomUUID()]
  await pool.query(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'company', 'Demo')`,
    [employer, syntheticCompanyRuc(1)],
  )
  await pool.query(
    `insert into contact (id, employer_id, kind, value, confirmed_at, usable_from)
     values ($2, $1, 'mail', 'b@empresa.example', clock_timestamp(), clock_timestamp() + interval '1 day')`,
    [employer, contact],
  )
  await pool.query(
    `insert into contact_change (employer_id, id, value, state, contact_id, confirmed_at)
     values ($1, gen_random_uuid(), 'b@empresa.example', 'cooling', $2, clock_timestamp())`,
    [employer, contact],
  )
}

it('has nothing to end where no service ever ran', async () => {
  expect(await restored()).toMatchObject({
    exit: 1,
    err: expect.stringContaining('log of this copy is empty'),
  })
  expect(await restored('--yes')).toMatchObject({ exit: 1, err: expect.stringContaining('nothing to end') })
  expect(await logged()).toEqual([])
})

it('F-34: changes nothing before somebody says yes; then ends what was on its way, and the log says so', async () => {
  await ensureInstallation(database.db, 'production')
  await changeOnItsWay()
  expect(await restored()).toMatchObject({
    exit: 1,
    out: '',
    err: expect.stringContaining('on their way: 1.'),
  })
  const asked = await restored('--json')
  expect(asked).toMatchObject({ exit: 1, err: '' })
  expect(JSON.parse(asked.out)).toEqual({ declared: false, copyUntil: null, contactChanges: 1 })
  expect(await epoch()).toBe(1)

  expect(await restored('--yes')).toMatchObject({ exit: 0, err: '' })
  const first = (await epoch()) ?? 0
  expect(first).toBeGreaterThan(1)
  expect(await logged()).toEqual([{ contactChanges: 1, copyUntil: null, epoch: first }])

  // Said once more, and the copy is known to reach until the entry of before.
  const again = await restored('--yes', '--json')
  expect(again.exit).toBe(0)
  const { rows } = await database.db.pool.query<{ at: Date }>(
    'select at from audit_entry order by seq limit 1',
  )
  expect(JSON.parse(again.out)).toEqual({
    declared: true,
    copyUntil: rows[0]?.at.toISOString(),
    contactChanges: 0,
    epoch: first + 1,
  })
  expect(await epoch()).toBe(first + 1)
})

it('F-35: what cannot be written down does not happen', async () => {
  const before = await epoch()
  const away = { append: () => Promise.reject(new Error('the log is full')) }
  await expect(declareRestored(database.db, away)).rejects.toThrow('the log is full')
  expect(await epoch()).toBe(before)
})
