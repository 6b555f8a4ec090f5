import { describe, expect, it } from 'vitest'
import { mostCharacters, mostWords, readWords, understood } from './fold.ts'

const foldedWords = (text: string): readonly string[] =>
  understood(readWords(text))
    .filter(({ tells }) => tells)
    .map(({ meaning }) => meaning)

const folds = (...texts: readonly string[]) => texts.map((text) => foldedWords(text).join(' '))

describe('what is compared of a text', () => {
  it.each([
    ['accents and capitals', ['CONEXIÓN', 'conexión', 'conexion']],
    ['how it sounds', ['llavero', 'yabero']],
    ['endings', ['bloqueada', 'bloqueado', 'bloquearon', 'blokeada']],
    ['figures that a camera reads for letters', ['bloqueado', 'bl0queado', 'b1oqueado']],
    ['a capital I for a small l', ['clave', 'cIave', 'c|ave']],
    ['rn for m', ['comprobación', 'cornprobación']],
    ['signs pasted together from parts', ['cédula', 'ce\u0301dula']],
    ['both languages', ['clave vencida', 'key expired', 'password caducada']],
    ['what people write short', ['no me llega el correo', 'no m yega el email']],
  ])('is the same for %s', (_, texts) => {
    const all = folds(...texts)
    expect(all[0]).not.toBe('')
    expect(new Set(all).size).toBe(1)
  })

  it('is not the same for words that differ', () => {
    const all = folds('bloqueada', 'vencida', 'turno', 'cuenta', 'firma', 'huella', 'registro')
    expect(new Set(all).size).toBe(all.length)
  })

  it('leaves out what tells nothing, and the buttons and addresses around a message', () => {
    expect(foldedWords('10:42 www.instituto.example/empresa Atrás Aceptar')).not.toContain('www')
    expect(foldedWords('el la los de que no y es')).toEqual([])
    expect(foldedWords('')).toEqual([])
  })

  it('keeps words of one spelling apart where they are two things, and words of two where they are one', () => {
    const [worker, work, employee] = folds('worker', 'work', 'empleado')
    expect(worker).toBe(employee)
    expect(work).not.toBe(worker)
    const [agreement, remembered, forgotten] = folds('el acuerdo', 'no me acuerdo', 'olvidé')
    expect(remembered).toBe(forgotten)
    expect(agreement).not.toBe(remembered)
  })

  it('looks at so many characters and so many words, however much there is', () => {
    const many = Array.from({ length: 500 }, (_, n) => `palabra${String.fromCodePoint(97 + (n % 26))}${n}`)
    expect(foldedWords(many.join(' '))).toHaveLength(mostWords)
    const turno = foldedWords('turno')[0]
    expect(foldedWords(`${'x'.repeat(mostCharacters)} turno`)).not.toContain(turno)
    // One character that becomes two: cut again after it has.
    expect(foldedWords(`${'ﬁ'.repeat(mostCharacters - 10)} turno`)).not.toContain(turno)
    expect(foldedWords(`${'ﬁ'.repeat(10)} turno`)).toContain(turno)
  })
})
