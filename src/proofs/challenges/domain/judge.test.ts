import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  emptyValues,
  fullFacts,
  ownAnswers,
  seeded,
  today,
} from '../../../../test/support/challenge-facts.ts'
import { parseAnswer } from './answers.ts'
import type { Answer } from './answers.ts'
import { drawQuestionSet } from './draw.ts'
import { judge } from './judge.ts'
import { noneOfThese } from './template.ts'
import type { Question, QuestionSet } from './template.ts'

function draw(seed: string): QuestionSet {
  const drawn = drawQuestionSet({
    facts: fullFacts,
    employerClass: 'company',
    policy: { count: 4, minimumNotPublic: 2 },
    today,
    random: seeded(seed),
    stable: (label) => seeded(`employer ${label}`),
    exclude: [],
  })
  if (drawn.kind !== 'set') throw new Error(drawn.reason)
  return drawn.set
}

const anySet = fc.string().map(draw)

/** A right answer as somebody might write it. */
function typed({ type, value }: Answer, variant: number): Record<string, string> {
  const [year = '', month = '', day = ''] = value.split('-')
  const odd = variant % 2 === 1
  if (type === 'date')
    return { day: odd ? ` ${Number(day)} ` : day, month: odd ? String(Number(month)) : month, year }
  if (type === 'month') return { month: odd ? `${Number(month)}\u200B` : month, year }
  if (type === 'number') return { answer: odd ? ` 0${value}` : value }
  if (type === 'text') return { answer: odd ? `  ${value.toUpperCase().replace('NINO', 'NIÑO')} ` : value }
  return { answer: value }
}

function parsed(question: Question, raw: Record<string, string>): Answer | undefined {
  const result = parseAnswer(question, raw, today)
  return result.kind === 'answer' ? result.answer : undefined
}

/** Another well-formed answer to the same question. */
function changed(question: Question, { type, value }: Answer): Answer {
  if (type === 'choice') {
    const other = question.options?.find((option) => option.value !== value)
    return { type, value: other?.value ?? noneOfThese }
  }
  if (type === 'text') return { type, value: `${value} 2` }
  if (type === 'number') return { type, value: String(Number(value) + 1) }
  return { type, value: value.replace(/^\d{4}/, (year) => String(Number(year) - 1)) }
}

describe('judging a set', () => {
  it('passes the record’s own answers in every spelling that is tolerated', () => {
    fc.assert(
      fc.property(anySet, fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), (set, variants) => {
        const own = ownAnswers(set, fullFacts)
        const given = set.questions.map((question, index) => {
          const right = own[index]
          return right && parsed(question, typed(right, variants[index] ?? 0))
        })
        expect(judge(set, given, fullFacts)).toBe('passed')
      }),
      { numRuns: 100 },
    )
  })

  it('refuses when any single answer is another, and never says which', () => {
    fc.assert(
      fc.property(anySet, fc.nat(3), (set, place) => {
        const given = ownAnswers(set, fullFacts).map((own, index) => {
          const question = set.questions[index]
          return question && index === place ? changed(question, own) : own
        })
        expect(judge(set, given, fullFacts)).toBe('refused')
      }),
      { numRuns: 100 },
    )
  })

  it('never takes "none of these" for right', () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const given = ownAnswers(set, fullFacts).map((own) =>
          own.type === 'choice' ? { ...own, value: noneOfThese } : own,
        )
        const hasChoice = set.questions.some(({ type }) => type === 'choice')
        expect(judge(set, given, fullFacts)).toBe(hasChoice ? 'refused' : 'passed')
      }),
      { numRuns: 50 },
    )
  })

  it('refuses a missing answer, an empty one, one too few and one too many', () => {
    const set = draw('some')
    const own = ownAnswers(set, fullFacts)
    for (let place = 0; place < own.length; place += 1) {
      expect(judge(set, own.with(place, undefined as never), fullFacts)).toBe('refused')
      expect(judge(set, own.with(place, { type: own[place]?.type ?? 'text', value: '' }), fullFacts)).toBe(
        'refused',
      )
    }
    const [first] = own
    expect(judge(set, own.slice(1), fullFacts)).toBe('refused')
    expect(judge(set, [...own, ...(first ? [first] : [])], fullFacts)).toBe('refused')
    expect(judge(set, [], fullFacts)).toBe('refused')
  })

  it('refuses the right words in an answer of another type', () => {
    const set = draw('some')
    const own = ownAnswers(set, fullFacts)
    const other = own.map((answer) => ({
      ...answer,
      type: answer.type === 'text' ? ('choice' as const) : ('text' as const),
    }))
    expect(judge(set, other, fullFacts)).toBe('refused')
  })

  it.each(emptyValues.map((value) => [value]))(
    'cannot judge once a record holds %j: no match, and no try (ATK-29, I-10)',
    (value) => {
      const set: QuestionSet = {
        drawnOn: today,
        questions: [{ template: 'tradeName', type: 'text', params: {} }],
      }
      const facts = { ...fullFacts, registry: { ...fullFacts.registry, tradeName: value } }
      for (const guess of ['', ' ', value ?? '', 'null', 'undefined', 'n/a', '0']) {
        expect(judge(set, [{ type: 'text', value: guess }], facts)).toBe('cannotJudge')
      }
      expect(judge(set, [undefined], facts)).toBe('cannotJudge')
    },
  )

  it('cannot judge when a fact has become double, or has left the options that were shown', () => {
    const date: QuestionSet = {
      drawnOn: today,
      questions: [{ template: 'rucIssued', type: 'date', params: {} }],
    }
    const twice = { ...fullFacts, registry: { rucIssuedOn: ['2009-03-17', '2010-03-17'] } }
    expect(judge(date, [{ type: 'date', value: '2009-03-17' }], twice)).toBe('cannotJudge')
    const day: QuestionSet = {
      drawnOn: today,
      questions: [
        {
          template: 'debitDay',
          type: 'choice',
          params: {},
          options: [{ value: '6', key: 'p06.option.debitDay' }],
        },
      ],
    }
    expect(judge(day, [{ type: 'choice', value: noneOfThese }], fullFacts)).toBe('cannotJudge')
    expect(judge(day, [{ type: 'choice', value: '10' }], fullFacts)).toBe('cannotJudge')
  })

  it('cannot judge a set of an older bank, or one without questions', () => {
    const old = JSON.parse(
      '{"drawnOn":"2026-11-24","questions":[{"template":"gone","type":"text","params":{}}]}',
    ) as QuestionSet
    expect(judge(old, [{ type: 'text', value: 'x' }], fullFacts)).toBe('cannotJudge')
    expect(judge({ drawnOn: today, questions: [] }, [], fullFacts)).toBe('cannotJudge')
  })

  it('looks at every question whatever the first answers are (ATK-17)', () => {
    const set = draw('work')
    const looked = (answers: readonly (Answer | undefined)[]): readonly string[] => {
      const fields: string[] = []
      const watch = <T extends object>(record: T): T =>
        new Proxy(record, {
          get(target, field) {
            fields.push(String(field))
            return Reflect.get(target, field) as unknown
          },
        })
      judge(set, answers, { registry: watch(fullFacts.registry), institution: watch(fullFacts.institution) })
      return fields
    }
    const own = ownAnswers(set, fullFacts)
    const allWrong = own.map(({ type }) => ({ type, value: 'x' }))
    expect(looked(allWrong)).toEqual(looked(own))
    expect(looked([])).toEqual(looked(own))
  })
})
