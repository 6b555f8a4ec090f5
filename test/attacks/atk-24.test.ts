import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { questionsOf } from '../support/question-sets.ts'
import { answerAll, identify } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-24', 'shopping for an easy question', (scene) => {
  it('shows the same set until its try is spent, in every browser, and then another', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    await ana.press(ana.t('p05.start'))
    const first = await questionsOf(ana, company)
    for (let n = 0; n < 10; n += 1) {
      await ana.open('/preguntas/1')
      expect(ana.page.h1).toBe(first[0])
    }
    const eva = visit(service)
    await identify(eva, company)
    await eva.press(eva.t('p05.start'))
    expect(await questionsOf(eva, company)).toEqual(first)
    await answerAll(eva, company, 'wrong')
    expect(eva.page.path).toBe('/preguntas/resultado')
    await eva.press(eva.t('p07.retry'))
    const second = await questionsOf(eva, company)
    expect(second.filter((words) => first.includes(words))).toEqual([])
  })

  it('lets a set be left twice; the third time counts as refused, once, and the ways stay open', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    for (const [n, refused] of [0, 0, 1].entries()) {
      await ana.open('/preguntas')
      await ana.press(ana.t('p05.start'))
      expect([n, ana.page.path]).toEqual([n, '/preguntas/1'])
      const body = await ana.filled('/preguntas/no-lo-se')
      await Promise.all([0, 1].map(() => ana.copy().ask('/preguntas/no-lo-se', { method: 'POST', body })))
      expect(await standingOf(service, company)).toMatchObject({ refused })
    }
    await ana.open('/otras-formas')
    expect(ana.page.status).toBe(200)
  })

  it('suspends by leaving as by answering, and the contacts hear of it', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    for (let n = 0; n < 5; n += 1) {
      await ana.open('/preguntas')
      await ana.press(ana.t('p05.start'))
      await ana.press(ana.t('p06.dontknow'))
    }
    expect(await standingOf(service, company)).toMatchObject({
      refused: 3,
      suspended: true,
      state: 'suspended',
    })
    await ana.open('/preguntas')
    expect([ana.page.status, ana.page.path]).toEqual([429, '/suspendido'])
    await service.inbox.next((mail) => mail.to === company.mail && mail.subject === ana.t('m04.subject'))
  })
})
