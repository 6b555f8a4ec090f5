import type { AppointmentId, CaseId, CentreId, EmployerId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { Appointment, DueAppointments } from '../app/ports.ts'
import type { Kind, Procedure } from '../domain/calendar.ts'
import {
  appointmentColumns,
  appointmentJoins,
  appointmentOf,
  type AppointmentRow,
} from './appointment-row.ts'
import { dropExpired } from './appointment-store.ts'

/** Rows that one transaction takes on; the next round takes the next ones. */
const portion = 100

const miss = statement<{ id: AppointmentId }>(
  'appointment.miss',
  `update appointment set state = 'missed', changed_at = clock_timestamp() where id = any(array(
     select id from appointment
      where case when state = 'booked' then lower(during) end <= (select clock_timestamp() - make_interval(secs => $1))
      limit ${portion} for update skip locked))
   returning id`,
)
const remind = statement<{ id: AppointmentId }>(
  'appointment.remind',
  `update appointment set reminded_at = clock_timestamp() where id = any(array(
     select id from appointment
      where case when state = 'booked' and reminded_at is null then lower(during) end
            between (select clock_timestamp()) and (select clock_timestamp() + make_interval(secs => $1))
      limit ${portion} for update skip locked))
   returning id`,
)
const byId = statement<AppointmentRow>(
  'appointment.byId',
  `select ${appointmentColumns} from (select * from appointment where id = $1 limit 1) a ${appointmentJoins}`,
)
const wishes = statement<{
  employer_id: EmployerId
  case_id: CaseId
  centre_id: CentreId
  kind: Kind
  procedure: Procedure
  before: number
}>(
  'appointment.wishes',
  `select w.employer_id, w.case_id, w.centre_id, w.kind, a.procedure, ${ms('w.before')} as before
     from appointment_wish w
    cross join lateral (
      select procedure from appointment a
       where a.case_id = w.case_id and a.state = 'booked' and lower(a.during) = w.before limit 1) a
    where case when w.told_at is null then w.before end > (select clock_timestamp())
    order by w.centre_id, w.wished_at limit 1000`,
)
const tellWish = statement(
  'appointment.tellWish',
  `update appointment_wish set told_at = clock_timestamp()
    where employer_id = $1 and case_id = $2 and told_at is null`,
)

/** They travel together: as many as one portion. */
async function whole(
  tx: Tx,
  rows: readonly { readonly id: AppointmentId }[],
): Promise<readonly Appointment[]> {
  const found = await Promise.all(rows.map(({ id }) => queriesOf(tx).first(byId, [id])))
  return found.flatMap((row) => (row === undefined ? [] : [appointmentOf(row)]))
}

export const dueAppointments = (db: Database): DueAppointments => ({
  dropHolds: () => db.run(dropExpired),
  miss: async (tx, grace) => whole(tx, await queriesOf(tx).many(miss, [grace])),
  remind: async (tx, before) => whole(tx, await queriesOf(tx).many(remind, [before])),
  wishes: async () =>
    (await db.many(wishes)).map((row) => ({
      employerId: row.employer_id,
      caseId: row.case_id,
      centreId: row.centre_id,
      kind: row.kind,
      procedure: row.procedure,
      before: asInstant(row.before),
    })),
  tellWish: async (tx, { employerId, caseId }) =>
    (await queriesOf(tx).run(tellWish, [employerId, caseId])) === 1,
})
