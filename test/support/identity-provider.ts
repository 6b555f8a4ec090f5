import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What is wrong with the next answers, for one test at a time. */
export interface ProviderLie {
  /** Claims of the ID token; `undefined` leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>
  readonly alg?: 'none' | 'HS256'
  /** Signs with a key that is not published, under the name of one that is. */
  readonly foreignKey?: true
  readonly noIdToken?: true
  /** Parameters of the way back; `undefined` leaves one out. */
  readonly back?: Readonly<Record<string, string | undefined>>
  readonly metadata?: Readonly<Record<string, unknown>>
  /** By path: how it answers instead. */
  readonly answers?: Readonly<Record<string, 'hang' | 'drip' | 'cut' | 'huge' | 'html' | number>>
}

export interface IdentityProvider {
  readonly issuer: string
  readonly client: string
  readonly secret: string
  /** Who signs in there next, and how; every claim can be changed. */
  person: { sub: string; amr: readonly string[] }
  lie: ProviderLie
  /** What was asked, newest last. */
  readonly asked: readonly {
    readonly path: string
    readonly body: URLSearchParams
    readonly headers: IncomingMessage['headers']
  }[]
  readonly visit: typeof visitProvider
  /** Publishes another key in place of the one before. */
  rotate(): void
  stop(): Promise<void>
}

interface Waiting {
  readonly parameters: URLSearchParams
  readonly at: number
}

const base64url = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const random = (): string => randomBytes(24).toString('base64url')
const seconds = (): number => Math.floor(Date.now() / 1_000)

/**
 * A provider of OpenID Connect on this machine, which does what it is told to: everything that an honest one
 * checks (client, redirect, PKCE, a code once), and any lie on top. Its tokens are made here by hand, so that the
 * library under test is not its own witness.
 */
export async function startIdentityProvider({ pushed = true, port = 0 } = {}): Promise<IdentityProvider> {
  let keys = makeKey()
  const foreign = makeKey()
  const pushedRequests = new Map<string, URLSearchParams>()
  const codes = new Map<string, Waiting>()
  const asked: IdentityProvider['asked'][number][] = []
  const client = 'clavero'
  const secret = random()
  // A browser goes there, too: its login page is a form with one button.
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const issuer = `http://127.0.0.1:${address.port}`

  const self = {
    issuer,
    client,
    secret,
    asked,
    person: { sub: `persona-${random()}`, amr: ['pwd', 'mfa'] as readonly string[] },
    lie: {} as ProviderLie,
    rotate: () => void (keys = makeKey()),
    visit: visitProvider,
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  } satisfies IdentityProvider

  const metadata = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/logout`,
    ...(pushed && { pushed_authorization_request_endpoint: `${issuer}/par` }),
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256', 'none'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    ...self.lie.metadata,
  })

  function page(parameters: URLSearchParams, response: ServerResponse): void {
    const held = random()
    codes.set(held, { parameters, at: 0 })
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        `<!doctype html><html lang="es"><title>Proveedor de prueba</title><h1>Proveedor de prueba</h1>` +
          `<form method="post" action="/login"><input type="hidden" name="held" value="${held}"><button>Soy yo</button></form>`,
      )
  }

  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const pushedAs = query.get('request_uri')
    const parameters = pushedAs === null ? query : pushedRequests.get(pushedAs)
    if (pushedAs !== null) pushedRequests.delete(pushedAs)
    const isWhole =
      parameters !== undefined &&
      parameters.get('client_id') === client &&
      parameters.get('response_type') === 'code' &&
      parameters.get('code_challenge_method') === 'S256' &&
      /^[\w-]{43}$/.test(parameters.get('code_challenge') ?? '')
    if (isWhole) page(parameters, response)
    else response.writeHead(400).end('unfit')
  }

  function login(body: URLSearchParams, response: ServerResponse): void {
    const held = codes.get(body.get('held') ?? '')
    if (held === undefined) return void response.writeHead(400).end('over')
    codes.delete(body.get('held') ?? '')
    const code = random()
    codes.set(code, { parameters: held.parameters, at: seconds() })
    const back = new URL(held.parameters.get('redirect_uri') ?? '')
    const words = { code, state: held.parameters.get('state') ?? '', iss: issuer, ...self.lie.back }
    for (const [name, value] of Object.entries(words))
      if (value !== undefined) back.searchParams.set(name, value)
    response.writeHead(303, { location: back.href }).end()
  }

  function token(body: URLSearchParams, headers: IncomingMessage['headers'], response: ServerResponse): void {
    const no = (error: string, status = 400) => json(response, { error }, status)
    if (!isClient(body, headers)) return no('invalid_client', 401)
    const held = codes.get(body.get('code') ?? '')
    codes.delete(body.get('code') ?? '')
    if (held === undefined) return no('invalid_grant')
    const shown = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url')
    if (shown !== held.parameters.get('code_challenge')) return no('invalid_grant')
    if (body.get('redirect_uri') !== held.parameters.get('redirect_uri')) return no('invalid_grant')
    json(response, {
      access_token: `access-${random()}`,
      token_type: 'Bearer',
      expires_in: 60,
      ...(self.lie.noIdToken !== true && { id_token: idToken(held) }),
    })
  }

  function isClient(body: URLSearchParams, headers: IncomingMessage['headers']): boolean {
    const assertion = body.get('client_assertion')
    if (assertion === null) {
      // Name and secret are form-encoded first (RFC 6749 §2.3.1), a hyphen perhaps with them.
      const [, basic = ''] = /^Basic (\S+)$/.exec(headers.authorization ?? '') ?? []
      return decodeURIComponent(Buffer.from(basic, 'base64').toString()) === `${client}:${secret}`
    }
    const claims = JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString()) as {
      readonly aud?: unknown
      readonly iss?: unknown
    }
    return claims.iss === client && [claims.aud].flat().includes(issuer)
  }

  function idToken({ parameters, at }: Waiting): string {
    const header = { alg: self.lie.alg ?? 'ES256', kid: keys.kid }
    const claims = {
      iss: issuer,
      aud: client,
      iat: seconds(),
      exp: seconds() + 300,
      auth_time: at,
      nonce: parameters.get('nonce'),
      ...self.person,
      ...self.lie.claims,
    }
    const signed = `${base64url(header)}.${base64url(claims)}`
    if (self.lie.alg !== undefined) return `${signed}.${self.lie.alg === 'none' ? '' : base64url('x')}`
    const key = self.lie.foreignKey === true ? foreign.privateKey : keys.privateKey
    return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer)
    const body = new URLSearchParams(await textOf(request))
    asked.push({ path: url.pathname, body, headers: request.headers })
    const instead = self.lie.answers?.[url.pathname]
    if (instead !== undefined) return misbehave(instead, response)
    if (url.pathname === '/.well-known/openid-configuration') return json(response, metadata())
    if (url.pathname === '/jwks') return json(response, { keys: [keys.jwk] })
    if (url.pathname === '/authorize') return authorize(url.searchParams, response)
    if (url.pathname === '/login') return login(body, response)
    if (url.pathname === '/token') return token(body, request.headers, response)
    if (url.pathname === '/logout')
      return void response
        .writeHead(303, { location: url.searchParams.get('post_logout_redirect_uri') ?? '/' })
        .end()
    if (url.pathname === '/par') {
      if (!isClient(body, request.headers)) return json(response, { error: 'invalid_client' }, 401)
      const name = `urn:ietf:params:oauth:request_uri:${random()}`
      pushedRequests.set(name, body)
      return json(response, { request_uri: name, expires_in: 60 }, 201)
    }
    response.writeHead(404).end()
  }

  return self
}

/** The way of a browser through the page of such a provider: the query with which it comes back. */
export async function visitProvider(address: string): Promise<string> {
  const page = await fetch(address, { redirect: 'manual' })
  const held = /name="held" value="([^"]+)"/.exec(await page.text())?.[1]
  if (held === undefined) throw new Error(`no page of the provider: ${page.status}`)
  const back = await fetch(new URL('/login', address), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ held }),
  })
  return new URL(back.headers.get('location') ?? '').search.slice(1)
}

function makeKey(): { readonly privateKey: KeyObject; readonly kid: string; readonly jwk: object } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const kid = random()
  return { privateKey, kid, jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' } }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

const json = (response: ServerResponse, value: unknown, status = 200): void =>
  void response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(value))

function misbehave(how: 'hang' | 'drip' | 'cut' | 'huge' | 'html' | number, response: ServerResponse): void {
  if (how === 'hang') return
  if (typeof how === 'number') return void response.writeHead(how).end()
  if (how === 'html') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')
  response.writeHead(200, { 'content-type': 'application/json' })
  if (how === 'cut') return void response.write('{"issuer":', () => response.destroy())
  if (how === 'huge') return void response.end(`"${'a'.repeat(1_000_000)}"`)
  const drip = setInterval(() => void response.write(' '), 50)
  response.on('close', () => clearInterval(drip))
}
