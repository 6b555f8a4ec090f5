import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SlowBody } from '../../../platform/web/slow-bodies.ts'
import type { DossierDocument } from '../domain/dossier.ts'
import { mostBytes } from '../domain/file-limits.ts'

/** Octets of a form around its file. */
const formBytes = 16_384

/** Of a route that takes a file. */
export const fileForm: { readonly config: SlowBody } = { config: { slowBody: true } }

/** Routes whose form carries a file, in a scope of their own: no other form of ours can. */
export const fileForms = (app: FastifyInstance, routes: (scope: FastifyInstance) => void) =>
  void app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fieldSize: 200, fieldNameSize: 50, headerPairs: 20 },
      throwFileSizeLimit: false,
    })
    routes(scope)
  })

/** Who says before that it is too much is not listened to. */
export const isSaidTooBig = ({ headers }: FastifyRequest): boolean =>
  Number(headers['content-length'] ?? 0) > mostBytes + formBytes

/**
 * A form is for the file that was there when it was shown: sent twice, it replaces nothing. The last ten digits
 * of its instant, which is what a form number has room for; they come again after four months.
 */
export const versionOf = ({ file }: Pick<DossierDocument, 'file'>): number => (file?.at ?? 0) % 10_000_000_000
