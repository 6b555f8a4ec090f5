import type { Server } from 'node:net'

/** A free port of this machine, once the server listens on it. */
export const listenPort = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('no port'))
      else resolve(address.port)
    })
  })

export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => void server.close(() => resolve()))
