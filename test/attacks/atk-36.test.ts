import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { answerAll, askForLink, identify, newest, openLink, recover } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

const others = ['segundo@empresa.example', 'tercero@empresa.example']

attack('ATK-36', 'silent takeover', (scene) => {
  it('I-26: every registered address is told, by a mail that sets no key and can stop everything; nobody is signed in', async () => {
    const { service } = scene
    const company = service.fresh()
    await change(
      service,
      company,
      `insert into contact (id, employer_id, kind, value, confirmed_at, usable_from)
       select gen_random_uuid(), $1, 'mail', v, clock_timestamp() - interval '2 years', clock_timestamp() - interval '2 years'
         from unnest($2::text[]) v`,
      others,
    )
    const ana = visit(service)
    const since = newest(ana)
    await identify(ana, company)
    await ana.press(ana.t('p05.start'))
    await answerAll(ana, company)
    await askForLink(ana)
    const mail = await service.inbox.next((one) => one.n > since && one.subject === ana.t('m01.subject'))
    await openLink(ana, mail)
    const begun = Date.now()
    await ana.press(ana.t('p12.save'), { clave: scene.key })
    expect([...ana.cookies.keys()].some((name) => name.includes('session'))).toBe(false)
    expect(await standingOf(service, company)).toMatchObject({ sessions: 0 })
    const addresses = [company.mail, ...others]
    const told = await Promise.all(
      addresses.map((to) =>
        service.inbox.next((one) => one.to === to && one.subject === ana.t('m02.subject')),
      ),
    )
    for (const notice of told) {
      expect(notice.receivedAt.getTime() - begun).toBeLessThan(60_000)
      expect(notice.text).not.toMatch(/\/clave\//)
      expect(notice.text).toMatch(/\/aviso\/[\w-]{12}#/)
      expect(notice.text).not.toContain(scene.key)
    }
    // Whoever reads only the second mailbox can stop it.
    const [, address = ''] = /(\/aviso\/[\w-]{12}#\S+)/.exec(told[1]?.text ?? '') ?? []
    const [path = '', token = ''] = address.split('#')
    const owner = visit(service)
    await owner.open(path)
    await owner.submit(path, { token })
    expect(owner.page.status).toBe(200)
    const { rows } = await service.db.pool.query<{ frozen: boolean }>(
      'select frozen_at is not null as frozen from employer where identifier = $1',
      [company.identifier],
    )
    expect(rows[0]?.frozen).toBe(true)
  })

  it('the notice is sent although the mails of the day are used up', async () => {
    const { service } = scene
    const { company, ana } = await scene.opened()
    await change(
      service,
      company,
      `update link_day set asked_at = array_fill(clock_timestamp(), array[$2::int]) where employer_id = $1`,
      service.policy.link.dayMax,
    )
    await ana.press(ana.t('p12.save'), { clave: scene.key })
    expect(ana.page.h1).toBe(ana.t('p13.panel'))
    await service.inbox.next((one) => one.to === company.mail && one.subject === ana.t('m02.subject'))
    const eva = visit(service)
    await recover(eva, company, { stopAt: 'sent' })
    expect(eva.page.code).toBe('CLV-167')
  })
})
