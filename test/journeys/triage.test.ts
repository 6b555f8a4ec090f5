import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { langs } from '../../src/kernel/lang.ts'
import { catalogue } from '../../src/kernel/catalogue.ts'
import { resultRows, rowOfCode, toldCodes } from '../../src/triage/domain/rows.ts'
import { answersOf, tree, type Question } from '../../src/triage/domain/tree.ts'
import { doorPaths, questionPath, resultPath, targetPath } from '../../src/triage/web/paths.ts'
import { recover } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

/** Every way from the first question to a result, as the answers on it. */
const ways = (question: Question = firstQuestion()): readonly (readonly string[])[] =>
  answersOf(question).flatMap(({ key, to }) => {
    const next = tree.questions.find(({ id }) => id === to)
    return next === undefined ? [[key]] : ways(next).map((rest) => [key, ...rest])
  })

function firstQuestion(): Question {
  const first = tree.questions.find(({ id }) => id === tree.first)
  if (first === undefined) throw new Error('no first question')
  return first
}

describe.each(langs)('the assistant, in %s', (lang) => {
  it('leads every path of answers, pressed one after the other, to a page that says what to do', async () => {
    const ana = visit(service, { lang })
    expect(ways().length).toBeGreaterThan(35)
    for (const path of ways()) {
      await ana.open('/ayuda/que-me-pasa')
      let question = firstQuestion()
      for (const key of path) {
        const answer = answersOf(question).find((one) => one.key === key)
        if (answer === undefined) throw new Error(`no answer ${key}`)
        const href = targetPath(answer.to, question.id)
        // Two doors are pages of a neighbour; whoever adds them walks them.
        if (href === doorPaths['T-05']) break
        await ana.open(href)
        expect([key, ana.page.status]).toEqual([key, 200])
        question = tree.questions.find(({ id }) => id === answer.to) ?? question
      }
    }
  })

  it('gives every result a next step that takes whoever has no case yet', async () => {
    for (const row of resultRows) {
      const ana = visit(service, { lang })
      await ana.open(resultPath(row.id))
      await ana.open(row.next.path)
      expect([row.id, ana.page.status]).toEqual([row.id, 200])
      const [, anchor] = row.next.path.split('#')
      if (anchor !== undefined) expect(ana.page.html).toContain(`id="${anchor}"`)
    }
  })
})

/** What a page says, without what belongs to the browser that asked: its time without use, its case. */
const said = ({ page }: Visitor): string =>
  (/<h1.*?(?=<section class="clv-help")/s.exec(page.html)?.[0] ?? '').replaceAll(/\s+/g, ' ')

it('says the same to who has begun, to who has not, and to nobody in particular (ATK-14 to ATK-18)', async () => {
  const stranger = visit(service)
  const ana = visit(service)
  await recover(ana, service.fresh(), { stopAt: 'sent' })
  for (const path of [
    '/ayuda',
    ...tree.questions.map(({ id }) => questionPath(id)),
    ...resultRows.map(({ id }) => resultPath(id)),
  ]) {
    await stranger.open(path)
    await ana.open(path)
    expect(said(stranger).length).toBeGreaterThan(200)
    expect(said(ana)).toBe(said(stranger))
  }
})

describe('the code under a message', () => {
  it('leads from a page that says no to the row of its code', async () => {
    const ana = visit(service)
    await ana.open('/no-hay')
    expect(ana.page.html).toContain('<a href="/ayuda/codigo/CLV-904" class="govuk-link">Código: CLV-904</a>')
    await ana.open('/ayuda/codigo/CLV-904')
    expect([ana.page.status, ana.page.path]).toEqual([200, resultPath('R-33')])
  })

  it('is answered for every code of the catalogue, but those of the institution’s own sign-in', async () => {
    const ana = visit(service)
    for (const { code, next } of catalogue) {
      await ana.open(`/ayuda/codigo/${code}`)
      expect([code, ana.page.status]).toEqual([code, next === 'S-01' ? 404 : 200])
      const row = rowOfCode(code)
      if (row !== undefined) expect(ana.page.path).toBe(resultPath(row.id))
    }
    expect(toldCodes.length).toBeGreaterThan(100)
  })
})
