import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** What the browser brought along, once it was found to be whole. */
export interface Request {
  readonly redirectUri: string
  readonly state: string
  readonly nonce: string
  readonly codeChallenge: string
}

export type Mood = 'well' | 'slow' | 'away'

/** The affiliate key's own service of the demonstration: its half that Clavero asks, and what its pages need. */
export interface AffiliateDemo {
  readonly issuer: string
  readonly client: string
  readonly secret: string
  readonly mood: Mood
  setMood(mood: Mood): void
  /** Undefined for what no honest client sends: another client or redirect, no PKCE. */
  read(query: string): Request | undefined
  /** Where the browser goes once this person has signed in. */
  admit(request: Request, cedula: string): string
  /** Where it goes with a word instead: the person left (`access_denied`), or the key is locked (`login_required`). */
  send(request: Request, error: 'access_denied' | 'login_required'): string
  close(): Promise<void>
}

export interface AffiliateDemoOptions {
  /** Where its pages are: the browser's half. */
  readonly pages: string
  /** The one address that it sends a browser back to. */
  readonly redirectUri: string
  readonly now: () => number
}

/** A code that nobody fetched is over. Milliseconds. */
const codeLife = 60_000
/** Milliseconds that a slow one takes; within the patience of whoever asks. */
const slowness = 2_500
const mostCodes = 500
const longestBody = 16_384

const random = (): string => randomBytes(32).toString('base64url')
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * A provider of OpenID Connect on loopback, for made-up people: it checks the client, the redirect, PKCE and that a
 * code is used once, as an honest one does. Everything is in memory and made anew with every start.
 */
export async function startAffiliateDemo(options: AffiliateDemoOptions): Promise<AffiliateDemo> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const kid = random()
  const [client, secret] = ['clavero-demo', random()]
  const codes = new Map<string, { readonly request: Request; readonly cedula: string; readonly at: number }>()
  let mood: Mood = 'well'

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = new URLSearchParams(await textOf(request))
    if (mood === 'away') return json(response, 503, {})
    if (mood === 'slow') await wait(slowness)
    switch (new URL(request.url ?? '/', issuer).pathname) {
      case '/.well-known/openid-configuration':
        return json(response, 200, {
          issuer,
          authorization_endpoint: options.pages,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['ES256'],
          code_challenge_methods_supported: ['S256'],
          authorization_response_iss_parameter_supported: true,
        })
      case '/jwks':
        return json(response, 200, {
          keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' }],
        })
      case '/token':
        return token(body, request.headers.authorization ?? '', response)
    }
    json(response, 404, {})
  }

  function token(body: URLSearchParams, authorization: string, response: ServerResponse): void {
    const shown = decodeURIComponent(Buffer.from(authorization.slice('Basic '.length), 'base64').toString())
    if (shown !== `${client}:${secret}`) return json(response, 401, { error: 'invalid_client' })
    const code = body.get('code') ?? ''
    const held = codes.get(code)
    codes.delete(code)
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url')
    const isIts =
      held !== undefined &&
      options.now() - held.at < codeLife &&
      challenge === held.request.codeChallenge &&
      body.get('redirect_uri') === held.request.redirectUri
    if (!isIts) return json(response, 400, { error: 'invalid_grant' })
    json(response, 200, {
      access_token: random(),
      token_type: 'Bearer',
      expires_in: 60,
      id_token: idToken(held.request, held.cedula, held.at),
    })
  }

  function idToken({ nonce }: Request, cedula: string, at: number): string {
    const now = Math.floor(options.now() / 1_000)
    const claims = {
      iss: issuer,
      aud: client,
      sub: createHash('sha256').update(cedula).digest('base64url'),
      iat: now,
      exp: now + 60,
      auth_time: Math.floor(at / 1_000),
      nonce,
      cedula,
    }
    const signed = `${base64url({ alg: 'ES256', kid })}.${base64url(claims)}`
    const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    return `${signed}.${signature.toString('base64url')}`
  }

  const back = ({ redirectUri, state }: Request, words: Readonly<Record<string, string>>): string => {
    const url = new URL(redirectUri)
    for (const [name, value] of Object.entries({ ...words, state, iss: issuer }))
      url.searchParams.set(name, value)
    return url.href
  }

  return {
    issuer,
    client,
    secret,
    get mood() {
      return mood
    },
    setMood(to) {
      mood = to
    },
    read(query) {
      const given = new URLSearchParams(query)
      const of = (name: string) => given.get(name) ?? ''
      const isWhole =
        of('client_id') === client &&
        of('redirect_uri') === options.redirectUri &&
        of('response_type') === 'code' &&
        of('code_challenge_method') === 'S256' &&
        [of('code_challenge'), of('state'), of('nonce')].every((one) => /^[\w-]{43}$/.test(one))
      return isWhole
        ? {
            redirectUri: options.redirectUri,
            state: of('state'),
            nonce: of('nonce'),
            codeChallenge: of('code_challenge'),
          }
        : undefined
    },
    admit(request, cedula) {
      const [oldest] = codes.keys()
      if (codes.size >= mostCodes && oldest !== undefined) codes.delete(oldest)
      const code = random()
      codes.set(code, { request, cedula, at: options.now() })
      return back(request, { code })
    },
    send: (request, error) => back(request, { error }),
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > longestBody) throw new Error('too long')
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}

const json = (response: ServerResponse, status: number, value: object): void =>
  void response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(value))
