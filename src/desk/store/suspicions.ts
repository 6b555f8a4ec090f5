import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { CentreId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { Suspicion } from '../app/look-at-suspicions.ts'

interface Row {
  readonly code: string
  readonly class: EmployerClass
  readonly legal_name: string
  readonly name: string | null
  readonly at: number
}

const said = `(case when a.result = 'suspicion' then a.at end)`
const found = `(case when u.is_suspicious then u.received_at end)`
/** Of the centre `$2`, or of none; of all where none is named. */
const isWithin = (row: string) =>
  `($2::uuid is null or coalesce((select d.centre_id from desk_case d where d.case_id = ${row}.case_id), $2) = $2)`
/** The newest of each kind, and then of both: each of them is read off its own index. */
const newest = statement<Row>(
  'counter.suspicions',
  `select k.code, e.class, e.legal_name, one.name, ${ms('one.at')} as at
     from ((select a.case_id, m.name, a.at
              from attendance a
              join staff_member m on m.id = a.officer_id
             where ${said} > (select clock_timestamp() - interval '90 days') and ${isWithin('a')}
             order by ${said} desc limit $1)
           union all
           (select u.case_id, null, u.received_at
              from signed_upload u
             where ${found} > (select clock_timestamp() - interval '90 days') and ${isWithin('u')}
             order by ${found} desc limit $1)) one
     join recovery_case k on k.id = one.case_id
     join employer e on e.id = k.employer_id
    order by one.at desc limit $1`,
)

export const suspicionsOf =
  (db: Database) =>
  async (size: number, centreId: CentreId | null): Promise<readonly Suspicion[]> =>
    (await db.many(newest, [size, centreId])).map((row) => ({
      code: row.code,
      class: row.class,
      legalName: row.legal_name,
      saidBy: row.name,
      at: asInstant(row.at),
    }))
