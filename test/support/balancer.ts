import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

export interface Balancer {
  readonly port: number
  /** Ports that connections are handed to, in turn. */
  serve(ports: readonly number[]): void
  close(): Promise<void>
}

/**
 * The one public address in front of several instances, as an installation has it. It is there before
 * the instances are, since they have to know their own address.
 */
export async function startBalancer(): Promise<Balancer> {
  let ports: readonly number[] = []
  let turn = 0
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const port = ports[turn++ % Math.max(1, ports.length)]
    if (port === undefined) return void near.destroy()
    const far = connect(port, '127.0.0.1')
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy()).on('close', () => sockets.delete(socket))
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  return {
    port: (server.address() as AddressInfo).port,
    serve: (given) => void (ports = given),
    async close() {
      const closed = new Promise((done) => server.close(done))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
