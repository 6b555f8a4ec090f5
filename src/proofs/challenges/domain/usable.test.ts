import { describe, expect, it } from 'vitest'
import { emptyValues } from '../../../../test/support/challenge-facts.ts'
import { all, only } from './facts.ts'
import { registryDate } from './normalise.ts'
import { usable } from './usable.ts'

describe('a usable value', () => {
  it.each(emptyValues.map((value) => [value]))('takes %j for nothing at all (ATK-29)', (value) => {
    expect(usable(value)).toBeUndefined()
  })

  it.each(['2001-05-28 00:00:00', '1', 'Nada Más', 'Nulles', 'Ñ', '1900-02-01', '10', '0100', 'Nacional'])(
    'keeps %j',
    (value) => {
      expect(usable(value)).toBe(value)
    },
  )

  it('drops outer blanks', () => {
    expect(usable('  QUITO\u00A0')).toBe('QUITO')
  })
})

describe('a field', () => {
  it('has one value when its rows agree, however they spell it', () => {
    expect(only(['2001-05-28 00:00:00', '28/05/2001', '', null], registryDate)).toBe('2001-05-28')
  })

  it('has none when its rows contradict each other', () => {
    expect(only(['2001-05-28', '2001-05-29'], registryDate)).toBeUndefined()
  })

  it('has none when one of its rows cannot be read', () => {
    expect(only(['2001-05-28', 'hace tiempo'], registryDate)).toBeUndefined()
    expect(all(['2001-05-28', 'hace tiempo'], registryDate)).toBeUndefined()
  })

  it('has none when it is missing', () => {
    expect([only(undefined, registryDate), only(null, registryDate), only([], registryDate)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})
