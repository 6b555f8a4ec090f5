import type { FastifyInstance, FastifyReply, RouteHandlerMethod } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Routes } from '../../src/entry/routes.ts'
import { buildWeb } from '../../src/entry/web.ts'
import { assetPrefix } from '../../src/platform/ui/assets.ts'
import { healthPath } from '../../src/platform/web/health-routes.ts'
import { accountsBy } from '../support/accounts.ts'
import { demonstrationRoutes } from '../support/demonstration.ts'
import { startIdentityProvider, type IdentityProvider } from '../support/identity-provider.ts'
import { recover, signIn } from '../support/recover.ts'
import { routesOf } from '../support/route-table.ts'
import { askEverything, forgeEverything, pretendEverywhere, type Walk } from '../support/route-walk.ts'
import { plainAffiliate } from '../support/affiliate.ts'
import { testBank } from '../support/bank.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn, enrolled } from '../support/staff.ts'
import { standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'
import type { Member } from '../support/members.ts'

/** Addresses that act on nothing, and so have no number to ask for. */
const unnumbered = [
  // The warning before a session ends: it seals the browser's own cookie anew.
  '/sesion',
  // The same before the session of an account ends.
  '/cuenta/sigo',
  // And of the staff.
  '/interno/sigo',
  // Looks a message up and answers; what was typed is kept nowhere.
  '/ayuda/codigo',
  '/ayuda/codigo.json',
  // Names no question, so there is none to answer; ATK-30 has those that there are.
  '/preguntas/abcdefghijkl',
]

/** Asked by number, or the same for every host. */
const hostless = (url: string): boolean => url === healthPath || url.startsWith(assetPrefix)

let service: Service
let provider: IdentityProvider
let app: FastifyInstance
let company: Member
/** Who has begun nothing, who is signed in and has the page for a new key open, and who works for the institution. */
const walkers = ['a stranger', 'a claimant', 'a member of the staff'] as const
type Walker = (typeof walkers)[number]
const walks = new Map<Walker, Walk>()

const build = (more: readonly Routes[] = []): Promise<FastifyInstance> => {
  const [instance] = service.instances
  if (instance === undefined) throw new Error('no instance')
  return buildWeb(instance.parts, [...demonstrationRoutes(service), ...more])
}

/** Says what a route of ours believes of who asks; without it a claim that is believed would show nowhere. */
const believed: Routes = (more) =>
  void more.get('/creido', ({ visit, hostname, protocol, ip }, reply) =>
    reply.type('text/plain; charset=utf-8').send([visit.network, hostname, protocol, ip].join(' ')),
  )

beforeAll(async () => {
  provider = await startIdentityProvider()
  service = await startService({
    scheme: 'https',
    trustedProxies: [],
    accounts: accountsBy(provider),
    affiliate: plainAffiliate().parts,
    bank: testBank().parts,
  })
  app = await build([believed])
  await app.ready()
  const { host } = new URL(service.origin)
  company = service.fresh()
  const ana = visit(service)
  await signIn(ana, company, company.key ?? '')
  await recover(ana, company, { stopAt: 'opened' })
  walks.set('a stranger', { app, host })
  walks.set('a claimant', { app, host, cookies: ana.cookies })
  const colleague = await enrolled(service)
  await comeIn(colleague)
  walks.set('a member of the staff', { app, host, cookies: colleague.browser.cookies })
})
afterAll(async () => {
  await app.close()
  await service.stop()
  await provider.stop()
})

function walkOf(name: Walker): Walk {
  const walk = walks.get(name)
  if (walk === undefined) throw new Error('nobody walks yet')
  return walk
}

describe('the route table', () => {
  it('is read whole: every page, every asset, the demonstration and what machines ask', () => {
    const paths = routesOf(app).map(({ path }) => path)
    expect(paths.length).toBeGreaterThan(50)
    for (const path of [
      '/',
      '/clave/:ref',
      '/caso/:code/comprobante.pdf',
      '/cuenta/sesiones/otras',
      '/a/*',
      '/demo',
      '/demo/correo/:n',
      '/healthz',
      '/interno/inicio',
      '/interno/demostracion',
      '/interno/cuenta/vuelta',
    ])
      expect(paths).toContain(path)
  })
})

describe.each(walkers)('every route, asked by %s', (name) => {
  it('says the same of itself under every method, and has no method that nobody gave it (ASVS 3.3, 3.4, 4.1.4)', async () => {
    expect(await askEverything(walkOf(name))).toEqual([])
  })

  it('takes no form of another site, and none without a number of ours (ASVS 3.5.1, ATK-37)', async () => {
    const before = await standingOf(service, company)
    expect(await forgeEverything(walkOf(name), unnumbered)).toEqual([])
    expect(await standingOf(service, company)).toEqual(before)
  })

  it('is there for its own host, and believes no proxy that is not trusted (ASVS 4.1.3, ATK-01)', async () => {
    expect(await pretendEverywhere(walkOf(name), hostless)).toEqual([])
  })
})

describe('a route that goes its own way', () => {
  const page = (markup: string) => (_: unknown, reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').send(markup)
  const own = (name: string, value: string) => (_: unknown, reply: FastifyReply) =>
    reply.header(name, value).send()
  const strays: Readonly<Record<string, RouteHandlerMethod>> = {
    'cache-control: public': own('cache-control', 'public'),
    'content-security-policy: x': own('content-security-policy', 'x'),
    'cookie own': own('set-cookie', 'own=1; Path=/'),
    'says access-control-allow-origin': own('access-control-allow-origin', '*'),
    'inline script': page('<script>1</script>'),
    'inline style': page('<p style="color:red">x</p>'),
    'handler in an attribute': page('<p onclick="x()">x</p>'),
    'address that runs': page('<a href="javascript:x()">x</a>'),
    'no charset: text/plain': (_, reply) => reply.type('text/plain').send(Buffer.from('x')),
    '500': () => {
      throw new Error('a stray route')
    },
  }

  it('is noticed, whatever it does otherwise', async () => {
    const stray = await build(
      Object.values(strays).map((handler, n) => (more) => void more.get(`/otra/${n}`, handler)),
    )
    await stray.ready()
    const found = await askEverything({ app: stray, host: walkOf('a stranger').host })
    expect(found.filter((line) => line.startsWith('GET'))).toEqual(
      Object.keys(strays).map((finding, n) => `GET /otra/${n}: ${finding}`),
    )
    await stray.close()
  })

  it('is noticed when its form asks for no number, or when it repeats a host', async () => {
    const stray = await build([
      (more) => more.post('/otra', (_, reply) => reply.code(204).send()),
      (more) => more.get('/eco', ({ headers }, reply) => reply.send(String(headers['x-forwarded-host']))),
    ])
    await stray.ready()
    const walk = { app: stray, host: walkOf('a stranger').host }
    expect(await forgeEverything(walk, unnumbered)).toEqual(['POST /otra: 204 without a form number'])
    expect(await pretendEverywhere(walk, hostless)).toEqual(['/eco: repeats what was claimed'])
    await stray.close()
  })
})
