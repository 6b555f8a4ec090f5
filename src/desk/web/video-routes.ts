import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doorOf, type VideoRoutesDeps } from '../../appointments/web/video-routes.ts'
import { answerSignals, takeSignal } from '../../appointments/web/signals.ts'
import { withDevices } from '../../appointments/web/call-room.tsx'
import {
  callOutcomes,
  doorClosesAt,
  stageOf,
  type CallStage,
  type RunningCall,
  type VideoAppointment,
} from '../../appointments/domain/video-call.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { tellSeen, type CaseViewDeps } from '../app/case-view.ts'
import { callIn, endCall, type ServeCallDeps } from '../app/serve-call.ts'
import { caseDesk, isMine, type Seen } from './case-desk.ts'
import { counterRefusals } from './counter-refusals.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { callInAct, endCallAct, officerSignalAct, VideoPage, type VideoError } from './video-page.tsx'

export interface DeskVideoDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly counter: ServeCallDeps
  readonly rooms: VideoRoutesDeps['rooms']
  readonly tellFault: VideoRoutesDeps['tellFault']
  readonly opens: number
}

const refusals = {
  ...counterRefusals,
  taken: 's13.err.taken',
  over: 's13.err.over',
} as const satisfies Readonly<Record<string, VideoError>>

interface OnVideo {
  readonly one: Seen
  readonly turno: VideoAppointment
  readonly stage: CallStage
  /** The running call, where it is this officer's own. */
  readonly mine: RunningCall | null
}

/** S-13: whoever waits is called in, seen, and the call ended with how it went. */
export const deskVideoRoutes = (deps: DeskVideoDeps) => (app: FastifyInstance) => {
  const desk = caseDesk(deps)
  const { video } = deps.counter

  const asked = async (request: FastifyRequest): Promise<OnVideo> => {
    const one = await desk.toDo(request, 'servePeople')
    const turno = await video.ofCase(one.at.loaded.case.id)
    if (turno === undefined) throw new CodedRefusal('pageNotFound')
    return {
      one,
      turno,
      stage: stageOf(turno, deps.opens, request.visit.now),
      mine: turno.call?.officer === one.who.id ? turno.call : null,
    }
  }

  const page = async (request: FastifyRequest, reply: FastifyReply, at: OnVideo, error?: VideoError) => {
    const { one, turno, stage, mine } = at
    const { loaded } = one.at
    const { visit } = request
    const door =
      mine === null
        ? undefined
        : await doorOf(deps, {
            call: mine.id,
            side: 'officer',
            name: visit.page.theme.shortName,
            until: doorClosesAt(turno, visit.now),
          })
    const inCall = mine === null ? await video.callOf(one.who.id) : undefined
    await tellSeen(deps, one.at, one.who.id, 'identity')
    const shown = VideoPage({
      visit,
      code: loaded.code,
      name: loaded.employer.legalName,
      turno,
      stage,
      isMine: isMine(one),
      isInCall: mine !== null,
      records: deps.rooms.records,
      door,
      after: mine === null ? 0 : await video.lastSaid(mine.id),
      opens: deps.opens,
      error,
      elsewhere: inCall,
    })
    return html(withDevices(reply), shown, error === undefined ? 200 : 422)
  }

  app.get(deskRoutes.video, async (request, reply) => page(request, reply, await asked(request)))

  app.get(deskRoutes.videoState, async (request, reply) => {
    const { stage } = await asked(request)
    return reply.send({ state: stage, text: request.visit.t(`s13.stage.${stage}`), reload: true })
  })

  app.post(deskRoutes.videoCall, async (request, reply) => {
    const at = await asked(request)
    const { code, case: its } = at.one.at.loaded
    const { f } = takeFields(request.body, ['f'])
    request.visit.checkForm(f, callInAct(code))
    if (!isMine(at.one)) return desk.back(reply, at.one, '?aviso=tomado')
    const called = await callIn(deps.counter, at.one.who, its.id)
    if (called.ok) return seeOther(reply, casePath(deskRoutes.video, code))
    return page(request, reply, await asked(request), refusals[called.code])
  })

  app.post(deskRoutes.videoEnd, async (request, reply) => {
    const at = await asked(request)
    const { code, case: its } = at.one.at.loaded
    const { f, resultado } = takeFields(request.body, ['f', 'resultado'])
    request.visit.checkForm(f, endCallAct(code))
    const outcome = callOutcomes.find((each) => each === resultado)
    if (outcome === undefined) return page(request, reply, at, 's13.err.how')
    const ended = await endCall(deps.counter, at.one.who, its.id, outcome)
    if (!ended.ok) return page(request, reply, await asked(request), refusals[ended.code])
    return outcome === 'served' ? desk.back(reply, at.one) : seeOther(reply, casePath(deskRoutes.video, code))
  })

  app.get(deskRoutes.videoSignals, async (request, reply) =>
    answerSignals(video, (await asked(request)).mine, 'officer', request, reply),
  )
  app.post(deskRoutes.videoSignals, async (request, reply) => {
    const { one, mine } = await asked(request)
    return takeSignal(video, mine, 'officer', officerSignalAct(one.at.loaded.code), request, reply)
  })
}
