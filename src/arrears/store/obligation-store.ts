import { addDays, civilDay } from '../../kernel/civil-day.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { ArrearsEmployer, ArrearsEmployers, ObligationSource } from '../app/ports.ts'
import type { Obligation, ObligationKind, ObligationState } from '../domain/obligation.ts'

interface ObligationRow {
  readonly kind: ObligationKind | 'none' | 'unreadable'
  readonly year: number | null
  readonly month: number | null
  readonly amount: number
  readonly state: ObligationState
  /** Whole days since 1970. */
  readonly due: number | null
  readonly reference: string | null
  readonly as_of: number
}

const ofEmployer = statement<ObligationRow>(
  'obligations.ofEmployer',
  `select o.kind, extract(year from o.period)::int as year, extract(month from o.period)::int as month,
          o.amount_cents::float8 as amount, o.state, o.due_on - date '1970-01-01' as due, o.reference,
          ${ms('i.as_of')} as as_of
     from employer e
     join obligation_import i on i.state = 'current'
     join employer_obligation o on o.employer_id = e.id and o.import_id = i.id
    where e.identifier = $1 and e.branch_code = $2
    order by o.line`,
)
const byId = statement<ArrearsEmployer>(
  'arrears.employer',
  `select id, identifier, branch_code as "branchCode", legal_name as "legalName", province
     from employer where id = $1`,
)

const epoch = civilDay(1970, 1, 1)

/** The version in use of the institution's file. */
export const importedObligations = (db: Database): ObligationSource => ({
  async of({ identifier, branchCode }) {
    const source = 'imported'
    const rows = await db.many(ofEmployer, [identifier, branchCode])
    const [first] = rows
    // A row that could not be read may be the one that counts: then there is nothing to be said.
    if (first === undefined || rows.some(({ kind }) => kind === 'unreadable'))
      return { kind: 'notFound', source }
    return { kind: 'found', obligations: rows.flatMap(obligationOf), asOf: asInstant(first.as_of), source }
  },
})

function obligationOf({
  kind,
  year,
  month,
  amount,
  state,
  due,
  reference,
}: ObligationRow): readonly Obligation[] {
  if (kind === 'none' || kind === 'unreadable') return []
  return [
    {
      kind,
      period: year === null || month === null ? null : { year, month },
      amount,
      state,
      dueOn: due === null ? null : addDays(epoch, due),
      reference,
    },
  ]
}

export const arrearsEmployers = (db: Database): ArrearsEmployers => ({
  byId: (id: EmployerId) => db.first(byId, [id]),
})
