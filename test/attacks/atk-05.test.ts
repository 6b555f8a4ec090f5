import { describe, expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { letTimePass } from '../support/passing-time.ts'
import { lawfulKey, mailsTo, openLink, recover, signIn } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-05', 'using the link twice', (scene) => {
  it('a second key through it is refused, at once, later, elsewhere and by the way back, and told to nobody', async () => {
    const { company, ana, mail } = await scene.opened()
    const { key, service } = scene
    const late = ana.copy()
    const screen = await ana.filled('/clave/nueva', { clave: key })
    await ana.press(ana.t('p12.save'), { clave: key })
    const other = `Otra${key.slice(4)}`
    const again = await ana.ask('/clave/nueva', { method: 'POST', body: { ...screen, clave: other } })
    expect(again.status).toBe(410)
    await letTimePass(service, company, 60)
    await late.press(ana.t('p12.save'), { clave: other })
    expect([late.page.status, late.page.code]).toEqual([410, 'CLV-161'])
    const elsewhere = visit(service)
    await openLink(elsewhere, mail, '123456')
    expect([elsewhere.page.status, elsewhere.page.h1]).toEqual([410, ana.t('p14.used.title')])
    await elsewhere.follow(ana.t('p13.try'))
    expect(elsewhere.page.path).toBe('/entrar')
    await signIn(elsewhere, company, key)
    expect(elsewhere.page.path).toBe('/cuenta')
    expect(mailsTo(ana, company, ana.t('m02.subject'))).toHaveLength(1)
    expect(await standingOf(service, company)).toMatchObject({ generation: 2 })
  })

  describe('a link that was used', () => {
    async function used() {
      const { company, ana } = await scene.opened()
      const body = await ana.filled('/clave/nueva', {})
      await ana.press(ana.t('p12.save'), { clave: scene.key })
      const say = async (clave: string) =>
        (await ana.ask('/clave/nueva', { method: 'POST', body: { ...body, clave } })).status
      return { company, say }
    }

    it('F-27: knows its own key again a few times, and then answers to no key at all', async () => {
      const { say } = await used()
      expect(await say(scene.key)).toBe(303)
      const { say: guess } = await used()
      for (let n = 0; n < 4; n += 1) expect(await guess(lawfulKey(scene.profile, n))).toBe(410)
      expect(await guess(scene.key)).toBe(410)
    })

    it('knows it for a minute', async () => {
      const { company, say } = await used()
      await letTimePass(scene.service, company, 61)
      expect(await say(scene.key)).toBe(410)
    })

    it('knows the key that it made, and none that was made since', async () => {
      const { company, say } = await used()
      const newer = lawfulKey(scene.profile, 1)
      await recover(visit(scene.service), company, { key: newer })
      expect(await say(newer)).toBe(410)
      expect(await say(scene.key)).toBe(303)
    })
  })
})
