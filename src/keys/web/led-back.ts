import type { FastifyReply, FastifyRequest } from 'fastify'
import { seeOther } from '../../platform/web/context.ts'
import type { CurrentSession } from './current-session.ts'

/**
 * A refusal stands at the address of its form. Whoever asks for that address in the other language, or again, is led back
 * to the page of the form; nobody learns anything there who is not signed in (ATK-50).
 */
export const ledBack =
  (
    session: (request: FastifyRequest) => Promise<CurrentSession | undefined>,
    pageOf: (request: FastifyRequest) => string,
  ) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    seeOther(reply, (await session(request)) === undefined ? '/entrar' : pageOf(request))
