import fc from 'fast-check'
import type { Answer } from '../../src/proofs/challenges/domain/answers.ts'
import { templateOf } from '../../src/proofs/challenges/domain/bank.ts'
import type { Facts } from '../../src/proofs/challenges/domain/facts.ts'
import type { QuestionSet, RandomInt } from '../../src/proofs/challenges/domain/template.ts'

/** The day on which everything in these tests happens. */
export const today = '2026-11-24'

/** A generator of whole numbers from a text: the same text, the same numbers. For tests only. */
export function seeded(seed: string): RandomInt {
  let state = Array.from(seed).reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619),
    2166136261,
  )
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
}

// prettier-ignore
export const banks: readonly string[] = [
  'Banco Alfa de Prueba', 'Banco Beta de Prueba', 'Banco Gama de Prueba', 'Cooperativa Delta de Prueba',
  'Cooperativa Épsilon de Prueba', 'Banco Zeta de Prueba', 'Mutualista Eta de Prueba',
]

/** A company of which every fact is known, each spelt as its registry spells it. */
export const fullFacts: Facts = {
  registry: {
    rucIssuedOn: '2009-03-17 00:00:00',
    activityStart: '2009-04-01 00:00:00',
    foundedOn: '04/02/2009',
    activity: 'G471101',
    canton: 'CUENCA',
    representativeBirthDate: '1971/08/30 00:00:00.0',
    appointmentRegisteredOn: '2021-06-08T00:00:00-05:00',
    tradeName: 'CAFETERIA EL NINO',
    legalName: 'EMPRESA DE PRUEBA UNO S.A.',
  },
  institution: {
    registeredOn: '2009-05-20',
    firstPayrollMonth: '2009-07',
    firstHireNoticeMonth: '2009-06',
    workersByMonth: { '2025-11': '12', '2026-02': '14', '2026-06': '15', '2026-10': '13' },
    firstWorkersCount: '4',
    lastPayrollBand: '4',
    lastPayrollMonth: '2026-10',
    debitBank: 'BANCO GAMA DE PRUEBA',
    debitBanks: banks,
    debitDay: '10',
    earlierCantons: 'GUALACEO',
    lastLeaveNoticeMonth: '2026-01',
    paymentAgreementMonth: '2020-09',
    branchCount: '3',
  },
}

/** The right answers of a set, as the facts themselves give them. */
export function ownAnswers(set: QuestionSet, facts: Facts): readonly Answer[] {
  return set.questions.map(({ template, type, params }) => {
    const value = templateOf(template)?.answer({ facts, params, today: set.drawnOn })
    if (value === undefined) throw new Error(`the facts do not answer ${template}`)
    return { type, value }
  })
}

/** What registries write where nothing is (ATK-29). */
// prettier-ignore
export const emptyValues: readonly (string | null)[] = [
  '', ' ', '\t', '\u00A0', '\u2003', '\u3000', '\u200B', '\u2800', '\u3164', '\uFEFF', '-', '--', '_', '.', '?',
  'null', 'NULL', 'undefined', 'N/A', 'n/a', 'NA', 'N.A.', 'S/N', 'NINGUNO', 'Sin información', 'NO APLICA',
  '0', '00', '0.0', '0000-00-00', '0000-00-00 00:00:00', '00/00/0000', '0000-00', 'NaN', '[object Object]',
  '1900-01-01', '1970-01-01 00:00:00', '01/01/1900', '9999-12-31', '0001-01-01T00:00:00', 'ＮＵＬＬ', 'CAF¿',
  null,
]

const iso = (from: string, to: string): fc.Arbitrary<string> =>
  fc
    .date({ min: new Date(`${from}T00:00:00Z`), max: new Date(`${to}T00:00:00Z`), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))

const month = (from: string, to: string): fc.Arbitrary<string> =>
  iso(`${from}-01`, `${to}-28`).map((day) => day.slice(0, 7))

/** A field that is there, missing, blank, or given twice with two values. */
const raw = (value: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 6, arbitrary: value },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...emptyValues) },
    { weight: 1, arbitrary: fc.array(fc.oneof(value, fc.constantFrom(...emptyValues)), { maxLength: 3 }) },
  )

const count = fc.integer({ min: 0, max: 60 }).map(String)

/** Facts as full, as poor and as contradictory as registries give them. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  registry: fc.record({
    rucIssuedOn: raw(iso('1995-01-01', '2027-12-31')),
    activityStart: raw(iso('1995-01-01', '2026-01-01')),
    foundedOn: raw(iso('1995-01-01', '2026-01-01')),
    activity: raw(fc.constantFrom('G471101', 'A0111.01', 'Comercio', 'Z99')),
    canton: raw(fc.constantFrom('CUENCA', 'Quito', 'Atlantis')),
    representativeBirthDate: raw(iso('1940-01-01', '2000-01-01')),
    appointmentRegisteredOn: raw(iso('2015-01-01', '2026-01-01')),
    tradeName: raw(fc.constantFrom('CAFETERIA EL NINO', 'La Ñ', 'Empresa Uno')),
    legalName: raw(fc.constant('EMPRESA UNO')),
  }),
  institution: fc.record({
    registeredOn: raw(iso('1995-01-01', '2026-01-01')),
    firstPayrollMonth: raw(month('1995-01', '2026-01')),
    firstHireNoticeMonth: raw(month('1995-01', '2026-01')),
    workersByMonth: fc.dictionary(month('2020-01', '2027-06'), raw(count), { maxKeys: 5 }),
    firstWorkersCount: raw(count),
    lastPayrollBand: raw(fc.integer({ min: 0, max: 9 }).map(String)),
    lastPayrollMonth: raw(month('2025-01', '2026-11')),
    debitBank: raw(fc.constantFrom(...banks, 'BANCO BETA DE PRUEBA', 'Otro banco de prueba')),
    debitBanks: fc.constantFrom(banks, banks.slice(0, 3), [...banks, 'banco beta de prueba']),
    debitDay: raw(fc.constantFrom('6', '10', '14', '15')),
    earlierCantons: raw(fc.constantFrom('GUALACEO', 'Cuenca', 'Atlantis', 'Loja')),
    lastLeaveNoticeMonth: raw(month('2015-01', '2026-11')),
    paymentAgreementMonth: raw(month('2015-01', '2026-11')),
    branchCount: raw(count),
  }),
})
