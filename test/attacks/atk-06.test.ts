import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { mailsTo, signIn } from '../support/recover.ts'
import { actsOf, standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

const rounds = 3
const rivals = 50

/** Lawful under both profiles' rules, and each another. */
const keyOf = (profile: string, n: number) =>
  profile === 'standards'
    ? `faro gris y siete loros ${n}`
    : `Fq+${String.fromCharCode(66 + (n % 20), 107 + Math.floor(n / 20))}7mhZw`

attack(
  'ATK-06',
  'fifty simultaneous redemptions',
  (scene) => {
    it(`${rounds} rounds of ${rivals} keys through one link, over two instances: one wins, the others are refused`, async () => {
      for (let round = 0; round < rounds; round += 1) {
        const { company, ana } = await scene.opened()
        const body = await ana.filled('/clave/nueva', {})
        const doors = [0, 1].map((instance) => {
          const tab = visit(scene.service, { instance })
          for (const [name, value] of ana.cookies) tab.cookies.set(name, value)
          return tab
        })
        const answers = await Promise.all(
          Array.from({ length: rivals }, async (_, n) => {
            const clave = keyOf(scene.profile, n)
            const door = doors[n % 2] ?? ana
            const { status } = await door
              .copy()
              .ask('/clave/nueva', { method: 'POST', body: { ...body, clave } })
            return { clave, status }
          }),
        )
        const won = answers.filter(({ status }) => status === 303)
        const turnedAway = answers.filter(({ status }) => status === 410 || status === 503)
        expect([won.length, turnedAway.length]).toEqual([1, rivals - 1])
        expect(await standingOf(scene.service, company)).toMatchObject({
          generation: 2,
          consumed: 1,
          liveLinks: 0,
        })
        expect(await actsOf(scene.service, company)).toMatchObject({ keySet: 1 })
        const inbox = scene.service.inbox
        await inbox.next((mail) => mail.to === company.mail && mail.subject === ana.t('m02.subject'))
        expect(mailsTo(ana, company, ana.t('m02.subject'))).toHaveLength(1)
        const portal = visit(scene.service)
        await signIn(portal, company, won[0]?.clave ?? '')
        expect(portal.page.path).toBe('/cuenta')
      }
    })
  },
  { policy: (base) => ({ ...base, network: { ...base.network, signInFailuresPerHour: 1e6 } }) },
)
