import type { AppointmentId, CaseId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import { mainlandDay } from '../../kernel/civil-day.ts'
import type { Clock } from '../../kernel/time.ts'
import type { AppointmentState, AppointmentStore, NewAppointment } from '../app/ports.ts'
import {
  appointmentColumns,
  appointmentJoins,
  appointmentOf,
  type AppointmentRow,
} from './appointment-row.ts'
import { firstFreeOf, readCentre } from './reading.ts'

/** The states that stand in the way of another one, as every index of migration 0034 says them. */
export const live = `('held', 'booked', 'arrived', 'called', 'attending')`

// Whoever changes a calendar holds this row for update, so that no place is given out under a rule that is going.
const holdCalendar = statement(
  'appointment.holdCalendar',
  `select 1 from centre_rule where centre_id = $1 for share`,
)
// One at a time for one time of one centre: who comes second sees what the first has done, and waits for nobody else.
const claimTime = statement(
  'appointment.claimTime',
  `select pg_advisory_xact_lock(hashtextextended($1::text || ' ' || $2::text, 34))`,
)
// A moment that is read once can be looked up in an index. What somebody else is removing is as good as removed: who needs the place waits for them at the constraint.
export const dropExpired = statement(
  'appointment.dropExpired',
  `delete from appointment where id = any(array(
     select id from appointment where case when state = 'held' then held_until end <= (select clock_timestamp())
      limit 200 for update skip locked))`,
)
const dropOwn = statement(
  'appointment.dropOwn',
  `delete from appointment where case_id = $1 and state = 'held'`,
)
const thisWeek = `date_trunc('week', clock_timestamp() at time zone 'America/Guayaquil')::date`
const countHold = statement(
  'appointment.countHold',
  `insert into appointment_week as w (employer_id, week, holds) values ($1, ${thisWeek}, 1)
   on conflict (employer_id, week) do update set holds = w.holds + 1 where w.holds < $2 and w.changes < $3`,
)
const countChange = statement(
  'appointment.countChange',
  `insert into appointment_week as w (employer_id, week, changes) values ($1, ${thisWeek}, 1)
   on conflict (employer_id, week) do update set changes = w.changes + 1 where w.changes < $2`,
)
const countAnyway = statement(
  'appointment.countAnyway',
  `insert into appointment_week as w (employer_id, week, changes) values ($1, ${thisWeek}, 1)
   on conflict (employer_id, week) do update set changes = least(w.changes + 1, 30000)`,
)

const insertInto = `insert into appointment
    (employer_id, id, case_id, person, centre_id, window_id, kind, procedure, during, support, lang, state, held_until, mail, phone)`
const insertValues = `$1, $2, $3, $4, $5, $6, $7, $8,
    tstzrange(to_timestamp($9::float8 / 1000), to_timestamp($10::float8 / 1000)), $11, $12`
// Whatever constraint stands in the way, nothing is written and nothing broken off: the caller is told.
const insertHeld = statement(
  'appointment.insertHeld',
  `${insertInto} values (${insertValues}, 'held', clock_timestamp() + make_interval(secs => $13), null, null) on conflict do nothing`,
)
const insertBooked = statement(
  'appointment.insertBooked',
  `${insertInto} values (${insertValues}, 'booked', null, $13, $14) on conflict do nothing`,
)
const otherOf = (column: string): string =>
  `select 1 from appointment where ${column} and case_id <> $3 and state in ${live}`
const hasOther = statement(
  'appointment.hasOther',
  `${otherOf('employer_id = $1')} union all ${otherOf('person = $2')}`,
)
const confirm = statement(
  'appointment.confirm',
  `update appointment set state = 'booked', held_until = null, changed_at = clock_timestamp(), mail = $3, phone = $4
    where case_id = $1 and id = $2 and state = 'held' and held_until > clock_timestamp()`,
)
const giveUp = statement(
  'appointment.giveUp',
  `update appointment a
      set state = $3, moved_to = $4, changed_at = clock_timestamp(),
          free_from = clock_timestamp() + make_interval(secs => $5)
    where a.case_id = $1 and a.id = $2 and a.state = 'booked'
      and lower(a.during) - make_interval(hours => coalesce(
            (select r.notice_hours from centre_rule r where r.centre_id = a.centre_id), 0)) > clock_timestamp()`,
)
const release = statement(
  'appointment.release',
  `update appointment set state = 'cancelled', held_until = null, changed_at = clock_timestamp()
    where case_id = $1 and state in ('held', 'booked')`,
)
const ofCase = statement<AppointmentRow>(
  'appointment.ofCase',
  `select ${appointmentColumns}
     from (select * from appointment
            where case_id = $1 and (state <> 'held' or held_until > clock_timestamp())
            order by (state in ${live}) desc, made_at desc limit 1) a ${appointmentJoins}`,
)
const stateOf = statement<{ state: AppointmentState }>(
  'appointment.state',
  `select state from appointment where case_id = $1 and id = $2`,
)
const wish = statement(
  'appointment.wish',
  `insert into appointment_wish (employer_id, case_id, centre_id, kind, before)
   values ($1, $2, $3, $4, to_timestamp($5::float8 / 1000))
   on conflict (employer_id, case_id) do update
      set centre_id = excluded.centre_id, kind = excluded.kind, before = excluded.before,
          wished_at = clock_timestamp(), told_at = null`,
)

const valuesOf = (fresh: NewAppointment): readonly unknown[] => [
  fresh.employerId,
  fresh.id,
  fresh.caseId,
  fresh.person,
  fresh.centreId,
  fresh.windowId,
  fresh.kind,
  fresh.procedure,
  fresh.from,
  fresh.until,
  fresh.support,
  fresh.lang,
]

/** Whatever of a case is held or booked goes, because the case has ended. */
export async function releaseAppointments(tx: Tx, caseId: CaseId): Promise<void> {
  await queriesOf(tx).run(release, [caseId])
}

/** `clock`: only for the day that a range of days begins on; every judgement is the database's. */
export function appointmentStore(db: Database, clock: Clock): AppointmentStore {
  return {
    read: (centreId, days, tx) => readCentre(tx === undefined ? db : queriesOf(tx), centreId, days),
    firstFree: (ids, asked) => firstFreeOf(db, ids, mainlandDay(clock()), asked),
    async claimTime(tx, centreId, from) {
      const queries = queriesOf(tx)
      await Promise.all([queries.run(holdCalendar, [centreId]), queries.run(claimTime, [centreId, from])])
    },
    async dropHolds(tx, caseId) {
      const queries = queriesOf(tx)
      await Promise.all([queries.run(dropExpired), queries.run(dropOwn, [caseId])])
    },
    async count(tx, employerId, what, { holdsPerWeek, changesPerWeek }) {
      const queries = queriesOf(tx)
      const counted =
        what === 'holds'
          ? queries.run(countHold, [employerId, holdsPerWeek, changesPerWeek])
          : queries.run(countChange, [employerId, changesPerWeek])
      return (await counted) === 1
    },
    async countAnyway(tx, employerId) {
      await queriesOf(tx).run(countAnyway, [employerId])
    },
    insertHeld: async (tx, fresh, seconds) =>
      (await queriesOf(tx).run(insertHeld, [...valuesOf(fresh), seconds])) === 1,
    insertBooked: async (tx, fresh, { mail, phone }) =>
      (await queriesOf(tx).run(insertBooked, [...valuesOf(fresh), mail, phone])) === 1,
    hasOther: async (tx, { employerId, person, caseId }) =>
      (await queriesOf(tx).first(hasOther, [employerId, person, caseId])) !== undefined,
    confirm: async (tx, caseId, id, { mail, phone }) =>
      (await queriesOf(tx).run(confirm, [caseId, id, mail, phone])) === 1,
    async giveUp(tx, caseId, id, gone) {
      const to = gone.state === 'moved' ? gone.to : null
      return (await queriesOf(tx).run(giveUp, [caseId, id, gone.state, to, gone.reappear])) === 1
    },
    async ofCase(caseId: CaseId, tx) {
      const row = await (tx === undefined ? db : queriesOf(tx)).first(ofCase, [caseId])
      return row && appointmentOf(row)
    },
    stateOf: async (caseId: CaseId, id: AppointmentId) => (await db.first(stateOf, [caseId, id]))?.state,
    async wish(tx, { employerId, caseId, centreId, kind, before }) {
      await queriesOf(tx).run(wish, [employerId, caseId, centreId, kind, before])
    },
  }
}
