import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import fastifyStatic from '@fastify/static'
import { langs } from '../../kernel/lang.ts'
import { assetPrefix } from '../ui/assets.ts'
import { themeFiles } from '../ui/theme.ts'
import { addressOf, written } from './address.ts'
import { CodedRefusal, seeOther, type WebFrame } from './context.ts'
import type { CookieJar } from './cookies.ts'
import { answerOnTheBeat, type Beat } from './beat.ts'
import { parseForm } from './form-body.ts'
import { headersFor } from './headers.ts'
import { compressed } from './compressed.ts'
import { endStalledBodies, type BodyLimits } from './slow-bodies.ts'
import { hearOut } from './unread.ts'
import { answerUnparsed } from './unparsed.tsx'
import { healthPath } from './health-routes.ts'
import { securityTextPath } from './security-text.ts'
import { answerProblem } from './problems.tsx'
import type { Visits } from './visits.ts'

export interface WebAppOptions {
  readonly frame: WebFrame
  readonly visits: Visits
  readonly jar: CookieJar
  readonly publicFolder: string
  /** Addresses of proxies whose word about the client's address is taken; everyone else's is not (ATK-23). */
  readonly trustedProxies: readonly string[]
  readonly logger: FastifyBaseLogger | false
  /** The number that a person is told when something of ours broke. */
  readonly newRequestId: () => string
  /** Doors at which somebody who has shown nothing can name an employer. */
  readonly beat: Beat
  readonly routes: readonly ((app: FastifyInstance) => void)[]
}

/** The largest form of ours is a solved check and two numbers; 16 KiB cut off before parsing (ATK-32). */
const bodyLimit = 16_384

/** A picture of a telephone sent to the wrong form is still told that it is too large; nobody waits longer than this. */
const unread = { bytes: 32 * 1_024 * 1_024, patience: 5_000 }

/** Milliseconds for the head of a request, and for the whole of one: five megabytes at five kilobytes a second. */
const headersTimeout = 30_000
const longestRequest = 20 * 60_000

/** A form has thirty seconds. A file has to bring half a kilobyte a second, which the slowest of telephones do. */
const bodyLimits: BodyLimits = { ordinary: 30_000, slow: { octets: 16_384, every: 30_000 } }

/**
 * The web frame. What happens to a request reads from top to bottom: is it for us, how must the answer
 * be treated, who asks, is it from a page of ours, then the route.
 */
export async function createWebApp(options: WebAppOptions): Promise<FastifyInstance> {
  const { frame, visits, jar } = options
  const origin = new URL(frame.origin)
  const always = headersFor(origin)
  /** Also for what never came as far as the hooks below: an address that cannot be read, an asset that is not there. */
  const answer = (fault: unknown, request: FastifyRequest, reply: FastifyReply) => {
    request.visit ??= visits.begin(request)
    return answerProblem(frame, fault, request, reply.headers(always))
  }
  const app = fastify({
    ...(options.logger === false ? { logger: false as const } : { loggerInstance: options.logger }),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    genReqId: options.newRequestId,
    bodyLimit,
    trustProxy: options.trustedProxies.length === 0 ? false : [...options.trustedProxies],
    requestTimeout: longestRequest,
    http: { headersTimeout },
    return503OnClosing: true,
    exposeHeadRoutes: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 100 },
    clientErrorHandler: answerUnparsed(frame, always, unread),
    frameworkErrors: (fault, request, reply) => void answer(fault, request, reply),
  })

  endStalledBodies(app, bodyLimits)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, text, done) => {
      try {
        done(null, parseForm(text as string))
      } catch (broken) {
        done(broken as Error)
      }
    },
  )

  await app.register(fastifyStatic, {
    root: options.publicFolder,
    prefix: assetPrefix,
    decorateReply: false,
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    index: false,
  })
  for (const file of Object.values(themeFiles(frame.theme))) {
    app.get(`${assetPrefix}${file.name}`, (_request, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(file.type).send(file.body),
    )
  }

  app.decorateRequest('visit')
  const receive = (request: FastifyRequest, reply: FastifyReply): void => {
    void reply.headers(always)
    const [path = ''] = request.url.split('?')
    // A health check comes by number and says nothing that depends on the host. Nobody visits: no cookie is set.
    if (path === healthPath) return
    if (path === securityTextPath) {
      if (!isOurHost(request.headers.host, origin)) throw new CodedRefusal('unknownHost')
      return
    }
    if (request.url.startsWith(assetPrefix)) {
      // An asset says itself how long it may be kept.
      void reply.removeHeader('cache-control')
      return
    }
    request.visit = visits.begin(request)
    if (!isOurHost(request.headers.host, origin)) throw new CodedRefusal('unknownHost')
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isFromOurPages(request.headers, origin)) {
      throw new CodedRefusal('foreignForm')
    }
  }
  // Hooks that wait for nothing call on: a promise for each would be made on every request.
  app.addHook('onRequest', (request, reply, goOn) => {
    receive(request, reply)
    goOn()
  })

  // `?lang=en` on any page: remembered, and back to the same page without it.
  app.addHook('preHandler', (request, reply, goOn) => {
    if (request.method !== 'GET' || request.visit === undefined || !request.url.includes('lang='))
      return goOn()
    const address = addressOf(request.url)
    const lang = langs.find((known) => known === address.query.get('lang'))
    if (lang === undefined) return goOn()
    address.query.delete('lang')
    jar.write(reply, 'lang', lang, 31_536_000)
    void seeOther(reply, written(address))
  })

  app.addHook('onSend', (request, reply, payload, goOn) => {
    if (request.visit !== undefined) visits.end(request, reply)
    goOn(null, compressed(request, reply, payload))
  })
  hearOut(app, unread)
  // After all work on the answer, so that none of it is heard.
  answerOnTheBeat(app, options.beat)

  app.setErrorHandler(answer)
  app.setNotFoundHandler((request, reply) => answer(new CodedRefusal('pageNotFound'), request, reply))

  for (const routes of options.routes) routes(app)
  return app
}

/** Only the one configured origin is ours, whatever a header claims (ATK-01). */
function isOurHost(host: string | undefined, origin: URL): boolean {
  if (host === undefined) return false
  if (host === origin.host) return true
  // The demonstration is opened by either name of the same machine.
  const loopback = ['localhost', '127.0.0.1', '[::1]']
  return (
    loopback.includes(origin.hostname) &&
    loopback.some((name) => host === (origin.port === '' ? name : `${name}:${origin.port}`))
  )
}

/** A form is taken from our own pages only; a missing word counts as no where the browser could have said it (ATK-37). */
function isFromOurPages(
  headers: { readonly [name: string]: string | string[] | undefined },
  origin: URL,
): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const said = headers['origin']
  if (said === undefined) return true // an old browser that says neither: the form number decides
  return typeof said === 'string' && URL.canParse(said) && isOurHost(new URL(said).host, origin)
}
