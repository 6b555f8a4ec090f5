import type { FastifyInstance } from 'fastify'

export interface HealthDeps {
  /** Rejects, or takes its time, when the database is not there. */
  ping(): Promise<unknown>
  readonly version: string
}

export const healthPath = '/healthz'

/** Milliseconds after which a database that says nothing counts as away. */
const patience = 1_000

/** For whoever decides whether this process gets requests (F-40). JSON, and no person's business. */
export const healthRoutes = (deps: HealthDeps) => (app: FastifyInstance) => {
  app.get(healthPath, async (_request, reply) => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), patience)
    })
    const database = await Promise.race([
      deps.ping().then(
        () => true,
        () => false,
      ),
      late,
    ])
    clearTimeout(timer)
    return reply
      .code(database ? 200 : 503)
      .type('application/json; charset=utf-8')
      .send({
        status: database ? 'ok' : 'unavailable',
        database: database ? 'ok' : 'unavailable',
        version: deps.version,
      })
  })
}
