import { describe, expect, it } from 'vitest'
import { today } from '../../../../test/support/challenge-facts.ts'
import { parseAnswer } from './answers.ts'
import type { AnswerType, Question } from './template.ts'

const questions: Readonly<Record<AnswerType, Question>> = {
  date: { template: 'rucIssued', type: 'date', params: {} },
  month: { template: 'firstPayroll', type: 'month', params: {} },
  number: { template: 'workers', type: 'number', params: { month: '2026-06' } },
  text: { template: 'tradeName', type: 'text', params: {} },
  choice: {
    template: 'debitDay',
    type: 'choice',
    params: {},
    options: ['6', '10', '14'].map((dia) => ({ value: dia, key: 'p06.option.debitDay', values: { dia } })),
  },
}

const read = (type: AnswerType, raw: unknown) => parseAnswer(questions[type], raw, today)
const answer = (type: AnswerType, value: string) => ({ kind: 'answer', answer: { type, value } })
const wrong = (...errors: readonly object[]) => ({ kind: 'fields', errors })
const part = (field: string) => ({ field, key: 'p06.err.date.part', values: { parte: field } })

describe('a date', () => {
  it.each([
    [{ day: '27', month: '3', year: '2007' }],
    [{ day: ' 27 ', month: '03', year: '2007\u200B' }],
    [{ day: '２７', month: 'Marzo', year: '2.007' }],
    [{ day: '27', month: 'MAR.', year: '2007' }],
    [{ day: '27', month: 'march', year: '2007' }],
  ])('is read from %j', (raw) => {
    expect(read('date', raw)).toEqual(answer('date', '2007-03-27'))
  })

  it('is asked for when nothing was written', () => {
    const empty = wrong({ field: 'day', key: 'p06.err.date.empty' })
    expect(read('date', {})).toEqual(empty)
    expect(read('date', { day: ' ', month: '\u3164', year: '-' })).toEqual(empty)
  })

  it('says each part that is missing, beside its field', () => {
    expect(read('date', { day: '27', year: '2007' })).toEqual(wrong(part('month')))
    expect(read('date', { month: '3' })).toEqual(wrong(part('day'), part('year')))
  })

  it.each([
    { day: '30', month: '2', year: '2007' },
    { day: '29', month: '2', year: '1900' },
    { day: '1', month: '13', year: '2007' },
    { day: '1', month: '3', year: '07' },
    { day: 'uno', month: '3', year: '2007' },
    { day: '1', month: 'brumario', year: '2007' },
    { day: '9'.repeat(150), month: '3', year: '2007' },
  ])('that does not exist is not taken: %j', (raw) => {
    expect(read('date', raw)).toEqual(wrong({ field: 'day', key: 'p06.err.date.real' }))
  })

  it('may be today and not tomorrow', () => {
    expect(read('date', { day: '24', month: '11', year: '2026' })).toEqual(answer('date', today))
    expect(read('date', { day: '25', month: '11', year: '2026' })).toEqual(
      wrong({ field: 'day', key: 'p06.err.date.future' }),
    )
  })
})

describe('a month', () => {
  it('is read, asked for, completed and checked like a date', () => {
    expect(read('month', { month: '7', year: '2009' })).toEqual(answer('month', '2009-07'))
    expect(read('month', { month: '11', year: '2026' })).toEqual(answer('month', '2026-11'))
    expect(read('month', { month: '', year: '' })).toEqual(
      wrong({ field: 'month', key: 'p06.err.month.empty' }),
    )
    expect(read('month', { month: '7', year: '' })).toEqual(wrong(part('year')))
    expect(read('month', { month: '0', year: '2009' })).toEqual(
      wrong({ field: 'month', key: 'p06.err.month.real' }),
    )
    expect(read('month', { month: '12', year: '2026' })).toEqual(
      wrong({ field: 'month', key: 'p06.err.date.future' }),
    )
  })
})

describe('a number', () => {
  it('is read without its blanks, dots and leading zeros', () => {
    expect(read('number', { answer: ' 012 ' })).toEqual(answer('number', '12'))
    expect(read('number', { answer: '1.200' })).toEqual(answer('number', '1200'))
    expect(read('number', { answer: '0' })).toEqual(answer('number', '0'))
  })

  it('is asked for when it is missing or is none', () => {
    expect(read('number', { answer: ' ' })).toEqual(wrong({ field: 'answer', key: 'p06.err.number.empty' }))
    for (const typed of ['doce', '1e3', '0x10', '1,5', '1234567890']) {
      expect(read('number', { answer: typed })).toEqual(
        wrong({ field: 'answer', key: 'p06.err.number.real' }),
      )
    }
  })
})

describe('a text', () => {
  it('is read without case, accents and outer blanks', () => {
    expect(read('text', { answer: ' Cafetería  el NIÑO ' })).toEqual(answer('text', 'cafeteria el nino'))
  })

  it.each(['', ' ', '\u3164', '\u2800\u200B', '\u0301'])('is asked for when it is %j', (typed) => {
    expect(read('text', { answer: typed })).toEqual(wrong({ field: 'answer', key: 'p06.err.text' }))
  })
})

describe('a choice', () => {
  it('is one of those offered, or none of these', () => {
    expect(read('choice', { answer: '10' })).toEqual(answer('choice', '10'))
    expect(read('choice', { answer: 'none' })).toEqual(answer('choice', 'none'))
    expect(read('choice', {})).toEqual(wrong({ field: 'answer', key: 'p06.err.choice' }))
  })

  it('is not one that was never offered', () => {
    expect(read('choice', { answer: '11' })).toEqual({ kind: 'malformed' })
  })
})

describe('many answers in one (ATK-30)', () => {
  it.each([
    ['a list', { answer: ['10', '14'] }],
    ['a nested object', { answer: { value: '10' } }],
    ['a number', { answer: 10 }],
    ['nothing', { answer: null }],
    ['a name of another kind', { 'answer[]': '10' }],
    ['one field too many', { answer: '10', day: '1' }],
    ['a list of fields', ['10']],
    ['no fields', undefined],
    ['an endless text', { answer: '1'.repeat(201) }],
    ['a field of the language', JSON.parse('{"__proto__": {"answer": "10"}}')],
  ])('is refused as %s', (_, raw) => {
    for (const type of ['choice', 'number', 'text'] as const)
      expect(read(type, raw)).toEqual({ kind: 'malformed' })
  })

  it('is refused in each part of a date', () => {
    expect(read('date', { day: ['1', '2'], month: '3', year: '2007' })).toEqual({ kind: 'malformed' })
  })
})
