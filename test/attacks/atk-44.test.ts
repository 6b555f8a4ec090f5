import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { openLink, recover } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

const changes = [
  `update contact set value = 'otra@empresa.example' where employer_id = $1 and kind = 'mail'`,
  `update representation set until = current_date - 1 where employer_id = $1`,
  `update employer_key set blocked_at = clock_timestamp() where employer_id = $1`,
  `update employer set frozen_at = clock_timestamp() where id = $1`,
]

attack('ATK-44', 'ordinary recovery for a blocked or inactive employer', (scene) => {
  it('the ordinary way issues no link for any of them', async () => {
    const { service } = scene
    const { E3, E4, E7, E8 } = service.cast
    for (const member of [E3, E4, E7, E8]) {
      const ana = visit(service)
      await recover(ana, member, { stopAt: 'answered' })
      for (const path of ['/enlace', '/enlace/enviado', '/clave/nueva']) {
        await ana.open(path)
        expect([
          member.legalName,
          path,
          [ana.t('p09.title'), ana.t('p10.title'), ana.t('p12.title')].includes(ana.page.h1),
        ]).toEqual([member.legalName, path, false])
      }
      expect(await standingOf(service, member)).toMatchObject({ links: 0, state: 'referred' })
    }
  })

  it.each(changes)('I-05: a link that is out dies when this happens: %s', async (text) => {
    const { service } = scene
    const { company, ana, mail } = await scene.mailed()
    await openLink(ana, mail)
    const opened = ana.copy()
    await change(service, company, text)
    await opened.press(ana.t('p12.save'), { clave: scene.key })
    expect(opened.page.status).toBe(410)
    await openLink(ana, mail)
    expect(ana.page.status).toBe(410)
    expect(await standingOf(service, company)).toMatchObject({ generation: 1 })
  })

  it('I-04: another representative in the meantime ends the case, and the page says so', async () => {
    const { service } = scene
    const { company, ana } = await scene.opened()
    await change(
      service,
      company,
      `update taxpayer_record set representatives = '[{"document":"2400000018","names":"OTRA PERSONA"}]'
        where ruc = (select identifier from employer where id = $1)`,
    )
    await ana.press(ana.t('p12.save'), { clave: scene.key })
    expect([ana.page.path, ana.page.h1]).toEqual(['/representante', ana.t('p23.title')])
    expect(await standingOf(service, company)).toMatchObject({ generation: 1, liveLinks: 0, state: 'closed' })
  })

  it.each(['suspended', 'cancelled'])(
    'I-04: a RUC that is %s by now gets no key, and P-20 says why',
    async (state) => {
      const { service } = scene
      const { company, ana } = await scene.opened()
      await change(
        service,
        company,
        `update taxpayer_record set state = $2 where ruc = (select identifier from employer where id = $1)`,
        state,
      )
      await ana.press(ana.t('p12.save'), { clave: scene.key })
      expect(ana.page.h1).toBe(ana.t('p20.title'))
      expect(ana.page.words).toContain(ana.t(state === 'suspended' ? 'p20.suspended' : 'p20.closed'))
      expect(await standingOf(service, company)).toMatchObject({ generation: 1, liveLinks: 0 })
    },
  )
})
