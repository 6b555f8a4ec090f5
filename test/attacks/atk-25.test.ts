import { expect, it } from 'vitest'
import { syntheticCedula, syntheticCompanyRuc } from '../../src/kernel/synthetic.ts'
import { attack, type Scene } from '../support/attack.ts'
import { withinAnHour } from '../support/hour.ts'
import { waitForRegistries } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { solved, visit, type Visitor } from '../support/visitor.ts'

/** In no registry. */
const nobody = { identifier: syntheticCompanyRuc(9_999), document: syntheticCedula(24, 98) }

/** A form of P-02 that is right but for its human check. */
async function form(scene: Scene, ana: Visitor, company = scene.service.fresh()) {
  await ana.open('/empresa')
  return ana.filled('/empresa', { ruc: company.identifier, cedula: company.document })
}

const send = async (ana: Visitor, body: Readonly<Record<string, string>>) => {
  const answer = await ana.ask('/empresa', { method: 'POST', body })
  return [answer.status, answer.headers['location'] ?? /CLV-\d{3}(?![\w-])/.exec(answer.body)?.[0]]
}

attack(
  'ATK-25',
  'defeating the human check',
  (scene) => {
    it('one solution serves once; twenty other uses open no second case, on either instance', async () => {
      const [one, other] = [scene.service.fresh(), scene.service.fresh()]
      const ana = visit(scene.service)
      const body = await form(scene, ana, one)
      expect(await send(ana, body)).toEqual([303, '/preguntas'])
      const again = { ...body, ruc: other.identifier, cedula: other.document }
      const answers = await Promise.all(Array.from({ length: 20 }, () => send(ana.copy(), again)))
      for (const answer of answers) expect(answer).toEqual([422, 'CLV-183'])
      expect(await standingOf(scene.service, other)).toMatchObject({ cases: 0 })
    })

    it('twenty uses of one solution at the same instant open one case', async () => {
      const company = scene.service.fresh()
      const ana = visit(scene.service)
      const body = await form(scene, ana, company)
      await Promise.all(
        Array.from({ length: 20 }, () => ana.copy().ask('/empresa', { method: 'POST', body })),
      )
      expect(await standingOf(scene.service, company)).toMatchObject({ cases: 1 })
    })

    it('one of another browser, changed, made up or no solution at all is none', async () => {
      const ana = visit(scene.service)
      const body = await form(scene, ana)
      const stranger = visit(scene.service)
      const { humanCheck = '' } = await form(scene, stranger)
      const tampered = JSON.parse(Buffer.from(humanCheck, 'base64').toString()) as {
        challenge: { parameters: { cost: number } }
      }
      tampered.challenge.parameters.cost = 1
      const own = solved(
        '{"parameters":{"algorithm":"PBKDF2/SHA-256","nonce":"00","salt":"00","cost":2,"keyLength":32,"keyPrefix":"00"},"signature":"00"}',
      )
      const worthless = [
        humanCheck,
        Buffer.from(JSON.stringify(tampered)).toString('base64'),
        await own,
        'x',
        'bnVsbA==',
        'W10=',
        '{}'.repeat(900),
      ]
      for (const one of worthless)
        expect(await send(ana, { ...body, humanCheck: one })).toEqual([422, 'CLV-180'])
      expect(await send(ana, body)).toEqual([303, '/preguntas'])
    })

    it('is over after its life, and says so', async () => {
      const ana = visit(scene.service)
      const body = await form(scene, ana)
      scene.service.moveWebClock(scene.service.policy.humanCheck.life)
      try {
        expect(await send(ana, body)).toEqual([422, 'CLV-182'])
      } finally {
        scene.service.moveWebClock(-scene.service.policy.humanCheck.life)
      }
    })

    it('the waiting ticket is good after its wait and not before, once, for its browser, and a network has only a few', async () => {
      await withinAnHour()
      const { service } = scene
      const network = '203.0.113.7'
      const wait = async (pair: { identifier: string; document: string }) => {
        const ana = visit(service, { network })
        await ana.open('/empresa')
        await ana.submit('/empresa', { ruc: pair.identifier, cedula: pair.document, humanCheck: '' })
        const early = await ana.copy().submit('/comprobacion')
        expect([early.status, early.path]).toEqual([422, '/comprobacion'])
        service.moveWebClock(20)
        const ticket = await ana.filled('/comprobacion')
        await ana.press(ana.t('g.continue'))
        await waitForRegistries(ana)
        return { ana, ticket }
      }
      try {
        const first = await wait(service.fresh())
        expect(first.ana.page.h1).toBe(first.ana.t('p05.title'))
        const stranger = visit(service, { network })
        await stranger.open('/empresa')
        await stranger.submit('/empresa', { ruc: nobody.identifier, cedula: nobody.document, humanCheck: '' })
        await stranger.submit('/comprobacion', { boleto: first.ticket['boleto'] ?? '' })
        expect(stranger.page.path).toBe('/comprobacion')
        expect((await wait(service.fresh())).ana.page.h1).toBe(first.ana.t('p05.title'))
        const third = await wait(service.fresh())
        expect([third.ana.page.status, third.ana.page.h1]).toEqual([429, first.ana.t('x06.title')])
      } finally {
        service.moveWebClock(-60)
      }
    })

    it('no later page and no later form is there for who has not passed it', async () => {
      for (const path of ['/preguntas', '/preguntas/1', '/enlace', '/enlace/enviado', '/clave/nueva']) {
        const stranger = visit(scene.service)
        await stranger.open(path)
        expect([path, stranger.page.status]).toEqual([path, 403])
      }
    })
  },
  { policy: (base) => ({ ...base, humanCheck: { ...base.humanCheck, ticketsPerHour: 2 } }) },
)
