import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isOpen } from '../../cases/domain/transition.ts'
import { parseId, type AppointmentId } from '../../kernel/ids.ts'
import { days, plus } from '../../kernel/time.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { cancelPlace } from '../app/book.ts'
import type { Appointment } from '../app/ports.ts'
import { caseOfAddress, placeWords, whenWords, type AppointmentRoutesDeps } from './turn-case.ts'
import {
  bringKeys,
  CancelPage,
  LatePage,
  NoAppointmentPage,
  turnSheet,
  AppointmentPage,
} from './turn-pages.tsx'

/** P-45, P-46 and P-48: the turno of a case, by the code of the case. */
export const turnRoutes = (deps: AppointmentRoutesDeps) => (app: FastifyInstance) => {
  const { appointments, policy } = deps
  const grace = policy.appointment.lateGrace
  const caseUrl = (code: string) => `${deps.origin}/caso/${code}`

  /** The one that is booked; whoever has none is shown what became of the last. */
  const booked =
    (
      page: (
        found: { readonly code: string; readonly one: Appointment; readonly isOwn: boolean },
        request: FastifyRequest,
        reply: FastifyReply,
      ) => Promise<FastifyReply> | FastifyReply,
    ) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const { visit } = request
      const { loaded, one, isOwn } = await caseOfAddress(deps, request)
      const { code } = loaded
      if (one?.state === 'booked') return page({ code, one, isOwn }, request, reply)
      // Once somebody is there, the turno is not for the browser to change.
      if (one !== undefined && ['arrived', 'called', 'attending'].includes(one.state))
        return seeOther(reply, `/turno/${code}/espera`)
      if (one?.state === 'finished') return seeOther(reply, `/caso/${code}`)
      if (one?.state === 'held') return seeOther(reply, '/turno/revisar')
      if (!isOpen(loaded.case.state)) return seeOther(reply, `/caso/${code}`)
      const keptUntil = plus(loaded.case.touchedAt, days(policy.caseKeepDays))
      return html(reply, NoAppointmentPage({ visit, code, one, keptUntil }))
    }

  app.get(
    '/turno/:code',
    booked(async ({ code, one, isOwn }, request, reply) => {
      const { visit } = request
      const url = caseUrl(code)
      const view = AppointmentPage({
        visit,
        code,
        one,
        caseUrl: url,
        qr: deps.qr(url),
        grace,
        wasMoved: await isOfMoved(request, one),
        isOwn,
      })
      return html(reply, view)
    }),
  )

  /** An old link names the turno that it was written for: it leads to the newest one, and says so. */
  async function isOfMoved({ query }: FastifyRequest, one: Appointment): Promise<boolean> {
    const id = parseId<AppointmentId>((query as { readonly turno?: unknown }).turno)
    if (!id.ok || id.value === one.id) return false
    return (await appointments.stateOf(one.caseId, id.value)) === 'moved'
  }

  app.get(
    '/turno/:code/turno.pdf',
    booked(async ({ code, one }, { visit }, reply) => {
      const sheet = turnSheet({ visit, code, one, caseUrl: caseUrl(code), grace }, deps.sheet)
      return file(reply, `turno-${code}.pdf`, await deps.print(sheet), 'application/pdf')
    }),
  )

  app.get(
    '/turno/:code/turno.ics',
    booked(({ code, one }, { visit }, reply) => {
      const { t } = visit
      const entry = deps.writeEntry({
        id: `${code}-turno@${new URL(deps.origin).hostname}`,
        from: one.from,
        until: one.until,
        title: `${t('p45.title')} ${code}`,
        text: [
          whenWords(visit, one.from, one.centre),
          t('p45.code', { caso: code }),
          ...(one.kind === 'counter' ? bringKeys.map((key) => `- ${t(key)}`) : []),
        ].join('\n'),
        place: placeWords(visit, one),
        url: `${deps.origin}/turno/${code}?turno=${one.id}`,
        lang: visit.lang.toUpperCase(),
        now: one.changedAt,
      })
      return file(reply, `turno-${code}.ics`, entry, 'text/calendar; charset=utf-8; method=PUBLISH')
    }),
  )

  app.get(
    '/turno/:code/cambiar',
    booked(({ code, one }, { visit }, reply) => {
      if (one.now >= one.changeableUntil) return html(reply, LatePage({ visit, code, one, grace }), 409)
      const { caseId, kind, support, centre, id } = one
      visit.carry({ turn: { caseId, kind, support, centreId: centre.id, instead: id } })
      return seeOther(reply, '/turno/hora')
    }),
  )

  app.get(
    '/turno/:code/anular',
    booked(({ code, one }, { visit }, reply) => {
      if (one.now >= one.changeableUntil) return html(reply, LatePage({ visit, code, one, grace }), 409)
      const formNumber = visit.formNumber(`turn:cancel:${code}`)
      return html(reply, CancelPage({ visit, code, one, grace, formNumber }))
    }),
  )

  app.post('/turno/:code/anular', async (request, reply) => {
    const { visit } = request
    const { loaded, one } = await caseOfAddress(deps, request)
    const { code } = loaded
    const raw = takeFields(request.body, ['f', 'turno'])
    visit.checkForm(raw.f, `turn:cancel:${code}`)
    const id = parseId<AppointmentId>(raw.turno)
    if (!id.ok) throw new CodedRefusal('formIncomplete')
    const done = await cancelPlace(deps.booking, loaded.case.id, id.value)
    if (!done.ok && done.code === 'tooLate' && one !== undefined)
      return html(reply, LatePage({ visit, code, one, grace }), 409)
    // Sent twice, or from a page older than the turno: its page says how things stand.
    return seeOther(reply, `/turno/${code}`)
  })
}

const file = (reply: FastifyReply, name: string, content: Uint8Array | string, type: string): FastifyReply =>
  reply.header('content-disposition', `attachment; filename="${name}"`).type(type).send(content)
