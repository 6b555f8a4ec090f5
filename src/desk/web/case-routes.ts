import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseCaseCode } from '../../kernel/case-code.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import type { Child } from '../../platform/ui/jsx-runtime.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import {
  findAtDesk,
  historyOf,
  inSightOf,
  purposes,
  reveal,
  revealable,
  safeActions,
  tellSeen,
  whyNotOnline,
  type CaseAtDesk,
  type CaseTab,
  type CaseViewDeps,
  type Revealable,
} from '../app/case-view.ts'
import { giveBack, takeThisCase, type CaseInHand, type QueueDeps } from '../app/queue.ts'
import { CasePage } from './case-page.tsx'
import { HistoryTab, MessagesTab, SecurityTab, SummaryTab } from './case-tabs.tsx'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { RevealPage } from './reveal-page.tsx'

export interface DeskCaseRoutesDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly queue: QueueDeps
}

interface Seen {
  readonly at: CaseAtDesk
  readonly who: OnDuty
}

type Tab = (request: FastifyRequest, seen: Seen, inSight: readonly Revealable[]) => Promise<Child> | Child

/** S-05: one case, its tabs, and what may be done with it. */
export const deskCaseRoutes = (deps: DeskCaseRoutesDeps) => (app: FastifyInstance) => {
  const { gate } = deps

  const asked = async (request: FastifyRequest, who: OnDuty): Promise<Seen> => {
    const code = parseCaseCode((request.params as { readonly code?: unknown }).code)
    const at = code.ok ? await findAtDesk(deps, code.value) : undefined
    if (at === undefined) throw new CodedRefusal('pageNotFound')
    return { at, who }
  }
  const seen = async (request: FastifyRequest) => asked(request, await gate.toSee(request, 'cases'))
  const served = async (request: FastifyRequest) => asked(request, await gate.toDo(request, 'servePeople'))
  const isMine = ({ at, who }: Seen): boolean => at.desk.assignedTo?.id === who.id

  const tab = (name: CaseTab, route: string, content: Tab) =>
    app.get<{ Querystring: Record<string, unknown> }>(route, async (request, reply) => {
      const one = await seen(request)
      const { at, who } = one
      const [inSight] = await Promise.all([inSightOf(deps, at, who.id), tellSeen(deps, at, who.id, name)])
      return html(
        reply,
        CasePage({
          visit: request.visit,
          at,
          tab: name,
          inSight,
          isMine: isMine(one),
          wasTaken: request.query['aviso'] === 'tomado' && !isMine(one),
          actions: safeActions(at.desk, { id: who.id, serves: mayDo(who.roles, 'servePeople') }),
          children: await content(request, one, inSight),
        }),
      )
    })

  tab('summary', deskRoutes.case, async ({ visit }, one, inSight) =>
    SummaryTab({
      visit,
      why: whyNotOnline(one.at.loaded),
      compared: isMine(one) ? await deps.compare(one.at.loaded) : undefined,
      seesWhole: inSight.includes('cedula'),
    }),
  )
  tab('history', deskRoutes.history, async ({ visit }, { at }) =>
    HistoryTab({ visit, lines: await historyOf(deps, at) }),
  )
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
  const back = (reply: FastifyReply, { at }: Seen, more = ''): FastifyReply =>
    seeOther(reply, `${casePath(deskRoutes.case, at.loaded.code)}${more}`)

  app.post(deskRoutes.take, async (request, reply) => {
    const one = await served(request)
    const { f } = takeFields(request.body, ['f'])
    request.visit.checkForm(f, `deskTake:${one.at.loaded.code}`, one.at.desk.version)
    // The page may be old: the one write decides, and says who was faster.
    const taken = await takeThisCase(deps.queue, inHand(one), one.who.id)
    return back(reply, one, taken.is === 'mine' ? '' : '?aviso=tomado')
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
    return back(reply, one)
  })
}
