import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digitsTyped, fold, registryCount, registryDate, registryMonth } from './normalise.ts'

describe('fold', () => {
  it.each([
    ['  Cafetería  El\u00A0Niño ', 'cafeteria el nino'],
    ['ＣＡＦＥ\u200B', 'cafe'],
    ['Ⅻ ﬁn', 'xii fin'],
    ['\u212Aiosco', 'kiosco'],
    ['\u2800\u3164\u00AD', ''],
  ])('brings %j to %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)))
  })
})

describe('what a registry writes', () => {
  it.each([
    ['1973/04/11 00:00:00.0', '1973-04-11'],
    ['2001-05-28 00:00:00', '2001-05-28'],
    ['2001-05-28', '2001-05-28'],
    ['2001-05-28T00:00:00-05:00', '2001-05-28'],
    ['28/05/2001', '2001-05-28'],
    ['2000-02-29', '2000-02-29'],
  ])('is the date of %s', (text, date) => {
    expect(registryDate(text)).toBe(date)
  })

  it.each(['1900-02-29', '2001-02-30', '2001-13-01', '05-2001', '01', '20010528x', '0000-00-00', '28 mayo'])(
    'is no date: %s',
    (text) => {
      expect(registryDate(text)).toBeUndefined()
    },
  )

  it.each([
    ['2012-03', '2012-03'],
    ['2012/03', '2012-03'],
    ['201203', '2012-03'],
    ['3/2012', '2012-03'],
    ['2012-03-31 00:00:00', '2012-03'],
    ['2012-13', undefined],
    ['0000-00', undefined],
  ])('is the month of %s', (text, month) => {
    expect(registryMonth(text)).toBe(month)
  })

  it.each([
    ['12', '12'],
    ['012', '12'],
    ['12.0', '12'],
    ['12.5', undefined],
    ['-3', undefined],
    ['0', undefined],
    ['1e3', undefined],
    ['1234567', undefined],
  ])('is the count of %s', (text, count) => {
    expect(registryCount(text)).toBe(count)
  })
})

describe('a number as people type it', () => {
  it('loses spaces, dots, hyphens and what nobody sees', () => {
    expect(digitsTyped(' １.2-0\u200B0 ')).toBe('1200')
  })
})
