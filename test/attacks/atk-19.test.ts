import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { letTimePass } from '../support/passing-time.ts'
import { answerAll, identify, mailsTo, recover, signIn } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { failSet } from '../support/question-sets.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-19', 'three strikes', (scene) => {
  it('I-08, I-09: suspends on the third, says until when, tells the contacts once, and closes no sign-in', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    for (const left of [2, 1]) {
      await failSet(ana, company)
      expect([ana.page.status, ana.page.path, ana.page.code]).toEqual([
        422,
        '/preguntas/resultado',
        'CLV-150',
      ])
      expect(ana.page.words).toContain(ana.t('p07.left', { n: left }))
    }
    await failSet(ana, company)
    expect([ana.page.status, ana.page.path, ana.page.code]).toEqual([429, '/suspendido', 'CLV-151'])
    await service.inbox.next((mail) => mail.to === company.mail && mail.subject === ana.t('m04.subject'))
    expect(await standingOf(service, company)).toMatchObject({ refused: 3, suspended: true })
    await letTimePass(service, company, 3_600)
    const portal = visit(service)
    await signIn(portal, company, company.key ?? '')
    expect(portal.page.path).toBe('/cuenta')
    expect(mailsTo(ana, company, ana.t('m04.subject'))).toHaveLength(1)
  })

  it('the right set is refused a second later and a minute before the end, and taken after it; waiting visitors make it no longer', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'asked' })
    for (let n = 0; n < service.policy.questions.attempts; n += 1) {
      if (n > 0) await ana.press(ana.t('p07.retry'))
      await answerAll(ana, company, 'wrong')
    }
    for (const seconds of [1, 86_400 - 61]) {
      await letTimePass(service, company, seconds)
      const early = visit(service)
      await identify(early, company)
      expect([seconds, early.page.path, early.page.status]).toEqual([seconds, '/suspendido', 429])
    }
    await letTimePass(service, company, 61)
    await ana.open('/suspendido')
    expect(ana.page.path).toBe('/empresa')
    await recover(ana, company)
    expect(ana.page.h1).toBe(ana.t('p13.panel'))
  })
})
