import type { EmployerClass } from '../../../kernel/employer-class.ts'
import { activitySections, sectionOf } from './activities.ts'
import { cantonOf, cantonsNear } from './cantons.ts'
import { all, only } from './facts.ts'
import type { Facts, Raw } from './facts.ts'
import { fold, registryCount, registryDate, registryMonth } from './normalise.ts'
import { optionCount } from './options.ts'
import { payrollBands } from './payroll-bands.ts'
import type { Option, Params, Template, View } from './template.ts'

/** Employers with a charter and an appointed representative. An estate and a firm in liquidation are attended (DOMAIN 3). */
const entities: readonly EmployerClass[] = [
  'company',
  'nonProfit',
  'cooperative',
  'consortium',
  'publicEntity',
]
const taxpayers: readonly EmployerClass[] = [...entities, 'naturalPerson', 'foreignNaturalPerson']
const everybody: readonly EmployerClass[] = [...taxpayers, 'householdEmployer']

/** A date that has passed; a registry's date in the future could never be typed. */
const past = (raw: Raw, today: string): string | undefined => {
  const date = only(raw, registryDate)
  return date !== undefined && date <= today ? date : undefined
}

const pastMonth = (raw: Raw, today: string): string | undefined => {
  const month = only(raw, registryMonth)
  return month !== undefined && month <= today.slice(0, 7) ? month : undefined
}

/** A count of two or more: one is what everybody would guess. */
const several = (raw: Raw): string | undefined => {
  const count = only(raw, registryCount)
  return count === '1' ? undefined : count
}

const oneOf = (values: readonly string[]) => (text: string) =>
  values.find((value) => fold(value) === fold(text))

/** Days anyone can look up. A secret that falls on one of them is none. */
const publicDays = ({ registry }: Facts): readonly (string | undefined)[] => [
  only(registry.activityStart, registryDate),
  only(registry.foundedOn, registryDate),
]

const unlessPublic = (facts: Facts, value: string | undefined): string | undefined =>
  value !== undefined && publicDays(facts).some((day) => day?.startsWith(value)) ? undefined : value

const named = (name: string): Option => ({ value: name, key: 'p06.option.name', values: { nombre: name } })

const debitDays = ['6', '10', '14']
/** Months back that a person may be asked to remember a head count for. */
const rememberedMonths = 36

function headCountMonths(facts: Facts, today: string): readonly Params[] {
  const counts = facts.institution.workersByMonth ?? {}
  const current = today.slice(0, 7)
  const first = only(facts.institution.firstPayrollMonth, registryMonth)
  return Object.keys(counts)
    .filter((month) => /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && month < current && month !== first)
    .filter(
      (month) => monthsBetween(month, current) <= rememberedMonths && several(counts[month]) !== undefined,
    )
    .sort()
    .map((month) => ({ month }))
}

const monthsBetween = (from: string, to: string): number =>
  12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) + Number(to.slice(5)) - Number(from.slice(5))

const headCount = ({ facts, params: { month } }: View): string | undefined =>
  month === undefined ? undefined : several(facts.institution.workersByMonth?.[month])

const payrollBandMonth = (facts: Facts, today: string): readonly Params[] => {
  const month = pastMonth(facts.institution.lastPayrollMonth, today)
  return month === undefined ? [] : [{ month }]
}

const payrollBand = ({ facts, params, today }: View): string | undefined => {
  if (params.month !== pastMonth(facts.institution.lastPayrollMonth, today)) return undefined
  const band = only(facts.institution.lastPayrollBand, registryCount)
  return band !== undefined && Number(band) <= payrollBands.length ? band : undefined
}

/** One earlier canton and not the present one; with two of them the question would have two answers. */
const earlierCanton = ({ facts }: View): string | undefined => {
  const present = all(facts.registry.canton, cantonOf)
  const earlier = only(facts.institution.earlierCantons, cantonOf)
  return earlier === undefined || !present || present.has(earlier) ? undefined : earlier
}

const otherCantons = ({ facts }: View, answer: string): readonly Option[] =>
  cantonsNear(answer)
    .filter((canton) => !all(facts.registry.canton, cantonOf)?.has(canton))
    .map(named)

/** The file's longest is 80 (DOMAIN 5); beyond this a form would not take it. */
const longestTradeName = 100

/** A trade name that is the legal name was just shown to the person for confirmation. */
const tradeName = ({ facts }: View): string | undefined => {
  const name = only(facts.registry.tradeName, fold)
  if (name === undefined || name.length > longestTradeName) return undefined
  return all(facts.registry.legalName, fold)?.has(name) ? undefined : name
}

const banksOf = ({ facts }: View): readonly string[] => {
  const names = facts.institution.debitBanks ?? []
  return names.filter((name, index) => names.findIndex((other) => fold(other) === fold(name)) === index)
}

/** The list must hold the bank, or its odd spelling would show which option is right; and five, or it is no list. */
const debitBank = (view: View): string | undefined => {
  const banks = banksOf(view)
  return banks.length < optionCount ? undefined : only(view.facts.institution.debitBank, oneOf(banks))
}

/**
 * The bank of questions (DOMAIN 8). A row says what is asked, of whom, from which registry, who else
 * could know it, and how the registry's raw text becomes the one canonical answer.
 */
export const bank: readonly Template[] = [
  {
    id: 'rucIssued',
    type: 'date',
    grade: 'B',
    source: 'taxpayer',
    classes: taxpayers,
    group: 'rucIssued',
    fact: 'date of issue of the RUC, if the source gives this very date',
    knownBy: 'anyone who holds the RUC certificate',
    answer: ({ facts, today }) => unlessPublic(facts, past(facts.registry.rucIssuedOn, today)),
  },
  {
    id: 'birth',
    type: 'date',
    grade: 'C',
    source: 'civil',
    classes: taxpayers.filter((one) => one !== 'foreignNaturalPerson'),
    group: 'birth',
    once: true,
    fact: "representative's date of birth",
    knownBy: 'printed on the cédula, sold in leaks, shown by free search sites',
    answer: ({ facts, today }) => past(facts.registry.representativeBirthDate, today),
  },
  {
    id: 'founded',
    type: 'date',
    grade: 'C',
    source: 'companies',
    classes: ['company'],
    group: 'founded',
    fact: 'date of the founding deed',
    knownBy: 'everyone: public directory of companies',
    answer: ({ facts, today }) => past(facts.registry.foundedOn, today),
  },
  {
    id: 'appointed',
    type: 'date',
    grade: 'B',
    source: 'companies',
    classes: ['company', 'nonProfit', 'cooperative'],
    group: 'appointed',
    fact: 'date the appointment deed was registered',
    knownBy: 'company file, often a public search',
    answer: ({ facts, today }) => unlessPublic(facts, past(facts.registry.appointmentRegisteredOn, today)),
  },
  {
    id: 'registered',
    type: 'date',
    grade: 'B',
    source: 'institution',
    classes: everybody,
    group: 'beginnings',
    fact: 'date of the employer registration',
    knownBy: 'anyone who holds a certificate of the institution; accountant',
    answer: ({ facts, today }) => unlessPublic(facts, past(facts.institution.registeredOn, today)),
  },
  {
    id: 'firstPayroll',
    type: 'month',
    grade: 'A',
    source: 'institution',
    classes: everybody,
    group: 'beginnings',
    fact: 'month in which the first contribution form was paid',
    knownBy: 'accountant',
    answer: ({ facts, today }) => unlessPublic(facts, pastMonth(facts.institution.firstPayrollMonth, today)),
  },
  {
    id: 'firstHire',
    type: 'month',
    grade: 'A',
    source: 'institution',
    classes: everybody,
    group: 'beginnings',
    fact: 'month in which the first hire notice was sent',
    knownBy: 'accountant, the first worker',
    answer: ({ facts, today }) =>
      unlessPublic(facts, pastMonth(facts.institution.firstHireNoticeMonth, today)),
  },
  {
    id: 'lastLeave',
    type: 'month',
    grade: 'A',
    source: 'institution',
    classes: everybody,
    group: 'lastLeave',
    fact: 'month in which the last leave notice was sent',
    knownBy: 'accountant, the worker who left',
    answer: ({ facts, today }) => pastMonth(facts.institution.lastLeaveNoticeMonth, today),
  },
  {
    id: 'paymentAgreement',
    type: 'month',
    grade: 'A',
    source: 'institution',
    classes: everybody,
    group: 'paymentAgreement',
    fact: 'month in which the last payment agreement was signed',
    knownBy: 'accountant, lawyer',
    answer: ({ facts, today }) => pastMonth(facts.institution.paymentAgreementMonth, today),
  },
  {
    id: 'workers',
    type: 'number',
    grade: 'A',
    source: 'institution',
    classes: everybody,
    group: 'size',
    fact: `active workers in a month of the last ${rememberedMonths}, two or more`,
    knownBy: 'accountant',
    cases: headCountMonths,
    answer: headCount,
  },
  {
    id: 'firstWorkers',
    type: 'number',
    grade: 'A',
    source: 'institution',
    classes: everybody,
    group: 'size',
    fact: 'workers on the first contribution form, two or more',
    knownBy: 'accountant',
    answer: ({ facts }) => several(facts.institution.firstWorkersCount),
  },
  {
    id: 'payrollBand',
    type: 'choice',
    grade: 'A',
    source: 'institution',
    classes: everybody,
    group: 'size',
    fact: "amount band of the last contribution form's total",
    knownBy: 'accountant, bank',
    cases: payrollBandMonth,
    answer: payrollBand,
    pool: () => payrollBands.map(({ band }) => ({ value: band, key: `p06.option.band.${band}` })),
  },
  {
    id: 'debitBank',
    type: 'choice',
    grade: 'A',
    source: 'institution',
    classes: everybody,
    group: 'debit',
    fact: 'bank of the debit account',
    knownBy: 'bank, accountant',
    answer: debitBank,
    pool: (view) => banksOf(view).map(named),
  },
  {
    id: 'debitDay',
    type: 'choice',
    grade: 'B',
    source: 'institution',
    classes: everybody,
    group: 'debit',
    fact: 'day of the month of the debit: 6, 10 or 14',
    knownBy: 'anyone who sees a bank statement; one of only three values',
    answer: ({ facts }) =>
      only(facts.institution.debitDay, (text) => oneOf(debitDays)(registryCount(text) ?? '')),
    pool: () => debitDays.map((dia) => ({ value: dia, key: 'p06.option.debitDay', values: { dia } })),
  },
  {
    id: 'address',
    type: 'choice',
    grade: 'B',
    source: 'institution',
    classes: everybody,
    group: 'address',
    fact: 'the one earlier canton of the employer',
    knownBy: 'partly open data: older copies of the taxpayer file',
    answer: earlierCanton,
    pool: otherCantons,
  },
  {
    id: 'branchCount',
    type: 'number',
    grade: 'B',
    source: 'institution',
    classes: entities,
    group: 'branchCount',
    fact: 'number of branches registered at the institution, two or more',
    knownBy: 'accountant; printed on the forms of each branch',
    answer: ({ facts }) => several(facts.institution.branchCount),
  },
  {
    id: 'activity',
    type: 'choice',
    grade: 'C',
    source: 'taxpayer',
    classes: taxpayers,
    group: 'activity',
    fact: 'section of the main activity',
    knownBy: 'everyone: open taxpayer file',
    answer: ({ facts }) => only(facts.registry.activity, sectionOf),
    pool: () => activitySections.map((letter) => ({ value: letter, key: `p06.option.activity.${letter}` })),
  },
  {
    id: 'tradeName',
    type: 'text',
    grade: 'C',
    source: 'taxpayer',
    classes: taxpayers,
    group: 'tradeName',
    fact: 'trade name, if it is not the legal name',
    knownBy: 'everyone: open taxpayer file, the sign above the door',
    answer: tradeName,
  },
]

const byId: ReadonlyMap<string, Template> = new Map(bank.map((template) => [template.id, template]))

/** The template of that id, or nothing: a set may be older than the bank that judges it. */
export const templateOf = (id: string): Template | undefined => byId.get(id)
