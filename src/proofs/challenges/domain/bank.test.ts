import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { emptyValues, fullFacts, today } from '../../../../test/support/challenge-facts.ts'
import { activitySections } from './activities.ts'
import { bank, templateOf } from './bank.ts'
import type { Facts, InstitutionFacts, RegistryFacts } from './facts.ts'
import { payrollBands } from './payroll-bands.ts'
import { hintKey, textKey } from './template.ts'
import type { TemplateId } from './template.ts'

const texts = (lang: string): Readonly<Record<string, string>> =>
  Object.assign(
    {},
    ...['questions', 'questions-bank'].map((name) => {
      const file = new URL(`../../../../texts/${lang}/${name}.json`, import.meta.url)
      return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
    }),
  ) as Record<string, string>

function answerOf(id: TemplateId, facts: Facts): string | undefined {
  const template = templateOf(id)
  const params = template?.cases ? template.cases(facts, today)[0] : {}
  return params && template?.answer({ facts, params, today })
}

const withRegistry = (changed: RegistryFacts): Facts => ({
  ...fullFacts,
  registry: { ...fullFacts.registry, ...changed },
})
const withInstitution = (changed: InstitutionFacts): Facts => ({
  ...fullFacts,
  institution: { ...fullFacts.institution, ...changed },
})

describe('the bank', () => {
  it('has at least fourteen questions, each with its own name', () => {
    expect(bank.length).toBeGreaterThanOrEqual(14)
    expect(new Set(bank.map(({ id }) => id)).size).toBe(bank.length)
  })

  it('reads every fact of a company in the one spelling answers are compared in', () => {
    expect(Object.fromEntries(bank.map(({ id }) => [id, answerOf(id, fullFacts)]))).toEqual({
      rucIssued: '2009-03-17',
      birth: '1971-08-30',
      founded: '2009-02-04',
      appointed: '2021-06-08',
      registered: '2009-05-20',
      firstPayroll: '2009-07',
      firstHire: '2009-06',
      lastLeave: '2026-01',
      paymentAgreement: '2020-09',
      workers: '12',
      firstWorkers: '4',
      payrollBand: '4',
      debitBank: 'Banco Gama de Prueba',
      debitDay: '10',
      address: 'Gualaceo',
      branchCount: '3',
      activity: 'G',
      tradeName: 'cafeteria el nino',
    })
  })

  it.each(emptyValues.map((value) => [value]))('asks nothing of a field that holds %j (ATK-29)', (value) => {
    const blank = (record: object): object =>
      Object.fromEntries(
        Object.keys(record).map((field) => [
          field,
          field === 'workersByMonth' ? { '2026-06': value } : value,
        ]),
      )
    const facts = {
      registry: blank(fullFacts.registry),
      institution: { ...blank(fullFacts.institution), debitBanks: fullFacts.institution.debitBanks },
    } as Facts
    for (const { id } of bank) expect(answerOf(id, facts)).toBeUndefined()
  })

  it('does not ask what a public date gives away', () => {
    expect(answerOf('rucIssued', withRegistry({ activityStart: '2009-03-17' }))).toBeUndefined()
    expect(answerOf('appointed', withRegistry({ foundedOn: '2021-06-08' }))).toBeUndefined()
    expect(answerOf('firstPayroll', withRegistry({ activityStart: '2009-07-31' }))).toBeUndefined()
  })

  it('does not ask for a day that has not come', () => {
    expect(answerOf('rucIssued', withRegistry({ rucIssuedOn: '2026-11-25' }))).toBeUndefined()
    expect(answerOf('rucIssued', withRegistry({ rucIssuedOn: today }))).toBe(today)
    expect(answerOf('lastLeave', withInstitution({ lastLeaveNoticeMonth: '2026-12' }))).toBeUndefined()
  })

  it('does not ask for a count of one, the first that anybody guesses', () => {
    expect(answerOf('firstWorkers', withInstitution({ firstWorkersCount: '1' }))).toBeUndefined()
    expect(answerOf('workers', withInstitution({ workersByMonth: { '2026-06': '1' } }))).toBeUndefined()
  })

  it('asks for the workers of a month that is over, that can be remembered, and that is not the first', () => {
    const workersByMonth = {
      '2009-07': '4',
      '2023-10': '7',
      '2023-11': '8',
      '2026-10': '9',
      '2026-11': '9',
      soon: '5',
    }
    const months = templateOf('workers')?.cases?.(withInstitution({ workersByMonth }), today)
    expect(months).toEqual([{ month: '2023-11' }, { month: '2026-10' }])
    const first = withInstitution({ workersByMonth, firstPayrollMonth: '2026-10' })
    expect(templateOf('workers')?.cases?.(first, today)).toEqual([{ month: '2023-11' }])
  })

  it('does not ask for an earlier canton if there are two, or if it is the present one', () => {
    expect(answerOf('address', withInstitution({ earlierCantons: ['GUALACEO', 'PAUTE'] }))).toBeUndefined()
    expect(answerOf('address', withInstitution({ earlierCantons: ['GUALACEO', 'Gualaceo'] }))).toBe(
      'Gualaceo',
    )
    expect(answerOf('address', withRegistry({ canton: 'Gualaceo' }))).toBeUndefined()
  })

  it('never offers the present canton, which anybody can rule out', () => {
    const view = { facts: fullFacts, params: {}, today }
    expect(
      templateOf('address')
        ?.pool?.(view, 'Gualaceo')
        .map(({ value }) => value),
    ).not.toContain('Cuenca')
  })

  it('does not ask for a bank that the list does not hold', () => {
    expect(answerOf('debitBank', withInstitution({ debitBank: 'Banco Omega' }))).toBeUndefined()
    expect(answerOf('debitBank', withInstitution({ debitBanks: ['Banco Gama de Prueba'] }))).toBeUndefined()
  })

  it('does not ask for a trade name that is the legal name, or that no form would take', () => {
    expect(answerOf('tradeName', withRegistry({ legalName: 'Cafetería El Niño' }))).toBeUndefined()
    expect(answerOf('tradeName', withRegistry({ tradeName: 'A'.repeat(101) }))).toBeUndefined()
  })

  it('asks for the last contribution form only when it knows which month that was', () => {
    expect(answerOf('payrollBand', withInstitution({ lastPayrollMonth: '' }))).toBeUndefined()
    expect(answerOf('payrollBand', withInstitution({ lastPayrollBand: '9' }))).toBeUndefined()
  })
})

describe('the words of the bank', () => {
  const langs = ['es', 'en'] as const

  it.each(langs)('are all there in %s: question, hint and options', (lang) => {
    const known = Object.keys(texts(lang))
    expect(known).toEqual(expect.arrayContaining(bank.flatMap(({ id }) => [textKey(id), hintKey(id)])))
    expect(known).toEqual(
      expect.arrayContaining(activitySections.map((letter) => `p06.option.activity.${letter}`)),
    )
    expect(known).toEqual(expect.arrayContaining(['p06.option.name', 'p06.option.debitDay']))
  })

  it.each(langs)('stay within 25 words a sentence in %s', (lang) => {
    const all = texts(lang)
    const sentences = bank
      .flatMap(({ id }) => [all[textKey(id)], all[hintKey(id)]])
      .flatMap((text) => text?.split('.') ?? [])
    for (const sentence of sentences) expect(sentence.trim().split(/\s+/).length).toBeLessThanOrEqual(25)
  })

  it.each(langs)('say the limits of each band in %s as the table has them', (lang) => {
    for (const { band, from, to } of payrollBands) {
      const text = texts(lang)[`p06.option.band.${band}`]
      const numbers = text?.replace(/(?<=\d)[\s\u00A0](?=\d)/g, '').match(/\d+/g)
      const limits = band === '1' ? [to] : to === Infinity ? [from - 1] : [from, to]
      expect(numbers).toEqual(limits.map(String))
    }
  })

  it('name a month exactly when the question carries one', () => {
    for (const { id, cases } of bank) {
      expect(texts('es')[textKey(id)]?.includes('{mesAnio}')).toBe(cases !== undefined)
    }
  })
})
