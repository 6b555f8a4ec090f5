import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { syntheticCedula } from '../../src/kernel/synthetic.ts'
import { identifyAs } from '../support/household.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

describe('who has a household or is a natural person', () => {
  it('P-01, P-60: chooses what kind of employer, and a company goes its own way', async () => {
    const ana = visit(service)
    await ana.open('/tramite')
    await ana.submit('/tramite', { necesita: 'home' })
    expect([ana.page.path, ana.page.h1]).toEqual(['/hogar', ana.t('p60.title')])
    await ana.submit('/hogar', {})
    expect([ana.page.status, ana.page.errors]).toEqual([422, [ana.t('p60.err')]])
    await ana.submit('/hogar', { tipo: 'company' })
    expect(ana.page.path).toBe('/empresa')
    expect(ana.page.h1).toBe(ana.t('p02.title'))
  })

  it.each([
    ['home', 'H1', ''],
    ['home', 'H1', '000'],
  ] as const)(
    'P-60: the cédula is the identifier of a %s (%s, written with “%s”)',
    async (kind, tag, suffix) => {
      const member = service.cast[tag]
      const ana = visit(service)
      await identifyAs(ana, kind, { ...member, document: `${member.document}${suffix}` })
      expect([ana.page.path, ana.page.h1]).toEqual(['/hogar/prueba', ana.t('p60.ways.title')])
    },
  )

  it('P-60: a natural person gives RUC and cédula', async () => {
    const ana = visit(service)
    await identifyAs(ana, 'natural', service.cast.N1)
    expect(ana.page.path).toBe('/hogar/prueba')
  })

  it.each([
    ['home', 'H1', false],
    ['natural', 'N1', true],
  ] as const)(
    'P-16: a %s goes on with what it began, and begins nothing twice',
    async (kind, tag, online) => {
      const ana = visit(service)
      await identifyAs(ana, kind, service.cast[tag])
      await ana.follow(ana.t('p60.ways.other'))
      expect(ana.page.path).toBe('/otras-formas')
      const hrefs = ana.page.links.map(({ href }) => href)
      // A natural person may answer questions instead, a household has none.
      expect(hrefs.includes('/empresa')).toBe(online)
      expect(hrefs).not.toContain('/hogar')
      const places = ['household', 'office'].map((way) => ana.page.html.indexOf(` id="${way}"`))
      expect(places).toEqual([...places].sort((a, b) => a - b))
      await ana.follow(ana.t('p96.resume'))
      expect([ana.page.path, ana.page.h1]).toEqual(['/hogar/prueba', ana.t('p60.ways.title')])
    },
  )

  it('P-16: without a case, and for a company under way, nothing leads to a household’s proof', async () => {
    const ana = visit(service)
    await ana.open('/otras-formas')
    expect(ana.page.links.map(({ href }) => href)).toEqual(expect.arrayContaining(['/empresa', '/hogar']))
    expect(ana.page.words).not.toContain(ana.t('p96.resume'))
    await identifyAs(ana, 'natural', service.cast.E2)
    await ana.open('/otras-formas')
    expect(ana.page.links.map(({ href }) => href)).not.toContain('/empresa')
    await ana.follow(ana.t('p96.resume'))
    expect(ana.page.path).toBe('/preguntas')
  })

  it('asks a company what a company has to show, whatever way it came', async () => {
    const ana = visit(service)
    await identifyAs(ana, 'natural', service.cast.E2)
    expect(ana.page.path).toBe('/preguntas')
  })

  it('says in the form what is lacking, and keeps what was typed', async () => {
    const ana = visit(service)
    await identifyAs(ana, 'home', { identifier: '', document: '' })
    expect([ana.page.status, ana.page.errors]).toEqual([422, [ana.t('p60.err.ced.empty')]])
    await ana.submit('/hogar/datos', { cedula: '123' })
    expect(ana.page.errors).toEqual([ana.t('p02.err.ced.len')])
    expect(ana.page.html).toContain('value="123"')
    await ana.submit('/hogar/datos', { cedula: '2449999017' })
    expect(ana.page.errors).toEqual([ana.t('p02.err.ced.check')])
  })

  it('ATK-18: a person who has no household is told what one is told who is nobody', async () => {
    const pages = []
    for (const document of [service.cast.E1.document, service.cast.N1.document, syntheticCedula(24, 98)]) {
      const eva = visit(service)
      await identifyAs(eva, 'home', { identifier: '', document })
      expect([eva.page.status, eva.page.errors]).toEqual([422, [eva.t('p60.err.match')]])
      pages.push(
        eva.page.html
          .replaceAll(document, '9'.repeat(10))
          .replace(/data-challenge="[^"]*"/, '')
          .replace(/name="f" value="[^"]*"/, ''),
      )
    }
    expect(new Set(pages).size).toBe(1)
  })
})
