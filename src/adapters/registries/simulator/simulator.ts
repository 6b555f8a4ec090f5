import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RegistryAnswer } from '../../../kernel/outcome.ts'
import type { Clock } from '../../../kernel/time.ts'
import { days, plus, toDate } from '../../../kernel/time.ts'
import type { Lang } from '../../../kernel/lang.ts'
import type { RegistrySource } from '../../../policy/policy.ts'
import { ofSomebodyElse, wireAnswer } from './answer.ts'
import { createFaults, readFaults, simulatedRegistries } from './faults.ts'
import type { Faults } from './faults.ts'
import { FaultsPage } from './faults-page.tsx'
import type { Asked, Lookup } from './lookup.ts'

export interface SimulatorOptions {
  readonly lookup: Lookup
  readonly clock: Clock
  /** What callers must show. */
  readonly token: string
  /** 0 takes any free port. */
  readonly port?: number
  readonly faults?: Faults
  /** What employers owe (`/v1/obligations`); it fails as the institution's own record does. Default: there is no such service. */
  readonly obligations?: (asked: Asked) => Promise<RegistryAnswer<object>>
}

export interface Simulator {
  /** Base address for the http adapter. */
  readonly url: URL
  readonly faults: Faults
  /** Questions that arrived, by registry: what a circuit or a fixed set of questions is counted with. */
  asked(): Readonly<Record<RegistrySource, number>>
  close(): Promise<void>
}

/** How old a stale answer says it is, and how often a slow one sends a byte. */
const staleAge = days(730)
const dripMilliseconds = 100
const longestBody = 4_096

/** The registries of the demonstration and the tests: real HTTP on loopback, with switches for faults. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const faults = options.faults ?? createFaults()
  const asked: Record<RegistrySource, number> = { taxpayer: 0, civil: 0, companies: 0, institution: 0 }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const lang: Lang = searchParams.get('lang') === 'en' ? 'en' : 'es'
    const registry = simulatedRegistries.find((one) => pathname === `/v1/${one}`)
    if (registry !== undefined && request.method === 'POST')
      return await answer(registry, (question) => options.lookup(registry, question), request, response)
    if (options.obligations !== undefined && pathname === '/v1/obligations' && request.method === 'POST')
      return await answer('institution', options.obligations, request, response)
    if (pathname === '/faults') return await switchFaults(request, response, lang)
    if (pathname === '/' && request.method === 'GET') {
      return send(
        response,
        200,
        'text/html; charset=utf-8',
        FaultsPage({ lang, current: faults.current() }).toString(),
      )
    }
    send(response, 404, 'text/plain', 'not found')
  }

  async function answer(
    registry: RegistrySource,
    lookup: (question: Asked) => Promise<RegistryAnswer<object>>,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    asked[registry] += 1
    const fault = faults.next(registry)
    const question = asQuestion(await bodyOf(request))
    if (fault === 'down') return void request.socket.resetAndDestroy()
    if (fault === 'slow') return drip(response)
    if (fault === 'malformed') return send(response, 200, 'text/html', '<!DOCTYPE html><h1>Error</h1>')
    if (request.headers.authorization !== `Bearer ${options.token}`) return sendJson(response, 401, {})
    if (question === undefined) return sendJson(response, 400, {})
    const truth = await lookup(question)
    const [told, about] = fault === 'wrongPerson' ? ofSomebodyElse(truth, question) : [truth, question]
    const now = options.clock()
    const said = wireAnswer(told, about, toDate(fault === 'stale' ? plus(now, -staleAge) : now))
    if (said === undefined) return sendJson(response, 503, {})
    sendJson(response, 200, said)
  }

  async function switchFaults(request: IncomingMessage, response: ServerResponse, lang: Lang): Promise<void> {
    if (request.method === 'GET') return sendJson(response, 200, faults.current())
    // A page of somebody else's must not throw our switches.
    const site = request.headers['sec-fetch-site']
    if (request.method !== 'POST' || site === 'cross-site' || site === 'same-site')
      return sendJson(response, 403, {})
    const body = await bodyOf(request)
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
    const wanted = readFaults(isForm ? Object.fromEntries(new URLSearchParams(body)) : parsed(body))
    if (wanted === undefined) return sendJson(response, 400, {})
    for (const [registry, fault] of wanted) faults.set(registry, fault)
    if (!isForm) return sendJson(response, 200, faults.current())
    response.writeHead(303, { location: `/?lang=${lang}` }).end()
  }

  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(options.port ?? 0, '127.0.0.1', listening)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    faults,
    asked: () => ({ ...asked }),
    async close() {
      const closed = new Promise((done) => server.close(done))
      server.closeAllConnections()
      await closed
    },
  }
}

/** Blanks before JSON are lawful, so this looks alive for as long as anyone listens. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), dripMilliseconds)
  response.on('close', () => clearInterval(timer))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > longestBody) throw new RangeError('too long a question')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}

function asQuestion(body: string): Asked | undefined {
  const raw = parsed(body)
  if (typeof raw !== 'object' || raw === null) return undefined
  const entries = Object.entries(raw)
  return entries.every(([, value]) => typeof value === 'string')
    ? Object.fromEntries<string>(entries)
    : undefined
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}

const sendJson = (response: ServerResponse, status: number, body: object): void =>
  send(response, status, 'application/json', JSON.stringify(body))
