import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { BrokenForm } from './form-body.ts'
import type { SlowBody } from './slow-bodies.ts'

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

/** Who says before that it is too much is not listened to. `most`: octets of the file. */
export const isSaidLonger = ({ headers }: FastifyRequest, most: number): boolean =>
  Number(headers['content-length'] ?? 0) > most + formBytes

/** The parts of a form as they come. What ends in the middle, or is no form at all, is a broken one. */
export async function* partsOf(
  request: FastifyRequest,
  limits: NonNullable<Parameters<FastifyRequest['parts']>[0]>['limits'],
): ReturnType<FastifyRequest['parts']> {
  try {
    yield* request.parts({ limits })
  } catch (fault) {
    throw new BrokenForm(fault instanceof Error ? fault.message : 'a form that is not whole')
  }
}

/** All of a part, in memory: its length is limited by whoever asked for it. */
export async function readPart(file: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of file) chunks.push(chunk as Buffer)
  } catch {
    throw new BrokenForm('a file that is not whole')
  }
  return Buffer.concat(chunks)
}
