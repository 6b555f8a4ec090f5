import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { statement } from '../../src/platform/database/statement.ts'
import type { Transaction } from '../../src/platform/database/database.ts'
import { reportOf } from '../support/day/report.ts'
import { runDay, type Day, type DayOptions } from '../support/day/run-day.ts'
import { brokenIn, brokenInvariants, invariants } from '../support/invariants.ts'

const small: DayOptions = { seed: 7, profile: 'as-described', users: 20, greylist: 300 }

/** What each invariant forbids, done to the database behind everybody's back. */
const planted: readonly (readonly [id: string, what: string, text: string])[] = [
  ['I-01', 'a key without its answers', ledgerOfKeys(`'[]'`)],
  [
    'I-01',
    'a key on proofs of the day before',
    ledgerOfKeys(
      `(select jsonb_agg(p || jsonb_build_object('at', (p->>'at')::bigint - 90000000)) from jsonb_array_elements(body->'ledger') p)`,
    ),
  ],
  [
    'I-01',
    'a key of a case of another employer',
    `update recovery_case c set employer_id = (select id from employer where id <> c.employer_id limit 1) where state = 'completed'`,
  ],
  [
    'I-01',
    'a later key that nobody made here',
    `update key_generation set origin = 'elsewhere', case_id = null where generation > 1`,
  ],
  [
    'I-01',
    'a key changed in the session of another employer',
    `with alien as (
       insert into session (digest, employer_id, generation, browser, network, ended_at, ended_by)
       select sha256('x'), e.id, 1, 'x', 'x', clock_timestamp(), 'keyChanged' from employer e
        where e.id <> (select employer_id from key_generation where generation > 1 order by employer_id limit 1) limit 1
       returning digest)
     update key_generation set origin = 'signedIn', case_id = null, made_in = (select digest from alien)
      where (employer_id, generation) = (select employer_id, generation from key_generation where generation > 1 order by employer_id limit 1)`,
  ],
  ['I-02', 'a key without a link', `update link set consumed_at = null where consumed_at is not null`],
  [
    'I-02',
    'two links used for one key',
    `update link set consumed_at = minted_at, voided_at = null where id in (select l.id from link l join key_generation g on g.case_id = l.case_id where l.voided_at is not null)`,
  ],
  [
    'I-03',
    'a proof of another case',
    ledgerOfKeys(
      `(select jsonb_agg(p || jsonb_build_object('caseId', gen_random_uuid())) from jsonb_array_elements(body->'ledger') p)`,
    ),
  ],
  [
    'I-03',
    'one mailbox reached for two keys',
    ledgerOfKeys(
      `(select jsonb_agg(p || '{"evidence":"the same"}') from jsonb_array_elements(body->'ledger') p)`,
    ),
  ],
  [
    'I-07',
    'two links alive at once',
    `update link l set voided_at = null, consumed_at = coalesce(consumed_at, minted_at + interval '9 days'), grace_until = minted_at + interval '9 days'`,
  ],
  [
    'I-09',
    'answers judged while suspended',
    `insert into audit_entry (lane, act, subject, actor, instance, detail) select lane, 'questionsRefused', subject, actor, instance, '{}' from audit_entry where act = 'suspended' limit 1`,
  ],
  [
    'I-09',
    'more sets refused in a day than there are tries',
    `insert into audit_entry (lane, act, subject, actor, instance, detail) select 1, 'questionsRefused', 'somebody', 'visitor', 'x', '{}' from generate_series(1, 4)`,
  ],
  [
    'I-13',
    'a step without its entry',
    `insert into case_event (case_id, n, event) select id, 999, 'linkSent' from recovery_case limit 1`,
  ],
  [
    'I-13',
    'an entry without its step',
    `insert into audit_entry (lane, act, actor, case_code, instance, detail) select 1, 'keySet', 'visitor', code, 'x', '{}' from recovery_case where state <> 'completed' limit 1`,
  ],
  ['I-13', 'a link asked for and no message', `update message set carries_link = false where carries_link`],
  ['I-16', 'a link to an address that nobody confirmed', `update contact set confirmed_at = null`],
  [
    'I-16',
    'a link to the address of another',
    `update message m set contact_id = (select id from contact where employer_id <> m.employer_id and kind = 'mail' limit 1) where carries_link`,
  ],
  [
    'I-21',
    'a session older than the key',
    `insert into session (digest, employer_id, generation, browser, network, created_at) select sha256('x'), employer_id, generation - 1, 'x', 'x', set_at - interval '1 hour' from key_generation where case_id is not null limit 1`,
  ],
  [
    'I-21',
    'a link left alive by the key',
    `update link set voided_at = null, void_reason = null where id in (select distinct on (l.employer_id) l.id from link l join key_generation g on g.employer_id = l.employer_id and g.case_id is not null where l.voided_at is not null and l.minted_at < g.set_at)`,
  ],
  ['I-26', 'a new key and no notice', `update message set template = 'M-04' where template = 'M-02'`],
  [
    'I-26',
    'a notice that was counted away',
    `update message set state = 'cancelled' where template = 'M-02'`,
  ],
]

function ledgerOfKeys(ledger: string): string {
  return `update recovery_case set body = jsonb_set(body, '{ledger}', ${ledger}) where state = 'completed'`
}

const timed = statement<{ table: string; column: string }>(
  'test.day.timed',
  `select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type = 'timestamp with time zone' and table_name <> 'migration'`,
)

describe('after a small day', () => {
  let day: Day
  let again: Day
  beforeAll(async () => {
    ;[day, again] = await Promise.all([runDay(small), runDay(small)])
  })
  afterAll(() => Promise.all([day.service.close(), again.service.close()]))

  class Undone extends Error {}
  /** What is found after the deed; nothing of it stays. */
  async function foundAfter(deed: (tx: Transaction) => Promise<unknown>): Promise<readonly string[]> {
    let found: readonly string[] = []
    await day.service.db
      .transaction(async (tx) => {
        await deed(tx)
        found = await brokenIn(tx, day.service.policy)
        throw new Undone()
      })
      .catch((fault: unknown) => {
        if (!(fault instanceof Undone)) throw fault
      })
    return found
  }

  it('every invariant holds', async () => {
    expect(await brokenInvariants(day.service.db, day.service.policy)).toEqual([])
  })

  it.each(planted)('%s is seen to be broken by %s', async (id, what, text) => {
    const found = await foundAfter((tx) => tx.run(statement(`test.plant.${what}`, text)))
    expect(found.filter((line) => line.startsWith(id))).toHaveLength(1)
  })

  it('no invariant of the table was left unbroken', () => {
    const broken = new Set(planted.map(([id]) => id))
    expect(invariants.filter(({ id }) => !broken.has(id))).toEqual([])
  })

  it('nothing in the database has asked another clock than the simulated one', async () => {
    const columns = await day.service.db.many(timed)
    expect(columns.length).toBeGreaterThan(30)
    for (const { table, column } of columns) {
      const { rows } = await day.service.db.pool.query(
        `select ${column} from "${table}" where ${column} between pg_catalog.now() - interval '1 hour' and pg_catalog.now() + interval '1 hour'`,
      )
      expect(rows, `${table}.${column}`).toEqual([])
    }
  })

  it('the same seed was the same day: every screen of everybody, to the second', async () => {
    const told = (one: Day) =>
      [...one.errands, ...one.attacks].map(({ person }) => withoutChance(person.trace))
    expect(told(again)).toEqual(told(day))
    expect(await reportOf(again)).toEqual(await reportOf(day))
  })

  // Last: what it does stays.
  it('I-17 is seen to be broken by an entry that was changed', async () => {
    const client = await day.service.db.pool.connect()
    await client.query(`set session_replication_role = 'replica'`)
    await client.query(`update audit_entry set reason = 'x' where act = 'keySet'`)
    client.release(true)
    expect(await brokenInvariants(day.service.db, day.service.policy)).toEqual([
      expect.stringContaining('I-17'),
    ])
  })
})

/** Codes, references and the questions drawn are the product's own chance, and nothing may depend on them. */
const withoutChance = (trace: readonly string[]): readonly string[] =>
  trace.map((line) =>
    line
      .replace(/CLV-\w{4}-\w{4}/g, 'CASE')
      .replace(/\/clave\/[\w-]{12}/g, '/clave/REF')
      .replace(/^(.*\/preguntas\/\d).*$/, '$1'),
  )
