import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { CaseId, OfficerId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { QueueAsked, QueueRow, QueueStore } from '../app/ports.ts'
import { deskPaths, type DeskPath, type DeskStatus } from '../domain/desk-case.ts'
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

const nobody = '00000000-0000-0000-0000-000000000000'
/** 2100: later than whatever is about to be due. Microseconds since 1970, as all instants of a cursor. */
const never = 4_102_444_800_000_000

const micros = (column: string): string => `floor(extract(epoch from ${column}) * 1000000)::float8`
const instantOf = (parameter: string): string =>
  `('epoch'::timestamptz + ${parameter}::float8 * interval '1 microsecond')`

const holders = {
  anybody: '',
  holder: `and coalesce(q.assigned_to, '${nobody}') = $8::uuid`,
} as const
type Holders = keyof typeof holders

/** `$1` statuses, `$2` paths, `$3` due until, `$4` to `$6` where the page before ended, `$7` rows, `$8` the holder. */
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
           cross join lateral (
             select q.case_id, q.path, q.status, q.due_at, q.waiting_since, q.assigned_to from desk_case q
              where q.status = s.status and q.path = w.path and q.due_at <= ${instantOf('$3')}
                and ${sorts[sort].behind} ${holders[whose]}
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
         cross join lateral (
           select 1 from desk_case q
            where q.status = s.status and q.path = w.path and q.due_at <= ${instantOf('$3')}
              ${holders[whose].replace('$8', '$5')} limit $4) one
        limit $4) counted`,
  )

const page = {
  due: { anybody: pages('due', 'anybody'), holder: pages('due', 'holder') },
  wait: { anybody: pages('wait', 'anybody'), holder: pages('wait', 'holder') },
} as const
const count = { anybody: counts('anybody'), holder: counts('holder') } as const

/** Whose cases a tab shows. */
function holderOf({ view, officer }: QueueAsked): string | undefined {
  if (view.tab === 'mine') return officer
  return view.tab === 'free' ? nobody : undefined
}

const common = (asked: QueueAsked): readonly unknown[] => [
  statusesOf(asked.view),
  asked.view.path === undefined ? deskPaths : [asked.view.path],
  asked.view.tab === 'due' ? asked.dueUntil * 1000 : never,
]

export const queueStore = (db: Database): QueueStore => ({
  async page(asked, size) {
    const { sort, after } = asked.view
    const holder = holderOf(asked)
    const values = [
      ...common(asked),
      after?.due ?? 0,
      after?.wait ?? 0,
      after?.caseId ?? nobody,
      size,
      ...(holder === undefined ? [] : [holder]),
    ]
    return (await db.many(page[sort][holder === undefined ? 'anybody' : 'holder'], values)).map(read)
  },
  async count(asked, most) {
    const holder = holderOf(asked)
    const values = [...common(asked), most, ...(holder === undefined ? [] : [holder])]
    return (await db.first(count[holder === undefined ? 'anybody' : 'holder'], values))?.n ?? 0
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
