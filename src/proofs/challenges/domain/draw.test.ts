import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyFacts, fullFacts, ownAnswers, seeded, today } from '../../../../test/support/challenge-facts.ts'
import { employerClasses } from '../../../kernel/employer-class.ts'
import { bank, templateOf } from './bank.ts'
import { drawQuestionSet } from './draw.ts'
import type { Drawn, DrawRequest } from './draw.ts'
import type { Facts } from './facts.ts'
import { chanceCeiling, guessOdds } from './odds.ts'
import type { QuestionSet } from './template.ts'

const request = (changed: Partial<DrawRequest> & { seed?: string } = {}): DrawRequest => ({
  facts: fullFacts,
  employerClass: 'company',
  policy: { count: 4, minimumNotPublic: 2 },
  today,
  random: seeded(changed.seed ?? 'draw'),
  stable: (label) => seeded(`employer ${label}`),
  exclude: [],
  ...changed,
})

function setOf(drawn: Drawn): QuestionSet {
  if (drawn.kind !== 'set') throw new Error(`no set: ${drawn.reason}`)
  return drawn.set
}

const idsOf = (set: QuestionSet): readonly string[] => set.questions.map(({ template }) => template)
const only = (registry: readonly string[], institution: readonly string[]): Facts => ({
  registry: Object.fromEntries(
    Object.entries(fullFacts.registry).filter(([field]) => registry.includes(field)),
  ),
  institution: Object.fromEntries(
    Object.entries(fullFacts.institution).filter(([field]) => institution.includes(field)),
  ),
})

describe('drawing a set', () => {
  it('takes the questions that outsiders know least about during a campaign, and still others each time', () => {
    const gradesOf = (set: QuestionSet) => set.questions.map(({ template }) => templateOf(template)?.grade)
    const seeds = Array.from({ length: 40 }, (_, n) => `campaign ${n}`)
    const usual = seeds.map((seed) => gradesOf(setOf(drawQuestionSet(request({ seed })))))
    expect(usual.some((grades) => grades.some((grade) => grade !== 'A'))).toBe(true)
    for (const seed of seeds) {
      const first = setOf(drawQuestionSet(request({ seed, strongest: true })))
      expect(gradesOf(first)).toEqual(['A', 'A', 'A', 'A'])
      const next = setOf(drawQuestionSet(request({ seed, strongest: true, exclude: idsOf(first) })))
      expect(idsOf(next).filter((id) => idsOf(first).includes(id))).toEqual([])
    }
    // A file that has no more than the minimum is asked as ever: nobody is turned away for a campaign.
    const thin = only(
      ['rucIssuedOn', 'foundedOn', 'representativeBirthDate', 'appointmentRegisteredOn'],
      ['firstPayrollMonth', 'debitBank', 'debitBanks'],
    )
    const asked = gradesOf(setOf(drawQuestionSet(request({ facts: thin, strongest: true }))))
    expect(asked.filter((grade) => grade === 'A')).toHaveLength(2)
  })

  it('keeps every rule for any facts, class, number of questions and earlier sets', () => {
    const ids = bank.map(({ id }) => id)
    let sets = 0
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom(...employerClasses),
        fc.record({
          count: fc.integer({ min: 2, max: 5 }),
          minimumNotPublic: fc.integer({ min: 0, max: 3 }),
        }),
        fc.subarray(ids),
        fc.string(),
        (facts, employerClass, policy, exclude, seed) => {
          const drawn = drawQuestionSet(request({ facts, employerClass, policy, exclude, seed }))
          if (drawn.kind === 'thin') return
          sets += 1
          const templates = drawn.set.questions.map(({ template }) => templateOf(template))
          expect(templates).toHaveLength(policy.count)
          expect(templates.filter((one) => one?.grade === 'A').length).toBeGreaterThanOrEqual(
            policy.minimumNotPublic,
          )
          expect(new Set(templates.map((one) => one?.group)).size).toBe(policy.count)
          for (const template of templates) expect(template?.classes).toContain(employerClass)
          expect(guessOdds(drawn.set).stranger).toBeGreaterThanOrEqual(chanceCeiling)
          expect(guessOdds(drawn.set).paperHolder).toBeGreaterThanOrEqual(5 ** policy.minimumNotPublic)
          if (exclude.includes('birth')) expect(idsOf(drawn.set)).not.toContain('birth')
          const answers = ownAnswers(drawn.set, facts)
          const months = answers
            .filter(({ type }) => type === 'date' || type === 'month')
            .map(({ value }) => value.slice(0, 7))
          expect(new Set(months).size).toBe(months.length)
          drawn.set.questions.forEach(({ type, options }, index) => {
            expect(options !== undefined).toBe(type === 'choice')
            if (options)
              expect(options.filter(({ value }) => value === answers[index]?.value)).toHaveLength(1)
          })
          expect(JSON.parse(JSON.stringify(drawn.set))).toEqual(drawn.set)
        },
      ),
      { numRuns: 150 },
    )
    expect(sets).toBeGreaterThan(10)
  })

  it('says the same whatever the right date, month, number or text is: the set cannot hold it', () => {
    const other: Facts = {
      registry: {
        ...fullFacts.registry,
        rucIssuedOn: '2008-12-11',
        foundedOn: '2008-10-03',
        representativeBirthDate: '1966-02-14',
        appointmentRegisteredOn: '2022-01-05',
        tradeName: 'OTRO NOMBRE',
      },
      institution: {
        ...fullFacts.institution,
        registeredOn: '2010-03-02',
        firstPayrollMonth: '2010-05',
        firstHireNoticeMonth: '2010-04',
        workersByMonth: { '2025-11': '22', '2026-02': '33', '2026-06': '44', '2026-10': '55' },
        firstWorkersCount: '9',
        lastLeaveNoticeMonth: '2025-08',
        paymentAgreementMonth: '2019-11',
        branchCount: '8',
      },
    }
    for (let seed = 0; seed < 60; seed += 1) {
      const one = drawQuestionSet(request({ seed: `${seed}` }))
      expect(drawQuestionSet(request({ seed: `${seed}`, facts: other }))).toEqual(one)
    }
  })

  it('holds no date, month, number or text that is an answer', () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const set = setOf(drawQuestionSet(request({ seed: `${seed}` })))
      const answers = ownAnswers(set, fullFacts)
      set.questions.forEach((question, index) => {
        if (question.type === 'choice') return
        expect(question.options).toBeUndefined()
        expect(Object.values(question.params)).not.toContain(answers[index]?.value)
      })
    }
  })

  it('draws the same set from the same numbers', () => {
    expect(drawQuestionSet(request())).toEqual(drawQuestionSet(request()))
  })

  it('brings other questions at the second and third attempt', () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const first = idsOf(setOf(drawQuestionSet(request({ seed: `${seed}` }))))
      const second = idsOf(setOf(drawQuestionSet(request({ seed: `${seed}b`, exclude: first }))))
      expect(second.filter((id) => first.includes(id))).toEqual([])
    }
  })

  it('repeats a question rather than break a rule when nothing else is left', () => {
    const facts = only(['rucIssuedOn', 'tradeName'], ['firstPayrollMonth', 'firstWorkersCount'])
    const first = idsOf(setOf(drawQuestionSet(request({ facts }))))
    expect(idsOf(setOf(drawQuestionSet(request({ facts, exclude: first }))))).toEqual(first)
  })

  it('asks for the date of birth once and not again', () => {
    const facts = only(['rucIssuedOn', 'representativeBirthDate'], ['firstPayrollMonth', 'firstWorkersCount'])
    const first = idsOf(setOf(drawQuestionSet(request({ facts }))))
    expect(first).toContain('birth')
    expect(drawQuestionSet(request({ facts, exclude: first }))).toEqual({
      kind: 'thin',
      reason: 'tooFewQuestions',
    })
  })

  it('shows the same wrong options whenever it asks the same again', () => {
    const lists = new Set<string>()
    for (let seed = 0; seed < 80; seed += 1) {
      const { questions } = setOf(drawQuestionSet(request({ seed: `${seed}` })))
      const choice = questions.find(({ template }) => template === 'debitBank')
      if (choice) lists.add(JSON.stringify(choice))
    }
    expect(lists.size).toBe(1)
  })
})

describe('facts too thin for a set', () => {
  it.each(['undividedEstate', 'inLiquidation'] as const)('asks no %s anything', (employerClass) => {
    expect(drawQuestionSet(request({ employerClass }))).toEqual({ kind: 'thin', reason: 'classNotAsked' })
  })

  it('does not fill a set with what anybody can look up', () => {
    const facts = only(
      ['rucIssuedOn', 'foundedOn', 'representativeBirthDate', 'activity', 'tradeName'],
      ['firstWorkersCount'],
    )
    expect(drawQuestionSet(request({ facts }))).toEqual({ kind: 'thin', reason: 'tooFewNotPublic' })
  })

  it('does not ask a set that guessing passes too often', () => {
    const facts = only(
      ['representativeBirthDate', 'activity'],
      ['firstWorkersCount', 'debitBank', 'debitBanks'],
    )
    expect(drawQuestionSet(request({ facts }))).toEqual({ kind: 'thin', reason: 'tooEasyToGuess' })
  })

  it('has nothing to ask without facts', () => {
    const facts: Facts = { registry: {}, institution: {} }
    expect(drawQuestionSet(request({ facts }))).toEqual({ kind: 'thin', reason: 'tooFewQuestions' })
  })
})
