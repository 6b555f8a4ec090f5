import { describe, expect, it } from 'vitest'
import { debitAccountOf, isDebitAccount, isSince } from './debit-account.ts'
import type { InstitutionFacts } from './facts.ts'

const facts: InstitutionFacts = {
  debitBank: 'Banco de Muestra',
  debitAccountKind: 'Ahorros',
  debitAccountLast4: '0420',
}
const typed = { bank: 'BANCO  DE MUESTRA', kind: 'savings', last4: '0420' } as const

describe('the debit account on record', () => {
  it('is one account, however its bank is written', () => {
    const account = debitAccountOf(facts)
    expect(account).toEqual({ bank: 'banco de muestra', kind: 'savings', last4: '0420', since: null })
    expect(isDebitAccount(account, typed)).toBe(true)
  })

  it.each([
    { bank: 'Banco Modelo' },
    { kind: 'current' as const },
    { last4: '0421' },
    { last4: '420' },
    { last4: '' },
  ])('is not %j', (change) => {
    expect(isDebitAccount(debitAccountOf(facts), { ...typed, ...change })).toBe(false)
  })

  it.each([
    ['no bank', { debitBank: undefined }],
    ['an empty bank', { debitBank: '  ' }],
    ['two banks', { debitBank: ['Banco de Muestra', 'Banco Modelo'] }],
    ['no kind', { debitAccountKind: 'N/A' }],
    ['two kinds', { debitAccountKind: ['savings', 'current'] }],
    ['a kind of a prototype', { debitAccountKind: 'constructor' }],
    ['no digits', { debitAccountLast4: null }],
    ['too few digits', { debitAccountLast4: '42' }],
    ['a whole number', { debitAccountLast4: '2200420' }],
    ['two accounts', { debitAccountLast4: ['0420', '0421'] }],
  ])('ATK-29: is none with %s, and nothing matches it', (_what, change) => {
    const account = debitAccountOf({ ...facts, ...change })
    expect(account).toBeUndefined()
    for (const last4 of ['', '0420', 'null', '0000'])
      expect(isDebitAccount(account, { ...typed, last4 })).toBe(false)
  })

  it.each([
    [null, false],
    ['', false],
    ['N/A', false],
    ['0000-00-00', false],
    ['2026-01-09', false],
    ['2026-01-10', true],
    ['2026-02-01', true],
    [['2020-01-01', '2026-02-01'], true],
    ['hace poco', true],
  ])('changed on %j is since 10 January: %s', (debitAccountChangedOn, isNew) => {
    const account = debitAccountOf({ ...facts, debitAccountChangedOn })
    expect(account && isSince(account, '2026-01-10')).toBe(isNew)
  })
})
