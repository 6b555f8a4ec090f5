import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { CurrentSession } from '../../keys/web/current-session.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import type { DueDateWriter } from '../app/ports.ts'
import { dueDatesOf, seeObligations, type SeeDeps } from '../app/see-obligations.ts'
import { writePeriod } from '../domain/period.ts'
import { arrearsPaths } from './arrears-paths.ts'
import { periodWords } from './obligation-words.ts'
import { ObligationsPage, type Asking } from './obligations-page.tsx'

export interface ObligationsRoutesDeps {
  readonly see: SeeDeps
  readonly origin: string
  asking(request: FastifyRequest): Asking
  writeDueDates: DueDateWriter
  session(request: FastifyRequest): Promise<CurrentSession | undefined>
}

/** What the signed-in employer owes and when it is due; nobody else is told anything. */
export const obligationsRoutes = (deps: ObligationsRoutesDeps) => (app: FastifyInstance) => {
  app.get(arrearsPaths.obligations, async (request, reply) => {
    const signedIn = await deps.session(request)
    if (signedIn === undefined) return seeOther(reply, '/entrar')
    const seen = await seeObligations(deps.see, signedIn.who.employerId, signedIn.who.now)
    if (seen === undefined) return seeOther(reply, '/entrar')
    return html(reply, ObligationsPage({ visit: request.visit, seen, asking: deps.asking(request) }))
  })

  app.get(arrearsPaths.calendar, async (request, reply) => {
    const { visit } = request
    const signedIn = await deps.session(request)
    if (signedIn === undefined) return seeOther(reply, '/entrar')
    const { now, employerId } = signedIn.who
    const dates = await dueDatesOf(deps.see, employerId, now)
    if (dates === undefined) return seeOther(reply, '/entrar')
    const { t, lang } = visit
    const file = deps.writeDueDates({
      lang: lang.toUpperCase(),
      url: `${deps.origin}${arrearsPaths.obligations}`,
      now,
      entries: dates.map(({ period, endsAt }) => ({
        id: `due-${writePeriod(period)}@${new URL(deps.origin).host}`,
        endsAt,
        title: t('arr.calendar.event', { periodo: periodWords(period, lang) }),
        text: t('arr.calendar.text'),
      })),
    })
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="fechas.ics"')
      .send(file)
  })
}
