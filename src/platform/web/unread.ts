import type { FastifyInstance } from 'fastify'

export interface UnreadLimits {
  /** Bytes of a request that are still taken in, and thrown away, so that its answer arrives; the rest is cut off. */
  readonly bytes: number
  /** Milliseconds that are waited for them. */
  readonly patience: number
}

/**
 * Lets the answer to a request that was not read to its end be seen. Who is told "too large" while still sending
 * would have the connection closed under them: what comes for a closed socket is answered by a reset (RFC 9293
 * section 3.10.7.1), and a reset throws away what had arrived before it. So the rest is taken in and dropped
 * first, as RFC 9112 section 9.6 asks of a server that closes; no more than the limits, since nobody's memory
 * is touched but everybody's line is (ATK-32).
 */
export function hearOut(app: FastifyInstance, { bytes, patience }: UnreadLimits): void {
  app.addHook('onSend', ({ raw }, reply, payload, goOn) => {
    const { headers } = raw
    const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
    if (!hasBody || raw.readableEnded || raw.destroyed) return goOn(null, payload)
    // A reader that was left in the middle would hold the rest back, and the next request behind it.
    raw.unpipe()
    raw.resume()
    if (raw.complete) return goOn(null, payload)
    let left = bytes
    const done = () => {
      clearTimeout(late)
      raw.off('data', take).off('end', done).off('close', done)
      // Otherwise the rest would be read on for the next request, however much it is.
      if (!raw.complete) void reply.header('connection', 'close')
      goOn(null, payload)
    }
    const take = (part: Buffer) => {
      left -= part.length
      if (left < 0) done()
    }
    const late = setTimeout(done, patience)
    raw.on('data', take).once('end', done).once('close', done)
  })
}
