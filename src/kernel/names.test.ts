import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNames, nameWords } from './names.ts'

describe('the words of a name', () => {
  it('lose case, accents and the difference of Ñ and N', () => {
    expect(nameWords('Muñoz Peñafiel  José-Ángel')).toEqual(['MUNOZ', 'PENAFIEL', 'JOSE', 'ANGEL'])
    expect(nameWords('Mun\u0303oz')).toEqual(nameWords('MUÑOZ'))
  })

  it('close up over an apostrophe of any shape', () => {
    for (const name of ["D'Luna", 'D’Luna', 'D´Luna', 'D`Luna']) expect(nameWords(name)).toEqual(['DLUNA'])
  })

  it('are folded once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const words = nameWords(name)
        expect(nameWords(words.join(' '))).toEqual(words)
      }),
    )
  })
})

describe('two names', () => {
  it.each([
    ['LUNA ROCA MARIA DEL MAR', 'María del Mar Luna Roca'],
    ['MUNOZ LUNA ANA', 'Muñoz Luna, Ana'],
    ['MU¿OZ LUNA ANA', 'MUÑOZ LUNA ANA'],
    ['MU\ufffdOZ LUNA ANA', 'MUÑOZ LUNA ANA'],
  ])('%s and %s are the same', (one, other) => {
    expect(compareNames(one, other)).toBe('same')
    expect(compareNames(other, one)).toBe('same')
  })

  it('of which one leaves a given name out are not called different', () => {
    expect(compareNames('LUNA ROCA ANA SOL', 'LUNA ROCA ANA')).toBe('contained')
    expect(compareNames('LUNA ROCA ANA', 'LUNA ROCA ANA SOL')).toBe('contained')
  })

  it('that share only some words are different', () => {
    expect(compareNames('LUNA ROCA ANA', 'LUNA ROCA EVA')).toBe('different')
    expect(compareNames('LUNA ROCA ANA', 'LUNA ROCA ANALIA')).toBe('different')
  })

  it.each(['LUNA', '', '123', 'A B C D E F G H I', '¿¿¿¿ ¿¿¿¿ ¿¿¿', 'L¿NA ROC¿ ANA'])(
    'are not compared when one is %j',
    (name) => {
      expect(compareNames('LUNA ROCA ANA', name)).toBe('notComparable')
      expect(compareNames(name, 'LUNA ROCA ANA')).toBe('notComparable')
    },
  )

  it('may have 2 and may have 8 words', () => {
    expect(compareNames('LUNA ANA', 'Ana Luna')).toBe('same')
    expect(compareNames('A B C D E F G H', 'h g f e d c b a')).toBe('same')
  })

  it('compare alike in either order, and every name is the same as itself in any order of words', () => {
    const name = fc.array(fc.stringMatching(/^[A-ZÁÑ]{1,6}$/), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(name, name, (one, other) => {
        const [a, b] = [one.join(' '), other.join(' ')]
        expect(compareNames(a, b)).toBe(compareNames(b, a))
        expect(compareNames(a, [...one].reverse().join(' ').toLowerCase())).toBe('same')
      }),
    )
  })
})
