import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../../kernel/time.ts'
import { CodedRefusal } from '../../../platform/web/context.ts'
import type { DemoAuthority } from './authority.ts'
import { currentList } from './revocation-list.ts'

const listPath = '/demo/listas'

/** What certificates of the demonstration name as the place of their list: its own web server. */
export const listBaseOf = (origin: string): string => `${origin}${listPath}`

/** The revocation lists at `/demo/listas/EXT.crl` and its like, written anew for everybody who asks. */
export const listRoutes =
  (authority: () => Promise<DemoAuthority>, clock: Clock) =>
  (app: FastifyInstance): void => {
    app.get<{ Params: { list: string } }>(`${listPath}/:list`, async ({ params: { list } }, reply) => {
      const { issuing } = await authority()
      const found = Object.values(issuing).find(({ layout }) => list === `${layout}.crl`)
      if (found === undefined) throw new CodedRefusal('pageNotFound')
      return reply.type('application/pkix-crl').send(currentList(found, clock()))
    })
  }
