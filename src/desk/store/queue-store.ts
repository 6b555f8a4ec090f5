import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { CaseId, OfficerId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { QueueAsked, QueueRow, QueueStore } from '../app/ports.ts'
import { deskPaths, type DeskPath, type DeskStatus } from '../domain/desk-case.ts'
import { centresOf, nobody } from './desk-case-store.ts'
import { statusesOf, type QueueSort } from '../domain/queue-view.ts'

interface Row {
  case_id: string
  code: string
  class: string
  legal_name: string
  path: string
  status: string
  waiting: number
  due: number
  assigned_to: string | null
  assigned_name: string | null
  due_micros: number
  wait_micros: number
}

/** 2100: later than whatever is about to be due. Microseconds since 1970, as all instants of a cursor. */
const never = 4_102_444_800_000_000

const micros = (column: string): string => `floor(extract(epoch from ${column}) * 1000000)::float8`
const instantOf = (parameter: string): string =>
  `('epoch'::timestamptz + ${parameter}::float8 * interval '1 microsecond')`

/** Whose cases: `from` is beside statuses and paths, `where` about the case; `$8` is the holder, or the centres. */
const holders = {
  anybody: { from: '', where: '' },
  holder: { from: '', where: `and coalesce(q.assigned_to, '${nobody}') = $8::uuid` },
  centre: {
    from: 'cross join unnest($8::uuid[]) z(centre)',
    where: `and coalesce(q.centre_id, '${nobody}') = z.centre`,
  },
  centreFree: {
    from: 'cross join unnest($8::uuid[]) z(centre)',
    where: `and coalesce(q.centre_id, '${nobody}') = z.centre and q.assigned_to is null`,
  },
} as const
type Holders = keyof typeof holders
const everyHolder = ['anybody', 'holder', 'centre', 'centreFree'] as const satisfies readonly Holders[]

/** `$1` statuses, `$2` paths, `$3` due until, `$4` to `$6` where the page before ended, `$7` rows, `$8` whose. */
const sorts: Readonly<Record<QueueSort, { readonly order: string; readonly behind: string }>> = {
  due: {
    order: 'due_at, waiting_since, case_id',
    behind: `(q.due_at, q.waiting_since, q.case_id) > (${instantOf('$4')}, ${instantOf('$5')}, $6::uuid)`,
  },
  wait: {
    order: 'waiting_since, case_id',
    // The first of the three has no part in this order.
    behind: `(q.waiting_since, q.case_id) > (${instantOf('$5')}, $6::uuid) and $4::float8 is not null`,
  },
}

// Each status and path is read from where the page begins, and no further than the page goes: what a view does
// not show costs it nothing.
const pages = (sort: QueueSort, whose: Holders) =>
  statement<Row>(
    `desk.queue.${sort}.${whose}`,
    `select d.case_id, c.code, e.class, e.legal_name, d.path, d.status,
            ${ms('d.waiting_since')} as waiting, ${ms('d.due_at')} as due,
            ${micros('d.due_at')} as due_micros, ${micros('d.waiting_since')} as wait_micros,
            d.assigned_to, m.name as assigned_name
       from (
         select one.* from unnest($1::text[]) s(status) cross join unnest($2::text[]) w(path)
           ${holders[whose].from} cross join lateral (
             select q.case_id, q.path, q.status, q.due_at, q.waiting_since, q.assigned_to from desk_case q
              where q.status = s.status and q.path = w.path and q.due_at <= ${instantOf('$3')}
                and ${sorts[sort].behind} ${holders[whose].where}
              order by ${sorts[sort].order} limit $7) one
          order by ${sorts[sort].order} limit $7) d
       join recovery_case c on c.id = d.case_id join employer e on e.id = c.employer_id
       left join staff_member m on m.id = d.assigned_to
      order by ${sorts[sort].order
        .split(', ')
        .map((column) => `d.${column}`)
        .join(', ')}`,
  )

const counts = (whose: Holders) =>
  statement<{ n: number }>(
    `desk.count.${whose}`,
    `select count(*) as n from (
       select 1 from unnest($1::text[]) s(status) cross join unnest($2::text[]) w(path)
         ${holders[whose].from.replace('$8', '$5')} cross join lateral (
           select 1 from desk_case q
            where q.status = s.status and q.path = w.path and q.due_at <= ${instantOf('$3')}
              ${holders[whose].where.replace('$8', '$5')} limit $4) one
        limit $4) counted`,
  )

const forEach = <T>(make: (whose: Holders) => T): Readonly<Record<Holders, T>> =>
  Object.fromEntries(everyHolder.map((whose) => [whose, make(whose)])) as Record<Holders, T>
const page = {
  due: forEach((whose) => pages('due', whose)),
  wait: forEach((whose) => pages('wait', whose)),
} as const
const count = forEach(counts)

interface Whose {
  readonly holders: Holders
  readonly values: readonly unknown[]
}

/** Whose cases a tab shows: what is in hand is seen wherever it is of, the rest within reach (ATK-50). */
function whoseOf({ view, officer }: QueueAsked): Whose {
  if (view.tab === 'mine') return { holders: 'holder', values: [officer.id] }
  const isFree = view.tab === 'free'
  if (officer.centreId !== null)
    return { holders: isFree ? 'centreFree' : 'centre', values: [centresOf(officer.centreId)] }
  return isFree ? { holders: 'holder', values: [nobody] } : { holders: 'anybody', values: [] }
}

const common = (asked: QueueAsked): readonly unknown[] => [
  statusesOf(asked.view),
  asked.view.path === undefined ? deskPaths : [asked.view.path],
  asked.view.tab === 'due' ? asked.dueUntil * 1000 : never,
]

export const queueStore = (db: Database): QueueStore => ({
  async page(asked, size) {
    const { sort, after } = asked.view
    const whose = whoseOf(asked)
    const values = [
      ...common(asked),
      after?.due ?? 0,
      after?.wait ?? 0,
      after?.caseId ?? nobody,
      size,
      ...whose.values,
    ]
    return (await db.many(page[sort][whose.holders], values)).map(read)
  },
  async count(asked, most) {
    const whose = whoseOf(asked)
    return (await db.first(count[whose.holders], [...common(asked), most, ...whose.values]))?.n ?? 0
  },
})

const read = (row: Row): QueueRow => ({
  caseId: row.case_id as CaseId,
  code: row.code,
  class: row.class as EmployerClass,
  legalName: row.legal_name,
  path: row.path as DeskPath,
  status: row.status as DeskStatus,
  waitingSince: asInstant(row.waiting),
  dueAt: asInstant(row.due),
  assignedTo:
    row.assigned_to === null || row.assigned_name === null
      ? null
      : { id: row.assigned_to as OfficerId, name: row.assigned_name },
  cursor: { due: row.due_micros, wait: row.wait_micros, caseId: row.case_id as CaseId },
})
