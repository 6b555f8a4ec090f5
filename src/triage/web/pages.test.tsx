import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { htmlFindings } from '../../../test/support/valid-html.ts'
import { inflesz } from '../../../test/support/inflesz.ts'
import { testVisit } from '../../../test/support/visit.ts'
import { testApp, testBrowser } from '../../../test/support/web.ts'
import { qrModules } from '../../adapters/pdf/qr.ts'
import { langs } from '../../kernel/lang.ts'
import { asDescribed } from '../../policy/profiles/as-described.ts'
import { standards } from '../../policy/profiles/standards.ts'
import { createTexts } from '../../platform/text/texts.ts'
import { defaultTheme } from '../../platform/ui/theme.ts'
import { resultRows, rowOf, toldCodes } from '../domain/rows.ts'
import { answersOf, questionOf, tree } from '../domain/tree.ts'
import { HelpPage } from './help-page.tsx'
import { doorPaths, questionPath, resultPath, targetPath } from './paths.ts'
import { QuestionPage } from './question-page.tsx'
import { ResultPage, type ResultPageProps } from './result-page.tsx'
import { rowFactsOf, rowWords } from './row-words.ts'
import { triageRoutes } from './triage-routes.ts'

const texts = createTexts()
const facts = rowFactsOf(asDescribed, defaultTheme)
const address = 'https://clave.example/ayuda/resultado/R-07'

const resultPage = (props: Pick<ResultPageProps, 'visit' | 'row'> & Partial<ResultPageProps>) =>
  String(ResultPage({ facts, address, qr: qrModules(address), ...props }))

describe.each(langs)('every page of the assistant, in %s', (lang) => {
  it('is sound HTML with one heading', async () => {
    const pages = [
      String(HelpPage({ visit: testVisit(lang, '/ayuda') })),
      ...tree.questions.map((question) =>
        String(QuestionPage({ visit: testVisit(lang, questionPath(question.id)), question })),
      ),
      ...resultRows.map((row) => resultPage({ visit: testVisit(lang, resultPath(row.id)), row })),
    ]
    expect(pages).toHaveLength(1 + tree.questions.length + resultRows.length)
    for (const page of pages) {
      expect(await htmlFindings(page)).toEqual([])
      expect(page.match(/<h1/g)).toHaveLength(1)
    }
  })

  it('and weighs less than 8 kB as it is sent (SCREENS 0.5)', () => {
    const sent = (page: string) => gzipSync(page).length
    const results = resultRows.map((row) => resultPage({ visit: testVisit(lang, resultPath(row.id)), row }))
    expect(Math.max(...results.map(sent))).toBeLessThan(8000)
    expect(sent(String(HelpPage({ visit: testVisit(lang) })))).toBeLessThan(8000)
  })

  it('and every result has all its parts, and one button', () => {
    const t = texts.in(lang)
    for (const row of resultRows) {
      const page = resultPage({ visit: testVisit(lang), row })
      const parts = ['t.result.why', 't.result.do', 't.result.time', 't.result.prepare'] as const
      for (const part of parts) expect(page).toContain(`>${t(part)}</h2>`)
      expect(page.match(/class="govuk-button"/g)).toHaveLength(1)
      expect(page.includes(t('t.result.dont'))).toBe(row.isStuck)
    }
  })
})

describe('the words of the results', () => {
  const words = (lang: 'es' | 'en', row = rowOf('R-07'), rules = asDescribed) =>
    rowWords(texts.in(lang), row, rowFactsOf(rules, defaultTheme))

  it('are no two alike, so that a list of them tells them apart', () => {
    for (const lang of langs)
      expect(new Set(resultRows.map((row) => words(lang, row).title)).size).toBe(resultRows.length)
  })

  it('offer a longer link only where the rules have one', () => {
    expect(words('es').todo).toBe('Abra su correo antes de pedirlo.')
    expect(words('es', rowOf('R-07'), standards).todo).toContain('Si necesita más tiempo, elija 10 minutos.')
  })

  it('take the suspension and the length of a key from the rules', () => {
    expect(words('es', rowOf('R-12')).time).toBe('24 horas')
    expect(words('es', rowOf('R-08')).todo).toContain('entre 8 y 12 caracteres')
    expect(words('en', rowOf('R-08'), standards).todo).toContain('Use 15 to 64 characters.')
  })

  it('say a span as people say it', () => {
    expect(words('es', rowOf('R-01')).time).toBe('De 1 a 3 días laborables')
    expect(words('es', rowOf('R-04')).time).toBe('De 15 minutos a 2 días laborables')
    expect(words('es', rowOf('R-07')).time).toBe('De 5 a 15 minutos')
    expect(words('es', rowOf('R-06')).time).toBe('De 5 minutos a 1 hora')
    expect(words('en', rowOf('R-09')).time).toBe('1 hour')
  })

  it('read easily: 55 on the INFLESZ scale in every result and question, and 60 over all', () => {
    const t = texts.in('es')
    const results = resultRows.map((row) => {
      const { title, why, todo, papers } = words('es', row)
      const all = [title, why, todo, ...papers.flatMap((one) => one.papers)]
      return { id: row.id, score: inflesz(all) }
    })
    const questions = tree.questions.map((question) => ({
      id: question.id as string,
      score: inflesz([t(question.title), ...answersOf(question).map(({ key }) => t(key))]),
    }))
    const scores = [...results, ...questions]
    expect(scores.filter(({ score }) => score < 55)).toEqual([])
    expect(scores.reduce((sum, { score }) => sum + score, 0) / scores.length).toBeGreaterThanOrEqual(60)
  })
})

const open = async () =>
  testBrowser(
    await testApp(
      triageRoutes({
        texts,
        facts,
        origin: 'https://clave.example',
        qr: qrModules,
        versionOf: (data) => `v${data.length}`,
        blocks: [(_visit, row) => `[block ${row.id}]`],
      }),
    ),
  )

describe('the addresses', () => {
  it('answer for every question, result and code', async () => {
    const browser = await open()
    for (const { id } of tree.questions) expect((await browser.get(questionPath(id))).statusCode).toBe(200)
    for (const { id } of resultRows) expect((await browser.get(resultPath(id))).statusCode).toBe(200)
    for (const code of toldCodes) {
      const { statusCode, headers } = await browser.get(`/ayuda/codigo/${code}`)
      expect([statusCode, headers.location]).toEqual([
        303,
        expect.stringMatching(/^\/ayuda\/resultado\/R-\d\d$/),
      ])
    }
  })

  it('have one name a page, and none for what is not there', async () => {
    const browser = await open()
    expect((await browser.get('/ayuda/que-me-pasa/T-01')).headers.location).toBe('/ayuda/que-me-pasa')
    expect((await browser.get('/ayuda/codigo/130')).headers.location).toBe('/ayuda/codigo/CLV-130')
    for (const path of [
      '/ayuda/que-me-pasa/T-05',
      '/ayuda/que-me-pasa/x',
      '/ayuda/resultado/R-99',
      '/ayuda/resultado/R-07x',
      '/ayuda/codigo/CLV-999',
      '/ayuda/codigo/CLV-280',
    ])
      expect([path, (await browser.get(path)).statusCode]).toEqual([path, 404])
  })

  it('lead from every answer to its page, and back to the question by "not my case"', async () => {
    const browser = await open()
    for (const question of tree.questions) {
      const page = (await browser.get(questionPath(question.id))).body
      for (const { to } of answersOf(question)) {
        const path = targetPath(to, question.id)
        expect(page).toContain(`href="${path}"`)
        if (to in doorPaths || questionOf(to)) continue
        const back = `href="${questionPath(question.id)}"`
        expect((await browser.get(path)).body.split(back).length).toBeGreaterThan(2)
      }
    }
  })

  it('believe no question that does not lead there', async () => {
    const browser = await open()
    const page = (await browser.get('/ayuda/resultado/R-07?de=T-04')).body
    expect(page).not.toContain('que-me-pasa/T-04')
    expect((await browser.get('/ayuda/resultado/R-07?de=T-04&de=T-02')).statusCode).toBe(200)
  })

  it('show what others say beside a result', async () => {
    expect((await (await open()).get('/ayuda/resultado/R-09')).body).toContain('[block R-09]')
  })
})

describe('the data for other channels', () => {
  it('are the same tree and the same words, in both languages, with a version', async () => {
    const answer = await (await open()).get('/ayuda/que-me-pasa.json')
    expect(answer.headers['content-type']).toContain('application/json')
    const data = answer.json<Record<string, unknown>>()
    expect(data).toMatchObject({ format: 1, first: 'T-01', version: expect.stringMatching(/^v\d+$/) })
    const rows = data['rows'] as { id: string; words: Record<string, unknown>; next: string }[]
    expect(rows.map(({ id }) => id)).toEqual(resultRows.map(({ id }) => id))
    for (const [index, row] of resultRows.entries())
      expect(rows[index]).toMatchObject({
        words: { es: rowWords(texts.in('es'), row, facts), en: rowWords(texts.in('en'), row, facts) },
        next: `https://clave.example${row.next.path}`,
      })
  })
})
