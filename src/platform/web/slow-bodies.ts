import type { FastifyInstance, FastifyRequest } from 'fastify'

export interface BodyLimits {
  /** Milliseconds within which the body of an ordinary form has to be there. */
  readonly ordinary: number
  /** A route that says `config: { slowBody: true }`: at least so many octets in each so many milliseconds. */
  readonly slow: { readonly octets: number; readonly every: number }
}

/** `route.options.config` of a route that takes files: its body may come slowly, as long as it comes. */
export interface SlowBody {
  readonly slowBody?: boolean
}

/**
 * Ends requests whose body does not come. A form is small and has to be there at once; a file from a telephone may
 * take its time, but not for ever (ATK-53, ASVS 5.2.1). What Node itself has is one limit for all requests, which
 * is either too short for the one or too long for the other.
 */
export function endStalledBodies(app: FastifyInstance, { ordinary, slow }: BodyLimits): void {
  app.addHook('onRequest', (request, reply, goOn) => {
    const { raw } = request
    if (!hasBody(request) || raw.complete) return goOn()
    const { slowBody } = request.routeOptions.config as SlowBody
    const { socket } = raw
    let came = socket.bytesRead
    const look = () => {
      const more = socket.bytesRead - came
      came = socket.bytesRead
      if (raw.complete || (slowBody === true && more >= slow.octets)) return
      // As Node does it: the answer of a route could not be heard by somebody who is still expected to speak.
      if (socket.writable) socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n')
      socket.destroySoon()
    }
    const timer = setInterval(look, slowBody === true ? slow.every : ordinary)
    timer.unref()
    const stop = () => clearInterval(timer)
    raw.once('close', stop)
    // Whoever has the answer is not waited for: the frame closes their connection if they still speak.
    reply.raw.once('finish', stop)
    goOn()
  })
}

const hasBody = ({ raw: { headers } }: FastifyRequest): boolean =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
