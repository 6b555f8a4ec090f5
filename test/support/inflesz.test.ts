import { describe, expect, it } from 'vitest'
import { countSyllables, inflesz, sentencesOf, wordsOf } from './inflesz.ts'

describe('syllables', () => {
  it.each([
    ['clave', 2],
    ['empleador', 4],
    ['correo', 3],
    ['cédula', 3],
    ['guía', 2],
    ['que', 1],
    ['quién', 1],
    ['siguiente', 3],
    ['vergüenza', 3],
    ['país', 2],
    ['países', 3],
    ['día', 2],
    ['vacíelo', 4],
    ['ciudad', 2],
    ['construir', 2],
    ['reúne', 3],
    ['ahora', 3],
    ['prohibir', 2],
    ['prohíbe', 3],
    ['paranoia', 4],
    ['y', 1],
    ['muy', 1],
    ['ya', 1],
    ['ayuda', 3],
    ['año', 2],
    ['RUC', 1],
    ['PDF', 3],
  ])('counts %s', (word, syllables) => {
    expect(countSyllables(word)).toBe(syllables)
  })
})

describe('the scale', () => {
  it('takes numbers and signs for no words', () => {
    expect(wordsOf('Espere 20 segundos: ! # $')).toEqual(['Espere', 'segundos'])
  })

  it('ends a sentence at a stop that is followed by space, and at the end of a text', () => {
    expect(sentencesOf('Son 1.500. ¿Sigue ahí? Use nombre@ejemplo.test hoy')).toHaveLength(3)
  })

  it('follows the published formula', () => {
    // 4 words, 7 syllables, 2 sentences.
    expect(inflesz(['La clave venció.', 'Llame'])).toBeCloseTo(206.835 - (62.3 * 7) / 4 - 2, 3)
  })

  it('finds office language harder than plain words', () => {
    const office =
      'La imposibilidad de verificación de la documentación habilitante imposibilita la continuación.'
    expect(inflesz([office])).toBeLessThan(10)
    expect(inflesz(['Abra el correo. Pulse el botón.'])).toBeGreaterThan(80)
  })
})
