import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { RepresentationDesk } from '../app/representation-changes.ts'

interface Row {
  readonly employer_id: EmployerId
  readonly id: string
  readonly class: EmployerClass
  readonly legal_name: string
  readonly identifier: string
  readonly found: number
  readonly disputed: number | null
}

const list = statement<Row>(
  'representation.list',
  `select h.employer_id, h.id, e.class, e.legal_name, e.identifier, ${ms('h.found_at')} as found, ${ms('h.disputed_at')} as disputed
     from representation_change h join employer e on e.id = h.employer_id
    where (case when h.ended_at is null then h.found_at end) > 'epoch'
    order by (case when h.ended_at is null then h.found_at end) desc limit $1`,
)
const ofEmployer = statement<Pick<Row, 'found' | 'disputed'>>(
  'representation.ofEmployer',
  `select ${ms('found_at')} as found, ${ms('disputed_at')} as disputed
     from representation_change where employer_id = $1 and ended_at is null`,
)
const dispute = statement<{ employer_id: EmployerId }>(
  'representation.dispute',
  `update representation_change set disputed_at = clock_timestamp(), disputed_by = $3
    where employer_id = $1 and id = $2 and ended_at is null and disputed_at is null
   returning employer_id`,
)

/** Open changes of representatives, as the desk and the account see them. */
export const representationDesk = (db: Database): RepresentationDesk => ({
  list: async (size) =>
    (await db.many(list, [size])).map((row) => ({
      employerId: row.employer_id,
      id: row.id,
      class: row.class,
      legalName: row.legal_name,
      identifier: row.identifier,
      foundAt: asInstant(row.found),
      disputedAt: asInstantOrNull(row.disputed),
    })),
  async ofEmployer(employerId) {
    const row = await db.first(ofEmployer, [employerId])
    return row && { foundAt: asInstant(row.found), disputedAt: asInstantOrNull(row.disputed) }
  },
  dispute: async (tx, employerId, id, officer) =>
    (await queriesOf(tx).first(dispute, [employerId, id, officer]))?.employer_id,
})
