import type { AppointmentId, CaseId, CentreId, EmployerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { Planned, ReplanStore } from '../app/replan.ts'
import type { Kind, Procedure, WindowId } from '../domain/calendar.ts'

interface Row {
  id: string
  employer_id: string
  case_id: string
  code: string
  centre_id: string
  centre: string
  window_id: string
  number: number
  kind: Kind
  procedure: Procedure
  from: number
  until: number
  state: 'booked' | 'held'
}
const select = `select a.id, a.employer_id, a.case_id, k.code, a.centre_id, s.name as centre, a.window_id, w.number,
         a.kind, a.procedure, ${ms('lower(a.during)')} as from, ${ms('upper(a.during)')} as until, a.state
    from appointment a join recovery_case k on k.id = a.case_id join service_centre s on s.id = a.centre_id
    join centre_window w on w.id = a.window_id`
// What is only held is held for minutes; whether its time has passed decides whoever confirms it.
const planned = statement<Row>(
  'replan.planned',
  `${select} where a.centre_id = $1 and lower(a.during) > (select clock_timestamp()) and a.state in ('booked', 'held')
    order by lower(a.during), w.number`,
)
const one = statement<Row>('replan.one', `${select} where a.id = $1 and a.state in ('booked', 'held')`)
// Not by the state: an index of some states alone would be read whole.
const drop = statement(
  'replan.drop',
  `delete from appointment where id = any($1::uuid[]) and case when state = 'held' then true else false end`,
)
const leave = statement(
  'replan.leave',
  `update appointment set state = 'moved', moved_to = $2, changed_at = clock_timestamp()
    where id = $1 and state = 'booked'`,
)
const take = statement(
  'replan.take',
  `insert into appointment (employer_id, id, case_id, person, centre_id, window_id, kind, procedure, during, support,
                            lang, state, mail, phone)
   select employer_id, $2, case_id, person, centre_id, $3, kind, procedure,
          tstzrange(to_timestamp($4::float8 / 1000), to_timestamp($5::float8 / 1000)), support, lang, 'booked', mail, phone
     from appointment where id = $1`,
)
const cancel = statement(
  'replan.cancel',
  `update appointment set state = 'cancelled', changed_at = clock_timestamp() where id = $1 and state = 'booked'`,
)

export const replanStore = (db: Database): ReplanStore => ({
  planned: async (tx, centreId) => (await queriesOf(tx).many(planned, [centreId])).map(read),
  async one(id, tx) {
    const row = await (tx === undefined ? db : queriesOf(tx)).first(one, [id])
    return row && read(row)
  },
  async drop(tx, ids) {
    await queriesOf(tx).run(drop, [ids])
  },
  async moveTo(tx, id, { id: to, windowId, from, until }) {
    const queries = queriesOf(tx)
    // The place is given up first: nobody has two. A place that is taken all the same undoes the whole act.
    if ((await queries.run(leave, [id, to])) === 0) return false
    await queries.run(take, [id, to, windowId, from, until])
    return true
  },
  cancel: async (tx, id) => (await queriesOf(tx).run(cancel, [id])) === 1,
})

const read = (row: Row): Planned => ({
  id: row.id as AppointmentId,
  employerId: row.employer_id as EmployerId,
  caseId: row.case_id as CaseId,
  caseCode: row.code,
  centreId: row.centre_id as CentreId,
  centre: row.centre,
  windowId: row.window_id as WindowId,
  windowNumber: row.number,
  kind: row.kind,
  procedure: row.procedure,
  from: asInstant(row.from),
  until: asInstant(row.until),
  state: row.state,
})
