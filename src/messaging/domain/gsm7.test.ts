import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitsOneText, plainly, segment, septetsOf } from './gsm7.ts'

describe('the alphabet of text messages', () => {
  it('has its 127 characters, an escape and ten that stand behind it', () => {
    const all = Array.from({ length: 0x2fff }, (_, code) => String.fromCharCode(code))
    expect(all.filter((one) => septetsOf(one) === 1)).toHaveLength(127)
    expect(all.filter((one) => septetsOf(one) === 2)).toHaveLength(10)
  })

  it.each([
    ['é', 1],
    ['ñ', 1],
    ['€', 2],
    ['[', 2],
    ['á', undefined],
    ['í', undefined],
    ['ó', undefined],
    ['ú', undefined],
    ['ç', undefined],
    ['`', undefined],
    ['\u001b', undefined],
    ['\0', undefined],
  ])('counts %j as %s', (character, septets) => {
    expect(septetsOf(character)).toBe(septets)
  })
})

describe('a text that is said plainly', () => {
  it.each([
    ['Código de José Ñandú', 'Codigo de Jose Nandu'],
    ['Peña & Hijos Cía. Ltda.', 'Pena & Hijos Cia. Ltda.'],
    ['¿Dónde? ¡Aquí!', 'Donde Aqui'],
    ['lunes 4 de enero', 'lunes 4 de enero'],
    ['a\u0000\r\nb\u202ec', 'a bc'],
    ['Ａ　Ｂ', 'A B'],
    ['Ibarra – Centro', 'Ibarra - Centro'],
    ['😀', ''],
  ])('%j becomes %j', (text, plain) => {
    expect(plainly(text)).toBe(plain)
  })

  it('has one septet a character, whatever it was, and is plain already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const said = plainly(text)
        expect(septetsOf(said)).toBe(said.length)
        expect(plainly(said)).toBe(said)
        expect(fitsOneText(said)).toBe(said.length <= segment)
      }),
    )
  })

  it('is one text up to 160 characters', () => {
    expect(fitsOneText('a'.repeat(160))).toBe(true)
    expect(fitsOneText('a'.repeat(161))).toBe(false)
    expect(fitsOneText('código')).toBe(false)
  })
})
