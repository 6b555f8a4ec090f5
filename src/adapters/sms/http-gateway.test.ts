import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { odd, smsSenderContract, textTo } from '../../../test/support/sms-sender-contract.ts'
import { Secret } from '../../kernel/secret.ts'
import { createHttpGateway, outcomeOf, type HttpGatewayOptions } from './http-gateway.ts'
import { readTextFields } from './text-fields.ts'

interface Got {
  readonly to: string
  readonly text: string
  readonly headers: IncomingMessage['headers']
  readonly body: Readonly<Record<string, unknown>>
}

let server: Server
let url: URL
let got: Got[] = []
const keys = new Map<string, Got>()

const statusOf: Readonly<Record<string, number>> = {
  [odd.unknownNumber]: 422,
  [odd.busy]: 429,
  [odd.away]: 503,
  [odd.broken]: 500,
  [odd.ours]: 401,
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const body = JSON.parse(Buffer.concat(parts).toString()) as Readonly<Record<string, string>>
  const one = { to: body['destino'] ?? '', text: body['mensaje'] ?? '', headers: request.headers, body }
  got.push(one)
  if (one.to === odd.cut) return void request.socket.destroy()
  if (one.to === odd.slow) return
  const status = statusOf[one.to] ?? 201
  if (status === 201) keys.set(String(request.headers['idempotency-key']), one)
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ ref: 'g-1' }))
}

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/sms?canal=clave`)
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})
beforeEach(() => {
  got = []
  keys.clear()
})

const template = '{"destino":"{to}","mensaje":"{text}","desde":"90210","prioridad":1,"ref":"{id}"}'
function gateway(more: Partial<HttpGatewayOptions> = {}) {
  const fields = readTextFields(template)
  if (!fields.ok) throw new Error(fields.code)
  return createHttpGateway({
    url,
    credential: new Secret('credential'),
    fields: fields.value,
    answerId: 'ref',
    limit: 0.3,
    failures: 50,
    ...more,
  })
}

smsSenderContract('the gateway by HTTP', () => ({
  sender: gateway(),
  arrived: (to) => [...keys.values()].filter((one) => one.to === to).map(({ text }) => text),
}))

describe('the gateway by HTTP', () => {
  it('is told in its own words, with credential and key, and its own name of the message is kept', async () => {
    const text = textTo('+593990000001')
    expect(await gateway().send(text)).toEqual({ kind: 'accepted', reply: 'status 201', gatewayId: 'g-1' })
    expect(got[0]?.body).toEqual({
      destino: '+593990000001',
      mensaje: text.text,
      desde: '90210',
      prioridad: 1,
      ref: text.idempotencyKey,
    })
    expect(got[0]?.headers).toMatchObject({
      authorization: 'Bearer credential',
      'idempotency-key': `"${text.idempotencyKey}"`,
      'content-type': 'application/json',
    })
  })

  it('is left in peace after failures in a row, and asked again after a pause', async () => {
    const sender = gateway({ failures: 2, pause: 0.05 })
    for (let n = 0; n < 2; n += 1) await sender.send(textTo(odd.broken))
    expect(await sender.send(textTo('+593990000001'))).toMatchObject({ kind: 'unreachable' })
    expect(got).toHaveLength(2)
    await new Promise((done) => setTimeout(done, 80))
    expect(await sender.send(textTo('+593990000001'))).toMatchObject({ kind: 'accepted' })
  })

  it('is not closed by numbers that it refuses: one wrong number would close it to everybody', async () => {
    const sender = gateway({ failures: 2 })
    for (let n = 0; n < 5; n += 1) await sender.send(textTo(odd.unknownNumber))
    expect(await sender.send(textTo('+593990000001'))).toMatchObject({ kind: 'accepted' })
  })

  it('has few hand-overs under way: one more certainly did not leave', async () => {
    const sender = gateway({ concurrent: 2 })
    const outcomes = await Promise.all([1, 2, 3].map(() => sender.send(textTo(odd.slow))))
    expect(outcomes.map(({ kind }) => kind)).toEqual(['unknown', 'unknown', 'unreachable'])
  })

  it('that nobody listens at was certainly not reached', async () => {
    const closed = createServer()
    await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done))
    const { port } = closed.address() as AddressInfo
    await new Promise((done) => closed.close(done))
    const outcome = await gateway({ url: new URL(`http://127.0.0.1:${port}/`) }).send(textTo('+593990000001'))
    expect(outcome).toEqual({ kind: 'unreachable', reply: 'ECONNREFUSED' })
  })

  it('never leads the credential elsewhere', async () => {
    let followed = 0
    const elsewhere = createServer((request, response) => {
      if (request.url === '/other') followed += 1
      response.writeHead(307, { location: '/other' }).end()
    })
    await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done))
    const { port } = elsewhere.address() as AddressInfo
    const moved = gateway({ url: new URL(`http://127.0.0.1:${port}/sms`) })
    expect(await moved.send(textTo('+593990000001'))).toMatchObject({ kind: 'refused', isOurs: true })
    expect(followed).toBe(0)
    await new Promise((done) => elsewhere.close(done))
  })

  it.each([
    ['{"id":"a 1"}', undefined],
    ['{"id":7}', '7'],
    ['{"id":{"x":1}}', undefined],
    ['[1]', undefined],
    ['null', undefined],
    ['<html>', undefined],
    [`{"id":"${'x'.repeat(300)}"}`, undefined],
    ['{"id":"a\\r\\nb"}', undefined],
  ])('that answers %s gave the name %s', (body, gatewayId) => {
    expect(outcomeOf(200, body, 'id')).toEqual({ kind: 'accepted', reply: 'status 200', gatewayId })
  })
})

describe('the template of the fields', () => {
  const text = { to: textTo('+593990000001').to, text: '"}, {to} $& \\', idempotencyKey: 'k' }

  it('takes a number in three forms, and no message adds a field to it', () => {
    const fields = readTextFields('{"a":"{to}","b":"{digits}","c":"{national}","d":"{text}|{id}","e":true}')
    if (!fields.ok) throw new Error(fields.code)
    expect(fields.value.filled(text)).toEqual({
      a: '+593990000001',
      b: '593990000001',
      c: '0990000001',
      d: '"}, {to} $& \\|k',
      e: true,
    })
  })

  it.each([
    ['no JSON', '{to}', 'notJson'],
    ['a list', '["{to}","{text}"]', 'notFlat'],
    ['something deep', '{"a":{"b":"{to}"},"c":"{text}"}', 'notFlat'],
    ['another prototype', '{"__proto__":"{to}","c":"{text}"}', 'notFlat'],
    ['no number', '{"c":"{text}"}', 'noNumber'],
    ['no text', '{"c":"{to}"}', 'noText'],
  ])('is none with %s', (_what, raw, code) => {
    expect(readTextFields(raw)).toMatchObject({ ok: false, code })
  })
})
