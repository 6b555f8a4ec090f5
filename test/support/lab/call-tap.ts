import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** Something the other side has said in answer to a call. */
export interface Reply {
  /** The first line of what the program had said before. */
  readonly after: string
}

export interface CallTap {
  readonly port: number
  /** Where `loses` says so the reply and its connection are lost; `undefined` lets everything pass. */
  arm(loses: ((reply: Reply) => boolean) | undefined): void
  close(): Promise<void>
}

/** Between the program and a server that it calls, mail or registry: the other side has heard, and its word can be lost. */
export async function startCallTap(port: number): Promise<CallTap> {
  let decide: ((reply: Reply) => boolean) | undefined
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    let after = 'connect'
    let tail = ''
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
    near.on('data', (octets) => {
      const said = String(octets)
      tail = (tail + said).slice(-5)
      after = tail === '\r\n.\r\n' ? 'final dot' : firstWord(said)
      far.write(octets)
    })
    far.on('data', (octets) => {
      if (decide?.({ after }) === true) {
        near.destroy()
        far.destroy()
      } else near.write(octets)
    })
  })
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  return {
    port: (server.address() as AddressInfo).port,
    arm: (given) => void (decide = given),
    async close() {
      const closed = new Promise((done) => server.close(done))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** `POST /v1/civil` or `MAIL FROM`; never an address or a number. */
function firstWord(said: string): string {
  const [first = ''] = said.split('\r\n', 1)
  return /^(?:POST|GET) \S+|^[A-Z]{4}\b(?: FROM| TO)?/.exec(first)?.[0] ?? 'more'
}
