import type { AppointmentId, CentreId, EmployerId, OfficerId } from '../../kernel/ids.ts'
import type { Zone } from '../../kernel/time.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { Signal, VideoStore } from '../app/video-ports.ts'
import type { CallId, CallOutcome, VideoAppointment } from '../domain/video-call.ts'

interface TurnoRow {
  id: AppointmentId
  employer: EmployerId
  centre: CentreId
  zone: Zone['name']
  starts: number
  ends: number
  state: VideoAppointment['state']
  call: CallId | null
  officer: OfficerId | null
  outcome: CallOutcome | null
}
const ofCase = statement<TurnoRow>(
  'video.ofCase',
  `select a.id, a.employer_id as employer, a.centre_id as centre, s.zone, ${ms('lower(a.during)')} as starts,
          ${ms('upper(a.during)')} as ends, a.state, c.id as call, c.called_by as officer,
          (select o.outcome from video_call o where o.employer_id = a.employer_id and o.appointment_id = a.id
              and o.ended_at is not null order by o.ended_at desc limit 1) as outcome
     from appointment a join service_centre s on s.id = a.centre_id
     left join video_call c on c.appointment_id = a.id and c.ended_at is null
    where a.case_id = $1 and a.kind = 'video' and a.state <> 'held' order by a.made_at desc limit 1`,
)
const ahead = statement<{ n: number }>(
  'video.ahead',
  `select count(*)::int as n from appointment a
    where a.centre_id = $1 and a.kind = 'video' and a.state in ('arrived', 'called') and a.id <> $2
      and (lower(a.during), a.id) < (to_timestamp($3::float8 / 1000), $2)
      and lower(a.during) > clock_timestamp() - interval '12 hours'`,
)
// Conditional writes: the number of rows says who was first (I-19).
// "is true" keeps the planner from the index of all that are booked, which it would read whole.
const arrive = statement(
  'video.arrive',
  `update appointment set state = 'arrived', changed_at = clock_timestamp()
    where employer_id = $1 and id = $2 and kind = 'video' and (state = 'booked') is true
      and clock_timestamp() >= lower(during) - $3 * interval '1 second'`,
)
const called = statement(
  'video.called',
  `update appointment set state = 'called', changed_at = clock_timestamp()
    where employer_id = $1 and id = $2 and kind = 'video' and state = 'arrived'`,
)
const begin = statement(
  'video.begin',
  `insert into video_call (employer_id, id, appointment_id, called_by) values ($1, $3, $2, $4)
   on conflict do nothing`,
)
const attending = statement(
  'video.attending',
  `update appointment set state = 'attending', changed_at = clock_timestamp()
    where employer_id = $1 and id = $2 and state in ('called', 'attending')`,
)
const entered = statement(
  'video.entered',
  `update video_call set entered_at = coalesce(entered_at, clock_timestamp())
    where employer_id = $1 and appointment_id = $2 and ended_at is null`,
)
const callOf = statement<{ code: string }>(
  'video.callOf',
  `select r.code from video_call c join appointment a on a.employer_id = c.employer_id and a.id = c.appointment_id
     join recovery_case r on r.id = a.case_id where c.called_by = $1 and c.ended_at is null`,
)
const end = statement<{ employer: EmployerId; appointment: AppointmentId }>(
  'video.end',
  `update video_call set ended_at = clock_timestamp(), outcome = $2 where id = $1 and ended_at is null
   returning employer_id as employer, appointment_id as appointment`,
)
const afterwards = statement(
  'video.afterwards',
  `update appointment set state = $3, changed_at = clock_timestamp()
    where employer_id = $1 and id = $2 and state in ('called', 'attending')`,
)
const silence = statement('video.silence', 'delete from video_signal where call_id = $1')
/** More than a call that is tried a dozen times over ever needs. */
const mostSignals = 400
const say = statement(
  'video.say',
  `insert into video_signal (call_id, side, body)
   select c.id, $2, $3 from video_call c where c.id = $1 and c.ended_at is null
      and (select count(*) from video_signal s where s.call_id = c.id and s.side = $2) < ${mostSignals}`,
)
const heard = statement<Signal>(
  'video.heard',
  `select n, body from video_signal where call_id = $1 and side <> $2 and n > $3 order by n limit 100`,
)
const lastSaid = statement<{ n: number }>(
  'video.lastSaid',
  'select coalesce(max(n), 0)::bigint as n from video_signal where call_id = $1',
)
const forget = statement(
  'video.forget',
  `delete from video_signal where at < clock_timestamp() - interval '1 day'`,
)

export const videoStore = (db: Database): VideoStore => ({
  async ofCase(caseId, tx) {
    const row = await (tx === undefined ? db : queriesOf(tx)).first(ofCase, [caseId])
    if (row === undefined) return undefined
    const { id, state, zone } = row
    return {
      id,
      state,
      zone,
      employerId: row.employer,
      centreId: row.centre,
      startsAt: asInstant(row.starts),
      endsAt: asInstant(row.ends),
      call: row.call === null || row.officer === null ? null : { id: row.call, officer: row.officer },
      lastOutcome: row.outcome,
    }
  },
  ahead: async ({ centreId, id, startsAt }) => (await db.first(ahead, [centreId, id, startsAt]))?.n ?? 0,
  arrive: async (tx, { employerId, id }, opens) =>
    (await queriesOf(tx).run(arrive, [employerId, id, opens])) === 1,
  async begin(tx, { employerId, id }, officer, call) {
    const queries = queriesOf(tx)
    // The call first: where the officer is in another one, the turno must go on waiting.
    return (
      (await queries.run(begin, [employerId, id, call, officer])) === 1 &&
      (await queries.run(called, [employerId, id])) === 1
    )
  },
  callOf: async (officer) => (await db.first(callOf, [officer]))?.code,
  async enter(tx, { employerId, id }) {
    const queries = queriesOf(tx)
    return (
      (await queries.run(entered, [employerId, id])) === 1 &&
      (await queries.run(attending, [employerId, id])) === 1
    )
  },
  async end(tx, call, outcome) {
    const queries = queriesOf(tx)
    const ended = await queries.first(end, [call, outcome])
    if (ended === undefined) return false
    await queries.run(silence, [call])
    await queries.run(afterwards, [
      ended.employer,
      ended.appointment,
      outcome === 'cut' ? 'arrived' : 'finished',
    ])
    return true
  },
  say: async (call, side, body) => (await db.run(say, [call, side, body])) === 1,
  heard: (call, side, after) => db.many(heard, [call, side, after]),
  lastSaid: async (call) => (await db.first(lastSaid, [call]))?.n ?? 0,
})

/** Greetings of calls that nobody ended. */
export const forgetVideoSignals = (db: Database): Promise<number> => db.run(forget)
