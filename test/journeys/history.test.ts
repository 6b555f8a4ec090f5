import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from '../support/members.ts'
import { newKeys, signIn } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const path = '/cuenta/historial'

async function signedIn(company: Member): Promise<Visitor> {
  const ana = visit(service)
  await signIn(ana, company, company.key ?? '')
  return ana
}
const acts = ({ page }: Visitor): readonly string[] =>
  [...page.html.matchAll(/<li><strong>([^<]*)<\/strong>/g)].map(([, act = '']) => act)

describe('the history of an account', () => {
  it('holds the acts of this employer, newest first, and nobody else’s', async () => {
    const [company, other] = [service.fresh(), service.fresh()]
    await signIn(visit(service), company, 'Otra+Cosa58')
    const ana = await signedIn(company)
    await signedIn(other)
    await ana.open('/cuenta/clave')
    await ana.submit('/cuenta/clave', { actual: company.key ?? '', clave: newKeys['as-described'] })
    await ana.open(path)
    expect(acts(ana)).toEqual([
      ana.t('hist.act.keyChanged'),
      ana.t('hist.act.signedIn'),
      ana.t('hist.act.signInRefused'),
    ])
    expect(ana.page.html).toContain(ana.t('hist.by.somebody'))
    expect(ana.page.html).not.toMatch(/[0-9a-f]{32}/)
    expect(ana.page.html).toContain(ana.t('hist.browsers'))
  })

  it('goes back a page at a time, by the place where the page before ended', async () => {
    const company = service.fresh()
    const ana = await signedIn(company)
    for (let n = 1; n < 24; n += 1) await signIn(visit(service), company, company.key ?? '')
    await ana.open(path)
    expect(acts(ana)).toHaveLength(20)
    await ana.follow(ana.t('hist.older'))
    expect(acts(ana)).toHaveLength(4)
    expect(ana.page.html).not.toContain(ana.t('hist.older'))
    // What is no place is the newest page.
    await ana.open(`${path}?antes=1e9-1-1`)
    expect(acts(ana)).toHaveLength(20)
  })

  it('is for who is signed in', async () => {
    const stranger = visit(service)
    await stranger.open(path)
    expect(stranger.page.path).toBe('/entrar')
  })
})
