import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Below this a packet is a packet. Bytes. */
const worthIt = 1_400

/**
 * Pages for telephones on a slow network (SCREENS 0.5), unless something in front already does it.
 * Compression beside secrets is only dangerous where a stranger can make a page repeat chosen text and
 * watch its length: our forms answer nobody else's pages, and a GET repeats nothing that was sent.
 */
export function compressed(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (typeof payload !== 'string' || payload.length < worthIt) return payload
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return payload
  const bytes = gzipSync(payload, { level: 5 })
  void reply
    .header('content-encoding', 'gzip')
    .header('vary', 'accept-encoding')
    .header('content-length', bytes.length)
  return bytes
}
