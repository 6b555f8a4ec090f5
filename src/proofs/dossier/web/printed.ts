import type { FastifyReply } from 'fastify'

/** Answers with a file to keep. Its name is a case code and words of ours, so the plain form of RFC 6266 needs no encoding. */
export const printed = (
  reply: FastifyReply,
  name: string,
  content: Uint8Array | string,
  type = 'application/pdf',
): FastifyReply =>
  reply.header('content-disposition', `attachment; filename="${name}"`).type(type).send(content)
