import type { FastifyInstance } from 'fastify'
import { days, plus, toDate, type Clock } from '../../kernel/time.ts'

export interface SecurityTextDeps {
  readonly origin: string
  /** Mail address at which a hole or an abuse is reported. */
  readonly contact: string
  readonly clock: Clock
}

export const securityTextPath = '/.well-known/security.txt'

/** Said anew at every request, so that it never lapses while somebody runs the service (RFC 9116, 2.5.5). Seconds. */
const validFor = days(180)

/** Where somebody who found a hole turns to (B9). */
export const securityTextRoutes = (deps: SecurityTextDeps) => (app: FastifyInstance) => {
  app.get(securityTextPath, async (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        [
          `Contact: mailto:${deps.contact}`,
          `Expires: ${toDate(plus(deps.clock(), validFor)).toISOString()}`,
          'Preferred-Languages: es, en',
          `Canonical: ${deps.origin}${securityTextPath}`,
          '',
        ].join('\n'),
      ),
  )
}
