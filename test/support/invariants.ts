import { verifyAudit } from '../../src/audit/app/verify.ts'
import { auditReader, entryHash } from '../../src/audit/store/read.ts'
import type { Database, Queries } from '../../src/platform/database/database.ts'
import { statement, type Statement } from '../../src/platform/database/statement.ts'
import type { Policy } from '../../src/policy/policy.ts'

/** One invariant of RELIABILITY 5 as a question to the database: whatever it returns should not be there. */
export interface Invariant {
  readonly id: string
  readonly says: string
  readonly query: Statement<object>
  /** What the query is handed. */
  readonly given?: (policy: Policy) => readonly unknown[]
}

const offending = (id: string, text: string) => statement<object>(`test.invariant.${id}`, text)

/** Keys that a case made: those of before came from another system. */
const made = `key_generation g join recovery_case c on c.id = g.case_id`
/** When a link stopped being of use, for whatever reason. */
const endOf = (link: string) =>
  `least(coalesce(${link}.consumed_at, 'infinity'), coalesce(${link}.voided_at, 'infinity'), link_dies_at(${link}))`

/**
 * They look at what is kept and ask nobody how it came about, so they hold after a day, a restore or a
 * crash, on any database. They read everything: for tests, and for a copy of production.
 */
export const invariants: readonly Invariant[] = [
  {
    id: 'I-01',
    says: 'a key has one case of its employer, with the full and fresh proof set of its path, or was changed in a live session of the one before',
    given: ({ paths, proof }) => [
      JSON.stringify(
        Object.entries(paths).flatMap(([path, { proofs }]) =>
          proofs.map((kinds) => ({ path, kinds: [kinds].flat() })),
        ),
      ),
      proof.outerLimit,
      proof.paperLimit,
    ],
    query: offending(
      'I-01',
      `select g.employer_id, g.generation, c.code, need.kinds
         from ${made}
         left join jsonb_to_recordset($1::jsonb) need (path text, kinds jsonb) on need.path = c.path
        where c.employer_id <> g.employer_id or c.state <> 'completed' or need.kinds is null
           or not exists (
                select from jsonb_array_elements(c.body->'ledger') p
                 where need.kinds ? (p->>'kind') and p->>'caseId' = c.id::text
                   and to_timestamp((p->>'at')::float8 / 1000) between c.opened_at - interval '1 second' and g.set_at + interval '1 second'
                   and to_timestamp((p->>'at')::float8 / 1000) > g.set_at - make_interval(secs => case when p ? 'enteredAt' then $3::float8 else $2::float8 end))
       union all
       select g.employer_id, g.generation, g.origin, null
         from key_generation g left join session s on s.digest = g.made_in
        where g.origin = 'elsewhere' and g.generation > 1
           or g.origin = 'signedIn' and (
                not exists (select from key_generation f where f.employer_id = g.employer_id and f.generation = g.generation - 1)
                or s.employer_id <> g.employer_id or s.generation <> g.generation - 1
                or s.created_at > g.set_at or s.ended_by is distinct from 'keyChanged' and s.digest is not null
                or s.ended_at not between g.set_at - interval '1 second' and g.set_at + interval '1 second')`,
    ),
  },
  {
    id: 'I-02',
    says: 'a link that was used made one key or lifted one block, and no key of a case was made without one',
    query: offending(
      'I-02',
      `select coalesce(used.case_id, g.case_id) as case_id, used.n as used, g.generation
         from (select case_id, count(*) as n, min(consumed_at) as at from link where consumed_at is not null group by case_id) used
         full join (select * from key_generation where case_id is not null) g on g.case_id = used.case_id
        where (used.n is distinct from 1 or g.generation is null or used.at > g.set_at + interval '1 second')
          and not (used.n = 1 and g.generation is null and exists (select from recovery_case c
                where c.id = used.case_id and c.state = 'completed' and c.body->'state'->>'unlocked' = 'true'))
       union all
       select case_id, null, null from link where consumed_at is not null and voided_at is not null`,
    ),
  },
  {
    id: 'I-03',
    says: 'no proof of another case stands in a ledger',
    query: offending(
      'I-03',
      `select c.code, p->>'kind' as kind, p->>'caseId' as of
         from recovery_case c, jsonb_array_elements(c.body->'ledger') p where p->>'caseId' <> c.id::text
       union all
       select min(c.code), p->>'kind', p->>'evidence'
         from recovery_case c, jsonb_array_elements(c.body->'ledger') p
        where p->>'kind' in ('gate', 'mail') group by p->>'kind', p->>'evidence' having count(*) > 1`,
    ),
  },
  {
    id: 'I-07',
    says: 'no two links of an employer were live at the same instant',
    query: offending(
      'I-07',
      `select a.ref, b.ref as other, a.employer_id from link a join link b
           on b.employer_id = a.employer_id and b.id <> a.id
          and (b.minted_at, b.id) > (a.minted_at, a.id) and b.minted_at < ${endOf('a')} and b.minted_at < ${endOf('b')}
        where a.kind <> 'notice' and b.kind <> 'notice'`,
    ),
  },
  {
    id: 'I-09',
    says: 'no answers were judged while an employer was suspended, and no more sets refused than there are tries',
    given: ({ questions }) => [questions.attempts],
    query: offending(
      'I-09',
      `with judged as (
         select a.subject, a.at, a.act from audit_entry a
          where a.act in ('questionsPassed', 'questionsRefused', 'suspended', 'keySet')),
       stopped as (
         select c.employer_id, a.subject, min(a.at) as at, to_timestamp((c.body->'state'->>'until')::float8 / 1000) as until
           from recovery_case c join audit_entry a on a.case_code = c.code and a.act = 'suspended'
          where c.state = 'suspended' group by 1, 2, 4)
       select j.subject, j.at, j.act from judged j join stopped s on s.subject = j.subject
        where j.act in ('questionsPassed', 'questionsRefused') and j.at > s.at and j.at < s.until
          and not exists (select from judged k where k.subject = j.subject and k.act = 'keySet' and k.at between s.at and j.at)
       union all
       select r.subject, r.at, 'refused' from judged r
        where r.act = 'questionsRefused'
          and $1 <= (select count(*) from judged o
                      where o.subject = r.subject and o.act = 'questionsRefused'
                        and o.at between r.at - interval '24 hours' and r.at
                        and not exists (select from judged k where k.subject = r.subject and k.act = 'keySet' and k.at between o.at and r.at))`,
    ),
  },
  {
    id: 'I-13',
    says: 'a step of a case, its entry in the log and its message are there together or not at all',
    query: offending(
      'I-13',
      `with told as (
         select case_code, count(*) filter (where act = 'caseOpened') as opened, count(*) filter (where act = 'linkRequested') as asked,
                count(*) filter (where act = 'keySet') as keys, count(*) filter (where act = 'keyUnblocked') as unlocked
           from audit_entry where case_code is not null group by case_code),
       stepped as (
         select case_id, count(*) filter (where event = 'created') as opened, count(*) filter (where event in ('linkSent', 'unlockSent')) as asked,
                count(*) filter (where event = 'keySet') as keys, count(*) filter (where event = 'keyUnlocked') as unlocked
           from case_event group by case_id)
       select c.code, told.*, stepped.*
         from recovery_case c left join told on told.case_code = c.code left join stepped on stepped.case_id = c.id
        where (told.opened, told.asked, told.keys, told.unlocked)
              is distinct from (stepped.opened, stepped.asked, stepped.keys, stepped.unlocked)
           or stepped.asked <> (select count(*) from message m where m.case_id = c.id and m.carries_link)
           or stepped.keys <> (select count(*) from key_generation g where g.case_id = c.id)
       union all
       select 'changed while signed in', null, null, null, logged.n, null, null, null, null, made.n, null
         from (select count(*) as n from audit_entry where act = 'keyChanged') logged,
              (select count(*) as n from key_generation where origin = 'signedIn') made
        where logged.n <> made.n`,
    ),
  },
  {
    id: 'I-16',
    says: 'a message with a link went only to a registered address that was confirmed and past its cooling time',
    query: offending(
      'I-16',
      `select l.ref, m.contact_id from link l join message m on m.id = l.message_id left join contact k on k.id = m.contact_id
        where k.id is null or k.employer_id <> l.employer_id or k.kind <> 'mail' or k.confirmed_at is null
           or k.confirmed_at > l.minted_at or k.usable_from > l.minted_at or k.retired_at <= l.minted_at
           or m.employer_id <> l.employer_id or m.case_id <> l.case_id`,
    ),
  },
  {
    id: 'I-21',
    says: 'when a key was set, every session and every other link of its employer had ended',
    query: offending(
      'I-21',
      `select g.employer_id, g.generation, 'session' as what from key_generation g join session s on s.employer_id = g.employer_id
        where s.generation < g.generation and s.created_at < g.set_at and (s.ended_at is null or s.ended_at > g.set_at + interval '1 second')
       union all
       select g.employer_id, g.generation, 'link' from key_generation g join link l on l.employer_id = g.employer_id
        where g.origin <> 'elsewhere' and l.minted_at < g.set_at and l.kind <> 'notice'
          and coalesce(l.consumed_at, l.voided_at, 'infinity') > g.set_at + interval '1 second'`,
    ),
  },
  {
    id: 'I-26',
    says: 'every registered mailbox has a notice of every new key, at once and outside every quota',
    query: offending(
      'I-26',
      `select c.code, k.id as contact_id, m.state
         from ${made} join contact k on k.employer_id = g.employer_id and k.kind = 'mail' and k.retired_at is null and k.confirmed_at <= g.set_at
         left join message m on m.case_id = c.id and m.contact_id = k.id and m.template = 'M-02'
        where m.id is null or m.state = 'cancelled' or m.created_at > g.set_at + interval '1 second'
           or not exists (select from message_attempt a where a.message_id = m.id and a.started_at <= g.set_at + interval '60 seconds')
       union all
       select 'changed while signed in', k.id, m.state
         from key_generation g join contact k on k.employer_id = g.employer_id and k.kind = 'mail' and k.retired_at is null and k.confirmed_at <= g.set_at
         left join message m on m.employer_id = g.employer_id and m.contact_id = k.id and m.template = 'M-02' and m.case_id is null
          and m.created_at between g.set_at - interval '1 second' and g.set_at + interval '1 second'
        where g.origin = 'signedIn' and (m.id is null or m.state = 'cancelled'
           or not exists (select from message_attempt a where a.message_id = m.id and a.started_at <= g.set_at + interval '60 seconds'))`,
    ),
  },
]

/** A connection of the service gives up after seconds; these may read a year. */
const unhurried = statement('test.invariant.unhurried', `set local statement_timeout = 0`)

/**
 * What was found, an invariant a line; empty when everything holds.
 * @param without ids that cannot hold where a test moved time or killed who would have kept them.
 */
export async function brokenIn(
  queries: Queries,
  policy: Policy,
  without: readonly string[] = [],
): Promise<readonly string[]> {
  await queries.run(unhurried)
  const broken: string[] = []
  for (const { id, says, query, given } of invariants.filter((one) => !without.includes(one.id))) {
    const rows = await queries.many(query, given?.(policy))
    if (rows.length > 0) broken.push(`${id}, ${says}: ${rows.length}, first ${JSON.stringify(rows[0])}`)
  }
  return broken
}

/** The same for a whole database, and besides whether its log is sound (I-17). */
export async function brokenInvariants(
  db: Database,
  policy: Policy,
  without: readonly string[] = [],
): Promise<readonly string[]> {
  const broken = await db.transaction((tx) => brokenIn(tx, policy, without))
  const log = await verifyAudit(auditReader(db), entryHash)
  return log.sound
    ? broken
    : [...broken, `I-17, the log is a prefix of every later one: ${JSON.stringify(log.findings[0])}`]
}
