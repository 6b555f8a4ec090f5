import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from '../support/members.ts'
import { letTimePass } from '../support/passing-time.ts'
import { answerAll, answerTo, identify, mailsTo, newKeys, recover, signIn } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

/** One set, answered wrongly, from wherever the visitor stands. */
async function fail(ana: Visitor, company: Member): Promise<void> {
  const again = ana.page.h1 === ana.t('p07.title') ? 'p07.retry' : 'p05.start'
  await ana.press(ana.t(again))
  await answerAll(ana, company, 'wrong')
}

/** The words of the questions of the set on show. */
async function seen(ana: Visitor, company: Member): Promise<readonly string[]> {
  const words: string[] = []
  while (/^\/preguntas\/\d$/.test(ana.page.path)) {
    words.push(ana.page.h1)
    if (words.length === service.policy.questions.count) break
    await ana.submit(ana.page.path, await answerTo(ana, company, 'wrong'))
  }
  return words
}

describe('three strikes', () => {
  it('ATK-19, ATK-21, I-08, I-09: suspends on the third, tells the contacts once, and closes no sign-in', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const other = visit(service, { lang: 'en', instance: 1 })
    await identify(other, company)
    await identify(ana, company)
    await fail(ana, company)
    expect([ana.page.status, ana.page.path, ana.page.code]).toEqual([422, '/preguntas/resultado', 'CLV-150'])
    expect(ana.page.words).toContain(ana.t('p07.left', { n: 2 }))
    await fail(ana, company)
    expect(ana.page.words).toContain(ana.t('p07.left', { n: 1 }))
    await fail(ana, company)
    expect([ana.page.status, ana.page.path, ana.page.code]).toEqual([429, '/suspendido', 'CLV-151'])

    await service.inbox.next((mail) => mail.to === company.mail && mail.subject === ana.t('m04.subject'))
    // The case opened before, another browser, another language, another instance: the same page.
    await other.press(other.t('p05.start'))
    expect([other.page.status, other.page.path]).toEqual([429, '/suspendido'])
    const third = visit(service)
    await identify(third, company)
    expect([third.page.status, third.page.code]).toEqual([429, 'CLV-151'])
    expect(await standingOf(service, company)).toMatchObject({ refused: 3, suspended: true })

    await letTimePass(service, company, 3_600)
    await third.open('/suspendido')
    await signIn(third, company, company.key ?? '')
    expect(third.page.path).toBe('/cuenta')
    expect(mailsTo(ana, company, ana.t('m04.subject'))).toHaveLength(1)
  })

  it('ATK-19: opens again after 24 hours and not a second before; waiting visitors do not make it longer', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    for (let n = 0; n < 3; n += 1) await fail(ana, company)
    await letTimePass(service, company, 86_400 - 60)
    const early = visit(service)
    await identify(early, company)
    expect(early.page.path).toBe('/suspendido')
    await letTimePass(service, company, 61)
    await ana.open('/suspendido')
    expect(ana.page.path).toBe('/empresa')
    await recover(ana, company)
    expect(ana.page.h1).toBe(ana.t('p13.panel'))
  })

  it('ATK-22: two used, the third is the third, from a new browser, address, case and instance', async () => {
    const company = service.fresh()
    for (const instance of [0, 1]) {
      const ana = visit(service, { instance })
      await identify(ana, company)
      await fail(ana, company)
      expect(ana.page.path).toBe('/preguntas/resultado')
    }
    const last = visit(service, { lang: 'en' })
    await identify(last, company)
    expect(last.page.words).toContain(last.t('p05.tries', { n: 1, plazo: last.t('g.time.hours', { n: 24 }) }))
    await fail(last, company)
    expect(last.page.path).toBe('/suspendido')
  })

  it('passing gives a spent try not back, a finished recovery does', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    await fail(ana, company)
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
  it('ATK-17: one wrong, all wrong, or all but one wrong read the same', async () => {
    const pages: string[] = []
    for (const right of [[], [0], [0, 1, 2], [1, 2, 3]]) {
      const company = service.fresh()
      const ana = visit(service)
      await identify(ana, company)
      await ana.press(ana.t('p05.start'))
      for (let n = 0; n < service.policy.questions.count; n += 1) {
        await ana.submit(ana.page.path, await answerTo(ana, company, right.includes(n) ? 'right' : 'wrong'))
      }
      pages.push(`${ana.page.status} ${ana.page.path} ${ana.page.words.replace(/CLV-[\w-]{8,}/g, '')}`)
    }
    expect(new Set(pages).size).toBe(1)
  })

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

  it('ATK-30: what no form of ours sends is 400 and costs the try', async () => {
    const { ana, company } = await beforeChoice()
    const body = await ana.filled(ana.page.path, { answer: 'algo que nadie ofreció' })
    const answer = await ana.ask(ana.page.path, { method: 'POST', body })
    expect(answer.status).toBe(400)
    expect(await standingOf(service, company)).toMatchObject({ refused: 1 })
  })

  it('ATK-30: doubled fields, arrays and answers of any length are 400 and cost the try, too', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    const shapes = [
      (body: string) => `${body}&answer=1&answer=2`,
      (body: string) => `${body}&answer%5B%5D=1`,
      (body: string) => `${body.replace(/(day|answer)=[^&]*/, '$1=')}${'1'.repeat(5_000)}`,
    ]
    for (const [n, shape] of shapes.entries()) {
      await ana.open('/preguntas')
      await ana.press(ana.t('p05.start'))
      const body = shape(String(new URLSearchParams(await ana.filled('/preguntas/1'))))
      const { path } = ana.page
      const answer = await ana.ask(path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect([n, answer.status]).toEqual([n, 400])
      expect(await standingOf(service, company)).toMatchObject({ refused: n + 1 })
    }
    await ana.open('/preguntas')
    expect(ana.page.path).toBe('/suspendido')
  })
})

/** Somebody in front of a question with options. Not every set has one, so another company may have to do. */
async function beforeChoice(): Promise<{ readonly ana: Visitor; readonly company: Member }> {
  for (let tries = 0; tries < 20; tries += 1) {
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    await ana.press(ana.t('p05.start'))
    while (/^\/preguntas\/\d$/.test(ana.page.path)) {
      if (ana.page.forms.some(({ fields }) => fields.some(({ type }) => type === 'radio')))
        return { ana, company }
      await ana.submit(ana.page.path, await answerTo(ana, company))
    }
  }
  throw new Error('no set of twenty has a choice')
}

describe('shopping for easy questions (ATK-24)', () => {
  it('shows the same set until its try is spent, in every browser, and then another', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    await ana.press(ana.t('p05.start'))
    const first = await seen(ana, company)
    const eva = visit(service)
    await identify(eva, company)
    await eva.press(eva.t('p05.start'))
    expect(await seen(eva, company)).toEqual(first)
    await answerAll(eva, company, 'wrong')
    expect(eva.page.path).toBe('/preguntas/resultado')
    await eva.press(eva.t('p07.retry'))
    const second = await seen(eva, company)
    expect(second.filter((words) => first.includes(words))).toEqual([])
  })

  it('lets a set be left twice; the third time counts as refused, once, and the ways stay open', async () => {
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

it('ATK-20: twenty answer sets at one instant, over two instances, are at most three tries', async () => {
  const company = service.fresh()
  const visitors = await Promise.all(
    Array.from({ length: 8 }, async (_, n) => {
      const ana = visit(service, { instance: n % 2 })
      await identify(ana, company)
      return ana
    }),
  )
  await Promise.all(
    visitors.map(async (ana) => {
      for (let n = 0; n < 3 && ana.page.path === '/preguntas'; n += 1) {
        await ana.press(ana.t('p05.start'))
        await answerAll(ana, company, 'wrong')
        await ana.open('/preguntas')
      }
    }),
  )
  expect(await standingOf(service, company)).toMatchObject({ refused: 3, suspended: true })
  expect(newKeys['as-described']).not.toBe(company.key)
})
