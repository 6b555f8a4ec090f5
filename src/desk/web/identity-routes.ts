import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { agreementIn } from '../../cases/web/first-key-page.tsx'
import { mayDo } from '../../staff/domain/roles.ts'
import type { CaseViewDeps } from '../app/case-view.ts'
import { confirmIdentity } from '../app/confirm-identity.ts'
import type { CounterDeps } from '../app/counter-deps.ts'
import { counterFile } from '../app/counter-file.ts'
import { attendanceResults, identityPoints, type IdentityPoint } from '../domain/attendance.ts'
import { caseDesk, isMine, type Seen } from './case-desk.ts'
import { counterRefusals } from './counter-refusals.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { identityField } from './identity-field.ts'
import { identityAct, IdentityTab, type IdentityError } from './identity-page.tsx'

export interface IdentityRoutesDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly counter: CounterDeps
}

const refusals = { ...counterRefusals, points: 's07.err.points' } as const

/** S-07: who stands at the window. */
export const deskIdentityRoutes = (deps: IdentityRoutesDeps) => (app: FastifyInstance) => {
  const { counter } = deps
  const desk = caseDesk(deps)

  const page = (
    request: FastifyRequest,
    reply: FastifyReply,
    one: Seen,
    error?: IdentityError,
    ticked: readonly IdentityPoint[] = [],
  ) => {
    const { visit } = request
    const content = async () =>
      IdentityTab({
        visit,
        code: one.at.loaded.code,
        file: await counterFile(counter, one.at.loaded),
        mayWork: isMine(one) && mayDo(one.who.roles, 'servePeople') && one.at.desk.finishedAt === null,
        error,
        ticked,
      })
    const errors = error === undefined ? [] : [{ field: 'resultado', text: visit.t(error) }]
    return desk.show(request, reply, one, 'identity', content, { errors })
  }

  app.get(deskRoutes.identity, async (request, reply) =>
    page(request, reply, await desk.toSee(request, 'cases')),
  )

  app.post(deskRoutes.identity, async (request, reply) => {
    const one = await desk.toDo(request, 'servePeople')
    const raw = takeFields(request.body, ['f', 'resultado', ...identityPoints.map(identityField)])
    const { code, case: its } = one.at.loaded
    request.visit.checkForm(raw.f, identityAct(code))
    if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
    const points = identityPoints.filter((point) => raw[identityField(point)] !== '')
    const result = attendanceResults.find((each) => each === raw.resultado)
    if (result === undefined) return page(request, reply, one, 's07.err.result', points)
    const done = await confirmIdentity(counter, one.who, {
      caseId: its.id,
      result,
      points,
      agreement: agreementIn(request.visit),
    })
    if (!done.ok) return page(request, reply, one, refusals[done.code], points)
    // What was stopped is not spoken of; the case says where it stands.
    if (done.value === 'suspicion') return desk.back(reply, one)
    const { pending } = await counterFile(counter, one.at.loaded)
    // What is in order goes on by itself; otherwise the page says what is missing.
    return seeOther(reply, casePath(pending.length === 0 ? deskRoutes.reset : deskRoutes.identity, code))
  })
}
