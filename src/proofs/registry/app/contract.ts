import type { RegistryAnswer } from '../../../kernel/outcome.ts'
import {
  personRucOf,
  syntheticCedula,
  syntheticCompanyRuc,
  syntheticPublicRuc,
} from '../../../kernel/synthetic.ts'
import type { CompanyRecord, InstitutionRecord, PersonRecord, TaxpayerRecord } from '../domain/records.ts'
import type { Registries } from './ports.ts'
import type { TaxpayerRow } from './snapshot-rows.ts'

/** What an adapter under the contract must be loaded with before it is asked. All of it is synthetic. */
export interface ContractWorld {
  readonly taxpayers: readonly TaxpayerRow[]
  readonly people: readonly PersonRecord[]
  readonly companies: readonly CompanyRecord[]
  readonly employers: readonly InstitutionRecord[]
}

const ana = { document: syntheticCedula(24, 1), names: 'ENSAYO MUESTRA ANA LUCIA' }
const company = syntheticCompanyRuc(1001)
const openDataCompany = syntheticCompanyRuc(1003)
const publicBody = syntheticPublicRuc(2)
const nobody = { ruc: syntheticCompanyRuc(9_999), cedula: syntheticCedula(2, 99) }

const taxpayer: TaxpayerRecord = {
  ruc: company,
  legalName: 'COMERCIAL MUESTRA S.A.S.',
  state: 'active',
  kind: 'entity',
  representatives: [ana],
  tradeNames: ['LA MUESTRA'],
  activities: ['G471101'],
  cantons: ['QUITO'],
  startedOn: '2019-03-04',
  issuedOn: '2019-02-27',
}

const { representatives: _none, ...openData } = {
  ...taxpayer,
  ruc: openDataCompany,
  state: 'suspended' as const,
}

const closed: TaxpayerRecord = {
  ruc: publicBody,
  legalName: 'ENTIDAD DE PRUEBA',
  state: 'cancelled',
  kind: 'entity',
  representatives: [],
  tradeNames: [],
  activities: [],
  cantons: [],
  closedOn: '2020-12-31',
}

const person: PersonRecord = { ...ana, bornOn: '1980-02-29', documentExpiresOn: '2031-01-01' }
const deceased: PersonRecord = {
  document: syntheticCedula(24, 2),
  names: 'FICTICIO EJEMPLO JUAN',
  deceasedOn: '2021-05-06',
}

const companyRecord: CompanyRecord = {
  ruc: company,
  legalName: 'COMERCIAL MUESTRA S.A.S.',
  situation: 'active',
  representatives: [{ names: 'Ensayo Muestra Ana Lucía', role: 'GERENTE GENERAL' }],
  foundedOn: '2019-02-20',
  appointmentRegisteredOn: '2022-06-30',
}

const employer: InstitutionRecord = {
  identifier: company,
  branchCode: '0002',
  class: 'company',
  legalName: 'Comercial Muestra S.A.S.',
  representatives: [
    { ...ana, role: 'GERENTE GENERAL', since: '2022-06-30' },
    { document: deceased.document, names: deceased.names, until: '2021-05-06' },
  ],
}

export const contractWorld: ContractWorld = {
  taxpayers: [taxpayer, { ...openData, representatives: null }, closed],
  people: [person, deceased],
  companies: [companyRecord],
  employers: [employer],
}

/** One sentence of the contract. `asOf` and `source` are each adapter's own and are checked apart. */
export interface ContractCase {
  readonly sentence: string
  readonly ask: (registries: Registries) => Promise<RegistryAnswer<object>>
  readonly answer:
    | { readonly kind: 'found'; readonly record: object }
    | { readonly kind: 'partial'; readonly record: object; readonly missing: readonly string[] }
    | { readonly kind: 'notFound' }
}

/**
 * What every adapter of the registries does, in words of the trade. Plain data, so that it needs no test
 * runner here: a test asks, leaves `asOf` and `source` out and compares.
 */
export const registryContract: readonly ContractCase[] = [
  {
    sentence: 'answers a taxpayer with all that is known',
    ask: ({ taxpayer: registry }) => registry.byRuc(company),
    answer: { kind: 'found', record: taxpayer },
  },
  {
    sentence: 'answers a closed taxpayer like any other, without dates it does not have',
    ask: ({ taxpayer: registry }) => registry.byRuc(publicBody),
    answer: { kind: 'found', record: closed },
  },
  {
    sentence:
      'says that representatives are missing, not that there are none, where the source has no such field',
    ask: ({ taxpayer: registry }) => registry.byRuc(openDataCompany),
    answer: { kind: 'partial', record: openData, missing: ['representatives'] },
  },
  {
    sentence: 'says positively that a taxpayer does not exist',
    ask: ({ taxpayer: registry }) => registry.byRuc(nobody.ruc),
    answer: { kind: 'notFound' },
  },
  {
    sentence: 'does not take the number of a person without business for that of a taxpayer',
    ask: ({ taxpayer: registry }) => registry.byRuc(personRucOf(ana.document)),
    answer: { kind: 'notFound' },
  },
  {
    sentence: 'answers a person',
    ask: ({ civil }) => civil.byDocument(ana.document),
    answer: { kind: 'found', record: person },
  },
  {
    sentence: 'answers a person who died, with the day',
    ask: ({ civil }) => civil.byDocument(deceased.document),
    answer: { kind: 'found', record: deceased },
  },
  {
    sentence: 'says positively that a person does not exist',
    ask: ({ civil }) => civil.byDocument(nobody.cedula),
    answer: { kind: 'notFound' },
  },
  {
    sentence: 'answers a company with its representative by name',
    ask: ({ companies }) => companies.byRuc(company),
    answer: { kind: 'found', record: companyRecord },
  },
  {
    sentence: 'says positively that a company is not in the directory',
    ask: ({ companies }) => companies.byRuc(publicBody),
    answer: { kind: 'notFound' },
  },
  {
    sentence: 'answers one branch of an employer, with present and former representatives',
    ask: ({ institution }) => institution.byIdentifier(company, '0002'),
    answer: { kind: 'found', record: employer },
  },
  {
    sentence: 'does not take one branch of an employer for another',
    ask: ({ institution }) => institution.byIdentifier(company, '0001'),
    answer: { kind: 'notFound' },
  },
]
