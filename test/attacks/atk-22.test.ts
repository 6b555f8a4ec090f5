import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { failSet } from '../support/question-sets.ts'
import { caseCodeOn, identify } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { blockedOnFile, toOnFile, unlockOpened } from '../support/unlock.ts'
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

  it('unlocking the key gives no try of the questions back, and no other request to unlock', async () => {
    const { service } = scene
    const company = await blockedOnFile(service)
    for (const n of [0, 1]) {
      const ana = visit(service, { instance: n })
      await identify(ana, company)
      await failSet(ana, company)
    }
    const { ana } = await unlockOpened(service, Promise.resolve(company))
    await ana.press(ana.t('g.continue'), { fin: 'seguir' })
    expect(await standingOf(service, company)).toMatchObject({ blocked: false, refused: 2 })
    const last = visit(service)
    await identify(last, company)
    await failSet(last, company)
    expect(last.page.path).toBe('/suspendido')

    // Three requests a day, the one that was granted included, whatever browser, address, language, case and instance.
    const answers: number[] = []
    for (const n of [0, 1, 2]) {
      const eva = visit(service, {
        instance: n % 2,
        lang: n === 1 ? 'en' : 'es',
        network: `203.0.113.${n + 90}`,
      })
      await toOnFile(eva, company)
      await eva.press(eva.t('p31.go'))
      answers.push(eva.page.status)
    }
    expect(answers).toEqual([200, 200, 429])
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
