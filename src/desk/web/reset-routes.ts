import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ruleFor } from '../../cases/domain/path-rule.ts'
import { seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import type { CaseViewDeps } from '../app/case-view.ts'
import { counterFile } from '../app/counter-file.ts'
import { requestReset, type RequestRefusal, type RequestResetDeps } from '../app/request-reset.ts'
import { resetReasons } from '../domain/reset-request.ts'
import { caseDesk, isMine, type Seen } from './case-desk.ts'
import { counterRefusals } from './counter-refusals.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { resetAct, ResetTab, type ResetError, type ResetTabProps } from './reset-page.tsx'

export interface ResetRoutesDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly counter: RequestResetDeps
}

/** `pending` has no words of its own: the page says what is missing. */
const refusals = {
  ...counterRefusals,
  open: 's08.err.open',
  notNow: 's08.err.notNow',
  dayLimit: 's08.err.dayLimit',
  pending: 's08.err.notNow',
} as const satisfies Readonly<Record<RequestRefusal, ResetError>>

/** S-08: what was found in order is asked for. The proof `att` is written with it, and by nothing else. */
export const resetRoutes = (deps: ResetRoutesDeps) => (app: FastifyInstance) => {
  const { counter } = deps
  const desk = caseDesk(deps)

  const page = (
    request: FastifyRequest,
    reply: FastifyReply,
    one: Seen,
    error?: ResetError,
    typed?: ResetTabProps['typed'],
  ) => {
    const { visit } = request
    const { loaded } = one.at
    const content = async () => {
      const [file, last] = await Promise.all([
        counterFile(counter, loaded),
        counter.counter.lastRequest(loaded.case.id),
      ])
      return ResetTab({
        visit,
        code: loaded.code,
        mail: loaded.employer.mail?.value,
        pending: file.pending,
        last,
        needsSecond:
          file.attendance?.paper != null ||
          file.attendance?.attorney != null ||
          ruleFor(loaded.case, loaded.employerFacts, counter.policy).proofs.includes('second'),
        byFinger: file.byFinger,
        isReady: loaded.case.state.is === 'ready',
        mayWork: isMine(one) && mayDo(one.who.roles, 'requestReset') && loaded.case.state.is === 'proving',
        error,
        typed,
      })
    }
    const errors = error === undefined ? [] : [{ field: 'motivo', text: visit.t(error) }]
    return desk.show(request, reply, one, 'reset', content, { errors })
  }

  app.get(deskRoutes.reset, async (request, reply) =>
    page(request, reply, await desk.toSee(request, 'cases')),
  )

  app.post(deskRoutes.reset, async (request, reply) => {
    const one = await desk.toDo(request, 'requestReset')
    const raw = takeFields(request.body, ['f', 'motivo', 'nota'])
    const { loaded } = one.at
    request.visit.checkForm(raw.f, resetAct(loaded.code))
    if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
    const reason = resetReasons.find((each) => each === raw.motivo)
    const typed = { reason: raw.motivo, note: raw.nota }
    if (reason === undefined) return page(request, reply, one, 's08.err.reason', typed)
    const asked = await requestReset(counter, one.who, loaded, { reason, note: raw.nota })
    if (!asked.ok) return page(request, reply, one, refusals[asked.code], typed)
    return seeOther(
      reply,
      casePath(asked.value.is === 'sent' ? deskRoutes.link : deskRoutes.reset, loaded.code),
    )
  })
}
