import type { FastifyInstance } from 'fastify'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CaseId, EmployerId } from '../../../kernel/ids.ts'
import { networkPlaces } from '../../../../test/support/network-places.ts'
import { gate } from '../../../platform/web/gate.ts'
import { ok } from '../../../kernel/outcome.ts'
import { syntheticCedula, syntheticCompanyRuc } from '../../../kernel/synthetic.ts'
import { days, plus } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { asDescribed } from '../../../policy/profiles/as-described.ts'
import { testNow } from '../../../../test/support/visit.ts'
import { testApp, testBrowser } from '../../../../test/support/web.ts'
import type { HeldIdentity, HoldDeps, HoldId, HoldView } from '../app/hold-identity.ts'
import type { Relation } from '../domain/relation.ts'
import { identityRoutes, type IdentityRoutesDeps } from './identity-routes.ts'

const code = 'CLV-7Q4M-2K9T'
const typed = { ruc: syntheticCompanyRuc(1), cedula: syntheticCedula(1, 3), sucursal: '' }

let relation: Relation
let held: { view: HoldView; value: HeldIdentity } | undefined
let asked: number[]
let app: FastifyInstance

/** One hold, kept in memory; what the database does with it is told by the tests of the use case. */
beforeEach(async () => {
  relation = { verdict: 'unavailable', registry: 'civil', cause: 'timeout' }
  held = undefined
  asked = []
  let sealed: HeldIdentity | undefined
  const tx = {} as Tx
  const store: Partial<HoldDeps['holds']> = {
    lock: async () => undefined,
    put: async () => {
      if (sealed === undefined) throw new Error('nothing was sealed')
      held = {
        view: { code, heldAt: testNow, expiresAt: plus(testNow, days(1)), noticeAsked: false },
        value: sealed,
      }
    },
    of: async () => held?.view,
    askNotice: async (_browser, delay) => {
      if (held === undefined) return false
      asked.push(delay)
      held = { ...held, view: { ...held.view, noticeAsked: true } }
      return true
    },
    release: async () => void (held = undefined),
  }
  const atomically: HoldDeps['atomically'] = (work) => work(tx)
  app = await testApp(
    identityRoutes({
      asked: { settle: () => Promise.resolve(), outcome: () => Promise.resolve(null) },
      policy: asDescribed,
      identify: {
        check: async () => ({ relation, checkedAt: testNow, trace: [], evidenceDigest: 'd' }),
        employers: { find: async () => ({ id: 'e' as EmployerId, epoch: 1 }) },
        cases: {
          cases: { insert: () => Promise.resolve() },
          audit: { append: () => Promise.resolve() },
          policy: asDescribed,
          newCaseId: () => 'c' as CaseId,
          newCaseCode: () => code,
        },
        atomically,
        audit: { append: () => Promise.resolve() },
        path: 'online',
        useNonce: () => Promise.resolve(true),
        sealFacts: () => '',
        now: () => Promise.resolve(testNow),
      } as unknown as IdentityRoutesDeps['identify'],
      proofOfWork: { challenge: async () => '{}', judge: async () => ok({ nonce: 'n' }) },
      tickets: {} as IdentityRoutesDeps['tickets'],
      ticketWait: asDescribed.humanCheck.ticketWait,
      limits: networkPlaces(),
      beginnings: gate(1),
      held: {
        atomically,
        holds: store as HoldDeps['holds'],
        seal: {
          seal(value) {
            sealed = value
            return ''
          },
          open: () => undefined,
        },
        newHoldId: () => 'h' as HoldId,
        newHoldCode: () => code,
      },
      syntheticOnly: true,
      difficulty: async () => 1,
      waitFactor: async () => 1,
      browserDigest: (id) => Buffer.from(id),
    }),
  )
})

async function sendPair() {
  const browser = testBrowser(app)
  const send = async () => {
    await browser.get('/empresa')
    return browser.send('/empresa', { ...typed, humanCheck: 'solved' })
  }
  return { browser, send, answer: await send() }
}

describe('a registry that is out (P-21)', () => {
  it('leaves what was typed on hold, and says under which code', async () => {
    const { browser, answer } = await sendPair()
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/registro-sin-respuesta'])
    expect(held?.value).toEqual({
      typed,
      pair: { identifier: typed.ruc, branchCode: '0001', document: typed.cedula },
    })
    const page = await browser.get('/registro-sin-respuesta')
    expect(page.statusCode).toBe(503)
    expect(page.body).toContain(code)
    // The form is still filled in, too.
    expect((await browser.get('/empresa')).body).toContain(typed.ruc)
  })

  it('takes the wish for a notice from its own page only, and says that it did', async () => {
    const { browser } = await sendPair()
    const bare = await browser.send('/registro-sin-respuesta', { f: '0.aaaaaaaaaaaaaaaaaaaaaa' })
    expect(bare.statusCode).toBe(403)
    expect(asked).toEqual([])
    await browser.get('/registro-sin-respuesta')
    const answer = await browser.send('/registro-sin-respuesta')
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/registro-sin-respuesta'])
    expect(asked).toEqual([300])
    expect((await browser.get('/registro-sin-respuesta')).body).toContain(
      'Le avisaremos por correo cuando el registro vuelva.',
    )
  })

  it('keeps nothing and promises nothing once the pair was answered', async () => {
    const { send } = await sendPair()
    relation = {
      verdict: 'match',
      attendedOnly: null,
      rucState: 'active',
      evidence: [],
    } as unknown as Relation
    const answer = await send()
    expect(answer.headers['location']).toBe('/preguntas')
    expect(held).toBeUndefined()
  })

  it('is no page for whoever has met no outage', async () => {
    const answer = await testBrowser(app).get('/registro-sin-respuesta')
    expect(answer.headers['location']).toBe('/empresa')
  })
})
