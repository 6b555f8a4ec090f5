import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { modalities } from '../../proofs/biometrics/domain/on-file.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import type { CaseViewDeps } from '../app/case-view.ts'
import {
  eraseBiometric,
  mayRecord,
  recordBiometric,
  recordOf,
  type RecordBiometricDeps,
  type RecordRefusal,
} from '../app/record-biometric.ts'
import {
  BiometricTab,
  eraseAct,
  recordAct,
  type BiometricError,
  type BiometricTabProps,
} from './biometric-page.tsx'
import { caseDesk, isMine, type Seen } from './case-desk.ts'
import { counterRefusals } from './counter-refusals.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'

export interface DeskBiometricRoutesDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly counter: RecordBiometricDeps
}

const refusals = {
  ...counterRefusals,
  modality: 'bio.err.modality',
  consent: 'bio.err.consent',
  notNow: 'bio.err.notNow',
} as const satisfies Readonly<Record<RecordRefusal, BiometricError>>

const fieldOf = (error: BiometricError): string =>
  error === 'bio.err.consent' ? 'acuerdo' : error === 'bio.err.modality' ? 'modalidad' : 'main'

/** The record of fingerprint or face that an attended person leaves, and its end. */
export const deskBiometricRoutes = (deps: DeskBiometricRoutesDeps) => (app: FastifyInstance) => {
  const { counter } = deps
  const desk = caseDesk(deps)

  const page = (
    request: FastifyRequest,
    reply: FastifyReply,
    one: Seen,
    { error, done }: Partial<Pick<BiometricTabProps, 'error' | 'done'>> = {},
  ) => {
    const { visit } = request
    const { loaded } = one.at
    const content = async () =>
      BiometricTab({
        visit,
        code: loaded.code,
        mail: loaded.employer.mail?.value,
        record: await recordOf(counter, loaded),
        mayRecord: mayRecord(loaded.case, loaded.employerFacts, counter.policy),
        mayWork: isMine(one) && mayDo(one.who.roles, 'servePeople'),
        done,
        error,
      })
    const errors = error === undefined ? [] : [{ field: fieldOf(error), text: visit.t(error) }]
    return desk.show(request, reply, one, 'link', content, { errors })
  }
  const here = (one: Seen, more = '') => `${casePath(deskRoutes.biometric, one.at.loaded.code)}${more}`

  app.get<{ Querystring: { aviso?: unknown } }>(deskRoutes.biometric, async (request, reply) => {
    const { aviso } = request.query
    const done = aviso === 'anotado' ? 'bio.done' : aviso === 'borrado' ? 'bio.erased' : undefined
    return page(request, reply, await desk.toSee(request, 'cases'), { done })
  })

  app.post(deskRoutes.biometric, async (request, reply) => {
    const one = await desk.toDo(request, 'servePeople')
    const { f, modalidad, acuerdo } = takeFields(request.body, ['f', 'modalidad', 'acuerdo'])
    const { loaded } = one.at
    request.visit.checkForm(f, recordAct(loaded.code))
    if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
    const kept = await recordBiometric(counter, one.who, {
      caseId: loaded.case.id,
      modality: modalities.find((each) => each === modalidad),
      agreed: acuerdo === 'si',
    })
    return kept.ok
      ? seeOther(reply, here(one, '?aviso=anotado'))
      : page(request, reply, one, { error: refusals[kept.code] })
  })

  app.post(deskRoutes.biometricErase, async (request, reply) => {
    const one = await desk.toDo(request, 'servePeople')
    const { f } = takeFields(request.body, ['f'])
    const { loaded } = one.at
    request.visit.checkForm(f, eraseAct(loaded.code))
    if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
    const erased = await eraseBiometric(counter, one.who, loaded.case.id)
    return erased.ok
      ? seeOther(reply, here(one, erased.value ? '?aviso=borrado' : ''))
      : page(request, reply, one, { error: refusals[erased.code] })
  })
}
