import { isoDay } from '../../kernel/civil-day.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { asInstant, nowMs } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { DueReminderStore } from '../app/due-reminder.ts'
import { writePeriod } from '../domain/period.ts'

const of = statement<{ days: number | null }>(
  'dueReminder.of',
  `select days_before as days from due_reminder where employer_id = $1`,
)
const ask = statement(
  'dueReminder.ask',
  `insert into due_reminder as known (employer_id, days_before, lang, ref)
   select $1::uuid, $2::smallint, $3, $4
    where $2::smallint is not null or exists (select from due_reminder where employer_id = $1)
   on conflict (employer_id) do update
      set days_before = excluded.days_before, lang = excluded.lang, asked_at = clock_timestamp()
    where known.days_before is distinct from excluded.days_before`,
)
const end = statement<{ employer_id: string }>(
  'dueReminder.end',
  `update due_reminder set days_before = null, asked_at = clock_timestamp()
    where ref = $1 and days_before is not null returning employer_id`,
)
const subscribers = statement<{
  employer_id: string
  days_before: number
  legal_name: string
  identifier: string
  province: string | null
  lang: Lang
  ref: string
  now: number
}>(
  'dueReminder.subscribers',
  `select r.employer_id, r.days_before, e.legal_name, e.identifier, e.province, r.lang, r.ref, ${nowMs} as now
     from due_reminder r
     cross join lateral (select legal_name, identifier, province from employer where id = r.employer_id limit 1) e
    where r.employer_id > $1 and r.days_before is not null
    order by r.employer_id limit $2`,
)
// Judged once more under the row's lock: whoever ended it meanwhile is not written to. Two workers meet in the key.
const note = statement(
  'dueReminder.note',
  `with standing as (
     select employer_id from due_reminder where employer_id = $1 and days_before = $2 for share)
   insert into due_reminder_sent (employer_id, period, due_on)
   select employer_id, $3::date, $4::date from standing
   on conflict do nothing`,
)
const forget = statement(
  'dueReminder.forget',
  `delete from due_reminder_sent where (employer_id, period, due_on) in (
     select employer_id, period, due_on from due_reminder_sent
      where due_on < (select (clock_timestamp() at time zone 'America/Guayaquil')::date - 90) limit $1 for update skip locked)`,
)

/** Before every id that there can be. */
const beginning = '00000000-0000-0000-0000-000000000000'

/** What was told of due dates that are past for 90 days: none of them is told of again. */
export const forgetDueReminders = (db: Database, size?: number): Promise<number> =>
  inPortions(db, forget, [], size)

export const dueReminderStore = (db: Database): DueReminderStore => ({
  of: async (employerId) => ({ daysBefore: (await db.first(of, [employerId]))?.days ?? null }),
  ask: async (tx, { employerId, daysBefore, lang, ref }) =>
    (await queriesOf(tx).run(ask, [employerId, daysBefore, lang, ref])) === 1,
  end: async (tx, ref) => (await queriesOf(tx).first(end, [ref]))?.employer_id as EmployerId | undefined,
  async subscribers(after, limit) {
    const rows = await db.many(subscribers, [after ?? beginning, limit])
    return rows.map((row) => ({
      employerId: row.employer_id as EmployerId,
      daysBefore: row.days_before,
      legalName: row.legal_name,
      identifier: row.identifier,
      province: row.province,
      lang: row.lang,
      ref: row.ref,
      now: asInstant(row.now),
    }))
  },
  note: async (tx, { employerId, daysBefore }, { period, day }) =>
    (await queriesOf(tx).run(note, [employerId, daysBefore, `${writePeriod(period)}-01`, isoDay(day)])) === 1,
})
