import { connect } from 'node:net'
import type { Visitor } from '../visitor.ts'

export interface RawForm {
  readonly type: string
  readonly body: Buffer
}

export interface LineOptions {
  /** Octets that go out at a time, and the milliseconds between. */
  readonly octets: number
  readonly pause: number
  /** After so many octets of the body the line breaks, or stands still. */
  readonly most?: number
  readonly end?: 'breaks' | 'stalls'
}

/** The status line that comes back over a slow line; '' when the line broke before one came. */
export function overSlowLine(
  visitor: Visitor,
  path: string,
  { type, body }: RawForm,
  { octets, pause, most = body.length, end = 'breaks' }: LineOptions,
): Promise<string> {
  const { origin, port } = visitor.service
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let heard = ''
    let at = 0
    const timer = setInterval(() => {
      if (at < most) {
        const to = Math.min(most, at + octets)
        socket.write(body.subarray(at, to))
        at = to
      } else if (most < body.length && end === 'breaks') socket.destroy()
    }, pause)
    const head = [
      `POST ${path} HTTP/1.1`,
      `host: ${new URL(origin).host}`,
      `cookie: ${[...visitor.cookies].map((pair) => pair.join('=')).join('; ')}`,
      'sec-fetch-site: same-origin',
      `content-type: ${type}`,
      `content-length: ${body.length}`,
      'connection: close',
    ]
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    socket.on('data', (part) => (heard += part.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(timer)
      resolve(heard.split('\r\n', 1)[0] ?? '')
    })
  })
}
