import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createAffiliateStore, random, type AffiliateStore, type SignInRequest } from './affiliate-store.ts'

/** The affiliate key's own service of the demonstration: the half of it that Clavero asks. */
export interface AffiliateDemo {
  readonly store: AffiliateStore
  close(): Promise<void>
}

export interface AffiliateDemoOptions {
  /** Where its pages are: the browser's half. */
  readonly pages: string
  /** The one address that it sends a browser back to. */
  readonly redirectUri: string
  readonly now: () => number
}

/** Milliseconds that a slow one takes; within the patience of whoever asks. */
const slowness = 2_500
const longestBody = 16_384

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * A provider of OpenID Connect on loopback, for made-up people: it checks the client, the redirect, PKCE and that a
 * code is used once, as an honest one does. Everything is in memory and made anew with every start.
 */
export async function startAffiliateDemo(options: AffiliateDemoOptions): Promise<AffiliateDemo> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const kid = random()
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const store = createAffiliateStore({ issuer, redirectUri: options.redirectUri, now: options.now })
  const { client, secret } = store

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = new URLSearchParams(await textOf(request))
    if (store.mood === 'away') return json(response, 503, {})
    if (store.mood === 'slow') await wait(slowness)
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
    const held = store.take(body.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url')
    const isIts =
      held !== undefined &&
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

  function idToken({ nonce }: SignInRequest, cedula: string, at: number): string {
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

  return {
    store,
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
