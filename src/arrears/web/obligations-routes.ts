import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CurrentSession } from '../../keys/web/current-session.ts'
import { ledBack } from '../../keys/web/led-back.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import type { AskedReminder } from '../app/due-reminder.ts'
import type { DueDateWriter } from '../app/ports.ts'
import { dueDatesOf, seeObligations, type SeeDeps } from '../app/see-obligations.ts'
import { writePeriod } from '../domain/period.ts'
import { arrearsPaths } from './arrears-paths.ts'
import { readReminder, reminderField } from './due-reminder-form.tsx'
import { periodWords } from './obligation-words.ts'
import { ObligationsPage, type Asking } from './obligations-page.tsx'

export interface ObligationsRoutesDeps {
  readonly see: SeeDeps
  readonly origin: string
  asking(request: FastifyRequest): Asking
  writeDueDates: DueDateWriter
  readonly reminder: {
    readonly choices: readonly number[]
    of(employerId: EmployerId): Promise<AskedReminder>
    ask(employerId: EmployerId, daysBefore: number | null, lang: Lang): Promise<void>
  }
  session(request: FastifyRequest): Promise<CurrentSession | undefined>
}

const act = 'dueReminder'

/** What the signed-in employer owes and when it is due; nobody else is told anything. */
export const obligationsRoutes = (deps: ObligationsRoutesDeps) => (app: FastifyInstance) => {
  const { choices } = deps.reminder

  async function page(
    request: FastifyRequest,
    reply: FastifyReply,
    { who }: CurrentSession,
    said: { readonly isMissing?: boolean; readonly isKept?: boolean } = {},
  ) {
    const { visit } = request
    const { isMissing = false, isKept = false } = said
    const [seen, { daysBefore }] = await Promise.all([
      seeObligations(deps.see, who.employerId, who.now),
      deps.reminder.of(who.employerId),
    ])
    if (seen === undefined) return seeOther(reply, '/entrar')
    const view = ObligationsPage({
      visit,
      seen,
      asking: deps.asking(request),
      ...(choices.length > 0 && {
        reminder: { formNumber: visit.formNumber(act), choices, daysBefore, isMissing },
      }),
      isKept,
    })
    return html(reply, view, isMissing ? 422 : 200)
  }

  app.get<{ Querystring: { aviso?: unknown } }>(arrearsPaths.obligations, async (request, reply) => {
    const signedIn = await deps.session(request)
    if (signedIn === undefined) return seeOther(reply, '/entrar')
    return page(request, reply, signedIn, { isKept: request.query.aviso === 'guardado' })
  })

  if (choices.length > 0) {
    app.get(
      arrearsPaths.reminder,
      ledBack(deps.session, () => arrearsPaths.obligations),
    )
    app.post(arrearsPaths.reminder, async (request, reply) => {
      const { visit } = request
      const raw = takeFields(request.body, ['f', reminderField])
      visit.checkForm(raw.f, act)
      const signedIn = await deps.session(request)
      if (signedIn === undefined) return seeOther(reply, '/entrar')
      const wanted = readReminder(raw[reminderField], choices)
      if (wanted === undefined) return page(request, reply, signedIn, { isMissing: true })
      await deps.reminder.ask(signedIn.who.employerId, wanted, visit.lang)
      return seeOther(reply, `${arrearsPaths.obligations}?aviso=guardado`)
    })
  }

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
