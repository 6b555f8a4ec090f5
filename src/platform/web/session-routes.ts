import type { FastifyInstance } from 'fastify'

/** Asked by the warning of X-04 when the person wants to stay: the answer carries the cookie, sealed anew. */
export const sessionRoutes = () => (app: FastifyInstance) => {
  app.post('/sesion', async (request, reply) => {
    request.visit.carry({})
    return reply.code(204).send()
  })
}
