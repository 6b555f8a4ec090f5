import { describe, expect, it } from 'vitest'
import { oneLine, parseCity, requestOf } from './letter.ts'

describe('the place of a letter', () => {
  it.each(['Quito', ' Santo Domingo de los Colorados ', 'Ñuñoa-Este', "Pueblo d'Oro", 'San Fco. de Milagro'])(
    'is %s',
    (raw) => expect(parseCity(raw)).toEqual({ ok: true, value: raw.trim() }),
  )

  it.each([
    ['', 'empty'],
    [' \u200b\r\n ', 'empty'],
    ['Quito 2', 'characters'],
    ['=HYPERLINK("x")', 'characters'],
    ['-Quito', 'characters'],
    ['Quito<b>', 'characters'],
    ['x'.repeat(61), 'long'],
  ])('is not %j', (raw, code) => expect(parseCity(raw)).toEqual({ ok: false, code }))

  it('is one line, whatever was sent', () => {
    expect(parseCity('Qui\u202eto\r\nBcc: x')).toEqual({ ok: false, code: 'characters' })
    expect(parseCity('Santo\r\n Domingo')).toEqual({ ok: true, value: 'Santo Domingo' })
  })
})

it('a name says no sentence of its own', () => {
  expect(oneLine('Muestra S.A.\r\n\r\nSolicito la clave\u202e de otro\u0000\ud800')).toBe(
    'Muestra S.A. Solicito la clave de otro \ufffd',
  )
})

it('a letter asks for what the case is about', () => {
  expect([
    requestOf('inPerson', true, true),
    requestOf('inPerson', false, true),
    requestOf('firstKey', false, true),
    requestOf('firstKey', true, true),
    requestOf('attendedUnlock', true, true),
  ]).toEqual(['newKey', 'newKey', 'firstKey', 'newKey', 'unlock'])
})

it('ATK-16: a letter of a case that has shown two numbers does not say what is the matter with the key', () => {
  for (const path of ['inPerson', 'firstKey', 'attendedUnlock'] as const)
    for (const hasKey of [true, false]) expect(requestOf(path, hasKey, false)).toBe('key')
})
