import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EmployerId } from '../../kernel/ids.ts'
import { networkPlaces, type NetworkPlaces } from '../../../test/support/network-places.ts'
import { ok, refused } from '../../kernel/outcome.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { asDescribed } from '../../policy/profiles/as-described.ts'
import { testNow } from '../../../test/support/visit.ts'
import { testApp, testBrowser, testJar } from '../../../test/support/web.ts'
import { HashQueueFull } from '../app/hash-queue-full.ts'
import type { RawSignIn } from '../app/sign-in.ts'
import { signInRoutes, type SignInRoutesDeps } from './sign-in-routes.ts'

const ruc = syntheticCompanyRuc(1)
const employerId = 'e' as EmployerId
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

let asked: RawSignIn[]
let live: Map<string, string>
let limits: NetworkPlaces
let app: FastifyInstance

/** One employer, whose key is `right`; sessions in a map. */
beforeEach(async () => {
  asked = []
  live = new Map()
  limits = networkPlaces()
  const digest = (token: string) => createHash('sha256').update(token).digest()
  const handleOf = (key: string) => createHash('sha256').update(Buffer.from(key, 'hex')).digest('hex')
  const store: SignInRoutesDeps['sessions'] & SignInRoutesDeps['signOut']['sessions'] = {
    find: async (bytes) =>
      live.has(hex(bytes))
        ? {
            employerId,
            identifier: ruc,
            branchCode: '0001',
            legalName: 'Demo S. A.',
            keySetAt: testNow,
            keyUnlocked: null,
            now: testNow,
          }
        : undefined,
    list: async (_employer, own) =>
      [...live].map(([key, browser]) => ({
        handle: handleOf(key),
        browser,
        createdAt: testNow,
        seenAt: testNow,
        own: key === hex(own),
      })),
    end: async (_tx, bytes) => (live.delete(hex(bytes)) ? employerId : undefined),
    endByHandle: async (_tx, _employer, handle) => {
      const key = [...live.keys()].find((each) => handleOf(each) === handle)
      return key !== undefined && live.delete(key)
    },
    async endOthers(_tx, _employer, own) {
      const others = [...live.keys()].filter((key) => key !== hex(own))
      for (const key of others) live.delete(key)
      return others.length
    },
  }
  app = await testApp(
    signInRoutes({
      policy: asDescribed,
      async signIn(raw) {
        asked.push(raw)
        if (raw.key === 'full') throw new HashQueueFull(7)
        if (raw.key === 'broken') throw new Error('disk')
        if (raw.key === 'blocked') return refused('keyBlocked', { left: 0 })
        if (raw.key !== 'right') return refused('signInRefused', { left: 4 })
        const token = `token-${asked.length}`
        live.set(hex(digest(token)), raw.browser)
        return ok({ token, employerId })
      },
      sessions: store,
      signOut: {
        sessions: store,
        atomically: (work) => work({} as Tx),
        told: { sessionEnded: () => Promise.resolve() },
      },
      limits,
      notices: () => Promise.resolve([]),
      isReminded: () => Promise.resolve(false),
      pendingContact: () => Promise.resolve(undefined),
      hasMobile: () => Promise.resolve(true),
      users: {
        signIn: () => Promise.resolve(refused('signInRefused', { left: 4 })),
        knownFor: 60,
        home: () => '/asesor',
        restsPage: () => {
          throw new Error('nobody rests here')
        },
        end: () => Promise.resolve(),
      },
      landing: () => Promise.resolve('/cuenta'),
      jar: testJar,
      syntheticOnly: true,
      sessionDigest: digest,
    }),
  )
})

const at = async (key: string, number = ruc) => {
  const browser = testBrowser(app)
  await browser.get('/entrar')
  return { browser, response: await browser.send('/entrar', { ruc: number, clave: key }) }
}

describe('signing in', () => {
  it('leads to the account with a session that no script can read', async () => {
    const { browser, response } = await at('right')
    expect([response.statusCode, response.headers.location]).toEqual([303, '/cuenta'])
    expect(String(response.headers['set-cookie'])).toMatch(/__Host-clv-session=token-1; Path=\/; HttpOnly/)
    expect(asked).toEqual([
      {
        form: expect.stringMatching(/^\d+\./),
        identifier: ruc,
        branchCode: '0001',
        key: 'right',
        browser: expect.any(String),
        network: '127.0.0.1',
      },
    ])
    expect((await browser.get('/cuenta')).body).toContain('Entró como Demo S. A.')
    expect((await browser.get('/entrar')).headers.location).toBe('/cuenta')
  })

  it('says how many tries are left, keeps the number and not the key, and counts for the network', async () => {
    const { response } = await at('wrong-key')
    expect(response.statusCode).toBe(422)
    expect(response.body).toContain('Le quedan 4 intentos.')
    expect(response.body).toContain(`value="${ruc}"`)
    expect(response.body).not.toContain('wrong-key')
    expect(limits.taken).toBe(1)
  })

  it('says that the key is blocked, and what to do', async () => {
    const { response } = await at('blocked')
    expect(response.statusCode).toBe(409)
    expect(response.body).toContain('/desbloqueo')
    expect(response.body).toContain('CLV-190')
  })

  it('spends no try on a number that cannot be one', async () => {
    expect((await at('right', '123')).response.statusCode).toBe(422)
    expect([asked.length, limits.taken]).toEqual([0, 0])
  })

  it('asks nobody while the network has to wait', async () => {
    limits.isBusy = true
    expect((await at('right')).response.statusCode).toBe(429)
    expect(asked).toEqual([])
  })

  it('says that it is full when it is, which is nobody’s failure', async () => {
    const { response } = await at('full')
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '7'])
    expect((await at('broken')).response.statusCode).toBe(500)
    expect(limits.taken).toBe(0)
  })

  it('ends the session that this browser had when it signs in anew (ASVS 7.2.4)', async () => {
    const browser = testBrowser(app)
    await browser.get('/entrar')
    const form = { ruc, clave: 'right', f: '' }
    const [, f = ''] = /name="f" value="([^"]*)"/.exec((await browser.get('/entrar')).body) ?? []
    await browser.send('/entrar', { ...form, f })
    const first = browser.cookies.get('__Host-clv-session')
    // The form of before, still open in another window.
    await browser.send('/entrar', { ...form, f })
    const second = browser.cookies.get('__Host-clv-session')
    expect([first, second, live.size]).toEqual(['token-1', 'token-2', 1])
    expect((await browser.get('/cuenta')).statusCode).toBe(200)
    // A key that does not match ends nothing.
    await browser.send('/entrar', { ...form, f, clave: 'wrong' })
    expect(live.size).toBe(1)
  })

  it('takes no form of another browser', async () => {
    const other = testBrowser(app)
    const form = (await other.get('/entrar')).body
    const [, f = ''] = /name="f" value="([^"]*)"/.exec(form) ?? []
    const browser = testBrowser(app)
    await browser.get('/entrar')
    expect((await browser.send('/entrar', { f, ruc, clave: 'right' })).statusCode).toBe(403)
    expect(asked).toEqual([])
  })
})

describe('the account', () => {
  it('is for who is signed in', async () => {
    const browser = testBrowser(app)
    expect((await browser.get('/cuenta')).headers.location).toBe('/entrar')
    const response = await at('wrong')
    expect((await response.browser.get('/cuenta')).headers.location).toBe('/entrar')
  })

  it('ends one session, then all others, and lets this one be', async () => {
    const { browser } = await at('right')
    await at('right')
    await at('right')
    await browser.get('/cuenta')
    expect((await browser.send('/cuenta/sesiones')).headers.location).toBe('/cuenta')
    expect(live.size).toBe(2)
    await browser.get('/cuenta')
    expect((await browser.send('/cuenta/sesiones/otras')).headers.location).toBe('/cuenta?otras=cerradas')
    expect(live.size).toBe(1)
    expect((await browser.get('/cuenta?otras=cerradas')).body).toContain('Cerramos las demás sesiones')
  })

  it('leaves the screen when its session ends, and stays for who is still there (ASVS 14.3.1)', async () => {
    const { browser } = await at('right')
    const page = (await browser.get('/cuenta')).body
    const [, after = '', url = ''] = /data-end-after="(\d+)" data-url="([^"]*)"/.exec(page) ?? []
    expect([Number(after), page.includes('session-warning.js')]).toEqual([asDescribed.session.idle, true])
    expect((await browser.send(url)).statusCode).toBe(204)
    live.clear()
    // The script asks for the page anew, and there is none any more.
    expect((await browser.send(url)).statusCode).toBe(403)
    expect((await browser.get('/cuenta')).headers.location).toBe('/entrar')
  })

  it('is left by a form and never by a look', async () => {
    const { browser } = await at('right')
    expect((await browser.get('/salir')).headers.location).toBe('/cuenta')
    await browser.get('/cuenta')
    expect((await browser.send('/salir')).headers.location).toBe('/salir')
    expect([live.size, browser.cookies.has('__Host-clv-session')]).toEqual([0, false])
    expect((await browser.get('/salir')).body).toContain('Cerró la sesión')
  })
})
