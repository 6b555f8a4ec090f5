import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ownCase, type SeenCaseDeps } from '../../cases/web/seen-case.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import { maskPhone } from '../../kernel/mask.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { enterCall, joinLine, type EnterCallDeps } from '../app/enter-call.ts'
import type { RoomDoor, RoomGuest, VideoRooms } from '../app/video-rooms.ts'
import {
  doorClosesAt,
  stageOf,
  type CallStage,
  type RunningCall,
  type VideoAppointment,
} from '../domain/video-call.ts'
import { withDevices } from './call-room.tsx'
import { answerSignals, takeSignal } from './signals.ts'
import { CallPage, enterAct, joinAct, signalAct, WaitingRoom } from './video-page.tsx'
import { videoPath, videoRoutes } from './video-paths.ts'
import { stageWords } from './video-words.ts'

export interface VideoRoutesDeps extends SeenCaseDeps, EnterCallDeps {
  readonly rooms: VideoRooms
  /** A service of rooms that cannot be reached is told to the operator; the person is offered the telephone. */
  tellFault(fault: unknown): void
}

/** The way into the room; undefined where its service does not answer (F-25). */
export const doorOf = (
  { rooms, tellFault }: Pick<VideoRoutesDeps, 'rooms' | 'tellFault'>,
  guest: RoomGuest,
): Promise<RoomDoor | undefined> =>
  rooms.door(guest).catch((fault: unknown) => {
    tellFault(fault)
    return undefined
  })

interface Asked {
  readonly loaded: LoadedCase
  readonly turno: VideoAppointment
  readonly stage: CallStage
}

/** P-47 and the call, for the browser that holds the case; to any other there is no such page. */
export const videoCallRoutes = (deps: VideoRoutesDeps) => (app: FastifyInstance) => {
  const { video, opens } = deps

  const asked = async (request: FastifyRequest): Promise<Asked> => {
    const loaded = await ownCase(deps, request)
    const turno = await video.ofCase(loaded.case.id)
    if (turno === undefined) throw new CodedRefusal('pageNotFound')
    return { loaded, turno, stage: stageOf(turno, opens, loaded.now) }
  }
  const phoneOf = ({ employer }: LoadedCase): string | undefined =>
    employer.phone === null ? undefined : maskPhone(employer.phone.value)

  app.get(videoRoutes.room, async (request, reply) => {
    const { loaded, turno, stage } = await asked(request)
    const ahead = await video.ahead(turno)
    return html(
      withDevices(reply),
      WaitingRoom({
        visit: request.visit,
        code: loaded.code,
        turno,
        stage,
        opens,
        ahead,
        records: deps.rooms.records,
        phone: phoneOf(loaded),
      }),
    )
  })

  app.post(videoRoutes.room, async (request, reply) => {
    const { loaded, turno } = await asked(request)
    const { f } = takeFields(request.body, ['f'])
    request.visit.checkForm(f, joinAct(loaded.code))
    // Sent twice, or too early: the page says where they stand.
    await joinLine(deps, loaded, turno)
    return seeOther(reply, videoPath('room', loaded.code))
  })

  app.post(videoRoutes.enter, async (request, reply) => {
    const { loaded, turno } = await asked(request)
    const { f } = takeFields(request.body, ['f'])
    request.visit.checkForm(f, enterAct(loaded.code))
    const entered = await enterCall(deps, turno)
    return seeOther(reply, videoPath(entered.ok ? 'call' : 'room', loaded.code))
  })

  app.get(videoRoutes.call, async (request, reply) => {
    const { loaded, turno, stage } = await asked(request)
    const { visit } = request
    if (stage !== 'attending' || turno.call === null) return seeOther(reply, videoPath('room', loaded.code))
    const door = await doorOf(deps, {
      call: turno.call.id,
      side: 'person',
      name: loaded.code,
      until: doorClosesAt(turno, visit.now),
    })
    return html(
      withDevices(reply),
      CallPage({
        visit,
        code: loaded.code,
        door,
        after: await video.lastSaid(turno.call.id),
        records: deps.rooms.records,
        phone: phoneOf(loaded),
      }),
    )
  })

  app.get(videoRoutes.state, async (request, reply) => {
    const { turno, stage } = await asked(request)
    const ahead = await video.ahead(turno)
    const text = stageWords(request.visit, turno, stage, { opens, ahead })
    // Another stage is another page; a place in the line is a sentence.
    return reply.send({
      state: stage === 'waiting' ? `waiting-${ahead}` : stage,
      text,
      reload: stage !== 'waiting',
    })
  })

  /** Greetings pass only while the call runs and the person is in it. */
  const runningIn = ({ stage, turno }: Asked): RunningCall | null =>
    stage === 'attending' ? turno.call : null
  app.get(videoRoutes.signals, async (request, reply) =>
    answerSignals(video, runningIn(await asked(request)), 'person', request, reply),
  )
  app.post(videoRoutes.signals, async (request, reply) => {
    const one = await asked(request)
    return takeSignal(video, runningIn(one), 'person', signalAct(one.loaded.code), request, reply)
  })
}
