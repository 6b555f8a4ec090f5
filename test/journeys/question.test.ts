import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from '../support/members.ts'
import { answerAll, answerTo, identify, recover } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { failSet } from '../support/question-sets.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

describe('three strikes', () => {
  it('passing gives a spent try not back, a finished recovery does', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    await failSet(ana, company)
    await ana.press(ana.t('p07.retry'))
    await answerAll(ana, company)
    expect(ana.page.h1).toBe(ana.t('p09.title'))
    expect(await standingOf(service, company)).toMatchObject({ refused: 1 })
    await recover(visit(service), company)
    expect(await standingOf(service, company)).toMatchObject({ refused: 0, generation: 2 })
  })
})

describe('a set that cannot be judged any more', () => {
  /** Puts a question in first place that nothing on record answers, as when a fact goes after the draw. */
  const spoil = (company: Member) =>
    change(
      service,
      company,
      `update question_round
          set question_set = jsonb_set(question_set, '{questions,0,template}',
                case question_set->'questions'->0->>'type' when 'date' then '"workers"' else '"rucIssued"' end::jsonb)
        where employer_id = $1`,
    )

  it('I-10, I-20: costs no try and makes room for another, in the middle and before it is begun', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'asked' })
    for (let n = 1; n < service.policy.questions.count; n += 1)
      await ana.submit(ana.page.path, await answerTo(ana, company))
    const last = await answerTo(ana, company)
    await spoil(company)
    await ana.submit(ana.page.path, last)
    expect([ana.page.status, ana.page.h1]).toEqual([200, ana.t('p05.title')])
    await ana.press(ana.t('p05.start'))
    expect(ana.page.path).toBe('/preguntas/1')
    await spoil(company)
    const eva = visit(service)
    await recover(eva, company, { stopAt: 'answered' })
    expect(eva.page.h1).toBe(eva.t('p09.title'))
    expect(await standingOf(service, company)).toMatchObject({ refused: 0 })
  })
})

describe('what the answers give away', () => {
  it('shows no answer again, on no page, and keeps none in the database', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    await ana.press(ana.t('p05.start'))
    await ana.submit('/preguntas/1', await answerTo(ana, company))
    await ana.open('/preguntas/1')
    const values = ana.page.forms.flatMap(({ fields }) => fields.filter(({ type }) => type === 'text'))
    expect(values.every(({ value }) => value === '')).toBe(true)
    expect(ana.page.html).not.toMatch(/ checked/)
  })

  it('a mistake in the form of an answer is said beside it and costs nothing', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    await ana.press(ana.t('p05.start'))
    await ana.submit('/preguntas/1')
    expect([ana.page.status, ana.page.errors.length > 0, ana.page.path]).toEqual([422, true, '/preguntas/1'])
    expect(await standingOf(service, company)).toMatchObject({ refused: 0 })
    await answerAll(Object.assign(ana, { page: { ...ana.page, errors: [] } }), company)
    expect(ana.page.h1).toBe(ana.t('p09.title'))
  })
})

describe('sent twice (F-27, I-14)', () => {
  it.each(['right', 'wrong'] as const)(
    'a last answer that is %s is judged once, and both see what came of it',
    async (how) => {
      const company = service.fresh()
      const ana = visit(service)
      await identify(ana, company)
      await ana.press(ana.t('p05.start'))
      while (ana.page.path !== `/preguntas/${service.policy.questions.count}`)
        await ana.submit(ana.page.path, await answerTo(ana, company, how))
      const path = ana.page.path
      const body = await ana.filled(path, await answerTo(ana, company, how))
      const twins = await Promise.all([0, 1, 2].map(() => ana.copy().ask(path, { method: 'POST', body })))
      const late = await ana.copy().ask(path, { method: 'POST', body })
      for (const { headers } of [...twins, late]) {
        await ana.open(String(headers['location']))
        expect(ana.page.path).toBe(how === 'right' ? '/enlace' : '/preguntas/resultado')
      }
      expect(await standingOf(service, company)).toMatchObject({ refused: how === 'right' ? 0 : 1 })
    },
  )
})
