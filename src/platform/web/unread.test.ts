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
  // Refused before anybody thinks of the body, as a foreign form is.
  app.post('/no', { onRequest: async (_, reply) => reply.code(403).send('no') }, () => 'taken')
  await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

/** The head of what comes back for a body of which so many bytes are sent, or how the line broke. */
const headFor = async (announced: string, sent: number, path = '/'): Promise<string> => {
  const socket = connect({ port: (app.server.address() as AddressInfo).port, host: '127.0.0.1' })
  // Heard from the first octet on: a line may break while it is still written to.
  const cutOff = new Promise<string>((resolve) => {
    socket.on('error', () => resolve('cut off'))
    socket.on('close', () => resolve('cut off'))
  })
  socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${announced}\r\n\r\n`)
  socket.write(Buffer.alloc(sent, 0x20))
  // Whoever sends without looking sees only then what has come back: a reset has thrown it away.
  await new Promise((sending) => setTimeout(sending, 20))
  const head = new Promise<string>((resolve) => {
    let text = ''
    socket.on('data', (part) => {
      text += part.toString('latin1')
      if (text.includes('\r\n\r\n')) resolve(text.split('\r\n\r\n', 1)[0] ?? '')
    })
  })
  const heard = await Promise.race([head, cutOff])
  socket.destroy()
  return heard
}
const told = async (announced: string, sent: number): Promise<string | undefined> =>
  (await headFor(announced, sent)).split('\r\n', 1)[0]

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
  await expect.poll(() => taken, { timeout: 20_000 }).toBeGreaterThan(limits.bytes)
  expect(taken).toBeLessThan(2 * limits.bytes)
})

it('whoever is refused before the body is read keeps no connection to send it on', async () => {
  const head = await headFor('content-length: 3000000', 10, '/no')
  expect(head).toMatch(/^HTTP\/1\.1 403 /)
  expect(head.toLowerCase()).toContain('connection: close')
})

it('what has no body, and what was read to its end, is answered at once', async () => {
  // Longer than the test may take: it would wait for nothing.
  const patience = 10_000
  const patient = fastify()
  hearOut(patient, { ...limits, patience })
  patient.post('/', () => 'taken')
  const origin = await patient.listen({ port: 0, host: '127.0.0.1' })
  const begun = performance.now()
  const answer = await fetch(origin, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  })
  expect(await answer.text()).toBe('taken')
  expect((await fetch(`${origin}/nada`)).status).toBe(404)
  expect(performance.now() - begun).toBeLessThan(patience)
  await patient.close()
})
