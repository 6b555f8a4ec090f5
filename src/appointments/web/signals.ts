import type { FastifyReply, FastifyRequest } from 'fastify'
import { addressOf } from '../../platform/web/address.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import type { VideoStore } from '../app/video-ports.ts'
import type { CallSide, RunningCall } from '../domain/video-call.ts'

/** Octets of one greeting; a description of picture and sound is four to eight thousand. */
const longest = 12_288

/** What the other side has said since `desde`. Without a running call: that it is over. */
export async function answerSignals(
  video: VideoStore,
  call: RunningCall | null,
  side: CallSide,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (call === null) return reply.send({ over: true, said: [] })
  const from = addressOf(request.url).query.get('desde') ?? '0'
  const after = /^\d{1,15}$/.test(from) ? Number(from) : 0
  return reply.send({ over: false, said: await video.heard(call.id, side, after) })
}

/** One greeting of this side. It is handed on as it is, to the other browser alone, which reads it as data. */
export async function takeSignal(
  video: VideoStore,
  call: RunningCall | null,
  side: CallSide,
  act: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { f, saludo } = takeFields(request.body, ['f', 'saludo'], longest)
  request.visit.checkForm(f, act)
  const isTaken = call !== null && saludo.length >= 2 && (await video.say(call.id, side, saludo))
  return reply.code(isTaken ? 200 : 409).send({ over: !isTaken })
}
