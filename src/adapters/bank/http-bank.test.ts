import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bankContract, oddAccounts, questionTo } from '../../../test/support/bank-contract.ts'
import { Secret } from '../../kernel/secret.ts'
import { createHttpBank, statusIn, type HttpBankOptions } from './http-bank.ts'

interface Told {
  readonly headers: IncomingMessage['headers']
  readonly body: Readonly<Record<string, unknown>>
}

/** What a bank keeps of a name. */
interface Kept {
  readonly holder: string
  readonly last4: string
  readonly cents: readonly number[] | undefined
  word: string
}

let server: Server
let base: URL
let told: Told[] = []
let followed = 0
const kept = new Map<string, Kept>()
/** A whole answer of before, for whoever plays it back. */
let recorded = ''

/** How an answer goes wrong, by the end of the account. */
const broken = {
  fault: '0500',
  cut: '0999',
  slow: '0888',
  notJson: '0001',
  otherAccount: '0002',
  replay: '0003',
  huge: '0004',
  moved: '0005',
  otherWord: '0006',
  list: '0007',
  halfHeard: '0008',
} as const

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://bank')
  if (url.pathname === '/elsewhere') {
    followed += 1
    return void response.end('{}')
  }
  if (request.headers.authorization !== 'Bearer the-credential') return void response.writeHead(401).end()
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const body =
    parts.length === 0 ? {} : (JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>)
  told.push({ headers: request.headers, body })
  const isNew = request.method === 'POST'
  const account = body['account'] as { last4?: string } | undefined
  const ref = isNew ? String(body['ref']) : decodeURIComponent(url.pathname.split('/').at(-1) ?? '')
  const known = kept.get(ref)
  const nonce = isNew ? String(body['nonce']) : (url.searchParams.get('nonce') ?? '')
  const last4 = isNew ? (account?.last4 ?? '') : (known?.last4 ?? '')
  const say = (status: string, more: Readonly<Record<string, unknown>> = {}) => {
    const text = JSON.stringify({
      ref,
      nonce,
      holder: isNew ? body['holder'] : known?.holder,
      last4,
      status,
      ...more,
    })
    if (recorded === '') recorded = text
    response.writeHead(200, { 'content-type': 'application/json' }).end(text)
  }
  switch (last4) {
    case broken.fault:
      return void response.writeHead(500).end('{"status":"approved"}')
    case oddAccounts.away:
      return void response.writeHead(503).end()
    case broken.cut:
      return void request.socket.destroy()
    case broken.slow:
      return
    case broken.notJson:
      return void response.writeHead(200).end('<html>asked</html>')
    case broken.otherAccount:
      return say(isNew ? 'asked' : 'approved', { last4: '9876' })
    case broken.replay:
      return void response.writeHead(200).end(recorded.replace(/"ref":"[^"]*"/, `"ref":"${ref}"`))
    case broken.huge:
      return say('asked', { more: 'x'.repeat(20_000) })
    case broken.moved:
      return void response.writeHead(307, { location: '/elsewhere' }).end()
    case broken.otherWord:
      return say('ok')
    case broken.list:
      return void response.writeHead(200).end('["asked"]')
    case broken.halfHeard:
      response.writeHead(200, { 'content-length': '500' }).write('{"ref":"')
      return void setTimeout(() => request.socket.destroy(), 20)
    case oddAccounts.refused:
      return say('refused')
  }
  if (!isNew) return known === undefined ? void response.writeHead(404).end() : say(known.word)
  if (!kept.has(ref))
    kept.set(ref, {
      holder: String(body['holder']),
      last4,
      cents: body['cents'] as readonly number[] | undefined,
      word: 'pending',
    })
  say(url.pathname.endsWith('/deposits') ? 'ordered' : 'asked')
}

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`)
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})
beforeEach(() => {
  told = []
  kept.clear()
})

const bank = (more: Partial<HttpBankOptions> = {}) =>
  createHttpBank({ base, credential: new Secret('the-credential'), limit: 0.3, failures: 50, ...more })

bankContract('the gateway by HTTP', () => ({
  gateway: bank(),
  told: (ref) => [...kept].filter(([name]) => name === ref).map(([, { cents }]) => ({ cents })),
  say(ref, word) {
    const one = kept.get(ref)
    if (one !== undefined) one.word = word
  },
}))

describe('the gateway by HTTP', () => {
  it('is told who is asked about and in which case, with credential and key', async () => {
    const question = questionTo('1234')
    await bank().deposit(question, [7, 42])
    expect(told[0]?.body).toMatchObject({ ...question, cents: [7, 42] })
    expect(told[0]?.headers).toMatchObject({ 'idempotency-key': `"${question.ref}"` })
  })

  it.each(Object.entries(broken))('knows nothing after an answer that is %s (I-10)', async (_how, last4) => {
    await bank().ask(questionTo('1234'))
    const question = questionTo(last4)
    expect(await bank().ask(question)).toBe('unavailable')
    expect(await bank().deposit(questionTo(last4), [1, 2])).toBe('unavailable')
    kept.set(question.ref, { holder: question.holder, last4, cents: undefined, word: 'approved' })
    expect(await bank().answerTo(question)).toBe('unavailable')
    expect(followed).toBe(0)
  })

  it('knows nothing with a credential that is refused, and nothing where nobody listens', async () => {
    expect(await bank({ credential: new Secret('another') }).ask(questionTo('1234'))).toBe('unavailable')
    const closed = createServer()
    await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done))
    const { port } = closed.address() as AddressInfo
    await new Promise((done) => closed.close(done))
    expect(await bank({ base: new URL(`http://127.0.0.1:${port}/`) }).ask(questionTo('1234'))).toBe(
      'unavailable',
    )
  })

  it('is left in peace after failures in a row, and asked again after a pause', async () => {
    const one = bank({ failures: 2, pause: 0.05 })
    for (let n = 0; n < 2; n += 1) await one.ask(questionTo(broken.fault))
    expect(await one.ask(questionTo('1234'))).toBe('unavailable')
    expect(told).toHaveLength(2)
    await new Promise((done) => setTimeout(done, 80))
    expect(await one.ask(questionTo('1234'))).toBe('taken')
  })

  it.each([
    ['an older nonce', { nonce: 'old' }],
    ['no nonce', { nonce: undefined }],
    ['another name', { ref: 'other' }],
    ['another person', { holder: '2249999036' }],
    ['another account', { last4: '4321' }],
    ['a number as its word', { status: 1 }],
    ['a word without end', { status: 'x'.repeat(300) }],
  ])('an answer with %s is none', (_what, change) => {
    const question = questionTo('1234')
    const whole = {
      ref: question.ref,
      nonce: 'n',
      holder: question.holder,
      last4: '1234',
      status: 'approved',
    }
    expect(statusIn(JSON.stringify(whole), question, 'n')).toBe('approved')
    expect(statusIn(JSON.stringify({ ...whole, ...change }), question, 'n')).toBeUndefined()
  })
})
