import { connect, type AddressInfo } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { endStalledBodies } from './slow-bodies.ts'

let app: FastifyInstance
beforeAll(async () => {
  app = fastify()
  endStalledBodies(app, { ordinary: 300, slow: { octets: 10, every: 200 } })
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, text, done) => done(null, text))
  const answer = ({ body }: { readonly body: unknown }) => `came: ${String(body)}`
  app.post('/form', answer)
  app.post('/file', { config: { slowBody: true } }, answer)
  await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

/** What is heard by somebody who sends so many pieces of 20 octets with a pause between. */
const told = (path: string, pieces: number, pause: number, announced = pieces) =>
  new Promise<string>((resolve) => {
    const socket = connect({ port: (app.server.address() as AddressInfo).port, host: '127.0.0.1' })
    let heard = ''
    // Whom nobody ends goes by themselves, and has heard nothing.
    const patience = setTimeout(() => socket.destroy(), 3_000)
    const timers = Array.from({ length: pieces }, (_, n) =>
      setTimeout(() => void socket.write('x'.repeat(20)), n * pause),
    )
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\nconnection: close\r\ncontent-length: ${announced * 20}\r\n\r\n`,
    )
    socket.on('data', (part) => (heard += part.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      for (const timer of [patience, ...timers]) clearTimeout(timer)
      resolve(heard.split('\r\n', 1)[0] ?? '')
    })
  })

it('a form that drips is ended, a file that moves is heard to its end', async () => {
  expect(await told('/form', 2, 20)).toBe('HTTP/1.1 200 OK')
  expect(await told('/form', 12, 80)).toBe('HTTP/1.1 408 Request Timeout')
  expect(await told('/file', 12, 80)).toBe('HTTP/1.1 200 OK')
  expect(await told('/nowhere', 12, 80)).toBe('HTTP/1.1 408 Request Timeout')
})

it('a file that stalls is ended as well', async () => {
  const begun = performance.now()
  expect(await told('/file', 2, 20, 100)).toBe('HTTP/1.1 408 Request Timeout')
  expect(performance.now() - begun).toBeLessThan(2_000)
})
