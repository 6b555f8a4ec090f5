import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mayDo } from '../../staff/domain/roles.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { html, seeOther, type Visit } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import {
  historyOf,
  purposes,
  reveal,
  revealable,
  whyNotOnline,
  type CaseTab,
  type CaseViewDeps,
} from '../app/case-view.ts'
import { addNote } from '../app/add-note.ts'
import { placeOf } from '../app/at-counter.ts'
import type { CounterDeps } from '../app/counter-deps.ts'
import { giveBack, takeThisCase, type CaseInHand, type QueueDeps } from '../app/queue.ts'
import { caseDesk, isMine, type Seen, type TabContent } from './case-desk.ts'
import { HistoryTab, MessagesTab, SecurityTab, SummaryTab } from './case-tabs.tsx'
import { counterRefusals } from './counter-refusals.ts'
import type { DeskGate } from './desk-gate.ts'
import { longestNote } from '../domain/reset-request.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { noteAct, Notes, type NotesProps } from './notes.tsx'
import { RevealPage } from './reveal-page.tsx'

/** What the person reads about why it did not work, as a table that stands between the cases and the desk says it. */
export type WhyAtDesk = (visit: Visit, loaded: LoadedCase) => Promise<Html>

export interface DeskCaseRoutesDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly queue: QueueDeps
  readonly counter: CounterDeps
  readonly why: WhyAtDesk
}

const noteRefusals = { ...counterRefusals, empty: 's05.note.err' } as const

/** S-05: one case, its tabs, and what may be done with it. */
export const deskCaseRoutes = (deps: DeskCaseRoutesDeps) => (app: FastifyInstance) => {
  const desk = caseDesk(deps)
  const seen = (request: FastifyRequest) => desk.toSee(request, 'cases')
  const served = (request: FastifyRequest) => desk.toDo(request, 'servePeople')

  type Tab = (request: FastifyRequest, ...given: Parameters<TabContent>) => ReturnType<TabContent>
  const tab = (name: CaseTab, route: string, content: Tab) =>
    app.get<{ Querystring: Record<string, unknown> }>(route, async (request, reply) =>
      desk.show(request, reply, await seen(request), name, (...given) => content(request, ...given), {
        wasTaken: request.query['aviso'] === 'tomado',
      }),
    )

  tab('summary', deskRoutes.case, async ({ visit }, one, inSight) =>
    SummaryTab({
      visit,
      why: whyNotOnline(one.at.loaded),
      told: await deps.why(visit, one.at.loaded),
      compared: isMine(one) ? await deps.compare(one.at.loaded) : undefined,
      seesWhole: inSight.includes('cedula'),
    }),
  )
  const history = async (
    request: FastifyRequest,
    reply: FastifyReply,
    one: Seen,
    error?: NotesProps['error'],
  ) => {
    const { visit } = request
    const { loaded } = one.at
    const content = async () =>
      HistoryTab({
        visit,
        code: loaded.code,
        lines: await historyOf(deps, one.at),
        notes: Notes({
          visit,
          code: loaded.code,
          notes: await deps.counter.counter.notes(placeOf(loaded)),
          mayAdd: mayDo(one.who.roles, 'servePeople'),
          error,
        }),
      })
    const errors = error === undefined ? [] : [{ field: 'nota', text: visit.t(error) }]
    return desk.show(request, reply, one, 'history', content, { errors })
  }
  app.get(deskRoutes.history, async (request, reply) => history(request, reply, await seen(request)))
  app.post(deskRoutes.note, async (request, reply) => {
    const one = await served(request)
    const { code, case: its } = one.at.loaded
    const { f, nota } = takeFields(request.body, ['f', 'nota'], longestNote * 2)
    request.visit.checkForm(f, noteAct(code))
    const added = await addNote(deps.counter, one.who, its.id, nota)
    return added.ok
      ? seeOther(reply, casePath(deskRoutes.history, code))
      : history(request, reply, one, noteRefusals[added.code])
  })
  tab('messages', deskRoutes.messages, async ({ visit }, { at }, inSight) =>
    MessagesTab({ visit, messages: await deps.messages(at.loaded), seesMail: inSight.includes('mail') }),
  )
  tab('security', deskRoutes.security, async ({ visit }, { at }) =>
    SecurityTab({ visit, lines: await historyOf(deps, at), earlier: await deps.earlier(at.loaded) }),
  )

  const inHand = ({ at: { loaded } }: Seen): CaseInHand => ({
    caseId: loaded.case.id,
    employerId: loaded.employer.id,
    code: loaded.code,
  })

  app.post(deskRoutes.take, async (request, reply) => {
    const one = await served(request)
    const { f } = takeFields(request.body, ['f'])
    request.visit.checkForm(f, `deskTake:${one.at.loaded.code}`, one.at.desk.version)
    // The page may be old: the one write decides, and says who was faster.
    const taken = await takeThisCase(deps.queue, inHand(one), one.who.id)
    return desk.back(reply, one, taken.is === 'mine' ? '' : '?aviso=tomado')
  })

  app.post(deskRoutes.release, async (request, reply) => {
    const one = await served(request)
    const { f } = takeFields(request.body, ['f'])
    request.visit.checkForm(f, `deskRelease:${one.at.loaded.code}`, one.at.desk.version)
    await giveBack(deps.queue, inHand(one), one.who.id)
    return seeOther(reply, deskRoutes.queue)
  })

  const ask = async (request: FastifyRequest, reply: FastifyReply, again: boolean) => {
    const { at } = await seen(request)
    return html(reply, RevealPage({ visit: request.visit, at, isAgain: again }), again ? 422 : 200)
  }
  app.get(deskRoutes.reveal, (request, reply) => ask(request, reply, false))
  app.post(deskRoutes.reveal, async (request, reply) => {
    const one = await seen(request)
    const { f, dato, motivo } = takeFields(request.body, ['f', 'dato', 'motivo'])
    request.visit.checkForm(f, `deskReveal:${one.at.loaded.code}`)
    const datum = revealable.find((each) => each === dato)
    const purpose = purposes.find((each) => each === motivo)
    if (datum === undefined || purpose === undefined) return ask(request, reply, true)
    await reveal(deps, one.at, one.who.id, datum, purpose)
    return desk.back(reply, one)
  })
}
