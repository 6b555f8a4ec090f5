import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CentreStore } from '../../centres/app/ports.ts'
import type { CentreCalendar } from '../../centres/app/calendar-ports.ts'
import { parseId, type CentreId } from '../../kernel/ids.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import { atCentre } from '../app/at-centre.ts'
import {
  changeCalendar,
  appointmentDecisions,
  type ChangeCalendarDeps,
  type Touched,
} from '../app/change-calendar.ts'
import { agendaRoutes } from './agenda-paths.ts'
import { CentreCalendarPage } from './centre-calendar-page.tsx'
import { CentresListPage } from './centres-list-page.tsx'
import {
  changeAct,
  changeFields,
  readChange,
  type ChangeError,
  type ChangeMistake,
  type NewIds,
  type RawChange,
} from './change-form.ts'
import { ChangeReviewPage } from './change-review-page.tsx'
import type { DeskGate } from './desk-gate.ts'

export interface CentresRoutesDeps extends ChangeCalendarDeps {
  readonly gate: DeskGate
  readonly centres: Pick<CentreStore, 'open'>
  /** Ids of those that give turnos. */
  openCalendars(): Promise<ReadonlySet<string>>
  readonly newIds: NewIds
}

const deciding = ['f', 'decision', 'visto'] as const
type Deciding = (typeof deciding)[number]

/** Changes that whoever runs the agenda may make: they take time away, or give it back, and change no rule. */
const ofAgenda: ReadonlySet<string> = new Set(['cerrar', 'reabrir'])

/** S-22: calendars of centres, and every change of them. */
export const centresRoutes = (deps: CentresRoutesDeps) => (app: FastifyInstance) => {
  const reached = async (request: FastifyRequest, who: OnDuty): Promise<CentreCalendar> => {
    const id = parseId<CentreId>((request.params as { readonly id?: unknown }).id)
    const at = id.ok ? await atCentre(deps, who, id.value) : undefined
    if (at === undefined) throw new CodedRefusal('pageNotFound')
    return at
  }

  const page = (
    request: FastifyRequest,
    reply: FastifyReply,
    who: OnDuty,
    at: CentreCalendar,
    mistake?: ChangeMistake,
    typed?: RawChange,
  ) =>
    html(
      reply,
      CentreCalendarPage({
        visit: request.visit,
        at,
        manages: mayDo(who.roles, 'manageCalendars'),
        blocks: mayDo(who.roles, 'runAgenda'),
        ofAll: who.centreId === null,
        isDone: (request.query as { readonly aviso?: unknown }).aviso === 'guardado',
        mistake,
        typed,
      }),
      mistake === undefined ? 200 : 422,
    )

  app.get(agendaRoutes.centres, async (request, reply) => {
    const who = await deps.gate.toSee(request, 'calendars')
    const [centres, open] = await Promise.all([deps.centres.open(), deps.openCalendars()])
    const within = centres.filter(({ id }) => who.centreId === null || who.centreId === id)
    return html(
      reply,
      CentresListPage({
        visit: request.visit,
        centres: within.map((one) => ({ ...one, isOpen: open.has(one.id) })),
      }),
    )
  })

  app.get(agendaRoutes.centre, async (request, reply) => {
    const who = await deps.gate.toSee(request, 'calendars')
    return page(request, reply, who, await reached(request, who))
  })

  app.post(agendaRoutes.change, async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, [...deciding, ...changeFields] as readonly Deciding[], 300)
    const { f, decision: decided, visto } = raw
    const typed: RawChange = raw
    const isOfAgenda = ofAgenda.has(typed['cambio'] ?? '')
    const who = await deps.gate.toDo(request, isOfAgenda ? 'runAgenda' : 'manageCalendars')
    const at = await reached(request, who)
    const { centreId } = at.calendar
    // Sent twice, the second finds what the first has done, and says so.
    visit.checkForm(f, changeAct(centreId))
    const read = readChange(typed, at.calendar, deps.newIds)
    if (!read.ok) return page(request, reply, who, at, read.detail, typed)
    const change = read.value
    const isOfAll =
      (change.is === 'dayAdded' && !change.day.isLocal) || (change.is === 'dayRemoved' && !change.isLocal)
    if (isOfAll && who.centreId !== null)
      return page(request, reply, who, at, { field: 'dia', error: 's22.err.ofAll' }, typed)

    const decision = appointmentDecisions.find((each) => each === decided)
    const said = decision === undefined ? undefined : { decision, seen: visto }
    const done = await changeCalendar(deps, who.id, centreId, change, said)
    if (done.ok) return seeOther(reply, `${agendaRoutes.centre.replace(':id', centreId)}?aviso=guardado`)
    if (done.code === 'gone')
      return page(request, reply, who, at, { field: 'cambio', error: 's22.err.gone' }, typed)
    return review(request, reply, at, typed, done.detail, wrongDecision(done.code, visto, said !== undefined))
  })

  const review = (
    request: FastifyRequest,
    reply: FastifyReply,
    at: CentreCalendar,
    typed: RawChange,
    touched: Touched,
    error: ChangeError | undefined,
  ) => html(reply, ChangeReviewPage({ visit: request.visit, at, typed, touched, error }), 422)
}

/** Why the page with the turnos is shown once more; the first time nothing is wrong yet. */
function wrongDecision(
  code: 'affected' | 'noRoom',
  seen: string,
  isDecided: boolean,
): ChangeError | undefined {
  if (code === 'noRoom') return 's22.err.noRoom'
  if (seen === '') return undefined
  return isDecided ? 's22.err.changed' : 's22.err.decision'
}
