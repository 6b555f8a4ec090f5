import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { SeenCaseDeps } from '../../../cases/web/seen-case.ts'
import type { SheetPrinter } from '../../../platform/ui/sheet.ts'
import { html, seeOther } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import type { Policy } from '../../../policy/policy.ts'
import { loadDossier, type DossierDeps } from '../app/load-dossier.ts'
import type { ReminderWriter } from '../app/ports.ts'
import { dateOnly, visitDayOf, visitDays } from '../domain/visit-days.ts'
import { caseUnderway } from './case-underway.ts'
import { printed } from './printed.ts'
import { ReminderPage } from './reminder-page.tsx'
import { VisitSheetPage } from './visit-sheet-page.tsx'
import type { CentreStore } from '../../../centres/app/ports.ts'
import { visitSheet, visitSheetWords, type SheetFrame } from './visit-sheet-words.ts'

export interface VisitRoutesDeps extends SeenCaseDeps, DossierDeps {
  readonly policy: Pick<Policy, 'docs' | 'paths'>
  readonly sheet: SheetFrame
  /** Public address of this service. */
  readonly origin: string
  readonly print: SheetPrinter
  readonly writeReminder: ReminderWriter
  /** The centre that the case goes to, where one was chosen. */
  readonly centres: Pick<CentreStore, 'ofCase'>
}

/** The sheet of the way and the reminder of the day, for the browser of a case that is open. */
export const visitRoutes = (deps: VisitRoutesDeps) => (app: FastifyInstance) => {
  const planned = async (request: FastifyRequest) => {
    const loaded = await caseUnderway(deps, request)
    const [{ documents }, centre] = await Promise.all([
      loadDossier(deps, loaded),
      deps.centres.ofCase(loaded.case.id),
    ])
    const { visit } = request
    return {
      loaded,
      words: visitSheetWords({ visit, loaded, documents, policy: deps.policy, centre }),
    }
  }

  app.get('/caso/:code/hoja', async (request, reply) => {
    const { words } = await planned(request)
    return html(reply, VisitSheetPage({ visit: request.visit, words }))
  })

  app.get('/caso/:code/hoja.pdf', async (request, reply) => {
    const { loaded, words } = await planned(request)
    const sheet = visitSheet(deps.sheet, request.visit, words, loaded.now)
    return printed(reply, `hoja-${loaded.code}.pdf`, await deps.print(sheet))
  })

  const page = (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    { code, now }: LoadedCase,
    isRefused: boolean,
  ) =>
    html(
      reply,
      ReminderPage({
        visit,
        code,
        days: visitDays(now),
        chosen: visit.browser.visitDay,
        formNumber: visit.formNumber(`reminder:${code}`),
        isRefused,
      }),
      isRefused ? 422 : 200,
    )

  app.get('/caso/:code/recordatorio', async (request, reply) =>
    page(request, reply, await caseUnderway(deps, request), false),
  )

  app.post('/caso/:code/recordatorio', async (request, reply) => {
    const { visit } = request
    const loaded = await caseUnderway(deps, request)
    const { f, dia } = takeFields(request.body, ['f', 'dia'])
    visit.checkForm(f, `reminder:${loaded.code}`)
    const chosen = visitDayOf(dia, loaded.now)
    if (chosen === undefined) return page(request, reply, loaded, true)
    visit.carry({ visitDay: chosen.day })
    return seeOther(reply, `/caso/${loaded.code}/recordatorio.ics`)
  })

  app.get('/caso/:code/recordatorio.ics', async (request, reply) => {
    const { visit } = request
    const { loaded, words } = await planned(request)
    const { code, now } = loaded
    const chosen = visitDayOf(visit.browser.visitDay, now)
    if (chosen === undefined) return seeOther(reply, `/caso/${code}/recordatorio`)
    const file = deps.writeReminder({
      id: `${code}-${chosen.day}@${new URL(deps.origin).hostname}`,
      day: dateOnly(chosen),
      title: visit.t('remind.event', { caso: code }),
      text: [
        visit.t('letter.case', { caso: code }),
        ...words.facts.map(([label, value]) => `${label}: ${value}`),
        `${visit.t('p16.papers.title')}:`,
        ...words.papers.map(({ name }) => `- ${name}`),
        words.warning,
      ].join('\n'),
      url: `${deps.origin}/caso`,
      lang: visit.lang.toUpperCase(),
      now,
    })
    return printed(reply, `recordatorio-${code}.ics`, file, 'text/calendar; charset=utf-8; method=PUBLISH')
  })
}
