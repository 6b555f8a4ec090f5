import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { moveByOffice, timesFor, type ReplanDeps } from '../../appointments/app/replan.ts'
import { localTime } from '../../centres/domain/calendar.ts'
import { parseId, type AppointmentId } from '../../kernel/ids.ts'
import { instant } from '../../kernel/time.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { atCentre, type AtCentreDeps } from '../app/at-centre.ts'
import type { AgendaError } from './agenda-form.tsx'
import { agendaHref, agendaRoutes } from './agenda-paths.ts'
import type { DeskGate } from './desk-gate.ts'
import { moveAct, MovePage } from './move-page.tsx'

export interface MoveRoutesDeps extends AtCentreDeps {
  readonly gate: DeskGate
  readonly replan: ReplanDeps
}

/** Days in which times are offered. */
const offered = 14
const mostTimes = 60

/** S-03, "mover": an officer gives a turno another time, with a message. */
export const moveRoutes = (deps: MoveRoutesDeps) => (app: FastifyInstance) => {
  const asked = async (request: FastifyRequest) => {
    const who = await deps.gate.toDo(request, 'runAgenda')
    const id = parseId<AppointmentId>((request.params as { readonly id?: unknown }).id)
    const turno = id.ok ? await deps.replan.replan.one(id.value) : undefined
    const at = turno && (await atCentre(deps, who, turno.centreId))
    if (turno?.state !== 'booked' || at === undefined) throw new CodedRefusal('pageNotFound')
    const day = localTime(turno.from, at.calendar.zone).day
    const back = agendaHref({ centreId: turno.centreId, day, windowId: undefined })
    return { who, turno, at, back }
  }

  const page = async (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    { turno, at, back }: Awaited<ReturnType<typeof asked>>,
    error?: AgendaError,
  ) => {
    const times = (await timesFor(deps.replan, turno, visit.now, offered)).slice(0, mostTimes)
    const props = { visit, turno, at, times, days: offered, back, error }
    return html(reply, MovePage(props), error === undefined ? 200 : 422)
  }

  app.get(agendaRoutes.move, async (request, reply) => page(request, reply, await asked(request)))

  app.post(agendaRoutes.move, async (request, reply) => {
    const one = await asked(request)
    const { f, hora } = takeFields(request.body, ['f', 'hora'], 100)
    // Sent twice it is one move: the second time this turno is booked no more.
    request.visit.checkForm(f, moveAct(one.turno.id))
    if (!/^[0-9]{10,14}$/.test(hora)) return page(request, reply, one, 's03.err.move')
    const moved = await moveByOffice(deps.replan, one.who.id, one.turno, instant(Number(hora)))
    return moved.ok
      ? seeOther(reply, one.back)
      : page(request, reply, one, moved.code === 'taken' ? 's03.err.taken' : 's03.err.over')
  })
}
