import type { EmployerClass } from '../../../kernel/employer-class.ts'

/**
 * What each registry knows, in our words (DOMAIN 4.2). Days are `YYYY-MM-DD`; a value the registry
 * left empty, or wrote as `N/A` or `0000-00-00`, is absent, never an empty text (ATK-29).
 */
export type RucState = 'active' | 'suspended' | 'cancelled'

export interface Representative {
  /** Cédula, or the institution's foreigner code. */
  readonly document: string
  readonly names: string
}

/** Of the tax authority. Representatives are `missing` where the source has none, as in the open file. */
export interface TaxpayerRecord {
  readonly ruc: string
  readonly legalName: string
  readonly state: RucState
  /** The authority's taxpayer type: the only thing that tells a person from an entity (DOMAIN 2.2). */
  readonly kind: 'person' | 'entity'
  readonly representatives: readonly Representative[]
  readonly tradeNames: readonly string[]
  /** CIIU codes of the open establishments. */
  readonly activities: readonly string[]
  readonly cantons: readonly string[]
  readonly startedOn?: string
  readonly restartedOn?: string
  readonly closedOn?: string
  /** Date of issue of the RUC; few sources have this very date. */
  readonly issuedOn?: string
}

/** Of the civil registry, and no more of a person than the relation and one question need. */
export interface PersonRecord {
  readonly document: string
  readonly names: string
  readonly bornOn?: string
  readonly deceasedOn?: string
  readonly documentExpiresOn?: string
}

export interface CompanyRepresentative {
  readonly names: string
  readonly role: string
}

/** Of the companies directory, which knows representatives by name only (DOMAIN 6). */
export interface CompanyRecord {
  readonly ruc: string
  readonly legalName: string
  readonly situation: 'active' | 'inLiquidation' | 'cancelled' | 'other'
  readonly representatives: readonly CompanyRepresentative[]
  readonly foundedOn?: string
  readonly appointmentRegisteredOn?: string
}

export interface RecordedRepresentative extends Representative {
  readonly role?: string
  readonly since?: string
  /** The last day; absent while it lasts. */
  readonly until?: string
}

/** The institution's own record of one employer and branch. */
export interface InstitutionRecord {
  readonly identifier: string
  readonly branchCode: string
  readonly class: EmployerClass
  readonly legalName: string
  readonly representatives: readonly RecordedRepresentative[]
}
