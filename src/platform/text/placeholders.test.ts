import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import { placeholders } from './placeholders.ts'

const of = (text: string) => Object.fromEntries(placeholders(compile(text, 'es')))

describe('placeholders', () => {
  it('are texts, unless their name says that they count', () => {
    expect(of('Paso {n} de {total}, {hora}')).toEqual({ n: 'number', total: 'number', hora: 'string' })
  })

  it('of a plural are numbers, whatever their name', () => {
    expect(of('{veces, plural, one {#} other {#}}')).toEqual({ veces: 'number' })
  })

  it('of a choice are its words', () => {
    expect(of('{dato, select, ruc {RUC} other {clave}}')).toEqual({ dato: ['ruc', 'other'] })
  })

  it('inside a branch are found', () => {
    expect(of('{n, plural, one {# {cosa}} other {# de {casa}}}')).toEqual({
      n: 'number',
      cosa: 'string',
      casa: 'string',
    })
  })

  it('come sorted by name, once each', () => {
    expect([...placeholders(compile('{b} {a} {b}', 'es')).keys()]).toEqual(['a', 'b'])
  })

  it('are none in a text in braces that ICU quotes', () => {
    expect(of("'{'n'}'")).toEqual({})
  })
})
