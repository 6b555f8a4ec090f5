import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { forecastWays } from '../../src/triage/app/forecast.ts'
import { preparation, preparePath, wayPaths } from '../../src/triage/web/preparation.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ employers: 20 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const said = 'tipo=empresa&clave=olvidada&correo=si&ruc=si&firma=si'

describe('before the first attempt', () => {
  it('somebody says how they stand, and sees the ways in order, with the next payment and what waiting costs', async () => {
    const ana = visit(service)
    await ana.open('/tramite')
    await ana.follow(ana.t('fc.see'))
    expect(ana.page.h1).toBe(ana.t('fc.title'))
    await ana.open(`/pronostico/resultado?${said}&provincia=Imbabura`)
    expect([ana.page.status, ana.page.h1]).toEqual([200, ana.t('fc.result.title')])
    const { words } = ana.page
    const at = (text: string) => words.indexOf(text)
    expect(at(ana.t('fc.way.online'))).toBeLessThan(at(ana.t('fc.way.office')))
    for (const text of [
      ana.t('fc.chance.few'),
      ana.t('fc.due.title'),
      ana.t('arr.means.health'),
      ana.t('fc.wait.source'),
    ])
      expect(words).toContain(text)
    // The province was said, so that its dates hold.
    expect(words).not.toContain(ana.t('fc.due.where'))
    // Nothing was asked of anybody: the browser carries nothing for it.
    expect(ana.posted).toEqual([])
  })

  it('keeps the answers, and asks again for what is missing', async () => {
    const ana = visit(service)
    await ana.open('/pronostico/resultado?tipo=empresa&clave=olvidada&correo=otro')
    expect(ana.page.status).toBe(422)
    expect(ana.page.words).toContain(ana.t('fc.err'))
    await ana.open(`/pronostico/resultado?${said}&provincia=%3Cscript%3E&otra=1`)
    expect(ana.page.status).toBe(200)
    const back = await ana.ask(`/pronostico/resultado?${said}&otra=1`)
    expect(back.body).toContain('tipo=empresa')
    expect(back.body).not.toContain('otra=1"')
  })

  it.each(forecastWays)('has a list for %s that can be printed, and a way that opens', async (way) => {
    const ana = visit(service)
    await ana.open(preparePath(way))
    expect(ana.page.status).toBe(200)
    expect(preparation[way].length).toBeGreaterThan(3)
    await ana.open(wayPaths[way])
    expect(ana.page.status).toBe(200)
  })

  it('knows no other list', async () => {
    const ana = visit(service)
    await ana.open('/pronostico/preparar/otra')
    expect(ana.page.status).toBe(404)
  })

  it('tells that a registry is out, to everybody alike', async () => {
    const ana = visit(service)
    await ana.open(`/pronostico/resultado?${said}`)
    expect(ana.page.words).not.toContain(ana.t('fc.registry'))
  })
})
