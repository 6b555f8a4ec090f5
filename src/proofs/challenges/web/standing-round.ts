import type { FastifyRequest } from 'fastify'
import type { CurrentCase } from '../../../cases/web/current-case.ts'
import type { Round, RoundStore } from '../app/ports.ts'

/** The case this browser has open, and the questions on show for its employer. Refuses without a case. */
export const standingRound =
  (current: CurrentCase, rounds: Pick<RoundStore, 'read'>) => async (request: FastifyRequest) => {
    const { caseId } = request.visit.browser
    const [loaded, round] = await Promise.all([
      current(request),
      caseId === undefined ? undefined : rounds.read(caseId),
    ])
    // Without a case the line above has refused.
    return { loaded, round: round as Round }
  }
