/** The proof that this person represents this employer, by the registries of the employer's class. */
export { createCheckRelation } from './app/check-relation.ts'
export type { CheckRelation, PairToCheck, RegistryTrace, RelationCheck } from './app/check-relation.ts'
export type {
  CivilRegistry,
  CompaniesRegistry,
  EvidenceDigest,
  InstitutionRegistry,
  Registries,
  TaxpayerRegistry,
} from './app/ports.ts'
export type { AttendedReason, Match, Mismatch, MismatchKind, Relation } from './domain/relation.ts'
export type { Unavailable } from './domain/answers.ts'
export type { RegistryFacts } from './domain/registry-facts.ts'
export type {
  CompanyRecord,
  InstitutionRecord,
  PersonRecord,
  RucState,
  TaxpayerRecord,
} from './domain/records.ts'
