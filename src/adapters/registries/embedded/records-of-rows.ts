import type { EmployerClass } from '../../../kernel/employer-class.ts'
import type {
  CompanyRecord,
  InstitutionRecord,
  PersonRecord,
  TaxpayerRecord,
} from '../../../proofs/registry/domain/records.ts'
import type { CivilRow, CompanyRow, InstitutionRow, TaxpayerRow } from './snapshot-statements.ts'

/** A record and what its source never has; nothing where no row joined. */
export type Read<R> =
  | { readonly record: R; readonly missing: null }
  | { readonly record: Partial<R>; readonly missing: readonly string[] }
  | undefined

export function taxpayerRecord(row: TaxpayerRow): Read<TaxpayerRecord> {
  if (row.ruc === null) return undefined
  const { representatives } = row
  const record = {
    ruc: row.ruc,
    legalName: row.legal_name,
    state: row.state,
    kind: row.kind,
    tradeNames: row.trade_names,
    activities: row.activities,
    cantons: row.cantons,
    ...present({
      startedOn: row.started_on,
      restartedOn: row.restarted_on,
      closedOn: row.closed_on,
      issuedOn: row.issued_on,
    }),
  }
  // Absent is not empty: an empty list would say that nobody represents this taxpayer.
  return representatives === null
    ? { record, missing: ['representatives'] }
    : { record: { ...record, representatives }, missing: null }
}

export function personRecord(row: CivilRow): Read<PersonRecord> {
  if (row.document === null) return undefined
  const dates = {
    bornOn: row.born_on,
    deceasedOn: row.deceased_on,
    documentExpiresOn: row.document_expires_on,
  }
  return { record: { document: row.document, names: row.names, ...present(dates) }, missing: null }
}

export function companyRecord(row: CompanyRow): Read<CompanyRecord> {
  if (row.ruc === null) return undefined
  const dates = { foundedOn: row.founded_on, appointmentRegisteredOn: row.appointment_registered_on }
  return {
    record: {
      ruc: row.ruc,
      legalName: row.legal_name,
      situation: row.situation,
      representatives: row.representatives,
      ...present(dates),
    },
    missing: null,
  }
}

export const institutionRecord = (row: InstitutionRow, employerClass: EmployerClass): InstitutionRecord => ({
  identifier: row.identifier,
  branchCode: row.branch_code,
  class: employerClass,
  legalName: row.legal_name,
  representatives: row.representatives.map(({ document, names, ...rest }) => ({
    document,
    names,
    ...present(rest),
  })),
})

/** Without the members that are null: in our records what is absent is not there. */
function present<T extends Readonly<Record<string, string | null>>>(
  fields: T,
): { readonly [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: string
  }
}
