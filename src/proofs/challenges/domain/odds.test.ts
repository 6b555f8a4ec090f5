import { describe, expect, it } from 'vitest'
import { guessOdds } from './odds.ts'
import type { Question } from './template.ts'

const date: Question = { template: 'rucIssued', type: 'date', params: {} }
const birth: Question = { template: 'birth', type: 'date', params: {} }
const month: Question = { template: 'firstPayroll', type: 'month', params: {} }
const number: Question = { template: 'workers', type: 'number', params: { month: '2026-06' } }
const choice: Question = {
  template: 'debitBank',
  type: 'choice',
  params: {},
  options: Array.from('abcde').map((value) => ({ value, key: 'p06.option.name', values: { nombre: value } })),
}

describe('the odds of a guess', () => {
  it('multiply what a stranger does not know', () => {
    expect(guessOdds({ questions: [date, month, number, choice] }).stranger).toBe(365 * 12 * 5 * 5)
  })

  it('count a public fact as known, though its answer be a date', () => {
    expect(guessOdds({ questions: [birth, choice] }).stranger).toBe(5)
  })

  it('leave only grade A against somebody with the company’s papers', () => {
    expect(guessOdds({ questions: [date, birth, number, choice] }).paperHolder).toBe(25)
  })

  it('are even for a set without questions: it is passed by everybody', () => {
    expect(guessOdds({ questions: [] })).toEqual({ stranger: 1, paperHolder: 1 })
  })
})
