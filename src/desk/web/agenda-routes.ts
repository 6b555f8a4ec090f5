import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ArrivalId } from '../../appointments/domain/line.ts'
import type { CentreStore } from '../../centres/app/ports.ts'
import { localTime, type WindowId } from '../../centres/domain/calendar.ts'
import { isDay, civilDay, type CivilDay } from '../../kernel/civil-day.ts'
import { parseId, type AppointmentId, type CentreId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { mayDo, maySee } from '../../staff/domain/roles.ts'
import { atCentre, boundsOf, type AtCentreDeps } from '../app/at-centre.ts'
import { findAtDesk, type CaseViewDeps } from '../app/case-view.ts'
import { receiveCase } from '../app/keep-reach.ts'
import {
  callNext,
  missAppointment,
  moveArrival,
  noteArrival,
  serveArrival,
  type LineDeps,
} from '../app/line.ts'
import { lookAtAgenda } from '../app/look-at-agenda.ts'
import type { DeskCaseStore } from '../app/ports.ts'
import { isWithinReach } from '../domain/reach.ts'
import type { AgendaError } from './agenda-form.tsx'
import { agendaAct } from './agenda-form.tsx'
import { AgendaPage } from './agenda-page.tsx'
import { agendaHref, agendaRoutes, type AgendaView } from './agenda-paths.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'

export interface AgendaRoutesDeps extends AtCentreDeps {
  readonly gate: DeskGate
  readonly line: LineDeps
  readonly centres: Pick<CentreStore, 'open'>
  readonly view: Pick<CaseViewDeps, 'cases' | 'desk'>
  readonly desk: Pick<DeskCaseStore, 'receive'>
}

type Asked = { Querystring: Record<string, unknown> }

const refusals = {
  none: 's03.err.none',
  busy: 's03.err.busy',
  noWindow: 's03.err.window',
  over: 's03.err.over',
  theirs: 's03.err.theirs',
} as const satisfies Readonly<Record<string, AgendaError>>

/** What is done: nothing to be said, something that was refused, or a page to go to. */
type Done = { readonly error?: AgendaError; readonly to?: string }

/** S-03: the day of a centre, and who is there. */
export const dayRoutes = (deps: AgendaRoutesDeps) => (app: FastifyInstance) => {
  const looked = async (who: OnDuty, asked: Readonly<Record<string, unknown>>, now: Instant) => {
    const open = await deps.centres.open()
    const asId = parseId<CentreId>(asked['centro'])
    const centreId = asId.ok ? asId.value : (who.centreId ?? open[0]?.id)
    const at = centreId === undefined ? undefined : await atCentre(deps, who, centreId)
    if (at === undefined || centreId === undefined) throw new CodedRefusal('pageNotFound')
    const windowId = parseId<WindowId>(asked['ventanilla'])
    const view: AgendaView = {
      centreId,
      day: dayFrom(asked['dia']) ?? localTime(now, at.calendar.zone).day,
      windowId:
        windowId.ok && at.calendar.windows.some(({ id }) => id === windowId.value)
          ? windowId.value
          : undefined,
    }
    const centres = who.centreId === null ? open : []
    return { at, view, centres }
  }

  const page = async (
    request: FastifyRequest,
    reply: FastifyReply,
    who: OnDuty,
    asked: Readonly<Record<string, unknown>>,
    error?: AgendaError,
  ) => {
    const { visit } = request
    const { at, view, centres } = await looked(who, asked, visit.now)
    const props = {
      visit,
      view,
      centres,
      agenda: await lookAtAgenda({ ...deps, line: deps.line.line }, who.id, at, view.day, visit.now),
      opensCases: maySee(who.roles, 'cases'),
      serves: mayDo(who.roles, 'servePeople'),
      blocks: mayDo(who.roles, 'runAgenda'),
      error,
    }
    return html(reply, AgendaPage(props), error === undefined ? 200 : 422)
  }

  app.get<Asked>(agendaRoutes.agenda, async (request, reply) =>
    page(request, reply, await deps.gate.toSee(request, 'schedules'), request.query),
  )

  app.post(agendaRoutes.agenda, async (request, reply) => {
    const who = await deps.gate.toDo(request, 'servePeople')
    const { visit } = request
    const raw = takeFields(
      request.body,
      ['f', 'centro', 'dia', 'ventanilla', 'accion', 'llegada', 'turno'],
      100,
    )
    const { view, at } = await looked(who, raw, visit.now)
    // Sent twice, everything here is done once: whoever was called is called, and who has gone is gone.
    visit.checkForm(raw.f, agendaAct(view.centreId))
    const { centreId, windowId } = view
    const llegada = parseId<ArrivalId>(raw.llegada)
    const one = llegada.ok ? { id: llegada.value, centreId } : undefined

    const moved = async (move: 'back' | 'gone' | 'done'): Promise<Done> =>
      one !== undefined && (await moveArrival(deps.line, who.id, one, move)) ? {} : { error: 's03.err.over' }

    const turnoAsked = async () => {
      const id = parseId<AppointmentId>(raw.turno)
      const { from, until } = boundsOf(view.day, at)
      const turnos = await deps.line.line.day(centreId, from, until)
      return turnos.find((turno) => id.ok && turno.id === id.value)
    }

    const act = async (): Promise<Done> => {
      switch (raw.accion) {
        case 'llamar': {
          if (windowId === undefined) return { error: 's03.err.window' }
          const called = await callNext(deps.line, who.id, centreId, windowId)
          return called.ok ? {} : { error: refusals[called.code] }
        }
        case 'atender': {
          if (one === undefined) return { error: 's03.err.over' }
          const served = await serveArrival(deps.line, who.id, { ...one, windowId })
          return served.ok
            ? { to: casePath(deskRoutes.case, served.value.caseCode) }
            : { error: refusals[served.code] }
        }
        case 'devolver':
          return moved('back')
        case 'no-vino':
          return moved('gone')
        case 'terminar':
          return moved('done')
        case 'llego': {
          const turno = await turnoAsked()
          const found = turno && (await findAtDesk(deps.view, turno.caseCode))
          if (found === undefined) return { error: 's03.err.over' }
          await receiveCase(deps, { id: who.id, centreId }, found)
          const now = await findAtDesk(deps.view, found.loaded.code)
          if (now === undefined || !isWithinReach(who, now.desk)) return { error: 's03.err.theirs' }
          await noteArrival(deps.line, who.id, found.loaded, at, visit.now)
          return {}
        }
        case 'falto': {
          const turno = await turnoAsked()
          const missed = turno !== undefined && (await missAppointment(deps.line, who.id, turno, centreId))
          return missed ? {} : { error: 's03.err.over' }
        }
        default:
          return {}
      }
    }
    const { error, to } = await act()
    if (error !== undefined) return page(request, reply, who, raw, error)
    return seeOther(reply, to ?? agendaHref(view))
  })
}

/** `2026-11-24`; undefined for anything else. */
export function dayFrom(raw: unknown): CivilDay | undefined {
  const [, y = '', m = '', d = ''] =
    (typeof raw === 'string' && /^(20[0-9]{2})-([0-9]{2})-([0-9]{2})$/.exec(raw)) || []
  return y !== '' && isDay(Number(y), Number(m), Number(d))
    ? civilDay(Number(y), Number(m), Number(d))
    : undefined
}
