import type { Database } from '../../../src/platform/database/database.ts'
import { statement } from '../../../src/platform/database/statement.ts'

interface Standing {
  readonly id: string
  readonly generation: number
  /** Its whole row, as it is written back. */
  readonly key: unknown
  /** The contacts in force. */
  readonly contacts: readonly string[]
  /** These and those of before. */
  readonly everyContact: readonly string[]
  readonly changes: readonly string[]
  /** Stopped by a report: when, as PostgreSQL writes it, and why. */
  readonly frozenAt: string | null
  readonly frozenReason: string | null
  /** Signed files of somebody else. */
  readonly suspicions: readonly string[]
  /** By their codes: what somebody said was not them. */
  readonly reports: readonly string[]
}

const standing = statement<Standing>(
  'lend.standing',
  `select e.id, k.generation, to_jsonb(k) as key, e.frozen_at::text as "frozenAt", e.frozen_reason as "frozenReason",
          array(select c.id::text from contact c where c.employer_id = e.id and c.retired_at is null) as contacts,
          array(select c.id::text from contact c where c.employer_id = e.id) as "everyContact",
          array(select h.id::text from contact_change h where h.employer_id = e.id) as changes,
          array(select s.id::text from signed_upload s where s.employer_id = e.id and s.is_suspicious) as suspicions,
          array(select r.code from employer_report r where r.employer_id = e.id) as reports
     from employer e join employer_key k on k.employer_id = e.id where e.identifier = $1`,
)
const contacts = statement(
  'lend.contacts',
  `update contact set retired_at = case when id = any($2::uuid[]) then null else clock_timestamp() end
    where employer_id = $1 and (retired_at is null) <> (id = any($2::uuid[]))`,
)
// Messages and mails were for them, so they stay; that they came and went is longer ago than anybody asks.
const newContacts = statement(
  'lend.newContacts',
  `update contact set confirmed_at = clock_timestamp() - interval '10 years', retired_at = clock_timestamp() - interval '10 years'
    where employer_id = $1 and id <> all($2::uuid[])`,
)
const changes = statement(
  'lend.changes',
  `delete from contact_change where employer_id = $1 and id <> all($2::uuid[])`,
)
const suspicions = statement(
  'lend.suspicions',
  `update signed_upload set is_suspicious = false where employer_id = $1 and is_suspicious and id <> all($2::uuid[])`,
)
const generations = statement(
  'lend.generations',
  `delete from key_generation where employer_id = $1 and generation > $2`,
)
const key = statement(
  'lend.key',
  `update employer_key k
      set (generation, hash, set_at, path, probation_until, blocked_at, unlocked_at, unlocked_case, reminder_off_until)
        = (select p.generation, p.hash, p.set_at, p.path, p.probation_until, p.blocked_at, p.unlocked_at, p.unlocked_case,
                  p.reminder_off_until
             from jsonb_populate_record(null::employer_key, $2) p)
    where k.employer_id = $1`,
)

const frozen = statement(
  'lend.frozen',
  `update employer set frozen_at = $2::timestamptz, frozen_reason = $3
    where id = $1 and frozen_at is distinct from $2::timestamptz`,
)
const notices = statement(
  'lend.notices',
  `delete from notice_link where employer_id = $1 and report_code is not null and report_code <> all($2::text[])`,
)
const reports = statement(
  'lend.reports',
  `delete from employer_report where employer_id = $1 and code <> all($2::text[])`,
)
const reviews = statement('lend.reviews', `delete from report_review where employer_id = $1`)

// A new key puts every user in doubt.
const users = statement(
  'lend.users',
  `update delegation set state = 'active' where employer_id = $1 and state = 'unconfirmed'`,
)
// What was asked for today: each walk has a day of its own.
const links = statement('lend.links', `delete from link_day where employer_id = $1`)
const banks = statement('lend.banks', `delete from bank_order where employer_id = $1`)
const requests = statement('lend.requests', `delete from unlock_day`)
const drills = statement('lend.drills', `delete from drill where employer_id = $1`)
const checks = statement('lend.checks', `delete from mailbox_check where employer_id = $1`)
const reminders = statement('lend.reminders', `delete from key_reminder where employer_id = $1`)

/**
 * What a walk to a new key changes of an employer: its key, a block or a stop of it, its mailbox and
 * mobile, the doubt about it and its users, what was reported of it. All of the cast are shared by every test of a run, so whoever needs an employer in one state only gives it back in that state.
 * @returns what puts it back
 */
export async function lend(db: Database, ruc: string): Promise<() => Promise<void>> {
  const before = await db.first(standing, [ruc])
  if (before === undefined) throw new Error(`no employer ${ruc}`)
  return async () => {
    await db.transaction(async (tx) => {
      await tx.run(changes, [before.id, before.changes])
      await tx.run(contacts, [before.id, before.contacts])
      await tx.run(newContacts, [before.id, before.everyContact])
      await tx.run(suspicions, [before.id, before.suspicions])
      await tx.run(generations, [before.id, before.generation])
      await tx.run(frozen, [before.id, before.frozenAt, before.frozenReason])
      // Those by which it was said go before what they say.
      await tx.run(notices, [before.id, before.reports])
      await tx.run(reports, [before.id, before.reports])
      await tx.run(users, [before.id])
      await tx.run(links, [before.id])
      await tx.run(banks, [before.id])
      await tx.run(requests)
      for (const one of [drills, checks, reminders, reviews]) await tx.run(one, [before.id])
      await tx.run(key, [before.id, JSON.stringify(before.key)])
    })
  }
}
