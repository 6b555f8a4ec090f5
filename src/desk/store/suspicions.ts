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
  readonly name: string
  readonly at: number
}

const at = `(case when a.result = 'suspicion' then a.at end)`
const newest = statement<Row>(
  'counter.suspicions',
  `select k.code, e.class, e.legal_name, m.name, ${ms('a.at')} as at
     from attendance a
     join recovery_case k on k.id = a.case_id
     join employer e on e.id = a.employer_id
     join staff_member m on m.id = a.officer_id
     left join desk_case d on d.case_id = a.case_id
    where ${at} > (select clock_timestamp() - interval '90 days')
      and ($2::uuid is null or d.centre_id is null or d.centre_id = $2)
    order by ${at} desc limit $1`,
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
