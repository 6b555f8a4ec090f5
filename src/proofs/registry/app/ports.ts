import type { RegistryAnswer } from '../../../kernel/outcome.ts'
import type { CompanyRecord, InstitutionRecord, PersonRecord, TaxpayerRecord } from '../domain/records.ts'

/**
 * One port a registry. Each call is one question and one answer of DOMAIN 4.3: no exception crosses,
 * and whoever implements it has made sure that the answer is about the identifier asked for, complete
 * enough to be read, and younger than its own limit (`stale` otherwise).
 */
export interface TaxpayerRegistry {
  byRuc(ruc: string): Promise<RegistryAnswer<TaxpayerRecord>>
}

export interface CivilRegistry {
  /** Ten digits. Foreigner codes are unknown to this registry. */
  byDocument(cedula: string): Promise<RegistryAnswer<PersonRecord>>
}

export interface CompaniesRegistry {
  byRuc(ruc: string): Promise<RegistryAnswer<CompanyRecord>>
}

export interface InstitutionRegistry {
  byIdentifier(identifier: string, branchCode: string): Promise<RegistryAnswer<InstitutionRecord>>
}

export interface Registries {
  readonly taxpayer: TaxpayerRegistry
  readonly civil: CivilRegistry
  readonly companies: CompaniesRegistry
  readonly institution: InstitutionRegistry
}

/** Digest of a text in base64url or hex; keyed, because an identifier can be guessed (RELIABILITY 8). */
export type EvidenceDigest = (text: string) => string
