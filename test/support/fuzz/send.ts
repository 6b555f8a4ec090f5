import { connect } from 'node:net'

/** What came back over one connection. */
export interface Heard {
  /** 0 when it was closed without a word. */
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly body: string
  /** From the first octet sent to the end of the connection. */
  readonly milliseconds: number
}

/** Milliseconds after which nobody waits any more. */
const longest = 8_000

/** Milliseconds after which the other side is told that no more will come. */
const pause = 30

/**
 * Sends octets as they are and takes what comes until the other side closes.
 * @param isWhole Whether they are a request that is at its end: one that is not would be waited for.
 */
export function send(port: number, octets: Buffer, isWhole: boolean): Promise<Heard> {
  return new Promise((resolve) => {
    let begun = performance.now()
    const parts: Buffer[] = []
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.setTimeout(longest, () => socket.destroy())
    socket.on('data', (part) => parts.push(part))
    // A connection that is cut is an answer too: what was said until then counts.
    socket.on('error', () => undefined)
    const over = setTimeout(
      () => {
        begun = performance.now()
        socket.end()
      },
      isWhole ? longest : pause,
    )
    socket.on('close', () => {
      clearTimeout(over)
      resolve({ ...heardIn(Buffer.concat(parts)), milliseconds: performance.now() - begun })
    })
    socket.write(octets)
  })
}

/** Reads the first answer that is not an interim one (RFC 9112). */
function heardIn(octets: Buffer): Omit<Heard, 'milliseconds'> {
  const end = octets.indexOf('\r\n\r\n')
  if (end < 0) return { status: 0, headers: {}, body: '' }
  const [line = '', ...lines] = octets.toString('latin1', 0, end).split('\r\n')
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(line)?.[1] ?? 0)
  const rest = octets.subarray(end + 4)
  if (status >= 100 && status < 200) return heardIn(rest)
  const headers: Record<string, string | string[]> = {}
  for (const each of lines) {
    const colon = each.indexOf(':')
    const name = each.slice(0, colon).toLowerCase()
    const value = each.slice(colon + 1).trim()
    const before = headers[name]
    headers[name] = before === undefined ? value : [...[before].flat(), value]
  }
  return { status, headers, body: rest.toString('utf8') }
}
