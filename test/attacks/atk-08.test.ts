import { expect, it } from 'vitest'
import { statement } from '../../src/platform/database/statement.ts'
import { attack } from '../support/attack.ts'
import type { Member } from '../support/members.ts'
import { letTimePass, mailHandedOver } from '../support/passing-time.ts'
import { mailsTo, newest, nextMail, openLink, recover } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import type { Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-08', 'an older link after a newer one', (scene) => {
  it('I-07: only the newest works', async () => {
    const { company, ana, mail: first } = await scene.mailed()
    const second = await scene.again({ company, ana })
    const third = await scene.again({ company, ana })
    for (const older of [first, second]) {
      await openLink(ana, older)
      expect([ana.page.status, ana.page.code, ana.page.h1]).toEqual([
        410,
        'CLV-162',
        ana.t('p14.replaced.title'),
      ])
    }
    expect(await standingOf(scene.service, company)).toMatchObject({ links: 3, liveLinks: 1 })
    await openLink(ana, third)
    await ana.press(ana.t('p12.save'), { clave: scene.key })
    expect(ana.page.h1).toBe(ana.t('p13.panel'))
  })

  it('one that was opened before a newer one was asked for sets no key any more', async () => {
    const { company, ana, mail } = await scene.mailed()
    await openLink(ana, mail)
    const opened = ana.copy()
    await scene.again({ company, ana })
    await opened.press(ana.t('p12.save'), { clave: scene.key })
    expect([opened.page.status, opened.page.code]).toEqual([410, 'CLV-162'])
    expect(await standingOf(scene.service, company)).toMatchObject({ generation: 1, liveLinks: 1 })
  })

  it('L-10: one that was put off and comes back leaves the newer link of another case alone', async () => {
    const { GRIS } = scene.service.cast
    const ana = visit(scene.service)
    await recover(ana, GRIS, { stopAt: 'sent' })
    await mailHandedOver(scene.service, GRIS)
    const eva = visit(scene.service)
    const since = newest(eva)
    await recover(eva, GRIS, { stopAt: 'sent' })
    await openLink(eva, await nextMail(eva, GRIS, since))
    expect(eva.page.h1).toBe(eva.t('p12.title'))
    // The first request is tried again, and the mail server would take it now.
    await letTimePass(scene.service, GRIS, 60)
    await settled(scene.service, GRIS)
    await eva.press(eva.t('p12.save'), { clave: scene.key })
    expect(eva.page.h1).toBe(eva.t('p13.panel'))
    expect(mailsTo(eva, GRIS, eva.t('m01.subject'))).toHaveLength(1)
    await ana.open('/enlace/enviado')
    expect([ana.page.status, ana.page.code]).toEqual([410, 'CLV-162'])
  })
})

const underWay = statement(
  'test.stillUnderWay',
  `select 1 from message m join employer e on e.id = m.employer_id
    where e.identifier = $1 and m.carries_link and m.state in ('queued', 'sending', 'deferred')`,
)

/** Waits until every request for a link has come to an end. */
async function settled({ db }: Service, { identifier }: Member): Promise<void> {
  for (let tries = 0; (await db.first(underWay, [identifier])) !== undefined; tries += 1) {
    if (tries > 100) throw new Error('still under way')
    await new Promise((passed) => setTimeout(passed, 30))
  }
}
