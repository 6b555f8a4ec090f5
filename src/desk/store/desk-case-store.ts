import { writePeriod } from '../../arrears/domain/period.ts'
import type { CaseId, CentreId, OfficerId } from '../../kernel/ids.ts'
import type { PathName } from '../../policy/paths.ts'
import { queriesOf, type Database, type Queries } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { DeskCaseStore, Taken } from '../app/ports.ts'
import { deskPaths, openDeskStatuses, type DeskCase, type DeskStatus } from '../domain/desk-case.ts'

interface DeskRow {
  case_id: string
  path: string
  status: string
  waiting: number
  due: number
  centre_id: string | null
  assigned_to: string | null
  assigned_name: string | null
  assigned: number | null
  finished: number | null
  finished_reason: string | null
  version: number
}

/** Stands for no officer and for no centre in an index, which cannot hold nothing. */
export const nobody = '00000000-0000-0000-0000-000000000000'
/** Of a centre are its own cases, and those of none. */
export const centresOf = (centreId: CentreId): readonly string[] => [centreId, nobody]

const open = `(${openDeskStatuses.map((status) => `'${status}'`).join(', ')})`
const instantOf = (parameter: string): string => `to_timestamp(${parameter}::float8 / 1000)`

const select = `
  select d.case_id, d.path, d.status, ${ms('d.waiting_since')} as waiting, ${ms('d.due_at')} as due,
         d.centre_id, d.assigned_to, m.name as assigned_name, ${ms('d.assigned_at')} as assigned,
         ${ms('d.finished_at')} as finished, d.finished_reason, d.version
    from desk_case d left join staff_member m on m.id = d.assigned_to`

const byCase = statement<DeskRow>('desk.byCase', `${select} where d.case_id = $1`)
const hold = statement('desk.hold', 'select 1 from desk_case where case_id = $1 for update')
const held = statement<DeskRow>('desk.held', `${select} where d.case_id = $1`)

/** `provinceKey` in SQL: a register writes the same province with marks or without them. */
const plain = (name: string): string => `translate(upper(trim(${name})), 'ÁÉÍÓÚÜÑ', 'AEIOUUN')`

// The payment that urges is the next one by the law, put off where the authorities say so, or an earlier one that was
// put off and can still be made in time. Chosen once more, the case begins again and stays with whoever works on it.
const openCase = statement(
  'desk.open',
  `insert into desk_case as d (case_id, path, waiting_since, due_at, centre_id)
   select c.id, $2, ${instantOf('$3')},
          least(greatest(${instantOf('$4')}, off.this_period), off.earlier), c.centre_id
     from recovery_case c join employer e on e.id = c.employer_id
    cross join lateral (
      select max(x.ends_at) filter (where x.period = $5::date) as this_period,
             min(x.ends_at) filter (where x.period < $5::date and x.ends_at >= ${instantOf('$3')}) as earlier
        from (select period, max((until + 1)::timestamp at time zone 'America/Guayaquil') - interval '1 millisecond'
                     as ends_at
                from due_extension
               where ended_at is null and period between $5::date - interval '2 years' and $5::date
                 and (province is null or ${plain('province')} = ${plain('e.province')})
               group by period) x) off
    where c.id = $1
   on conflict (case_id) do update
      set path = excluded.path, status = case when d.assigned_to is null then 'new' else 'staff' end,
          waiting_since = excluded.waiting_since, due_at = excluded.due_at,
          finished_at = null, finished_reason = null, version = d.version + 1`,
)
// Whoever has left the staff holds nothing.
const take = statement(
  'desk.take',
  `update desk_case d
      set assigned_to = $2,
          assigned_at = case when d.assigned_to = $2 then d.assigned_at else clock_timestamp() end,
          status = case when d.status = 'new' then 'staff' else d.status end,
          waiting_since = case when d.status = 'new' then clock_timestamp() else d.waiting_since end,
          version = d.version + 1
    where d.case_id = $1 and d.status in ${open}
      and (d.assigned_to is null or d.assigned_to = $2
           or (select m.retired_at from staff_member m where m.id = d.assigned_to) is not null)`,
)
// Not for update: what is only written about somebody need not wait (a foreign key holds their row as well).
const holdOfficer = statement(
  'desk.holdOfficer',
  'select 1 from staff_member where id = $1 for no key update',
)
const hands = statement<{ n: number }>(
  'desk.hands',
  `select count(*) as n from (
     select 1 from unnest($2::text[]) s(status) cross join unnest($3::text[]) w(path) cross join lateral (
       select 1 from desk_case q
        where coalesce(q.assigned_to, '${nobody}') = $1::uuid
          and q.status = s.status and q.path = w.path limit $4) one
      limit $4) counted`,
)
// Whoever asks at the same time passes over the row that is being taken, and gets the one behind it. `$2`: the centres
// whose cases are within reach, or all.
const next = statement<{ case_id: string }>(
  'desk.next',
  `update desk_case
      set assigned_to = $1, assigned_at = clock_timestamp(), status = 'staff',
          waiting_since = clock_timestamp(), version = version + 1
    where case_id = (
      select case_id from desk_case
       where (case when assigned_to is null and status = 'new' then due_at end) >= '-infinity'
         and ($2::uuid[] is null or coalesce(centre_id, '${nobody}') = any($2))
       order by (case when assigned_to is null and status = 'new' then due_at end), waiting_since, case_id
       limit 1 for update skip locked)
   returning case_id`,
)
// Whoever has it in hand goes on with it: a person who is served is not sent on.
const receive = statement(
  'desk.receive',
  `update desk_case set centre_id = $2, version = version + 1
    where case_id = $1 and centre_id is distinct from $2::uuid and assigned_to is null and status in ${open}`,
)
const move = statement(
  'desk.move',
  `update desk_case
      set status = $3, version = version + 1,
          waiting_since = case when status = $3 then waiting_since else ${instantOf('$4')} end
    where case_id = $1 and status = any($2)`,
)
const finish = statement(
  'desk.finish',
  `update desk_case
      set status = $2, finished_reason = $3, finished_at = ${instantOf('$4')}, version = version + 1
    where case_id = $1 and status in ${open}`,
)
const release = statement(
  'desk.release',
  `update desk_case
      set assigned_to = null, assigned_at = null,
          status = case when status = 'staff' then 'new' else status end, version = version + 1
    where case_id = $1 and assigned_to = $2 and status in ${open}`,
)

export function deskCaseStore(db: Database): DeskCaseStore {
  return {
    async openDeskCase(tx, { caseId, path, now, dueAt, duePeriod }) {
      await queriesOf(tx).run(openCase, [caseId, path, now, dueAt, `${writePeriod(duePeriod)}-01`])
    },
    async takeCase(tx, caseId, officer) {
      const queries = queriesOf(tx)
      return (await queries.run(take, [caseId, officer])) === 1 ? { is: 'mine' } : whose(queries, caseId)
    },
    async holdHands(tx, officer, most) {
      const queries = queriesOf(tx)
      // First wait for every rival, then count.
      const [, counted] = await Promise.all([
        queries.run(holdOfficer, [officer]),
        queries.first(hands, [officer, openDeskStatuses, deskPaths, most]),
      ])
      return counted?.n ?? 0
    },
    async takeNext(tx, { id, centreId }) {
      const within = centreId === null ? null : centresOf(centreId)
      return (await queriesOf(tx).first(next, [id, within]))?.case_id as CaseId | undefined
    },
    async receive(tx, caseId, centreId) {
      return (await queriesOf(tx).run(receive, [caseId, centreId])) === 1
    },
    async setStatus(tx, caseId, from, to, now) {
      return (await queriesOf(tx).run(move, [caseId, from, to, now])) === 1
    },
    async finish(tx, caseId, to, reason, now) {
      return (await queriesOf(tx).run(finish, [caseId, to, reason, now])) === 1
    },
    async release(tx, caseId, officer) {
      return (await queriesOf(tx).run(release, [caseId, officer])) === 1
    },
    loadDeskCase: async (caseId) => read(await db.first(byCase, [caseId])),
    async lockDeskCase(tx, caseId) {
      const queries = queriesOf(tx)
      // First wait for every rival, then read.
      const [, row] = await Promise.all([queries.run(hold, [caseId]), queries.first(held, [caseId])])
      return read(row)
    },
  }
}

async function whose(queries: Queries, caseId: CaseId): Promise<Taken> {
  const found = read(await queries.first(held, [caseId]))
  const holder = found?.finishedAt === null ? found.assignedTo : null
  return holder === null || holder === undefined
    ? { is: 'gone' }
    : { is: 'theirs', name: holder.name, at: holder.at }
}

function read(row: DeskRow | undefined): DeskCase | undefined {
  if (row === undefined) return undefined
  const { assigned_to: id, assigned_name: name, assigned } = row
  return {
    caseId: row.case_id as CaseId,
    path: row.path as PathName,
    status: row.status as DeskStatus,
    waitingSince: asInstant(row.waiting),
    dueAt: asInstant(row.due),
    centreId: row.centre_id as CentreId | null,
    assignedTo:
      id === null || name === null || assigned === null
        ? null
        : { id: id as OfficerId, name, at: asInstant(assigned) },
    finishedAt: asInstantOrNull(row.finished),
    finishedReason: row.finished_reason,
    version: row.version,
  }
}
