import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { answerTo, identify } from '../support/recover.ts'
import { actsOf, standingOf } from '../support/rows.ts'
import { doorsOf, visit } from '../support/visitor.ts'

const rounds = 3
const rivals = 20

attack('ATK-20', 'twenty answers at the same instant', (scene) => {
  it(`${rounds} rounds of ${rivals} sets over two instances, the right one among them: never more than three are judged`, async () => {
    const { service } = scene
    for (let round = 0; round < rounds; round += 1) {
      const company = service.fresh()
      const ana = visit(service)
      await identify(ana, company)
      await ana.press(ana.t('p05.start'))
      const last = `/preguntas/${service.policy.questions.count}`
      while (ana.page.path !== last) await ana.submit(ana.page.path, await answerTo(ana, company))
      const [right, wrong] = await Promise.all(
        (['right', 'wrong'] as const).map(async (how) => ana.filled(last, await answerTo(ana, company, how))),
      )
      const place = (round * 7) % rivals
      const doors = doorsOf(service, ana)
      await Promise.all(
        Array.from({ length: rivals }, (_, n) =>
          (doors[n % 2] ?? ana)
            .copy()
            .ask(last, { method: 'POST', body: (n === place ? right : wrong) ?? {} }),
        ),
      )
      // One set is shown, so one try is judged; the others find it answered.
      const { refused, state } = await standingOf(service, company)
      expect([refused <= 3, state === 'proving' || state === 'ready']).toEqual([true, true])
      expect(refused + (state === 'ready' ? 1 : 0)).toBe(1)
      const { questionsRefused = 0, questionsPassed = 0 } = await actsOf(service, company)
      expect(questionsRefused + questionsPassed).toBe(1)
    }
  })

  it('eight browsers with cases of their own spend no more than three tries between them', async () => {
    const { service } = scene
    const company = service.fresh()
    const people = await Promise.all(
      Array.from({ length: 8 }, async (_, n) => {
        const ana = visit(service, { instance: n % 2 })
        await identify(ana, company)
        return ana
      }),
    )
    await Promise.all(
      people.map(async (ana) => {
        for (let n = 0; n < 3 && ana.page.path === '/preguntas'; n += 1) {
          await ana.press(ana.t('p05.start'))
          while (/^\/preguntas\/\d$/.test(ana.page.path) && ana.page.errors.length === 0)
            await ana.submit(ana.page.path, await answerTo(ana, company, 'wrong'))
          await ana.open('/preguntas')
        }
      }),
    )
    expect(await standingOf(service, company)).toMatchObject({ refused: 3, suspended: true })
  })
})
