import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { CentreId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { PersonDigest } from '../../staff/domain/roles.ts'
import type { WaitingChange } from '../app/ports.ts'

interface Row {
  readonly code: string
  readonly class: EmployerClass
  readonly legal_name: string
  readonly identifier: string
  readonly present: string | null
  readonly value: string
  readonly proposed_by: string
  readonly since: number
}

const since = `(case when h.state = 'approval' then h.confirmed_at end)`
const waiting = statement<Row>(
  'contactChange.waiting',
  `select k.code, e.class, e.legal_name, e.identifier, p.value as present, h.value,
          encode(h.proposed_by, 'hex') as proposed_by, ${ms('h.confirmed_at')} as since
     from contact_change h
     join recovery_case k on k.id = h.case_id
     join employer e on e.id = h.employer_id
     left join contact p on p.id = h.present_id
     left join desk_case d on d.case_id = h.case_id
    where ${since} is not null and ($2::uuid is null or d.centre_id is null or d.centre_id = $2)
    order by ${since} limit $1`,
)

/** Changes that wait for a second person, the longest wait first. */
export const waitingChanges =
  (db: Database) =>
  async (size: number, centreId: CentreId | null): Promise<readonly WaitingChange[]> =>
    (await db.many(waiting, [size, centreId])).map((row) => ({
      caseCode: row.code,
      class: row.class,
      legalName: row.legal_name,
      identifier: row.identifier,
      presentMail: row.present,
      newMail: row.value,
      proposedBy: row.proposed_by as PersonDigest,
      since: asInstant(row.since),
    }))
