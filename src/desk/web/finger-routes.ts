import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byCode, codeOf, type CodeName } from '../../kernel/catalogue.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { BrokenForm, takeFields } from '../../platform/web/form-body.ts'
import { contentSecurityPolicy } from '../../platform/web/headers.ts'
import type { CompareRefusal } from '../../proofs/biometrics/app/compare-live.ts'
import type { ImpressionRefusal } from '../../proofs/biometrics/app/enrol.ts'
import { longestEnvelope } from '../../proofs/biometrics/domain/capture-envelope.ts'
import { positionOf, slotOf, type Slot } from '../../proofs/biometrics/domain/slots.ts'
import { fileForm, fileForms } from '../../proofs/dossier/web/file-forms.ts'
import { takeUpload } from '../../proofs/dossier/web/read-upload.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import type { CounterRefusal } from '../app/at-counter.ts'
import type { CaseViewDeps } from '../app/case-view.ts'
import {
  agreeToFingers,
  captureFinger,
  challengeFinger,
  compareAtCounter,
  deleteFingers,
  fingerFile,
  type FingerDeskDeps,
  type FingerRefusal,
} from '../app/finger-desk.ts'
import { caseDesk, isMine, type Seen } from './case-desk.ts'
import { counterRefusals } from './counter-refusals.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { compareAct, FingerLiveTab } from './finger-live-page.tsx'
import {
  agreeAct,
  captureAct,
  captureField,
  deleteAct,
  enrolmentVersion,
  FingersTab,
  type CaptureKit,
  type FingerMistake,
  type FingersTabProps,
} from './fingers-page.tsx'
import { StationPage } from './station-page.tsx'

export interface FingerRoutesDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly fingers: FingerDeskDeps
  readonly capture: CaptureKit
}

type Words = FingerMistake['error']

const refusals = {
  ...counterRefusals,
  notSeen: 'fing.err.notSeen',
  sameFinger: 'fing.err.sameFinger',
  enrolled: 'fing.err.enrolled',
  none: 'fing.err.none',
  full: 'fing.err.full',
  extractor: 'fing.err.extractor',
  template: 'fing.err.template',
  views: 'fing.err.views',
  position: 'fing.err.position',
  quality: 'fing.err.quality',
  replay: 'fing.err.replay',
} as const satisfies Readonly<Record<FingerRefusal | ImpressionRefusal | 'sameFinger' | 'enrolled', Words>>

/** One answer for whatever speaks of a forgery: nobody learns which guard it met. */
const liveRefusals = {
  ...refusals,
  envelope: 'fing.live.err.signature',
  station: 'fing.live.err.signature',
  signature: 'fing.live.err.signature',
  challenge: 'fing.live.err.challenge',
  notEnrolled: 'fing.live.none',
  noTries: 'fing.live.err.noTries',
  noMatch: 'fing.live.err.noMatch',
  down: 'fing.live.err.down',
} as const satisfies Readonly<Record<CompareRefusal | CounterRefusal, Words>>

const codes: Readonly<Partial<Record<CompareRefusal | CounterRefusal, CodeName>>> = {
  noMatch: 'biometricsMismatch',
  noTries: 'biometricsMismatch',
  notEnrolled: 'noBiometrics',
  down: 'biometricsDown',
}

/** Fingers at the counter: agreed to, captured, deleted, and compared. */
export const fingerRoutes = (deps: FingerRoutesDeps) => (app: FastifyInstance) => {
  const { fingers, capture } = deps
  const desk = caseDesk(deps)
  const mayWork = (one: Seen) =>
    isMine(one) && mayDo(one.who.roles, 'servePeople') && one.at.desk.finishedAt === null

  /** Only these pages speak to a reader, and only to the one of the settings. */
  const letTheReaderIn = (reply: FastifyReply): void => {
    if (capture.kit === undefined) return
    const { origin } = new URL(capture.kit)
    void reply.header(
      'content-security-policy',
      contentSecurityPolicy.replace("connect-src 'self'", `connect-src 'self' ${origin}`),
    )
  }

  const page = (
    request: FastifyRequest,
    reply: FastifyReply,
    one: Seen,
    mistake?: FingerMistake,
    typed?: FingersTabProps['typed'],
  ) => {
    const { visit } = request
    const content = async () =>
      FingersTab({
        visit,
        code: one.at.loaded.code,
        file: await fingerFile(fingers, one.at.loaded),
        mayWork: mayWork(one),
        impressions: fingers.policy.fingers.impressions,
        capture,
        mistake,
        wasDeleted: (request.query as { readonly aviso?: unknown }).aviso === 'borradas',
        typed,
      })
    letTheReaderIn(reply)
    const errors = mistake === undefined ? [] : [{ field: mistake.field, text: visit.t(mistake.error) }]
    return desk.show(request, reply, one, 'fingers', content, { errors, scripts: ['fingers.js'] })
  }

  app.get(deskRoutes.fingers, async (request, reply) =>
    page(request, reply, await desk.toDo(request, 'servePeople')),
  )

  // What a refused form leaves in the bar.
  for (const refused of [deskRoutes.fingerCapture, deskRoutes.fingersDelete, deskRoutes.fingersChallenge])
    app.get<{ Params: { code: string } }>(refused, async ({ params: { code } }, reply) =>
      seeOther(reply, casePath(deskRoutes.fingers, encodeURIComponent(code))),
    )

  app.post(deskRoutes.fingers, async (request, reply) => {
    const one = await desk.toDo(request, 'servePeople')
    const { visit } = request
    const { code, case: its } = one.at.loaded
    const raw = takeFields(request.body, ['f', 'dedo1', 'dedo2', 'acepta'])
    const { enrolment } = await fingerFile(fingers, one.at.loaded)
    const verdict = visit.checkForm(raw.f, agreeAct(code), enrolmentVersion(enrolment))
    if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
    // Sent twice, it was agreed to once.
    if (verdict !== 'fresh') return seeOther(reply, casePath(deskRoutes.fingers, code))
    const [first, second] = [positionOf(raw.dedo1), positionOf(raw.dedo2)]
    if (first === undefined || second === undefined) throw new BrokenForm('a finger')
    const again = (field: string, error: Words) =>
      page(request, reply, one, { field, error }, { dedo1: raw.dedo1, dedo2: raw.dedo2 })
    if (raw.acepta !== 'si') return again('acepta', 'fing.err.box')
    const done = await agreeToFingers(fingers, one.who, its.id, {
      lang: visit.lang,
      positions: [first, second],
      extractor: capture.extractor,
    })
    return done.ok
      ? seeOther(reply, casePath(deskRoutes.fingers, code))
      : again(done.code === 'sameFinger' ? 'dedo2' : 'acepta', refusals[done.code])
  })

  app.post(deskRoutes.fingersDelete, async (request, reply) => {
    const one = await desk.toDo(request, 'servePeople')
    const { code, case: its } = one.at.loaded
    const { f } = takeFields(request.body, ['f'])
    const { enrolment } = await fingerFile(fingers, one.at.loaded)
    const verdict = request.visit.checkForm(f, deleteAct(code), enrolmentVersion(enrolment))
    if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
    const here = casePath(deskRoutes.fingers, code)
    if (verdict !== 'fresh') return seeOther(reply, here)
    const done = await deleteFingers(fingers, one.who, its.id)
    return done.ok
      ? seeOther(reply, `${here}?aviso=borradas`)
      : page(request, reply, one, { field: 'borrar', error: refusals[done.code] })
  })

  fileForms(app, (scope) => {
    scope.post(deskRoutes.fingerCapture, fileForm, async (request, reply) => {
      const before = await desk.toDo(request, 'servePeople')
      const { code, case: its } = before.at.loaded
      const slot = toCapture(request)
      const { enrolment } = await fingerFile(fingers, before.at.loaded)
      const count = enrolment?.fingers.find((finger) => finger.slot === slot)?.qualities.length ?? 0
      const upload = await takeUpload(
        request,
        (f) => request.visit.checkForm(f, captureAct(code, slot), count) === 'fresh',
      )
      // A file takes its time: meanwhile they may have given the case back.
      const one = await desk.toDo(request, 'servePeople')
      if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
      // Sent twice, it is kept once.
      if (upload === undefined) return seeOther(reply, casePath(deskRoutes.fingers, code))
      const again = (error: Words) => page(request, reply, one, { field: captureField(slot), error })
      if (upload.isTooBig) return again('fing.err.template')
      if ('digest' in upload.content) throw new BrokenForm('pieces of a capture')
      if (upload.content.length === 0) return again('fing.err.file')
      const { extractor } = capture
      const kept = await captureFinger(fingers, one.who, its.id, { slot, octets: upload.content, extractor })
      return kept.ok ? seeOther(reply, casePath(deskRoutes.fingers, code)) : again(refusals[kept.code])
    })
  })

  const live = (
    request: FastifyRequest,
    reply: FastifyReply,
    one: Seen,
    mistake?: FingerMistake,
    codeName?: CodeName,
  ) => {
    const { visit } = request
    const content = async () =>
      FingerLiveTab({
        visit,
        code: one.at.loaded.code,
        officer: one.who.id,
        file: await fingerFile(fingers, one.at.loaded),
        mayWork: mayWork(one),
        forPapers:
          fingers.policy.paths[one.at.loaded.case.path].fingerForPapers === true &&
          (await fingers.liveMatch.isFresh(one.at.loaded)),
        rules: fingers.policy.fingers,
        capture,
        mistake,
        codeName,
      })
    letTheReaderIn(reply)
    const errors = mistake === undefined ? [] : [{ field: mistake.field, text: visit.t(mistake.error) }]
    const status = codeName && byCode(codeOf(codeName)).httpStatus
    return desk.show(request, reply, one, 'fingers', content, { errors, scripts: ['fingers.js'], status })
  }

  app.get(deskRoutes.fingersLive, async (request, reply) =>
    live(request, reply, await desk.toDo(request, 'servePeople')),
  )

  app.post(deskRoutes.fingersChallenge, async (request, reply) => {
    const one = await desk.toDo(request, 'servePeople')
    const { code, case: its } = one.at.loaded
    const raw = takeFields(request.body, ['f', 'dedo'])
    request.visit.checkForm(raw.f, compareAct(code))
    const slot = slotOf(raw.dedo)
    if (slot === undefined || !isMine(one)) throw new BrokenForm('a finger')
    const nonce = await challengeFinger(fingers, one.who, its.id, slot)
    if (!nonce.ok) throw new CodedRefusal('stepDone')
    return reply.type('application/json; charset=utf-8').send(JSON.stringify({ nonce: nonce.value }))
  })

  app.post(deskRoutes.fingersLive, async (request, reply) => {
    const one = await desk.toDo(request, 'servePeople')
    const { code, case: its } = one.at.loaded
    // `archivo` is what a browser calls the file: it stays with the browser.
    const raw = takeFields(request.body, ['f', 'sobre', 'firma', 'dedo', 'archivo'], longestEnvelope)
    request.visit.checkForm(raw.f, compareAct(code))
    if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
    const again = (field: string, error: Words, codeName?: CodeName) =>
      live(request, reply, one, { field, error }, codeName)
    if (slotOf(raw.dedo) === undefined) return again('dedo', 'fing.live.err.finger')
    if (raw.sobre === '') return again('archivo', 'fing.live.err.needsScript')
    const done = await compareAtCounter(fingers, one.who, its.id, {
      envelope: raw.sobre,
      signature: Buffer.from(raw.firma, 'base64url'),
    })
    return done.ok
      ? seeOther(reply, casePath(deskRoutes.fingersLive, code))
      : again('archivo', liveRefusals[done.code], codes[done.code])
  })

  app.get(deskRoutes.station, async (request, reply) => {
    await deps.gate.toDo(request, 'servePeople')
    return html(reply, StationPage({ visit: request.visit }))
  })
}

function toCapture({ params }: FastifyRequest): Slot {
  const slot = slotOf((params as { readonly dedo?: unknown }).dedo)
  if (slot === undefined) throw new CodedRefusal('pageNotFound')
  return slot
}
