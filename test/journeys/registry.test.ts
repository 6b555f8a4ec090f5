import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { FaultName } from '../../src/adapters/registries/simulator/faults.ts'
import type { RegistrySource } from '../../src/policy/policy.ts'
import { letTimePass } from '../support/passing-time.ts'
import { identify, newKeys, recover } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.stop())
afterEach(() => {
  for (const registry of registries) service.faults.set(registry, 'none')
  expect(service.faultLines()).toEqual([])
})

const registries: readonly RegistrySource[] = ['taxpayer', 'civil', 'companies', 'institution']
const key = newKeys['as-described']
const codes = { taxpayer: 'CLV-131', civil: 'CLV-130', companies: 'CLV-132' } as const
const faults: readonly FaultName[] = ['down', 'slow', 'wrongPerson', 'malformed', 'stale']
const rows = (['taxpayer', 'civil', 'companies'] as const).flatMap((registry) =>
  faults.map((fault) => [registry, fault] as const),
)

describe('at the start', () => {
  it.each(rows)(
    'F-15, F-16, F-17, I-10: %s %s costs no try, is said for what it is, and passes',
    async (registry, fault) => {
      const company = service.fresh()
      const ana = visit(service)
      service.faults.set(registry, fault)
      await identify(ana, company)
      expect([ana.page.status, ana.page.code, ana.page.path]).toEqual([
        503,
        codes[registry],
        '/registro-sin-respuesta',
      ])
      expect(ana.page.words).toContain(ana.t('p21.body'))
      expect(await standingOf(service, company)).toMatchObject({ cases: 0, refused: 0 })
      service.faults.set(registry, 'none')
      await new Promise((passed) => setTimeout(passed, 2))
      await ana.follow(ana.t('p21.retry'))
      const typed = ana.page.forms.find(({ action }) => action === '/empresa')?.fields
      expect(typed?.find(({ name }) => name === 'ruc')?.value).toBe(company.identifier)
      await ana.submit('/empresa')
      expect(ana.page.h1).toBe(ana.t('p05.title'))
    },
  )

  it('ATK-16: an outage is told for every number alike, known or not', async () => {
    service.faults.set('taxpayer', 'down')
    const pages: (readonly unknown[])[] = []
    for (const document of [service.cast.E1.document, service.cast.E2.document]) {
      for (const { identifier } of [service.cast.E1, service.cast.E3, service.cast.E7]) {
        const ana = visit(service)
        await identify(ana, { identifier, document })
        pages.push([ana.page.status, ana.page.code, ana.page.h1])
      }
    }
    expect(new Set(pages.map(String)).size).toBe(1)
  })

  it('F-19: a registry that comes and goes is asked again and again until it answers', async () => {
    const company = service.fresh()
    service.faults.set('civil', 'flapping')
    const ana = visit(service)
    await identify(ana, company)
    expect(ana.page.h1).toBe(ana.t('p05.title'))
    const eva = visit(service)
    await identify(eva, company)
    expect(eva.page.code).toBe('CLV-130')
    await identify(eva, company)
    expect(eva.page.h1).toBe(eva.t('p05.title'))
  })

  it('sends nobody of the page of an outage anywhere who has met none', async () => {
    const ana = visit(service)
    await ana.open('/registro-sin-respuesta')
    expect(ana.page.path).toBe('/empresa')
  })
})

describe('when the key is saved', () => {
  it('F-19: takes the answer of before while it is fresh', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'opened' })
    service.faults.set('taxpayer', 'down')
    await ana.press(ana.t('p12.save'), { clave: key })
    expect(ana.page.h1).toBe(ana.t('p13.panel'))
  })

  it('I-04, F-15: waits with an answer that is too old, uses up nothing, and goes on when the registry is back', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'answered' })
    // A person who acts now and then keeps the proofs, but not the freshness of what the registries said.
    await letTimePass(service, company, 1_500)
    await change(
      service,
      company,
      `update recovery_case set touched_at = clock_timestamp(), body = jsonb_set(body, '{ledger,0,at}', to_jsonb(((body->'ledger'->0->>'at')::bigint - 400000))) where employer_id = $1`,
    )
    await ana.open('/enlace')
    const since = service.inbox.list()[0]?.n ?? 0
    await ana.press(ana.t('p09.send'))
    const mail = await service.inbox.next((one) => one.n > since && one.to === company.mail)
    const [, path = '', token = ''] = /(\/clave\/[^#\s]+)#(\S+)/.exec(mail.text) ?? []
    await ana.open(path)
    await ana.submit(path, { token })
    service.faults.set('civil', 'down')
    await ana.press(ana.t('p12.save'), { clave: key })
    expect([ana.page.status, ana.page.code]).toEqual([503, 'CLV-130'])
    expect(await standingOf(service, company)).toMatchObject({ generation: 1, liveLinks: 1, consumed: 0 })
    service.faults.set('civil', 'none')
    await new Promise((passed) => setTimeout(passed, 2))
    await ana.follow(ana.t('p21.retry'))
    expect(ana.page.h1).toBe(ana.t('p12.title'))
    await ana.press(ana.t('p12.save'), { clave: key })
    expect(ana.page.h1).toBe(ana.t('p13.panel'))
  })
})
