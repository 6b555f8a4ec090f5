import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { letTimePass } from '../support/passing-time.ts'
import { newest, nextMail, openLink, recover, signIn } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-35', 'the intruder who was already inside', (scene) => {
  it('I-21: every session and every other link ends in the step that sets the key; asking for a link ends nothing', async () => {
    const { service } = scene
    const company = service.fresh()
    const intruders = [visit(service, { instance: 0 }), visit(service, { instance: 1 })]
    for (const intruder of intruders) {
      await signIn(intruder, company, company.key ?? '')
      expect(intruder.page.path).toBe('/cuenta')
    }
    const rival = visit(service)
    const since = newest(rival)
    await recover(rival, company, { stopAt: 'sent' })
    const older = await nextMail(rival, company, since)
    expect(await standingOf(service, company)).toMatchObject({ sessions: 2 })
    await letTimePass(service, company, 61)
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'opened' })
    const body = await ana.filled('/clave/nueva', { clave: scene.key })

    // They ask again and again around the moment of the change.
    const seen: boolean[][] = intruders.map(() => [])
    let over = false
    const watching = intruders.map(async (intruder, n) => {
      while (!over) {
        seen[n]?.push((await intruder.copy().ask('/cuenta')).status === 200)
        await new Promise((passed) => setTimeout(passed, 10))
      }
    })
    const { headers } = await ana.ask('/clave/nueva', { method: 'POST', body })
    expect(headers['location']).toBe('/clave/lista')
    for (const intruder of intruders) {
      await intruder.open('/cuenta')
      expect(intruder.page.path).toBe('/entrar')
    }
    over = true
    await Promise.all(watching)
    // Inside before, outside after, and never inside again.
    for (const one of seen)
      expect(one.lastIndexOf(true)).toBeLessThan(one.includes(false) ? one.indexOf(false) : one.length)
    await openLink(rival, older)
    expect(rival.page.status).toBe(410)
    expect(await standingOf(service, company)).toMatchObject({ sessions: 0, liveLinks: 0, generation: 2 })
    const again = visit(service)
    await signIn(again, company, company.key ?? '')
    expect(again.page.status).toBe(422)
  })
})
