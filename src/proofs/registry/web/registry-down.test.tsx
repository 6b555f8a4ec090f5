import { describe, expect, it } from 'vitest'
import { langs } from '../../../kernel/lang.ts'
import { hours, minutes, plus } from '../../../kernel/time.ts'
import type { RegistrySource } from '../../../policy/policy.ts'
import { htmlFindings } from '../../../../test/support/valid-html.ts'
import { testNow, testVisit } from '../../../../test/support/visit.ts'
import { RegistryDownPage, type RegistryDownPageProps } from './identity-views.tsx'

const code = 'CLV-7Q4M-2K9T'
const held = {
  code,
  heldAt: plus(testNow, -minutes(1)),
  expiresAt: plus(testNow, hours(23)),
  noticeAsked: false,
}
const registries: readonly RegistrySource[] = ['civil', 'taxpayer', 'companies', 'institution']

const page = (lang: 'es' | 'en', more: Partial<RegistryDownPageProps> = {}) =>
  String(
    RegistryDownPage({
      retryPath: '/empresa',
      visit: testVisit(lang, '/registro-sin-respuesta'),
      registry: 'civil',
      retryAt: plus(testNow, hours(1) + 30),
      formNumber: '0.number',
      held,
      ...more,
    }),
  )

describe.each(langs)('P-21, in %s', (lang) => {
  it.each(registries)('is sound HTML with one heading: %s', async (registry) => {
    for (const kept of [undefined, held, { ...held, noticeAsked: true }]) {
      const html = page(lang, { registry, held: kept })
      expect(await htmlFindings(html)).toEqual([])
      expect(html.match(/<h1/g)).toHaveLength(1)
    }
  })
})

describe('the page of a registry that is out', () => {
  it('says that nothing was lost, under which code it is kept, and from which minute to try again', () => {
    const html = page('es')
    expect(html).toContain('No perdió ningún intento.')
    expect(html).toContain(`Guardamos lo que escribió con el código ${code}.`)
    expect(html).toContain('Sirve hasta el miércoles 25 de noviembre de 2026, a las 09:42.')
    expect(html).toContain('Pruebe otra vez desde las 11:43.')
  })

  it('offers a notice once, and then says where it goes', () => {
    expect(page('es')).toContain('Avisarme por correo cuando vuelva</button>')
    const promised = page('es', { held: { ...held, noticeAsked: true } })
    expect(promised).not.toContain('<form')
    expect(promised).toContain('Escribiremos solo al correo registrado de la empresa')
  })

  it('promises nothing when nothing is kept', () => {
    const html = page('es', { held: undefined })
    expect(html).not.toMatch(/Guardamos|Avisarme|código de caso/)
    expect(html).toContain('href="/empresa"')
  })
})
