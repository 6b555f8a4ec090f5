import type { FastifyInstance } from 'fastify'
import { beforeEach, describe, expect, it } from 'vitest'
import { networkPlaces, type NetworkPlaces } from '../../../test/support/network-places.ts'
import { caseCodeFrom } from '../../kernel/case-code.ts'
import type { EmployerId, MessageId } from '../../kernel/ids.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import { days, plus, type Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { createKeyedDigest, digestOf, sameBytes } from '../../platform/crypto/digests.ts'
import { Fragment } from '../../platform/ui/jsx-runtime.ts'
import { asDescribed } from '../../policy/profiles/as-described.ts'
import { testNow } from '../../../test/support/visit.ts'
import { testApp, testBrowser } from '../../../test/support/web.ts'
import type { PageReport, ReportDeps } from '../app/report.ts'
import { reportRoutes } from './report-routes.ts'
import { startRoutes } from './start-pages.tsx'
import { CodedRefusal } from '../../platform/web/context.ts'
import { wayRoutes } from './way-routes.ts'

const ref = 'abcdefghijkl'
const token = 'T'.repeat(27)
const codeDigest = createKeyedDigest('k'.repeat(32), 'code')
const code = caseCodeFrom(new Uint8Array(7))

let reports: PageReport[]
let stopped: number
let reads: number
let expiresAt: Instant
let limits: NetworkPlaces
let app: FastifyInstance

/** One notice; what the database does is told by the tests of the use case. */
beforeEach(async () => {
  reports = []
  stopped = 0
  reads = 0
  expiresAt = plus(testNow, days(1))
  limits = networkPlaces()
  const report: ReportDeps = {
    atomically: (work) => work({} as Tx),
    cases: {} as ReportDeps['cases'],
    policy: asDescribed,
    aftermath: () => Promise.resolve(),
    reports: {
      addFromPage: async (_tx, one) => reports.push(one) > 0,
      addFromNotice: async () => undefined,
      contactOf: async () => ({ contact: { kind: 'phone', value: '0990000482' } }),
      freeze: async () => (stopped += 1) > 0,
      isFrozen: async () => stopped > 0,
      blockContestedKey: async () => false,
      openCases: async () => [],
    },
    notices: {
      async lock(_tx, asked) {
        reads += 1
        return asked !== ref
          ? undefined
          : {
              ref,
              employerId: 'e' as EmployerId,
              messageId: 'm' as MessageId,
              digest: digestOf(token),
              codeDigest: codeDigest('ABCD2345'),
              expiresAt,
              current: true,
              reportCode: stopped > 0 ? code : null,
              now: testNow,
            }
      },
      use: async () => true,
      reserveCodeTry: async () => true,
    },
    sessions: { endAll: async () => 0 },
    audit: { append: async () => ({ lane: 0, seq: 1, at: new Date(testNow), hash: '' }) },
    stopContactChanges: () => Promise.resolve(),
    newReportCode: () => code,
    digestOf,
    codeDigest,
    sameBytes,
  }
  app = await testApp(
    startRoutes(),
    wayRoutes({
      hasAffiliate: false,
      policy: asDescribed,
      current: () => Promise.reject(new CodedRefusal('sessionOver')),
      move: report,
      timesTaken: async () => undefined,
      why: async () => Fragment({}),
    }),
    reportRoutes({
      report,
      limits,
      syntheticOnly: true,
    }),
  )
})

describe('the report from the start page', () => {
  it('is answered with the same words for any number', async () => {
    const browser = testBrowser(app)
    const bodies: string[] = []
    for (const n of [1, 9_000]) {
      await browser.get('/aviso')
      const sent = await browser.send('/aviso', { ruc: syntheticCompanyRuc(n), contacto: '099 000 0482' })
      expect([sent.statusCode, sent.headers.location]).toEqual([303, '/aviso/recibido'])
      bodies.push((await browser.get('/aviso/recibido')).body)
    }
    expect(new Set(bodies).size).toBe(1)
    expect(reports.map(({ identifier }) => identifier)).toEqual([
      syntheticCompanyRuc(1),
      syntheticCompanyRuc(9_000),
    ])
    expect(stopped).toBe(0)
  })

  it('keeps what was typed when something is missing, and takes no real number in a demonstration', async () => {
    const browser = testBrowser(app)
    await browser.get('/aviso')
    const sent = await browser.send('/aviso', { ruc: '1793213150001', contacto: 'nadie' })
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain('En la demostración use solo los datos de prueba')
    expect(sent.body).toContain('value="nadie"')
    expect(reports).toEqual([])
  })

  it('waits with a network that reported too often', async () => {
    limits.isBusy = true
    const browser = testBrowser(app)
    await browser.get('/aviso')
    const sent = await browser.send('/aviso', { ruc: syntheticCompanyRuc(1), contacto: '0990000482' })
    expect(sent.statusCode).toBe(429)
    expect(reports).toEqual([])
  })
})

describe('the stop from a notice', () => {
  it('does nothing, and asks nothing, when its page is opened', async () => {
    const browser = testBrowser(app)
    const known = await browser.get(`/aviso/${ref}`)
    const unknown = await browser.get('/aviso/aaaaaaaaaaaa')
    expect([known.statusCode, unknown.statusCode, reads, stopped]).toEqual([200, 200, 0, 0])
    expect(known.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  })

  it('acts on the token, and leads to a page that only this browser can open', async () => {
    const browser = testBrowser(app)
    await browser.get(`/aviso/${ref}`)
    const sent = await browser.send(`/aviso/${ref}`, { token, contacto: '' })
    expect([sent.statusCode, stopped]).toEqual([303, 1])
    const there = String(sent.headers.location)
    expect((await browser.get(there)).body).toContain('••• ••• 482')
    expect((await testBrowser(app).get(there)).statusCode).toBe(403)

    await browser.get(`/aviso/${ref}`)
    const again = await browser.send(`/aviso/${ref}`, { token, contacto: '' })
    expect([again.headers.location, stopped]).toEqual([there, 1])
  })

  it('acts on the typed code where no script runs', async () => {
    const browser = testBrowser(app)
    await browser.get(`/aviso/${ref}`)
    const empty = await browser.send(`/aviso/${ref}`, { codigo: '', contacto: '' })
    expect(empty.body).toContain('Escriba el código del correo')
    const wrong = await browser.send(`/aviso/${ref}`, { codigo: 'ABCD-2346', contacto: '' })
    expect([empty.statusCode, wrong.statusCode, stopped]).toEqual([422, 422, 0])
    const right = await browser.send(`/aviso/${ref}`, { codigo: 'abcd 2345', contacto: '' })
    expect([right.statusCode, stopped]).toEqual([303, 1])
  })

  it('says that a link is over, and shows the way that is always open', async () => {
    expiresAt = testNow
    const browser = testBrowser(app)
    await browser.get(`/aviso/${ref}`)
    const sent = await browser.send(`/aviso/${ref}`, { token, contacto: '' })
    expect([sent.statusCode, stopped]).toEqual([410, 0])
    expect(sent.body).toContain('href="/aviso"')
    expect((await browser.get('/aviso/short')).statusCode).toBe(410)
  })
})

describe('the start', () => {
  it('leads from the first page over the question to a place', async () => {
    const browser = testBrowser(app)
    expect((await browser.get('/')).body).toContain('href="/tramite"')
    expect((await browser.get('/tramite?necesita=turn')).body).toContain('value="turn" checked')
    expect((await browser.send('/tramite', { necesita: 'unlock' })).headers.location).toBe('/desbloqueo')
    expect((await browser.send('/tramite')).statusCode).toBe(422)
    expect((await browser.get('/otras-formas')).statusCode).toBe(200)
  })

  it('is there in English, too', async () => {
    const browser = testBrowser(app)
    expect((await browser.get('/?lang=en')).statusCode).toBe(303)
    expect((await browser.get('/')).body).toContain('Recover the employer key')
  })
})
