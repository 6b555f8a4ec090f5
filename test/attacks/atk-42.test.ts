import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { letTimePass } from '../support/passing-time.ts'
import { askForLink, mailsTo, recover } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-42', 'flooding a mailbox', (scene) => {
  it('one employer is sent no more than five links a day, whoever asks, and the page says how it stands', async () => {
    const { service } = scene
    const company = service.fresh()
    for (let n = 0; n < service.policy.link.dayMax; n += 1) {
      await recover(visit(service, { instance: n % 2 }), company, { stopAt: 'sent' })
      await letTimePass(service, company, 60)
    }
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'answered' })
    await askForLink(ana)
    expect(await standingOf(service, company)).toMatchObject({ links: service.policy.link.dayMax })
    expect([ana.page.status, ana.page.code]).toEqual([429, 'CLV-167'])
  })

  it('a hundred requests for another link within a minute bring none', async () => {
    const { service } = scene
    const { company, ana } = await scene.mailed()
    await letTimePass(service, company, service.policy.link.resendWait)
    await ana.open('/enlace/enviado')
    const body = await ana.filled('/enlace/reenviar')
    await Promise.all(
      Array.from({ length: 100 }, () => ana.copy().ask('/enlace/reenviar', { method: 'POST', body })),
    )
    await service.inbox.next(
      (mail) => mail.to === company.mail && mailsTo(ana, company, ana.t('m01.subject')).length > 1,
    )
    await new Promise((passed) => setTimeout(passed, 300))
    expect(mailsTo(ana, company, ana.t('m01.subject'))).toHaveLength(2)
  })

  it('one mailbox is sent no more than twenty a day, however many employers have it on file, over all instances', async () => {
    const { service } = scene
    const company = service.fresh()
    const address = `contador-${scene.profile}@empresa.example`
    await change(
      service,
      company,
      `update contact set value = $2 where employer_id = $1 and kind = 'mail'`,
      address,
    )
    const take = (n: number) => {
      const parts = service.instances[n % 2]?.parts
      if (parts === undefined) throw new Error('no instance')
      const mailbox = parts.request.mailboxDigest(address.toUpperCase())
      return service.db.transaction((tx) =>
        parts.links.takeOfMailbox(tx, mailbox, service.policy.link.mailboxDayMax),
      )
    }
    const taken = await Promise.all(Array.from({ length: 40 }, (_, n) => take(n)))
    expect(taken.filter(Boolean)).toHaveLength(service.policy.link.mailboxDayMax)
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'sent' })
    expect([ana.page.status, ana.page.code]).toEqual([429, 'CLV-167'])
    expect(await standingOf(service, company)).toMatchObject({ links: 0, state: 'ready' })
  })
})
