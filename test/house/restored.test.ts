import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { syntheticCompanyRuc } from '../../src/kernel/synthetic.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { projectRoot } from '../support/project-files.ts'
import { removals } from '../support/removals/removals.ts'
import { restore } from '../support/restore.ts'
import { restored, type Restored } from '../support/restored.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase(2)
})
afterAll(() => database.drop())

const names = async (text: string): Promise<readonly string[]> =>
  (await database.db.pool.query<{ name: string }>(text)).rows.map(({ name }) => name)
const those = (is: Restored['is']) =>
  Object.entries(restored).flatMap(([table, one]) => (one.is === is ? [table] : []))

it('I-18: of every table it is said what becomes of it after a restore', async () => {
  const tables = await names(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  )
  expect(tables).toEqual(Object.keys(restored).toSorted())
})

it('I-18: the tables that carry the restore epoch are those of which it is said, and none can be written without', async () => {
  const numbered = await names(
    `select attrelid::regclass::text as name from pg_attribute
      where attname = 'restore_epoch' and attnotnull and attrelid <> 'installation'::regclass
        and attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')
      order by 1`,
  )
  expect(numbered).toEqual(those('numbered').toSorted())
})

/** A token, an approval or evidence has a row in which it is used up, decided or at an end. */
const usedUp = ['used_at', 'consumed_at', 'taken_at', 'voided_at', 'approved_at', 'decided_at', 'answered_at']

it('I-18: nothing that is used up, approved or signed in with stays as it was', async () => {
  const tokens = await names(
    `select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and (a.attname in (${usedUp.map((name) => `'${name}'`).join(', ')}) or a.attname ~ '(^|_)code_digest$'
             or (c.relname ~ 'session|invitation|challenge|nonce'))
      order by 1`,
  )
  const kept = tokens.filter((table) => restored[table]?.is === 'stays')
  // When a key or an access was last used, or work was taken; and the code of a certificate, which is never used up.
  expect(kept).toEqual([
    'compliance_certificate',
    'delegation',
    'enquiry',
    'person_passkey',
    'signed_review',
    'staff_account',
    'staff_credential',
  ])
})

it.each(Object.entries(restored).flatMap(([table, one]) => ('guards' in one ? [[table, one] as const] : [])))(
  'I-18: a guard of %s is in the table of those that are taken out',
  (_, { guards }) => {
    expect(guards.length).toBeGreaterThan(0)
    const known = new Set(removals.map(({ id }) => id))
    expect(guards.filter((id) => !known.has(id))).toEqual([])
  },
)

describe('raising the epoch', () => {
  const triggers = Object.values(restored).flatMap((one) => (one.is === 'ended' ? [one.by] : []))
  const raised = async () => {
    const { pool } = database.db
    await restore(database)
    const { rows } = await pool.query<{ epoch: number; ended: number; usable: number }>(
      `select i.restore_epoch as epoch, (select count(*)::int from contact_change where ended_reason = 'restored') as ended,
              (select count(*)::int from contact where retired_at is null) as usable from installation i`,
    )
    return rows[0]
  }

  it('I-18: gives a number that was never in force, and ends what would come about by the clock alone; without its trigger neither', async () => {
    const { pool } = database.db
    await pool.query(`insert into installation (mode) values ('production')`)
    const [employer, before, after] = [randomUUID(), randomUUID(), randomUUID()]
    await pool.query(
      `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'company', 'Demo')`,
      [employer, syntheticCompanyRuc(1)],
    )
    await pool.query(
      `insert into contact (id, employer_id, kind, value, confirmed_at, usable_from)
       values ($2, $1, 'mail', 'a@empresa.example', clock_timestamp(), clock_timestamp()),
              ($3, $1, 'mail', 'b@empresa.example', clock_timestamp(), clock_timestamp() + interval '1 day')`,
      [employer, before, after],
    )
    await pool.query(
      `insert into contact_change (employer_id, id, value, state, contact_id, confirmed_at)
       values ($1, gen_random_uuid(), 'b@empresa.example', 'cooling', $2, clock_timestamp())`,
      [employer, after],
    )
    for (const trigger of triggers) await pool.query(`alter table installation disable trigger ${trigger}`)
    expect(await raised()).toEqual({ epoch: 2, ended: 0, usable: 2 })
    for (const trigger of triggers) await pool.query(`alter table installation enable trigger ${trigger}`)
    const once = await raised()
    expect(once).toMatchObject({ ended: 1, usable: 1 })
    const { epoch = 0 } = once ?? {}
    expect((await raised())?.epoch).toBe(epoch + 1)
    // The same copy once more, later: another number, also where the copy knows of no restore.
    await pool.query(`alter table installation disable trigger user`)
    await pool.query(`update installation set restore_epoch = 1`)
    await pool.query(`alter table installation enable trigger user`)
    const minutes = (Date.now() - Date.UTC(2026, 0, 1)) / 60_000
    expect((await raised())?.epoch).toBeCloseTo(Math.max(2, minutes), -1)
  })
})

it('the documentation has somebody run after a restore what the tests do', () => {
  const page = readFileSync(join(projectRoot, 'docs/operate/running.md'), 'utf8')
  expect(page).toContain('```sh\nclavero restored --yes\n```')
})
