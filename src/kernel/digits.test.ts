import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compact, normaliseNumber } from './digits.ts'
import { ok, refused } from './outcome.ts'

describe('a number as it was typed', () => {
  it.each([
    ['as printed on the paper', '244999901-6'],
    ['with spaces, thin and hard ones too', ' 2449\u00a0999\u2009016 '],
    ['with dots', '2.449.999.016'],
    ['with a tab and a new line', '\t2449999016\r\n'],
    ['with dashes from a word processor', '24–4999—9016\u2212'],
    ['full-width', '２４４９９９９０１６'],
    ['with a soft hyphen, a zero-width space, a byte order mark', '\ufeff24499\u00ad990\u200b16'],
    ['turned around by direction marks', '\u202e2449999016\u202c'],
    ['with a variation selector', '2449999016\ufe0f'],
  ])('is read %s', (_, raw) => {
    expect(normaliseNumber(raw)).toEqual(ok('2449999016'))
  })

  it.each([
    ['a letter', '244999901O'],
    ['a sign', '+2449999016'],
    ['an exponent of a spreadsheet', '2,449999016E+09'],
    ['a decimal comma', '2449999016,0'],
    ['digits of another script', '٢٤٤٩٩٩٩٠١٦'],
    ['a control character', '2449999016\u0000'],
    ['a keycap', '2449999016\u20e3'],
    ['a lone surrogate', '2449999016\ud800'],
  ])('is refused for %s', (_, raw) => {
    expect(normaliseNumber(raw)).toEqual(refused('characters'))
  })

  it('is refused for its characters when it is not a text at all', () => {
    for (const raw of [2449999016, null, undefined, ['2449999016'], { toString: () => '2449999016' }]) {
      expect(normaliseNumber(raw)).toEqual(refused('characters'))
    }
  })

  it('is not looked at beyond 64 characters', () => {
    expect(normaliseNumber('1'.repeat(64))).toEqual(ok('1'.repeat(64)))
    expect(normaliseNumber('1'.repeat(65))).toEqual(refused('length'))
  })

  it('is never padded', () => {
    expect(normaliseNumber('190377210001')).toEqual(ok('190377210001'))
    expect(normaliseNumber('')).toEqual(ok(''))
  })

  it('has one normal form, which is its own', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789０９ .-\u00ad\u200b–')) }),
        (raw) => {
          const once = normaliseNumber(raw.slice(0, 64))
          expect(once.ok && normaliseNumber(once.value)).toEqual(once)
        },
      ),
    )
  })

  it('never throws, whatever arrives, and lets only ASCII digits through', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string({ unit: 'binary' })), (raw) => {
        compact(raw)
        const read = normaliseNumber(raw)
        expect(!read.ok || /^[0-9]*$/.test(read.value)).toBe(true)
      }),
    )
  })
})
