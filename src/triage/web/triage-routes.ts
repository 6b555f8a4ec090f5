import type { FastifyInstance } from 'fastify'
import { parseCode } from '../../kernel/catalogue.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import type { Texts } from '../../platform/text/texts.ts'
import { parseRowId, rowOf, rowOfCode } from '../domain/rows.ts'
import { answersOf, questionOf, tree } from '../domain/tree.ts'
import { HelpPage } from './help-page.tsx'
import { codePath, doorPaths, resultPath, triagePath } from './paths.ts'
import { QuestionPage } from './question-page.tsx'
import { ResultPage, type ResultBlock } from './result-page.tsx'
import type { RowFacts } from './row-words.ts'
import { triageData } from './triage-data.ts'

export interface TriageRoutesDeps {
  readonly texts: Pick<Texts, 'in'>
  readonly facts: RowFacts
  readonly origin: string
  qr(text: string): readonly (readonly boolean[])[]
  /** A short digest that changes with the words: what another channel has kept is old when it differs. */
  versionOf(data: string): string
  readonly blocks?: readonly ResultBlock[]
}

/**
 * The assistant. Every page is a GET that asks for nothing and says the same to everybody: no case is looked at, and
 * no answer is written anywhere.
 */
export const triageRoutes = (deps: TriageRoutesDeps) => (app: FastifyInstance) => {
  const { facts, origin } = deps
  const data = triageData(deps)
  const whole = JSON.stringify({ version: deps.versionOf(JSON.stringify(data)), ...data })

  app.get('/ayuda', async ({ visit }, reply) => html(reply, HelpPage({ visit })))

  app.get<{ Params: { question: string } }>(`${triagePath}/:question`, async ({ visit, params }, reply) => {
    const question = questionOf(params.question)
    if (question === undefined) throw new CodedRefusal('pageNotFound')
    // One page has one address: the first question has the short one.
    if (question.id === tree.first) return seeOther(reply, triagePath)
    return html(reply, QuestionPage({ visit, question }))
  })

  app.get(triagePath, async ({ visit }, reply) => {
    const question = questionOf(tree.first)
    if (question === undefined) throw new CodedRefusal('pageNotFound')
    return html(reply, QuestionPage({ visit, question }))
  })

  app.get(`${triagePath}.json`, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(whole),
  )

  app.get<{ Params: { row: string }; Querystring: { de?: unknown } }>(
    '/ayuda/resultado/:row',
    async ({ visit, params, query }, reply) => {
      const id = parseRowId(params.row)
      if (id === undefined) throw new CodedRefusal('pageNotFound')
      const row = rowOf(id)
      const asked = typeof query.de === 'string' ? questionOf(query.de) : undefined
      const from = asked !== undefined && answersOf(asked).some(({ to }) => to === id) ? asked : undefined
      const address = `${origin}${resultPath(id)}`
      return html(
        reply,
        ResultPage({ visit, row, facts, from, address, qr: deps.qr(address), blocks: deps.blocks }),
      )
    },
  )

  // Where the code under a message leads. A code that only the institution's own people see has no result.
  app.get<{ Params: { code: string } }>(`${doorPaths['T-05']}/:code`, async ({ params }, reply) => {
    const code = parseCode(params.code)
    const row = code === undefined ? undefined : rowOfCode(code)
    if (code === undefined || row === undefined) throw new CodedRefusal('pageNotFound')
    return seeOther(reply, params.code === code ? resultPath(row.id) : codePath(code))
  })
}
