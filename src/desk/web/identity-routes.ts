import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { agreementIn } from '../../cases/web/first-key-page.tsx'
import { mayDo } from '../../staff/domain/roles.ts'
import type { CaseViewDeps } from '../app/case-view.ts'
import { confirmIdentity, type ConfirmIdentityDeps } from '../app/confirm-identity.ts'
import { counterFile } from '../app/counter-file.ts'
import { attendanceResults, identityPoints } from '../domain/attendance.ts'
import { attorneyFields, attorneyMistakes, readAttorneyForm } from './attorney-form.ts'
import { caseDesk, isMine, type Seen } from './case-desk.ts'
import { counterRefusals } from './counter-refusals.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { identityField } from './identity-field.ts'
import { identityAct, IdentityTab, type IdentityMistake, type TypedIdentity } from './identity-page.tsx'

export interface IdentityRoutesDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly counter: ConfirmIdentityDeps
  /** Numbers of the demonstration only. */
  readonly syntheticOnly: boolean
}

const beside = <E extends string>(error: E) => ({ field: 'resultado', error }) as const
const mistakes = {
  ...attorneyMistakes,
  noCase: beside(counterRefusals.noCase),
  conflict: beside(counterRefusals.conflict),
  points: beside('s07.err.points'),
  arrival: beside('s07.err.arrival'),
  result: beside('s07.err.result'),
} as const satisfies Readonly<Record<string, IdentityMistake>>

/** S-07: who stands at the window. */
export const deskIdentityRoutes = (deps: IdentityRoutesDeps) => (app: FastifyInstance) => {
  const { counter } = deps
  const desk = caseDesk(deps)

  const page = (
    request: FastifyRequest,
    reply: FastifyReply,
    one: Seen,
    mistake?: IdentityMistake,
    typed?: TypedIdentity,
  ) => {
    const { visit } = request
    const content = async () =>
      IdentityTab({
        visit,
        code: one.at.loaded.code,
        file: await counterFile(counter, one.at.loaded),
        mayWork: isMine(one) && mayDo(one.who.roles, 'servePeople') && one.at.desk.finishedAt === null,
        mistake,
        typed,
      })
    const errors = mistake === undefined ? [] : [{ field: mistake.field, text: visit.t(mistake.error) }]
    return desk.show(request, reply, one, 'identity', content, { errors })
  }

  app.get(deskRoutes.identity, async (request, reply) =>
    page(request, reply, await desk.toSee(request, 'cases')),
  )

  app.post(deskRoutes.identity, async (request, reply) => {
    const one = await desk.toDo(request, 'servePeople')
    const raw = takeFields(request.body, [
      'f',
      'resultado',
      ...identityPoints.map(identityField),
      ...attorneyFields,
    ])
    const { code, case: its } = one.at.loaded
    request.visit.checkForm(raw.f, identityAct(code))
    if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
    const points = identityPoints.filter((point) => raw[identityField(point)] !== '')
    const result = attendanceResults.find((each) => each === raw.resultado)
    const refuse = (why: keyof typeof mistakes) =>
      page(request, reply, one, mistakes[why], { result: raw.resultado, points, attorney: raw })
    const attorney = readAttorneyForm(raw, deps)
    if (!attorney.ok) return refuse(attorney.code)
    if (result === undefined) return refuse('result')
    const seen = {
      caseId: its.id,
      result,
      points,
      attorney: attorney.value,
      agreement: agreementIn(request.visit),
    }
    const done = await confirmIdentity(counter, one.who, seen)
    if (!done.ok) return refuse(done.code)
    // What was stopped is not spoken of; the case says where it stands.
    if (done.value === 'suspicion') return desk.back(reply, one)
    const { pending } = await counterFile(counter, one.at.loaded)
    // What is in order goes on by itself; otherwise the page says what is missing.
    return seeOther(reply, casePath(pending.length === 0 ? deskRoutes.reset : deskRoutes.identity, code))
  })
}
