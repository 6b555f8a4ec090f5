import type { FastifyInstance } from 'fastify'
import { CodedRefusal } from './context.ts'

/** Asked by the warning of X-04 when the person wants to stay: the answer carries the cookie, sealed anew. */
export const sessionRoutes = () => (app: FastifyInstance) => {
  app.post('/sesion', async (request, reply) => {
    // It came too late: what there was to keep is gone, and the question must not be answered with yes.
    if (request.visit.lapsed) throw new CodedRefusal('sessionOver')
    request.visit.carry({})
    return reply.code(204).send()
  })
}
