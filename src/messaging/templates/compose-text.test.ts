import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { langs } from '../../kernel/lang.ts'
import { instant } from '../../kernel/time.ts'
import { createTexts } from '../../platform/text/texts.ts'
import { fitsOneText, segment, septetsOf } from '../domain/gsm7.ts'
import type { TextParams, TextTemplate } from '../domain/text-template.ts'
import { createComposeText } from './compose-text.ts'

const texts = createTexts()
const frame = { texts, origin: 'https://clave.prueba.test', helpPhone: '1800 000 000' }
const compose = createComposeText(frame)
const at = instant(Date.UTC(2026, 10, 30, 23, 59))
const code = { code: '024680', diesAt: at }

/** The longest that settings and records allow; December's longest day, letters that take two units, an endless name. */
const longest: { readonly [T in TextTemplate]: TextParams[T] } = {
  'M-22': { at },
  'M-23': { at, caseCode: 'CLV-7Q4M-2K9T', centre: 'Ñandú – Centro de atención «José Peña» '.repeat(10) },
  'M-24': { at },
  'M-41': { at },
  'M-49': { at },
}
const templates = Object.keys(longest) as TextTemplate[]
const frames = [
  frame,
  { texts, origin: `https://${'nombre-largo.'.repeat(18)}ec`, helpPhone: '+593 (0)2 000-0000 -- 000000000' },
]
const write = (template: TextTemplate, lang: 'es' | 'en', by = compose) =>
  by(template, lang, longest[template] as never, template === 'M-22' ? code : undefined)

describe.each(templates)('%s', (template) => {
  it.each(langs)('is one segment of plain letters at the longest values, in %s', (lang) => {
    for (const each of frames) {
      const text = write(template, lang, createComposeText(each))
      expect(septetsOf(text)).toBe(text.length)
      expect(text.length).toBeLessThanOrEqual(segment)
      expect(fitsOneText(text)).toBe(true)
      expect(text).not.toMatch(/\{|\}|undefined/)
    }
  })
})

describe('a text message', () => {
  it.each([
    ['M-22', 'es', '024680 es su clave temporal de Clave de empleador. Vence a las 18:59. No la comparta.'],
    ['M-22', 'en', '024680 is your temporary code for Employer key. It expires at 18:59. Do not share it.'],
    [
      'M-24',
      'es',
      'La clave de su empresa cambia hoy a las 18:59. Si no es usted, llame ya al 1800 000 000.',
    ],
    [
      'M-24',
      'en',
      'The key of your company changed today at 18:59. If it was not you, call 1800 000 000 now.',
    ],
  ] as const)('%s in %s has the words of SCREENS 5', (template, lang, words) => {
    expect(write(template, lang)).toBe(words)
  })

  it('of an appointment keeps its address whole, and cuts the name of the place', () => {
    expect(write('M-23', 'es')).toMatch(
      /^Turno CLV-7Q4M-2K9T: 30\/11\/2026, 18:59, Nandu - Centro.*\. Lleve la cedula original\. Cambios: https:\/\/clave\.prueba\.test\/caso$/,
    )
    const short = compose('M-23', 'es', { ...longest['M-23'], centre: 'Ibarra' })
    expect(short).toContain('18:59, Ibarra. Lleve')
  })

  it.each(langs)('with a code carries no link and nothing that could be taken for one, in %s', (lang) => {
    expect(write('M-22', lang)).not.toMatch(/https?:|www|\w\.\w|\//)
  })

  it('with a code is not written without it', () => {
    expect(() => compose('M-22', 'es', { at })).toThrow(TypeError)
  })

  it('stays one segment whatever a place is called', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom(...langs),
        (centre, lang) => {
          expect(fitsOneText(compose('M-23', lang, { ...longest['M-23'], centre }))).toBe(true)
        },
      ),
    )
  })
})
