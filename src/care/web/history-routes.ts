import type { FastifyInstance } from 'fastify'
import type { EmployerId } from '../../kernel/ids.ts'
import type { FindSession } from '../../keys/web/current-session.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import { historyPage, type HistoryReader } from '../app/history.ts'
import { readPlace } from '../domain/history.ts'
import { HistoryPage, historyPath, type HistoryPageProps } from './history-pages.tsx'

export interface HistoryRoutesDeps {
  readonly session: FindSession
  readonly history: HistoryReader
  browsersOf(employerId: EmployerId): Promise<HistoryPageProps['browsers']>
}

/** The acts of who is signed in, and of nobody else: the session says whose they are, and nothing in the address does. */
export const historyRoutes = (deps: HistoryRoutesDeps) => (app: FastifyInstance) => {
  app.get<{ Querystring: { antes?: unknown } }>(historyPath, async (request, reply) => {
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const { employerId } = own.who
    const before = readPlace(request.query.antes)
    const [{ lines, next }, browsers] = await Promise.all([
      historyPage(deps.history, employerId, before),
      deps.browsersOf(employerId),
    ])
    const isNewest = before === undefined
    return html(reply, HistoryPage({ visit: request.visit, lines, next, isNewest, browsers }))
  })
}
