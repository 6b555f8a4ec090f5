import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { affiliateAt, backFrom, byAffiliate, forgotHref, reachAffiliate } from '../support/affiliate.ts'
import { startIdentityProvider, type IdentityProvider } from '../support/identity-provider.ts'
import { identifyAs } from '../support/household.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import {
  askForLink,
  identify,
  mailsTo,
  newest,
  newKeys,
  nextMail,
  openLink,
  signIn,
} from '../support/recover.ts'
import { actsOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

let provider: IdentityProvider
let service: Service
beforeAll(async () => {
  provider = await startIdentityProvider()
  service = await startService({ instances: 2, employers: 160, affiliate: affiliateAt(provider) })
})
afterAll(async () => {
  await service.stop()
  await provider.stop()
})
beforeEach(() => void (provider.lie = {}))
afterEach(() => expect(service.faultLines()).toEqual([]))

/** Who signs in at the provider next. */
const here = (cedula: string) => void (provider.lie = { claims: { cedula } })

describe('the whole way', () => {
  it.each([
    ['H1', 'es'],
    ['N1', 'en'],
  ] as const)(
    'of %s ends with a new key, and the mailbox was told that the affiliate key was used',
    async (tag, lang) => {
      const member = service.cast[tag]
      const ana = visit(service, { lang })
      const since = newest(ana)
      await identifyAs(ana, tag === 'H1' ? 'home' : 'natural', member)
      expect(ana.page.path).toBe('/hogar/prueba')
      await ana.follow(ana.t('p61.way.go'))
      expect([ana.page.path, ana.page.h1]).toEqual(['/hogar/afiliado', ana.t('p61.title')])
      // The key is never asked for here (B5): nothing on the page takes it.
      expect(ana.page.html).not.toMatch(/<input(?![^>]*type="hidden")/)
      here(member.document)
      await backFrom(ana, provider)
      expect(ana.page.h1).toBe(ana.t('p61.return.title'))
      await ana.submit('/hogar/afiliado')
      expect(ana.page.path).toBe('/enlace')
      expect(ana.page.words).toContain(ana.t('p09.ok.shown'))
      const told = await nextMail(ana, member, since, ana.t('m36.subject'))
      expect(told.text).toContain('CLV-')
      expect(told.text).not.toContain(member.document)
      const sent = newest(ana)
      await askForLink(ana)
      const mail = await nextMail(ana, member, sent)
      await mailHandedOver(service, member)
      await openLink(ana, mail)
      const key = newKeys[service.policy.profile]
      await ana.press(ana.t('p12.save'), { clave: key })
      expect(ana.page.path).toBe('/clave/lista')
      const back = visit(service)
      await signIn(back, member, key)
      expect(back.page.path).not.toBe('/entrar')
      expect((await actsOf(service, member))['affiliateRefused']).toBeUndefined()
    },
  )
})

describe('what proves nothing', () => {
  it('ATK-18, ATK-36: another person is told to use their own key (CLV-201), not whose it has to be, and the mailbox hears of it once', async () => {
    const member = service.freshPerson()
    const other = service.freshPerson()
    const eva = visit(service)
    await reachAffiliate(eva, member)
    here(other.document)
    await byAffiliate(eva, provider)
    expect([eva.page.status, eva.page.h1]).toEqual([422, eva.t('p61.other.title')])
    expect(eva.page.words).toContain(eva.t('p61.other.body'))
    expect(eva.page.words).toContain('CLV-201')
    expect(eva.page.html).not.toContain(member.document)
    expect(eva.page.html).not.toContain(other.document)
    expect(await actsOf(service, member)).toMatchObject({ affiliateRefused: 1 })
    const told = () => mailsTo(eva, member, eva.t('m03.subject'))
    await expect.poll(() => told().length, { timeout: 10_000 }).toBe(1)
    expect(told()[0]?.text).not.toContain(other.document)
    await eva.open('/hogar/afiliado')
    await byAffiliate(eva, provider)
    expect(await actsOf(service, member)).toMatchObject({ affiliateRefused: 2 })
    await mailHandedOver(service, member)
    expect(told()).toHaveLength(1)
    await eva.open('/enlace')
    expect(eva.page.path).toBe('/hogar/prueba')
    // It took no try: with their own key the right person still goes on.
    here(member.document)
    await byAffiliate(eva, provider)
    expect(eva.page.path).toBe('/enlace')
  })

  it('whoever leaves the page of the service comes back to P-61, with everything as it was', async () => {
    const ana = visit(service)
    await reachAffiliate(ana, service.freshPerson())
    provider.lie = { back: { error: 'access_denied', code: undefined } }
    await byAffiliate(ana, provider)
    expect([ana.page.status, ana.page.path]).toEqual([200, '/hogar/afiliado?vuelta=sin-entrar'])
    expect(ana.page.words).toContain(ana.t('p61.back'))
  })

  it('a key that is locked is to be mended at its own service first (CLV-207), with the other ways beside it', async () => {
    const ana = visit(service)
    await reachAffiliate(ana, service.freshPerson())
    provider.lie = { back: { error: 'login_required', code: undefined } }
    await byAffiliate(ana, provider)
    expect([ana.page.status, ana.page.h1]).toEqual([409, ana.t('p61.refused.title')])
    expect(ana.page.html).toContain(`href="${forgotHref}"`)
    expect(ana.page.html).toContain('href="/otras-formas"')
    expect(ana.page.words).toContain('CLV-207')
  })

  it.each([
    ['a silent one, asked for its page', { answers: { '/.well-known/openid-configuration': 503 } }],
    ['a silent one, asked for its token', { answers: { '/token': 503 } }],
    ['one that signs with another key', { foreignKey: true }],
    ['one that signs nothing', { alg: 'none' }],
    ['one that names nobody', { claims: { cedula: undefined } }],
    ['one that names a number', { claims: { cedula: 1_712_345_678 } }],
    ['one that does not say when', { claims: { auth_time: undefined } }],
    ['one that was signed in to before', { claims: { auth_time: Math.floor(Date.now() / 1_000) - 3_600 } }],
  ] as const)('I-10: %s counts for nothing, and leads on (CLV-205)', async (_what, lie) => {
    const member = service.freshPerson()
    const ana = visit(service)
    await reachAffiliate(ana, member)
    provider.lie = { ...lie, claims: { cedula: member.document, ...('claims' in lie ? lie.claims : {}) } }
    const answer = await backFrom(ana, provider)
    if (answer !== undefined) await ana.submit('/hogar/afiliado')
    else await ana.open('/hogar/afiliado/ir')
    expect([ana.page.status, ana.page.h1]).toEqual([503, ana.t('p61.away.title')])
    expect(ana.page.html).toContain('href="/otras-formas"')
    expect((await actsOf(service, member))['affiliateRefused']).toBeUndefined()
    here(member.document)
    await byAffiliate(ana, provider)
    expect(ana.page.path).toBe('/enlace')
  })
})

describe('who does not see it', () => {
  it('a company, whatever its case stands at', async () => {
    const ana = visit(service)
    await identify(ana, service.fresh())
    for (const page of ['/hogar/afiliado', '/hogar/afiliado/ir', '/hogar/afiliado/vuelta?code=x&state=y']) {
      await ana.open(page)
      expect(ana.page.path).not.toContain('/hogar')
    }
  })

  it('nobody, where no service is set up: the other ways are named', async () => {
    const without = await startService()
    try {
      const ana = visit(without)
      await identifyAs(ana, 'home', without.cast.H1)
      expect(ana.page.html).not.toContain('/hogar/afiliado')
      expect(ana.page.html).toContain('href="/otras-formas"')
      await ana.open('/hogar/afiliado')
      expect(ana.page.status).toBe(404)
    } finally {
      await without.stop()
    }
  })
})
