import type { FastifyInstance } from 'fastify'

/** Pages that belong together, added to the web frame. */
export type Routes = (app: FastifyInstance) => void
