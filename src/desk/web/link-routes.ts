import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { LoadedCase } from '../../cases/app/ports.ts'
import { seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import type { CaseViewDeps } from '../app/case-view.ts'
import { placeOf } from '../app/at-counter.ts'
import { finishAttendance } from '../app/finish.ts'
import { resend, type ResendDeps } from '../app/resend.ts'
import { finishReasons } from '../domain/finish.ts'
import { caseDesk, isMine, type Seen } from './case-desk.ts'
import { counterRefusals } from './counter-refusals.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { finishAct, LinkTab, resendAct, type LinkError } from './link-page.tsx'

export interface LinkRoutesDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly counter: ResendDeps
  /** The code on the screen of the browser that the case began in; it opens nothing without the link. */
  screenCode(loaded: LoadedCase): string
}

type ResendRefusal = Exclude<Awaited<ReturnType<typeof resend>>, { readonly ok: true }>['code']
const resendRefusals: Readonly<Record<ResendRefusal, LinkError>> = {
  ...counterRefusals,
  tooSoon: 's10.err.tooSoon',
  tooManyLinks: 's10.err.limit',
  dayLimit: 's08.err.dayLimit',
  notNow: 's10.err.notNow',
  notThere: 'paper.err.there',
  linkExpired: 's10.err.notNow',
  proofMissing: 's10.err.notNow',
  proofForeign: 's10.err.notNow',
  samePerson: 's10.err.notNow',
  pathClosed: 's10.err.notNow',
}
const finishRefusals = { ...counterRefusals, reason: 's10.err.reason' } as const

/** S-10: the link is out and the person is still there. */
export const deskLinkRoutes = (deps: LinkRoutesDeps) => (app: FastifyInstance) => {
  const { counter } = deps
  const desk = caseDesk(deps)

  const page = (
    request: FastifyRequest,
    reply: FastifyReply,
    one: Seen,
    mistake?: { readonly field: string; readonly error: LinkError },
  ) => {
    const { visit } = request
    const { loaded } = one.at
    const content = async () => {
      const [messages, attendance] = await Promise.all([
        deps.messages(loaded),
        counter.counter.lastAttendance(placeOf(loaded)),
      ])
      return LinkTab({
        visit,
        loaded,
        message: messages.find(({ template }) => template === 'M-01' || template === 'M-25'),
        isAway: attendance?.paper != null,
        screenCode: counter.policy.link.screenCode === 'never' ? undefined : deps.screenCode(loaded),
        isOver: one.at.desk.finishedAt !== null,
        mayWork: isMine(one) && mayDo(one.who.roles, 'servePeople'),
        error: mistake?.error,
      })
    }
    const errors = mistake === undefined ? [] : [{ field: mistake.field, text: visit.t(mistake.error) }]
    return desk.show(request, reply, one, 'link', content, { errors })
  }

  app.get(deskRoutes.link, async (request, reply) => page(request, reply, await desk.toSee(request, 'cases')))

  app.post(deskRoutes.linkAgain, async (request, reply) => {
    const one = await desk.toDo(request, 'servePeople')
    const raw = takeFields(request.body, ['f', 'ante-correo'])
    const { loaded } = one.at
    // Sent twice it is one link: the second time there is a newer one than the form knew.
    if (request.visit.checkForm(raw.f, resendAct(loaded.code), loaded.version) === 'stale')
      return seeOther(reply, casePath(deskRoutes.link, loaded.code))
    if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
    const sent = await resend(counter, one.who, loaded, raw['ante-correo'] !== '')
    return sent.ok
      ? seeOther(reply, casePath(deskRoutes.link, loaded.code))
      : page(request, reply, one, { field: 'otra-vez', error: resendRefusals[sent.code] })
  })

  app.post(deskRoutes.finish, async (request, reply) => {
    const one = await desk.toDo(request, 'servePeople')
    const { f, motivo } = takeFields(request.body, ['f', 'motivo'])
    const { loaded } = one.at
    request.visit.checkForm(f, finishAct(loaded.code))
    if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
    const reason = finishReasons.find((each) => each === motivo) ?? null
    const done = await finishAttendance(counter, one.who, loaded.case.id, reason)
    return done.ok
      ? desk.back(reply, one)
      : page(request, reply, one, { field: 'motivo', error: finishRefusals[done.code] })
  })
}
