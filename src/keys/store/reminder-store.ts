import type { EmployerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'
import type { ReminderStore } from '../app/reminders.ts'

const dueAt = `k.set_at + make_interval(days => $1)`
/** The last of the days that have come; null before the first of them, and once the key has its age. */
const stage = `(select min(d) from unnest($2::int[]) d
   where clock_timestamp() >= ${dueAt} - make_interval(days => d) and clock_timestamp() < ${dueAt})`

const due = statement<{ employer_id: string; generation: number; days_before: number; due: number }>(
  'keyReminder.due',
  `select k.employer_id, k.generation, s.days_before, ${ms(dueAt)} as due
     from employer_key k
     cross join lateral (select ${stage} as days_before) s
    where k.employer_id > $3 and k.hash is not null and k.blocked_at is null
      and k.set_at > clock_timestamp() - make_interval(days => $1)
      and k.set_at <= clock_timestamp() - make_interval(days => $1 - (select max(d) from unnest($2::int[]) d))
      and not exists (select from key_reminder r
            where r.employer_id = k.employer_id and r.generation = k.generation and r.days_before <= s.days_before)
    order by k.employer_id limit $4`,
)
// Judged once more under the row's lock, by the clock as it is after the wait: whoever changed the key meanwhile needs
// no reminder of the former one. Two workers meet in the primary key.
const note = statement(
  'keyReminder.note',
  `with standing as (
     select k.employer_id, k.generation from employer_key k
      where k.employer_id = $3 and k.generation = $4 and k.blocked_at is null and ${stage} = $5
        for share)
   insert into key_reminder (employer_id, generation, days_before)
   select employer_id, generation, $5 from standing
   on conflict do nothing`,
)
const isShown = statement<{ shown: boolean }>(
  'keyReminder.isShown',
  `select $1 > 0 and k.hash is not null and coalesce(k.reminder_off_until <= clock_timestamp(), true)
          and clock_timestamp() >= ${dueAt} - make_interval(days => coalesce((select max(d) from unnest($2::int[]) d), 0)) as shown
     from employer_key k where k.employer_id = $3`,
)
const putOff = statement(
  'keyReminder.putOff',
  `update employer_key
      set reminder_off_until = (date_trunc('day', clock_timestamp() at time zone 'America/Guayaquil') + interval '1 day')
            at time zone 'America/Guayaquil'
    where employer_id = $1`,
)

// What was told of a key that is no longer the present one.
const forget = statement(
  'keyReminder.forget',
  `delete from key_reminder where (employer_id, generation, days_before) in (
     select r.employer_id, r.generation, r.days_before from key_reminder r
       join employer_key k on k.employer_id = r.employer_id
      where r.generation < k.generation limit $1 for update of r skip locked)`,
)

/** Reminders of former keys: nobody is reminded of those again. */
export const forgetReminders = (db: Database, size?: number): Promise<number> =>
  inPortions(db, forget, [], size)

/** Before every id that there can be. */
const beginning = '00000000-0000-0000-0000-000000000000'

export const reminderStore = (db: Database): ReminderStore => ({
  async due({ rotationDays, reminderDays }, after, limit) {
    const rows = await db.many(due, [rotationDays, reminderDays, after ?? beginning, limit])
    return rows.map((row) => ({
      employerId: row.employer_id as EmployerId,
      generation: row.generation,
      daysBefore: row.days_before,
      dueAt: asInstant(row.due),
    }))
  },
  note: async (tx, { employerId, generation, daysBefore }, { rotationDays, reminderDays }) =>
    (await queriesOf(tx).run(note, [rotationDays, reminderDays, employerId, generation, daysBefore])) === 1,
  isShown: async (employerId, { rotationDays, reminderDays }) =>
    (await db.first(isShown, [rotationDays, reminderDays, employerId]))?.shown ?? false,
  async putOff(employerId) {
    await db.run(putOff, [employerId])
  },
})
