import { beforeEach, expect, it } from 'vitest'
import { syntheticCedula, syntheticCompanyRuc } from '../../src/kernel/synthetic.ts'
import { statement } from '../../src/platform/database/statement.ts'
import { attack } from '../support/attack.ts'
import { withinAnHour } from '../support/hour.ts'
import { identify, recover } from '../support/recover.ts'
import { startService } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

/** In no registry. */
const nobody = { identifier: syntheticCompanyRuc(9_999), document: syntheticCedula(24, 98) }

const forty = Array.from({ length: 40 }, (_, n) => n)
const counted = statement<{ n: number }>(
  'test.counted',
  'select n from network_count where kind = $1 and network = $2',
)

attack(
  'ATK-23',
  'pretending to come from elsewhere',
  (scene) => {
    beforeEach(() => withinAnHour())
    const countOf = async (kind: string, network: string) =>
      (await scene.service.db.first(counted, [kind, network]))?.n

    it('forty wrong pairs of one network at once are judged six times, over two instances', async () => {
      const { service } = scene
      const network = '203.0.113.50'
      const { E1, E2 } = service.cast
      const pair = { identifier: E1.identifier, document: E2.document }
      const strangers = forty.map((n) => visit(service, { network, instance: n % 2 }))
      await Promise.all(strangers.map((one) => identify(one, pair)))
      const codes = strangers.map(({ page }) => page.code)
      // On a busy machine a registry may be too slow for one of the six, which then is judged by nobody.
      const judged = codes.filter((code) => code === 'CLV-110').length
      expect(judged).toBeGreaterThan(0)
      expect(judged).toBeLessThanOrEqual(6)
      expect(codes.filter((code) => code === 'CLV-181').length).toBeGreaterThanOrEqual(20)
    })

    it('takes no place of a network for those whose pair is right', async () => {
      const { service } = scene
      const network = '203.0.113.51'
      for (let n = 0; n < 4; n += 1)
        await identify(visit(service, { network, instance: n % 2 }), service.fresh())
      expect(await countOf('refusedPair', network)).toBe(0)
    })

    it('ten waiting tickets of one network at once open as many cases as an hour has', async () => {
      const { service } = scene
      const network = '203.0.113.52'
      const people = await Promise.all(
        forty.slice(0, 10).map(async (n) => {
          const { identifier, document } = service.fresh()
          const ana = visit(service, { network, instance: n % 2 })
          await ana.open('/empresa')
          await ana.submit('/empresa', { ruc: identifier, cedula: document, humanCheck: '' })
          return ana
        }),
      )
      service.moveWebClock(21)
      try {
        await Promise.all(people.map((ana) => ana.press(ana.t('g.continue'))))
      } finally {
        service.moveWebClock(-21)
      }
      const { ticketsPerHour } = service.policy.humanCheck
      const opened = people.filter(({ page }) => page.path.startsWith('/preguntas'))
      expect(opened).toHaveLength(ticketsPerHour)
      expect(people.filter(({ page }) => page.code === 'CLV-181')).toHaveLength(10 - ticketsPerHour)
    })

    it('counts a waiting ticket once that was sent twice', async () => {
      const { service } = scene
      const network = '203.0.113.53'
      const { identifier, document } = service.fresh()
      const ana = visit(service, { network })
      await ana.open('/empresa')
      await ana.submit('/empresa', { ruc: identifier, cedula: document, humanCheck: '' })
      service.moveWebClock(21)
      try {
        const body = await ana.filled('/comprobacion')
        await Promise.all([0, 1].map(() => ana.ask('/comprobacion', { method: 'POST', body })))
      } finally {
        service.moveWebClock(-21)
      }
      expect(await countOf('waitingTicket', network)).toBe(1)
    })

    it('judges twenty of forty wrong keys of one network at once', async () => {
      const { service } = scene
      const network = '203.0.113.54'
      const numbers = forty.slice(0, 10).map(() => service.fresh().identifier)
      const people = forty.map((n) => ({
        ana: visit(service, { network, instance: n % 2 }),
        // Each number four times: a key has five tries.
        ruc: numbers[n % 10] ?? '',
      }))
      await Promise.all(
        people.map(async ({ ana, ruc }) => {
          await ana.open('/entrar')
          await ana.submit('/entrar', { ruc, clave: 'Otra+Clave93' })
        }),
      )
      const statuses = people.map(({ ana }) => ana.page.status)
      expect(statuses.filter((status) => status === 429)).toHaveLength(20)
      expect(await countOf('signInFailure', network)).toBe(20)
    })

    it('a network that tries pair after pair has to wait, whichever instance, browser or address of its /64 it uses', async () => {
      const { service } = scene
      const from = (n: number) => ({ network: `2001:db8:7:7::${n.toString(16)}`, instance: n % 2 })
      for (let n = 0; n < service.policy.network.refusedPairsPerHour; n += 1) {
        const stranger = visit(service, from(n))
        await identify(stranger, nobody)
        expect(stranger.page.code).toBe('CLV-110')
      }
      const company = service.fresh()
      const late = visit(service, from(9))
      await identify(late, company)
      expect([late.page.status, late.page.code]).toEqual([429, 'CLV-181'])
      const elsewhere = visit(service, { network: '2001:db8:7:8::1' })
      await recover(elsewhere, company, { stopAt: 'identified' })
      expect(elsewhere.page.h1).toBe(elsewhere.t('p05.title'))
    })

    it('a network is told by its socket where no proxy is trusted, whatever it says of itself', async () => {
      const closed = await startService({
        profile: scene.profile,
        trustedProxies: [],
        policy: (base) => ({ ...base, network: { ...base.network, refusedPairsPerHour: 2 } }),
      })
      try {
        const codes: (string | undefined)[] = []
        for (const network of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) {
          const stranger = visit(closed, { network })
          await identify(stranger, nobody)
          codes.push(stranger.page.code)
        }
        expect(codes).toEqual(['CLV-110', 'CLV-110', 'CLV-181'])
      } finally {
        await closed.stop()
      }
    })
  },
  {
    employers: 91,
    policy: (base) => ({
      ...base,
      network: { ...base.network, refusedPairsPerHour: 6, signInFailuresPerHour: 20 },
    }),
  },
)
