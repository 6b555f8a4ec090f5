import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hearOut } from './unread.ts'

const limits = { bytes: 4_000_000, patience: 200 }
let app: FastifyInstance
beforeAll(async () => {
  app = fastify({ bodyLimit: 100 })
  hearOut(app, limits)
  app.post('/', () => 'taken')
  await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

/** The first line of what comes back for a body of which so many bytes are sent, or how the line broke. */
const told = async (announced: string, sent: number): Promise<string> => {
  const socket = connect({ port: (app.server.address() as AddressInfo).port, host: '127.0.0.1' })
  socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${announced}\r\n\r\n`)
  socket.write(Buffer.alloc(sent, 0x20))
  // Whoever sends without looking sees only then what has come back: a reset has thrown it away.
  await new Promise((sending) => setTimeout(sending, 20))
  const heard = await new Promise<string>((resolve) => {
    let text = ''
    socket.on('data', (part) => {
      text += part.toString('latin1')
      if (text.includes('\r\n\r\n')) resolve(text.split('\r\n', 1)[0] ?? '')
    })
    socket.on('error', () => resolve('cut off'))
    socket.on('close', () => resolve('cut off'))
  })
  socket.destroy()
  return heard
}

it('what is too large is told so, with all of it still on its way', async () => {
  expect(await told('content-length: 3000000', 3_000_000)).toBe('HTTP/1.1 413 Payload Too Large')
})

it('what is announced and never comes is waited for no longer than the patience', async () => {
  const begun = performance.now()
  expect(await told('content-length: 3000000', 10)).toBe('HTTP/1.1 413 Payload Too Large')
  expect(performance.now() - begun).toBeGreaterThanOrEqual(limits.patience)
})

it('more than the limit is not taken in', async () => {
  let taken = 0
  app.server.once('connection', (socket) => socket.once('close', () => (taken = socket.bytesRead)))
  await told('content-length: 400000000', 60_000_000)
  await expect.poll(() => taken).toBeGreaterThan(limits.bytes)
  expect(taken).toBeLessThan(2 * limits.bytes)
})

it('what has no body, and what was read to its end, is answered at once', async () => {
  expect((await app.inject({ method: 'POST', url: '/', payload: {} })).body).toBe('taken')
  expect((await app.inject({ method: 'GET', url: '/nada' })).statusCode).toBe(404)
})
