import { statement } from '../../../platform/database/statement.ts'

/** Which file an answer comes from. `oldest` is null where nothing was ever imported. */
export interface SnapshotRow {
  readonly oldest: Date | null
  readonly as_of: Date | null
  readonly source: string | null
}

/**
 * One row always, also for a number that nobody has: whether "nobody" may be believed depends on the
 * age of the oldest part, which the same round trip brings along.
 */
const oneRow = (registry: string, table: string, key: string, columns: string) => `
  select (select min(as_of) from registry_import where registry = '${registry}' and state = 'current') as oldest,
         f.as_of, f.source, ${columns}
    from (select) as one
    left join (${table} r join registry_import f on f.id = r.import_id and f.state = 'current') on r.${key} = $1
   order by f.as_of desc nulls last
   limit 1`

export interface TaxpayerRow extends SnapshotRow {
  readonly ruc: string | null
  readonly legal_name: string
  readonly state: 'active' | 'suspended' | 'cancelled'
  readonly kind: 'person' | 'entity'
  readonly started_on: string | null
  readonly restarted_on: string | null
  readonly closed_on: string | null
  readonly issued_on: string | null
  readonly representatives: readonly { readonly document: string; readonly names: string }[] | null
  readonly trade_names: readonly string[]
  readonly activities: readonly string[]
  readonly cantons: readonly string[]
}

export const taxpayerByRuc = statement<TaxpayerRow>(
  'snapshot_taxpayer_by_ruc',
  oneRow(
    'taxpayer',
    'taxpayer_record',
    'ruc',
    `r.ruc, r.legal_name, r.state, r.kind, r.started_on, r.restarted_on, r.closed_on, r.issued_on,
     r.representatives, r.trade_names, r.activities, r.cantons`,
  ),
)

export interface CivilRow extends SnapshotRow {
  readonly document: string | null
  readonly names: string
  readonly born_on: string | null
  readonly deceased_on: string | null
  readonly document_expires_on: string | null
}

export const civilByDocument = statement<CivilRow>(
  'snapshot_civil_by_document',
  oneRow(
    'civil',
    'civil_record',
    'document',
    'r.document, r.names, r.born_on, r.deceased_on, r.document_expires_on',
  ),
)

export interface CompanyRow extends SnapshotRow {
  readonly ruc: string | null
  readonly legal_name: string
  readonly situation: 'active' | 'inLiquidation' | 'cancelled' | 'other'
  readonly founded_on: string | null
  readonly appointment_registered_on: string | null
  readonly representatives: readonly { readonly names: string; readonly role: string }[]
}

export const companyByRuc = statement<CompanyRow>(
  'snapshot_company_by_ruc',
  oneRow(
    'companies',
    'company_record',
    'ruc',
    'r.ruc, r.legal_name, r.situation, r.founded_on, r.appointment_registered_on, r.representatives',
  ),
)

export interface InstitutionRow {
  readonly identifier: string
  readonly branch_code: string
  readonly class: string
  readonly legal_name: string
  readonly imported_at: Date
  readonly representatives: readonly {
    readonly document: string
    readonly names: string
    readonly role: string | null
    readonly since: string | null
    readonly until: string | null
  }[]
}

export const institutionByIdentifier = statement<InstitutionRow>(
  'institution_by_identifier',
  `select e.identifier, e.branch_code, e.class, e.legal_name, e.imported_at,
          coalesce((select jsonb_agg(jsonb_build_object('document', r.document, 'names', r.names, 'role', r.role,
                                                        'since', r.since, 'until', r.until) order by r.document)
                      from representation r where r.employer_id = e.id), '[]') as representatives
     from employer e
    where e.identifier = $1 and e.branch_code = $2`,
)
