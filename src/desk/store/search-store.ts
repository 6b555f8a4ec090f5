import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { CaseId, CentreId, EmployerId, OfficerId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { EarlierCase, FoundCase, SearchStore } from '../app/ports.ts'
import type { DeskStatus } from '../domain/desk-case.ts'

interface Row {
  code: string
  path: string
  state: string
  opened: number
}
interface FoundRow extends Row {
  class: string
  legal_name: string
  status: string
  centre_id: string | null
  assigned_to: string | null
}

const found = `select c.code, c.path, c.state, ${ms('c.opened_at')} as opened, e.class, e.legal_name, d.status,
  d.centre_id, d.assigned_to`

const ofEmployer = statement<FoundRow>(
  'desk.ofEmployer',
  `${found} from employer e join recovery_case c on c.employer_id = e.id join desk_case d on d.case_id = c.id
    where e.identifier = $1 order by c.opened_at desc limit 20`,
)
const ofClaimant = statement<FoundRow>(
  'desk.ofClaimant',
  `${found} from recovery_case c join employer e on e.id = c.employer_id join desk_case d on d.case_id = c.id
    where c.claimant = $1 order by c.opened_at desc limit 20`,
)
const earlier = statement<Row>(
  'desk.earlier',
  `select code, path, state, ${ms('opened_at')} as opened from recovery_case
    where employer_id = $1 and opened_at > clock_timestamp() - interval '90 days' and id <> $2
    order by opened_at desc limit 20`,
)

const read = (row: Row): EarlierCase => ({
  code: row.code,
  path: row.path,
  state: row.state,
  openedAt: asInstant(row.opened),
})
const readFound = (row: FoundRow): FoundCase => ({
  ...read(row),
  class: row.class as EmployerClass,
  legalName: row.legal_name,
  status: row.status as DeskStatus,
  centreId: row.centre_id as CentreId | null,
  assignedTo: row.assigned_to === null ? null : { id: row.assigned_to as OfficerId },
})

export const searchStore = (db: Database): SearchStore => ({
  byEmployer: async (identifier) => (await db.many(ofEmployer, [identifier])).map(readFound),
  byClaimant: async (document) => (await db.many(ofClaimant, [document])).map(readFound),
})

/** Other cases of the employer, of the last 90 days. */
export const earlierCases = async (
  db: Database,
  employerId: EmployerId,
  except: CaseId,
): Promise<readonly EarlierCase[]> => (await db.many(earlier, [employerId, except])).map(read)
