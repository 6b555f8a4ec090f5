import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { lawfulKey, mailsTo, signIn } from '../support/recover.ts'
import { actsOf, standingOf } from '../support/rows.ts'
import { doorsOf, visit } from '../support/visitor.ts'

const rounds = 3
const rivals = 50

attack(
  'ATK-06',
  'fifty simultaneous redemptions',
  (scene) => {
    it(`${rounds} rounds of ${rivals} keys through one link, over two instances: one wins, the others are refused`, async () => {
      for (let round = 0; round < rounds; round += 1) {
        const { company, ana } = await scene.opened()
        const body = await ana.filled('/clave/nueva', {})
        const doors = doorsOf(scene.service, ana)
        const answers = await Promise.all(
          Array.from({ length: rivals }, async (_, n) => {
            const clave = lawfulKey(scene.profile, n)
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
