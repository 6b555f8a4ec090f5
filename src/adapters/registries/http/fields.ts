import type {
  CompanyRecord,
  InstitutionRecord,
  PersonRecord,
  TaxpayerRecord,
} from '../../../proofs/registry/domain/records.ts'
import { day, list, text, texts } from './read-record.ts'
import type { Fields, ListField } from './read-record.ts'

const item = (name: string): ListField => ({ name, kind: 'text', required: true })
const maybe = (name: string, kind: 'text' | 'day' = 'text'): ListField => ({ name, kind, required: false })

export const taxpayerFields: Fields<TaxpayerRecord> = {
  ruc: text,
  legalName: text,
  state: text,
  kind: text,
  representatives: list(item('document'), item('names')),
  tradeNames: texts,
  activities: texts,
  cantons: texts,
  startedOn: day,
  restartedOn: day,
  closedOn: day,
  issuedOn: day,
}

export const personFields: Fields<PersonRecord> = {
  document: text,
  names: text,
  bornOn: day,
  deceasedOn: day,
  documentExpiresOn: day,
}

export const companyFields: Fields<CompanyRecord> = {
  ruc: text,
  legalName: text,
  situation: text,
  representatives: list(item('names'), item('role')),
  foundedOn: day,
  appointmentRegisteredOn: day,
}

export const institutionFields: Fields<InstitutionRecord> = {
  identifier: text,
  branchCode: text,
  class: text,
  legalName: text,
  representatives: list(
    item('document'),
    item('names'),
    maybe('role'),
    maybe('since', 'day'),
    maybe('until', 'day'),
  ),
}
