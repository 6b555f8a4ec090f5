import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { syntheticCedula, syntheticCompanyRuc } from '../../src/kernel/synthetic.ts'
import { adviceOf } from '../../src/triage/web/advice.ts'
import { letTimePass } from '../support/passing-time.ts'
import { answerAll, askForLink, identify, recover, signIn } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({
    employers: 48,
    policy: (base) => ({
      ...base,
      link: { ...base.link, resendWait: 0, dayMax: 20 },
      network: { ...base.network, refusedPairsPerHour: 100 },
    }),
  })
})
afterAll(() => service.stop())
afterEach(() => {
  service.faults.set('civil', 'none')
  expect(service.faultLines()).toEqual([])
})

const isStopped = (ana: Visitor) => ana.page.words.includes(ana.t('t.result.dont'))
const stranger = syntheticCedula(24, 98)

describe('the same attempt again', () => {
  it('is met with what helps from the third time on, and still goes through when it is right', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const seen: boolean[] = []
    for (let n = 0; n < 4; n += 1) {
      await identify(ana, { identifier: company.identifier, document: stranger })
      expect(ana.page.code).toBe('CLV-110')
      seen.push(isStopped(ana))
    }
    expect(seen).toEqual([false, false, true, true])
    expect(await standingOf(service, company)).toMatchObject({ cases: 0, refused: 0 })
    await identify(ana, company)
    expect(ana.page.h1).toBe(ana.t('p05.title'))
  })

  it('I-22, ATK-14: is one page for an employer that exists and for one that does not', async () => {
    const pages = []
    for (const identifier of [service.cast.E1.identifier, syntheticCompanyRuc(9_996)]) {
      const ana = visit(service)
      for (let n = 0; n < 3; n += 1) await identify(ana, { identifier, document: stranger })
      pages.push([ana.page.status, ana.page.code, ana.page.words.replaceAll(identifier, '')])
    }
    expect(pages[0]).toEqual(pages[1])
    expect(pages[0]?.[2]).toContain('No repita el mismo intento.')
  })

  it('belongs to one browser: another one at the same network is not told', async () => {
    const network = '198.51.100.77'
    const ana = visit(service, { network })
    for (let n = 0; n < 3; n += 1) await identify(ana, { ...service.cast.E1, document: stranger })
    expect(isStopped(ana)).toBe(true)
    const eva = visit(service, { network })
    await identify(eva, { ...service.cast.E1, document: stranger })
    expect(isStopped(eva)).toBe(false)
  })

  it('while a registry is out leads to the state of the service, and a notice is offered', async () => {
    const company = service.fresh()
    const ana = visit(service)
    service.faults.set('civil', 'down')
    for (let n = 0; n < 3; n += 1) await identify(ana, company)
    expect([ana.page.code, isStopped(ana)]).toEqual(['CLV-130', true])
    const shown = ana.page.words
    expect(shown).toContain(ana.t('p21.notify'))
    await ana.open('/registro-sin-respuesta')
    // Looking again is no attempt.
    expect(isStopped(ana)).toBe(true)
    service.faults.set('civil', 'none')
  })

  it('at the check that a person is there leads to the short wait, which needs no script', async () => {
    const company = service.fresh()
    const ana = visit(service)
    for (let n = 0; n < 3; n += 1) {
      await ana.open('/empresa')
      await ana.submit('/empresa', { ruc: company.identifier, cedula: company.document, humanCheck: 'x' })
    }
    expect([ana.page.code, isStopped(ana)]).toEqual(['CLV-180', true])
    await ana.follow(ana.t('why.slow'))
    expect(ana.page.path).toBe('/comprobacion')
  })

  it('with a key that the rules do not take leads to the rules', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'opened' })
    const seen: boolean[] = []
    for (let n = 0; n < 3; n += 1) {
      await ana.press(ana.t('p12.save'), { clave: 'corta' })
      seen.push(isStopped(ana))
    }
    expect(seen).toEqual([false, false, true])
    await ana.press(ana.t('p12.save'), { clave: 'Faro+Gris27' })
    expect(ana.page.h1).toBe(ana.t('p13.panel'))
  })

  it('with a key that is not the right one leads to a recovery before the key is blocked', async () => {
    const company = service.fresh()
    const ana = visit(service)
    for (let n = 0; n < 3; n += 1) await signIn(ana, company, 'No+EsEsta9')
    expect([ana.page.code, isStopped(ana)]).toEqual(['CLV-196', true])
  })

  it('with links that run out leads to the other ways, over the cases that were begun anew', async () => {
    const company = service.fresh()
    const ana = visit(service)
    for (let n = 0; n < 3; n += 1) {
      await identify(ana, company)
      await ana.press(ana.t('p05.start'))
      await answerAll(ana, company)
      await askForLink(ana)
      await letTimePass(service, company, 700)
      await ana.open('/enlace/enviado')
      expect([ana.page.code, isStopped(ana)]).toEqual(['CLV-160', n === 2])
    }
    await ana.follow(ana.t('t.next.otherWays'))
    expect(ana.page.path).toBe('/otras-formas')
  })

  it('has something to say for every refusal that is counted', () => {
    for (const name of ['identityMismatch', 'humanCheckFailed', 'linkExpired', 'signInMismatch'] as const)
      expect(adviceOf(name)?.href).toMatch(/^[/#]/)
  })
})
