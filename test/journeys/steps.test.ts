import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { profileNames } from '../../src/policy/index.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import {
  answerAll,
  goOn,
  identify,
  linkOf,
  newest,
  newKeys,
  nextMail,
  recover,
  stops,
} from '../support/recover.ts'
import { actsOf, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

/** Every page of the flow, and where each leads from every step on the way. */
// prettier-ignore
const pages = [
  '/preguntas', '/preguntas/1', '/preguntas/4', '/preguntas/resultado', '/preguntas/comprobacion', '/suspendido', '/enlace',
  '/enlace/enviado', '/ruc-no-activo', '/sin-correo', '/bloqueada', '/clave/nueva', '/clave/lista',
]
// prettier-ignore
const forms = [
  '/empresa', '/comprobacion', '/registro-sin-respuesta', '/preguntas', '/preguntas/1', '/preguntas/no-lo-se', '/preguntas/comprobacion',
  '/enlace', '/enlace/reenviar', '/enlace/codigo', '/clave/nueva', '/entrar', '/cuenta/sesiones',
  '/cuenta/sesiones/otras', '/salir', '/tramite', '/caso', '/aviso',
]
const standsOn = {
  identified: '/preguntas',
  asked: '/preguntas',
  answered: '/enlace',
  sent: '/enlace/enviado',
  opened: '/enlace/enviado',
  done: '/clave/lista',
} as const

describe.each(profileNames)('jumping over steps under the profile %s (ATK-28)', (profile) => {
  let service: Service
  beforeAll(async () => {
    service = await startService({ profile, instances: 2 })
  })
  afterAll(() => service.stop())
  afterEach(() => expect(service.faultLines()).toEqual([]))

  it('a browser that has begun nothing sees no page of anybody, and no form of it acts', async () => {
    for (const path of pages) {
      const stranger = visit(service)
      await stranger.open(path)
      expect([path, stranger.page.status, stranger.page.code]).toEqual([path, 403, 'CLV-910'])
    }
    const some = visit(service)
    await some.open('/empresa')
    const number = (await some.filled('/empresa'))['f'] ?? ''
    for (const path of forms) {
      const asked = await visit(service).ask(path, { method: 'POST', body: { f: number } })
      expect([path, asked.status, /CLV-9(?:08|10)/.test(asked.body)]).toEqual([path, 403, true])
    }
  })

  it.each(stops)(
    'at "%s" every page leads to where the case stands, and looking changes nothing',
    async (stop) => {
      const company = service.fresh()
      const ana = visit(service)
      await recover(ana, company, { stopAt: stop })
      await mailHandedOver(service, company)
      const before = await standingOf(service, company)
      for (const path of pages) {
        const tab = ana.copy()
        await tab.open(path)
        const own = path.startsWith('/clave/') && stops.indexOf(stop) >= stops.indexOf('opened')
        // The form for a key is only for who holds a link.
        const closed = path === '/clave/nueva' && !own
        const question = stop === 'asked' && path === '/preguntas/1'
        const stands = own && stop !== 'done' ? '/clave/nueva' : standsOn[stop]
        const expected = closed || question ? path : stands
        expect([path, tab.page.path]).toEqual([path, expected])
        expect([path, tab.page.status]).toEqual([path, closed ? 403 : 200])
      }
      expect(await standingOf(service, company)).toEqual(before)
    },
  )

  it.each(stops)(
    'F-27, I-14: at "%s" every form sent so far leads forward, acts on nothing, and the person goes on',
    async (stop) => {
      const company = service.fresh()
      const ana = visit(service)
      const since = newest(ana)
      await recover(ana, company, { stopAt: stop })
      await mailHandedOver(service, company)
      const before = await standingOf(service, company)
      const acts = await actsOf(service, company)
      for (const { path, body } of ana.posted) {
        const again = await Promise.all([0, 1].map(() => ana.copy().ask(path, { method: 'POST', body })))
        for (const { status, body: words } of again) {
          expect([path, status, /CLV-9\d\d(?![\w-])/.exec(words)?.[0]]).toEqual([
            path,
            expect.toSatisfy((code: number) => [303, 410, 422].includes(code)),
            undefined,
          ])
        }
      }
      expect(await standingOf(service, company)).toEqual(before)
      expect(await actsOf(service, company)).toEqual(acts)
      if (stop === 'opened') await ana.open('/clave/nueva')
      await goOn(ana, company, since)
      expect(ana.page.h1).toBe(ana.t('p13.panel'))
      expect(await standingOf(service, company)).toMatchObject({ generation: 2, cases: 1, consumed: 1 })
    },
  )

  it('a form of one browser is nothing in another, whatever its case', async () => {
    const [mine, theirs] = [service.fresh(), service.fresh()]
    const thief = visit(service)
    await recover(thief, mine, { stopAt: 'opened' })
    const owner = visit(service)
    await recover(owner, theirs, { stopAt: 'opened' })
    for (const one of [mine, theirs]) await mailHandedOver(service, one)
    const before = [await standingOf(service, theirs), await standingOf(service, mine)]
    for (const { path, body } of owner.posted) {
      const answer = await thief.copy().ask(path, { method: 'POST', body })
      // Forward, where there is nothing to do any more; else it is no form of this browser.
      expect([path, [303, 403].includes(answer.status)]).toEqual([path, true])
    }
    expect([await standingOf(service, theirs), await standingOf(service, mine)]).toEqual(before)
  })

  it('two cases in one browser are two: the proofs of one serve the other nothing (I-03)', async () => {
    const [one, other] = [service.fresh(), service.fresh()]
    const ana = visit(service)
    await recover(ana, one, { stopAt: 'answered' })
    const ready = await ana.filled('/enlace', profile === 'standards' ? { tiempo: 'short' } : {})
    await identify(ana, other)
    const answer = await ana.copy().ask('/enlace', { method: 'POST', body: ready })
    expect([answer.status, answer.headers['location']]).toEqual([303, '/preguntas'])
    expect(await standingOf(service, other)).toMatchObject({ links: 0, state: 'proving' })
    expect(await standingOf(service, one)).toMatchObject({ links: 0, state: 'ready' })
  })

  it('a link opened in the browser of another case still needs the code of its own screen (L-07)', async () => {
    const [mine, theirs] = [service.fresh(), service.fresh()]
    const owner = visit(service)
    const since = newest(owner)
    await recover(owner, theirs, { stopAt: 'sent' })
    const { path, token } = linkOf(await nextMail(owner, theirs, since))
    const thief = visit(service)
    await recover(thief, mine, { stopAt: 'sent' })
    const ownCode = /\b(\d{3} \d{3})\b/.exec(thief.page.words)?.[1] ?? ''
    await thief.open(path)
    await thief.submit(path, { token, codigoPantalla: ownCode })
    expect([thief.page.status, thief.page.errors]).toEqual([422, [thief.t('p11.err.code.bad')]])
    expect(await standingOf(service, theirs)).toMatchObject({ generation: 1 })
  })
})

describe('every form twice at once (F-27)', () => {
  let service: Service
  beforeAll(async () => {
    service = await startService({ instances: 2 })
  })
  afterAll(() => service.stop())
  afterEach(() => expect(service.faultLines()).toEqual([]))

  /** Sends the form three times together, over both instances, and goes where the first answer leads. */
  async function thrice(ana: Visitor, action: string, typed: Readonly<Record<string, string>> = {}) {
    const body = await ana.filled(action, typed)
    const answers = await Promise.all([0, 1, 2].map(() => ana.ask(action, { method: 'POST', body })))
    const places = new Set(answers.map(({ status, headers }) => `${status} ${String(headers['location'])}`))
    await ana.open(String(answers[0]?.headers['location']))
    return places
  }

  it('a whole recovery of double clicks is one recovery', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const since = newest(ana)
    await ana.open('/empresa')
    expect(await thrice(ana, '/empresa', { ruc: company.identifier, cedula: company.document })).toEqual(
      new Set(['303 /preguntas']),
    )
    expect(await thrice(ana, '/preguntas')).toEqual(new Set(['303 /preguntas/1']))
    await answerAll(ana, company)
    expect(await thrice(ana, '/enlace')).toEqual(new Set(['303 /enlace/enviado']))
    const { path, token } = linkOf(await nextMail(ana, company, since))
    await ana.open(path)
    expect(await thrice(ana, path, { token })).toEqual(new Set(['303 /clave/nueva']))
    expect(await thrice(ana, '/clave/nueva', { clave: newKeys['as-described'] })).toEqual(
      new Set(['303 /clave/lista']),
    )
    expect(ana.page.h1).toBe(ana.t('p13.panel'))
    await ana.open('/entrar')
    const places = await thrice(ana, '/entrar', { ruc: company.identifier, clave: newKeys['as-described'] })
    expect(places).toEqual(new Set(['303 /cuenta']))
    expect(await standingOf(service, company)).toMatchObject({
      generation: 2,
      cases: 1,
      links: 1,
      consumed: 1,
      refused: 0,
    })
    expect(await actsOf(service, company)).toMatchObject({
      caseOpened: 1,
      questionsPassed: 1,
      linkRequested: 1,
      keySet: 1,
    })
    await new Promise((passed) => setTimeout(passed, 100))
    expect(
      service.inbox
        .list(company.mail ?? '')
        .map(({ subject }) => subject)
        .sort(),
    ).toEqual([ana.t('m01.subject'), ana.t('m02.subject')].sort())
  })
})
