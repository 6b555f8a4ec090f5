import type { WindowId } from '../../centres/domain/calendar.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { AppointmentId, CaseId, CentreId, EmployerId, OfficerId } from '../../kernel/ids.ts'
import { queriesOf, type Database, type Queries } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type {
  Arrival,
  Called,
  CallingWindow,
  CaseAppointment,
  DayAppointment,
  LineStore,
  Present,
} from '../app/line-ports.ts'
import { comesEarly, type ArrivalId, type ArrivalState } from '../domain/line.ts'

interface ArrivalRow {
  id: string
  employer_id: string
  case_id: string
  code: string
  centre_id: string
  state: ArrivalState
  arrived: number
  turno: number | null
  window_id: string | null
  window_number: number | null
  called_by: string | null
  called_name: string | null
  ended: number | null
  zone: string
}
const live = `('waiting', 'called', 'attending')`
const columns = `a.id, a.employer_id, a.case_id, c.code, a.centre_id, a.state, ${ms('a.arrived_at')} as arrived,
    ${ms('a.turno_at')} as turno, a.window_id, w.number as window_number, a.called_by, m.name as called_name,
    ${ms('a.ended_at')} as ended, s.zone`
const joins = `from arrival a join recovery_case c on c.id = a.case_id join service_centre s on s.id = a.centre_id
    left join centre_window w on w.id = a.window_id left join staff_member m on m.id = a.called_by`
const instantOf = (parameter: string): string => `to_timestamp(${parameter}::float8 / 1000)`

const byId = statement<ArrivalRow>('line.byId', `select ${columns} ${joins} where a.id = $1`)
const ofCase = statement<ArrivalRow>(
  'line.ofCase',
  `select ${columns} ${joins} where a.case_id = $1 order by a.arrived_at desc limit 1`,
)
const ofCode = statement<ArrivalRow>(
  'line.ofCode',
  `select ${columns} ${joins} where c.code = $1 order by a.arrived_at desc limit 1`,
)
const waiting = statement<{ id: string; arrived: number; turno: number | null }>(
  'line.waiting',
  `select a.id, ${ms('a.arrived_at')} as arrived, ${ms('a.turno_at')} as turno
     from arrival a where (case when a.state = 'waiting' then a.centre_id end) = $1`,
)
const present = statement<ArrivalRow & { class: EmployerClass; legal_name: string }>(
  'line.present',
  `select ${columns}, e.class, e.legal_name ${joins} join employer e on e.id = a.employer_id
    where (case when a.state in ${live} then a.centre_id end) = $1`,
)
const turnoOf = statement<{
  id: string
  centre_id: string
  from: number
  number: number
  kind: 'counter' | 'video'
  state: string
}>(
  'line.turnoOf',
  `select t.id, t.centre_id, ${ms('lower(t.during)')} as from, w.number, t.kind, t.state
     from appointment t join centre_window w on w.id = t.window_id
    where t.case_id = $1 and (
      t.state in ('booked', 'arrived', 'called', 'attending')
      or (t.state = 'missed' and lower(t.during) > clock_timestamp() - interval '1 day'))
    order by (t.state = 'missed'), t.made_at desc limit 1`,
)
const day = statement<{
  id: string
  employer_id: string
  case_id: string
  code: string
  class: EmployerClass
  legal_name: string
  window_id: string
  number: number
  kind: 'counter' | 'video'
  procedure: string
  from: number
  until: number
  state: string
  arrival_id: string | null
}>(
  'line.day',
  `select t.id, t.employer_id, t.case_id, c.code, e.class, e.legal_name, t.window_id, w.number, t.kind, t.procedure,
          ${ms('lower(t.during)')} as from, ${ms('upper(t.during)')} as until, t.state, a.id as arrival_id
     from appointment t join recovery_case c on c.id = t.case_id join employer e on e.id = t.employer_id
     join centre_window w on w.id = t.window_id left join arrival a on a.appointment_id = t.id
    where t.centre_id = $1 and lower(t.during) >= ${instantOf('$2')} and lower(t.during) < ${instantOf('$3')}
      and (t.state in ('booked', 'arrived', 'called', 'attending', 'finished', 'missed')
           or (t.state = 'held' and t.held_until > clock_timestamp()))
    order by lower(t.during), w.number, t.made_at`,
)

// Only what is booked at this centre for this day is a turno here; whoever comes at another time came without one.
const takeTurno = statement<{ id: string }>(
  'line.takeTurno',
  `update appointment set state = 'arrived', changed_at = clock_timestamp()
    where case_id = $1 and centre_id = $2 and state = 'booked' and kind = 'counter'
      and lower(during) >= ${instantOf('$3')} and lower(during) < ${instantOf('$4')}
   returning id`,
)
// The case is held by whoever asks first: two at once come one after the other.
const holdCase = statement('line.holdCase', 'select 1 from recovery_case where id = $1 for no key update')
const addArrival = statement(
  'line.add',
  `insert into arrival (employer_id, id, case_id, centre_id, appointment_id, turno_at)
   select $1, $2, $3, $4, t.id, lower(t.during)
     from (select 1) always left join appointment t on t.id = $5`,
)
const liveOfCase = statement<{ id: string }>(
  'line.liveOfCase',
  `select id from arrival where (case when state in ${live} then case_id end) = $1`,
)

// Whoever calls at the same window comes after it; at another window they pass over the row that is being called.
const holdWindow = statement(
  'line.holdWindow',
  `select 1 from centre_window where id = $1 and centre_id = $2 and kind = 'counter' and active for update`,
)
const atWindow = statement<{ id: string }>(
  'line.atWindow',
  `select id from arrival where (case when state in ('called', 'attending') then window_id end) = $1`,
)
// The same order as `inOrder` of the domain.
const callNext = statement<{ id: string }>(
  'line.callNext',
  `update arrival
      set state = 'called', window_id = $2, called_by = $3, called_at = clock_timestamp()
    where state = 'waiting' and id = (
      select a.id from arrival a where (case when a.state = 'waiting' then a.centre_id end) = $1
       order by case when a.turno_at is null then 1
                     when a.turno_at <= clock_timestamp() + interval '${comesEarly} seconds' then 0 else 2 end,
                coalesce(a.turno_at, a.arrived_at), a.arrived_at, a.id
       limit 1 for update skip locked)
   returning id`,
)
const callThis = statement<{ id: string }>(
  'line.callThis',
  `update arrival
      set state = 'called', window_id = $2, called_by = $3, called_at = clock_timestamp()
    where id = $4 and state = 'waiting' and centre_id = $1
   returning id`,
)
const serve = statement(
  'line.serve',
  `update arrival set state = 'attending' where id = $1 and state = 'called' and called_by = $2`,
)
const move = statement(
  'line.move',
  `update arrival
      set state = $4,
          window_id = case when $4 = 'waiting' then null else window_id end,
          called_by = case when $4 = 'waiting' then null else called_by end,
          called_at = case when $4 = 'waiting' then null else called_at end,
          ended_at = case when $4 in ('finished', 'left') then clock_timestamp() end
    where id = $1 and centre_id = $2 and state = any($3)`,
)
const miss = statement(
  'line.miss',
  `update appointment set state = 'missed', changed_at = clock_timestamp()
    where id = $1 and centre_id = $2 and state = 'booked' and lower(during) <= clock_timestamp()`,
)

export function lineStore(db: Database): LineStore {
  return {
    turnoOf: async (caseId) => turnoRead(await db.first(turnoOf, [caseId])),
    async arrive(tx, { id, employerId, caseId, centreId }, { from, until }) {
      const queries = queriesOf(tx)
      await queries.run(holdCase, [caseId])
      if ((await queries.first(liveOfCase, [caseId])) !== undefined) return false
      const turno = await queries.first(takeTurno, [caseId, centreId, from, until])
      await queries.run(addArrival, [employerId, id, caseId, centreId, turno?.id ?? null])
      return true
    },
    callNext: (tx, at) => calling(queriesOf(tx), at, callNext, []),
    callThis: (tx, id, at) => calling(queriesOf(tx), at, callThis, [id]),
    serve: async (tx, id, officer) => (await queriesOf(tx).run(serve, [id, officer])) === 1,
    move: async (tx, id, centreId, from, to) =>
      (await queriesOf(tx).run(move, [id, centreId, from, to])) === 1,
    miss: async (tx, id, centreId) => (await queriesOf(tx).run(miss, [id, centreId])) === 1,
    load: async (id, tx) => read(await (tx === undefined ? db : queriesOf(tx)).first(byId, [id])),
    ofCase: async (caseId) => read(await db.first(ofCase, [caseId])),
    ofCode: async (code) => read(await db.first(ofCode, [code])),
    waiting: async (centreId) =>
      (await db.many(waiting, [centreId])).map(({ id, arrived, turno }) => ({
        id: id as ArrivalId,
        arrivedAt: asInstant(arrived),
        turnoAt: asInstantOrNull(turno),
      })),
    present: async (centreId) =>
      (await db.many(present, [centreId])).map((row): Present => ({
        ...arrivalOf(row),
        class: row.class,
        legalName: row.legal_name,
      })),
    day: async (centreId, from, until) =>
      (await db.many(day, [centreId, from, until])).map((row): DayAppointment => ({
        id: row.id as AppointmentId,
        employerId: row.employer_id as EmployerId,
        caseId: row.case_id as CaseId,
        caseCode: row.code,
        class: row.class,
        legalName: row.legal_name,
        windowId: row.window_id as WindowId,
        windowNumber: row.number,
        kind: row.kind,
        procedure: row.procedure,
        from: asInstant(row.from),
        until: asInstant(row.until),
        state: row.state,
        arrivalId: row.arrival_id as ArrivalId | null,
      })),
  }
}

async function calling(
  queries: Queries,
  { centreId, windowId, officer }: CallingWindow,
  call: typeof callNext,
  more: readonly unknown[],
): Promise<Called> {
  if ((await queries.run(holdWindow, [windowId, centreId])) === 0) return { is: 'noWindow' }
  if ((await queries.first(atWindow, [windowId])) !== undefined) return { is: 'busy' }
  const called = await queries.first(call, [centreId, windowId, officer, ...more])
  return called === undefined ? { is: 'none' } : { is: 'called', id: called.id as ArrivalId }
}

const turnoRead = (
  row:
    | {
        id: string
        centre_id: string
        from: number
        number: number
        kind: 'counter' | 'video'
        state: string
      }
    | undefined,
): CaseAppointment | undefined =>
  row === undefined
    ? undefined
    : {
        id: row.id as AppointmentId,
        centreId: row.centre_id as CentreId,
        from: asInstant(row.from),
        windowNumber: row.number,
        kind: row.kind,
        state: row.state,
      }

const read = (row: ArrivalRow | undefined): Arrival | undefined =>
  row === undefined ? undefined : arrivalOf(row)

const arrivalOf = (row: ArrivalRow): Arrival => ({
  id: row.id as ArrivalId,
  employerId: row.employer_id as EmployerId,
  caseId: row.case_id as CaseId,
  caseCode: row.code,
  centreId: row.centre_id as CentreId,
  state: row.state,
  arrivedAt: asInstant(row.arrived),
  turnoAt: asInstantOrNull(row.turno),
  window:
    row.window_id === null || row.window_number === null
      ? null
      : { id: row.window_id as WindowId, number: row.window_number },
  endedAt: asInstantOrNull(row.ended),
  zone: row.zone,
  calledBy:
    row.called_by === null || row.called_name === null
      ? null
      : { id: row.called_by as OfficerId, name: row.called_name },
})
