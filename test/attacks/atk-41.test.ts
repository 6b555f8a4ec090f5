import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import { identify, recover } from '../support/recover.ts'
import { failSet } from '../support/question-sets.ts'
import { change } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

const names = [
  'Uno\r\nBcc: evil@evil.test',
  '<script>alert(1)</script> <a href="https://evil.test">gane</a>',
  '{{7*7}} ${7*7} {razonSocial}',
  'fin\r\n.\r\nMAIL FROM:<evil@evil.test>\r\nRCPT TO:<evil@evil.test>\r\nDATA\r\n.',
  'x'.repeat(300),
]

attack('ATK-41', 'breaking out of the mail', (scene) => {
  it.each(names.map((name, n) => [n, name] as const))(
    'name %i of the records stays a name in every mail',
    async (_n, name) => {
      const { service } = scene
      const company = service.fresh()
      await change(
        service,
        company,
        `update employer set legal_name = $2, trade_name = $2 where id = $1`,
        name,
      )
      await change(service, company, `update representation set names = $2 where employer_id = $1`, name)
      const ana = visit(service)
      // What the registries say has to fit together; here the name alone is wrong, and the question bank is not asked.
      await identify(ana, company)
      for (let n = 0; n < service.policy.questions.attempts; n += 1) await failSet(ana, company)
      const told = await service.inbox.next(
        (mail) => mail.to === company.mail && mail.subject === ana.t('m04.subject'),
      )
      await mailHandedOver(service, company)
      for (const mail of service.inbox
        .list()
        .filter(({ to, text }) => to.includes('evil') || text === told.text)) {
        expect(mail.to).toBe(company.mail)
        expect(Object.keys(mail.headers).map((header) => header.toLowerCase())).not.toContain('bcc')
        expect(JSON.stringify(mail.headers)).not.toMatch(/evil/)
        expect(mail.html).not.toMatch(/<script|href="https:\/\/evil/)
        expect(mail.text).not.toMatch(/^\.$/m)
        expect(mail.text.length).toBeLessThan(4_000)
      }
      // Nothing in it is worked out.
      if (name.includes('{{')) expect(told.text).toContain(name)
      expect(service.inbox.list().filter(({ to }) => to.includes('evil'))).toEqual([])
    },
  )

  it('sender and subject are the product’s own words, and each mail goes to one address', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company)
    await service.inbox.next((mail) => mail.to === company.mail && mail.subject === ana.t('m02.subject'))
    for (const mail of service.inbox.list(company.mail ?? '')) {
      expect(mail.from).toContain('clave@avisos.issp.example')
      expect([ana.t('m01.subject'), ana.t('m02.subject')]).toContain(mail.subject)
      expect(mail.headers['to'] ?? '').not.toContain(',')
    }
  })
})
