import { columnsOf } from '../../employers/app/columns.ts'
import type { FieldRefusal, ReaderFor } from '../../employers/app/import-rows.ts'
import { isDay } from '../../kernel/civil-day.ts'
import { parseEmployerIdentifier } from '../../kernel/employer-identifier.ts'
import { ok, refused } from '../../kernel/outcome.ts'
import {
  obligationKinds,
  obligationStates,
  type ObligationKind,
  type ObligationState,
} from '../domain/obligation.ts'
import { readPeriod, writePeriod } from '../domain/period.ts'

/** One row of the file; days are `YYYY-MM-DD`, a period is the first day of its month. */
export interface ObligationRow {
  readonly identifier: string
  readonly branchCode: string
  readonly kind: ObligationKind | 'none' | 'unreadable'
  readonly period: string | null
  /** Cents. */
  readonly amount: number
  readonly state: ObligationState
  readonly dueOn: string | null
  readonly reference: string | null
}

/** A row whose employer can be read, and what is wrong with the rest of it. */
export interface ReadRow {
  readonly row: ObligationRow
  readonly wrong: readonly FieldRefusal[]
}

const required = ['identifier', 'kind', 'period', 'amount', 'state', 'dueOn'] as const
const optional = ['branchCode', 'reference'] as const
const longestReference = 60

/**
 * Rows of the institution's file of obligations, columns by name (docs/operate/arrears.md). A row of which nobody can
 * say whose it is, is refused; any other comes through with what is wrong with it: whoever has a row that cannot be
 * read must not look as if it were not there.
 */
export const obligationReader =
  (accept: (identifier: string) => boolean): ReaderFor<ReadRow> =>
  (header) => {
    const columns = columnsOf(header, required, optional)
    if (!columns.ok) return columns
    const cell = columns.value
    return ok((fields) => {
      const raw = cell.identifier(fields)
      const read = parseEmployerIdentifier(/^[0-9]{12}$/.test(raw) ? `0${raw}` : raw)
      if (!read.ok) return refused('row', [{ field: 'identifier', reason: 'form' }])
      const { identifier, branchForced } = read.value
      if (!accept(identifier)) return refused('row', [{ field: 'identifier', reason: 'notAccepted' }])
      const typedBranch = (cell.branchCode(fields) || '0001').padStart(4, '0')
      const branchCode = branchForced ?? typedBranch
      if (!/^[0-9]{4}$/.test(typedBranch)) return refused('row', [{ field: 'branchCode', reason: 'form' }])

      const wrong: FieldRefusal[] = []
      const refuse = (field: string, reason: FieldRefusal['reason'] = 'form') => {
        wrong.push({ field, reason })
      }
      const kind = ([...obligationKinds, 'none'] as const).find((one) => one === cell.kind(fields))
      if (kind === undefined) refuse('kind')
      const period = readPeriod(cell.period(fields))
      if (cell.period(fields) !== '' && !period.ok) refuse('period')
      const amount = readAmount(cell.amount(fields))
      const state = obligationStates.find((one) => one === cell.state(fields))
      const dueOn = readDay(cell.dueOn(fields))
      if (dueOn === undefined) refuse('dueOn')
      const reference = cell.reference(fields)
      if (reference.length > longestReference) refuse('reference')
      if (kind === 'none') {
        // It says that there is nothing: a value beside it says that there is.
        for (const field of ['period', 'amount', 'state', 'dueOn', 'reference'] as const)
          if (cell[field](fields) !== '') refuse(field, 'contradicts')
      } else {
        if (amount === undefined) refuse('amount')
        if (state === undefined) refuse('state')
        if (kind === 'contribution' && cell.period(fields) === '') refuse('period', 'empty')
        if (kind !== undefined && kind !== 'contribution' && dueOn === null) refuse('dueOn', 'empty')
      }
      const row = { identifier, branchCode }
      if (wrong.length > 0 || kind === undefined || dueOn === undefined) {
        return ok({ row: { ...row, ...nothing, kind: 'unreadable' }, wrong })
      }
      return ok({
        row: {
          ...row,
          kind,
          period: period.ok ? `${writePeriod(period.value)}-01` : null,
          amount: amount ?? 0,
          state: state ?? 'pending',
          dueOn,
          reference: reference || null,
        },
        wrong,
      })
    })
  }

const nothing = { period: null, amount: 0, state: 'pending', dueOn: null, reference: null } as const

/** `1234.5`, `1234,50` or `1234`, as cents; no marks for thousands, since nobody could tell them from a comma. */
export function readAmount(raw: string): number | undefined {
  const [, whole, part = ''] = /^([0-9]{1,11})(?:[.,]([0-9]{1,2}))?$/.exec(raw) ?? []
  return whole === undefined ? undefined : Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** Null for none, undefined for what is no day. */
function readDay(raw: string): string | null | undefined {
  if (raw === '') return null
  const [, year, month, day] = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(raw) ?? []
  return isDay(Number(year), Number(month), Number(day)) ? raw : undefined
}
