import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { failSet } from '../support/question-sets.ts'
import { caseCodeOn, identify } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-22', 'resetting the counter', (scene) => {
  it('two used, the third is the third, from a new browser, address, language, case and instance', async () => {
    const { service } = scene
    const company = service.fresh()
    for (const instance of [0, 1]) {
      const ana = visit(service, { instance, network: `203.0.113.${instance + 80}` })
      await identify(ana, company)
      await failSet(ana, company)
      expect(ana.page.path).toBe('/preguntas/resultado')
    }
    const last = visit(service, { lang: 'en' })
    await identify(last, company)
    expect(last.page.words).toContain(last.t('p05.tries', { n: 1, plazo: last.t('g.time.hours', { n: 24 }) }))
    await failSet(last, company)
    expect(last.page.path).toBe('/suspendido')
  })

  it('withdrawing the case, or throwing away its cookies, gives no try back', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    await failSet(ana, company)
    const code = caseCodeOn(ana)
    await ana.open(`/caso/${code}/retirar`)
    await ana.submit(`/caso/${code}/retirar`)
    expect(await standingOf(service, company)).toMatchObject({ refused: 1, state: 'closed' })
    ana.cookies.clear()
    await identify(ana, company)
    await failSet(ana, company)
    expect(ana.page.words).toContain(ana.t('p07.left', { n: 1 }))
    expect(await standingOf(service, company)).toMatchObject({ refused: 2 })
  })
})
