import { describe, expect, it } from 'vitest'
import { identify } from './identify.ts'

describe('checking a number by its form', () => {
  it.each([
    ['2449999016', 'cedula', 'ok'],
    ['2449999016001', 'naturalPerson', 'ok'],
    ['2469999904001', 'naturalPerson', 'ok'],
    ['2469999961001', 'naturalPerson', 'ok'],
    ['2449999016000', 'householdEmployer', 'ok'],
    ['2469999904000', 'householdEmployer', 'ok'],
    ['2469999020001', 'publicEntity', 'ok'],
    ['1760013210001', 'publicEntity', 'ok'],
    ['2499990009001', 'legalEntity', 'old-series-ok'],
    ['2091766968001', 'legalEntity', 'old-series-ok'],
    ['2091766969001', 'legalEntity', 'none'],
  ] as const)('%s has the form of a %s', (input, formClass, checkDigit) => {
    expect(identify(input)).toEqual({
      input,
      number: input,
      class: formClass,
      valid: true,
      reason: null,
      checkDigit,
    })
  })

  it.each([
    ['2449999017', 'cedula', 'checkDigit'],
    ['2449999017001', 'naturalPerson', 'checkDigit'],
    ['2449999017000', 'householdEmployer', 'checkDigit'],
    ['2499990001000', 'legalEntity', 'suffix'],
    ['2449999016002', 'naturalPerson', 'suffix'],
    ['2649999014', 'cedula', 'province'],
    ['244999901600', 'unknown', 'length'],
    ['190377210001', 'unknown', 'length'],
  ] as const)('%s, in form a %s, is not valid for its %s', (input, formClass, reason) => {
    expect(identify(input)).toEqual({ input, number: input, class: formClass, valid: false, reason })
  })

  it.each([
    ['2479999016001', 'unknown'],
    ['2489999016001', 'unknown'],
    ['2469999030001', 'unknown'],
    ['5099990001001', 'legalEntity'],
  ] as const)('lists %s as a doubt', (input, formClass) => {
    expect(identify(input)).toMatchObject({
      class: formClass,
      valid: false,
      reason: 'doubt',
      checkDigit: 'none',
    })
  })

  it('shows the number it judged beside what was typed', () => {
    expect(identify('２４４９９９９０１-6')).toMatchObject({
      input: '２４４９９９９０１-6',
      number: '2449999016',
    })
    expect(identify('2449999O16')).toMatchObject({ number: null, class: 'unknown', reason: 'characters' })
  })
})
