import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testFrame } from '../../../test/support/web.ts'
import { answerUnparsed } from './unparsed.tsx'

const limits = { bytes: 1_000_000, patience: 300 }
let server: Server
beforeAll(async () => {
  const answer = answerUnparsed(testFrame(), { 'cache-control': 'no-store' }, limits)
  server = createServer((_, response) => response.end('taken'))
  server.on('clientError', (fault, socket) => answer(fault, socket as Socket))
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
})
afterAll(() => new Promise((closed) => server.close(closed)))

/** What comes back for these octets, to whoever looks only when all of them are sent; or how the line broke. */
const heard = async (octets: string | Buffer, { stays = false, until = '</html>' } = {}): Promise<string> => {
  const socket = connect({
    port: (server.address() as AddressInfo).port,
    host: '127.0.0.1',
    allowHalfOpen: stays,
  })
  socket.on('error', () => undefined)
  socket.write(octets)
  await new Promise((sending) => setTimeout(sending, 20))
  let text = ''
  socket.on('data', (part) => {
    text += part.toString('utf8')
    // A browser that has its answer closes what it was told is closed.
    if (!stays && text.endsWith(until)) socket.end()
  })
  await new Promise((closed) => socket.once('close', closed))
  return text
}
const long = (octets: number): string => `GET /?${'x'.repeat(octets)} HTTP/1.1\r\nhost: x\r\n\r\n`

it('an address that is too long is told so, with all of it still on its way', async () => {
  for (let times = 0; times < 40; times += 1) {
    const answer = await heard(long(90_000))
    expect(answer).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/)
    expect(answer).toContain('CLV-902')
  }
})

it('who asks for the head alone is sent the head alone', async () => {
  const answer = await heard(long(90_000).replace('GET', 'HEAD'), { until: '\r\n\r\n' })
  expect(answer).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/)
  expect(answer).toMatch(/content-length: [1-9]\d*\r\n/)
  expect(answer.endsWith('\r\n\r\n')).toBe(true)
  expect(answer).not.toContain('<')
})

it('says it in both languages, with a door, and as every page of ours', async () => {
  const answer = await heard(long(90_000))
  expect(answer).toContain('Lo que envió es demasiado grande')
  expect(answer).toContain('What you sent is too large')
  expect(answer).toContain('<a href="/">Ir al inicio</a>')
  expect(answer).toContain('cache-control: no-store')
})

it('what is not HTTP could not be read, and nothing of it comes back', async () => {
  for (const octets of ['<script>alert(1)</script>\r\n\r\n', '\u0016\u0003\u0001', 'GET / XTTP/9\r\n\r\n']) {
    const answer = await heard(octets)
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer).toContain('CLV-901')
    expect(answer).not.toContain('alert')
  }
})

it('ATK-32: is answered once, whatever follows', async () => {
  const answer = await heard(`${long(90_000)}${long(90_000)}`)
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
})

it('ATK-32: no more than the limit is taken in', async () => {
  let taken = 0
  server.once('connection', (socket) => socket.once('close', () => (taken = socket.bytesRead)))
  await heard(long(40_000_000), { stays: true })
  await expect.poll(() => taken).toBeGreaterThan(limits.bytes)
  expect(taken).toBeLessThan(3 * limits.bytes)
})

it('whoever stays on the line is waited for no longer than the patience', async () => {
  const closed = new Promise<number>((resolve) =>
    server.once('connection', (socket) => socket.once('close', () => resolve(performance.now()))),
  )
  const begun = performance.now()
  const { port } = server.address() as AddressInfo
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  socket.resume().write(long(90_000))
  expect((await closed) - begun).toBeGreaterThanOrEqual(limits.patience - 50)
  socket.destroy()
})
