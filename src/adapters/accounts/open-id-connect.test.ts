import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  startIdentityProvider,
  type IdentityProvider,
  type ProviderLie,
} from '../../../test/support/identity-provider.ts'
import { Secret } from '../../kernel/secret.ts'
import type { AccountProvider, AccountRequest } from '../../staff/app/ports.ts'
import { openIdConnect, type OpenIdOptions } from './open-id-connect.ts'

const random = () => randomBytes(32).toString('base64url')
const request = (maxAge = 900): AccountRequest => ({
  state: random(),
  nonce: random(),
  verifier: random(),
  maxAge,
})

let provider: IdentityProvider
let accounts: AccountProvider
let time = Date.now()

const connect = (more: Partial<OpenIdOptions> = {}): AccountProvider =>
  openIdConnect({
    issuer: provider.issuer,
    client: provider.client,
    proof: { kind: 'secret', secret: new Secret(provider.secret) },
    redirectUri: 'https://clave.example/interno/cuenta/vuelta',
    leftUri: 'https://clave.example/interno',
    claim: 'sub',
    acr: [],
    amr: ['mfa'],
    patience: 0.5,
    now: () => time,
    ...more,
  })

beforeEach(async () => {
  time = Date.now()
  provider = await startIdentityProvider()
  accounts = connect()
})
afterEach(() => provider.stop())

/** The whole way: out, through the provider's page, and back. */
async function signIn(by = accounts, asking = request()) {
  const asked = await by.ask(asking)
  if (asked.is !== 'good') return asked
  return by.judge(await provider.visit(asked.value), asking)
}
const counted = (path: string): number => provider.asked.filter((each) => each.path === path).length

describe('a sign-in with the account of the institution', () => {
  it('says whose account it is: by its issuer and a claim that never passes to somebody else', async () => {
    expect(await signIn()).toEqual({
      is: 'good',
      value: { issuer: provider.issuer, claim: 'sub', subject: provider.person.sub },
    })
    provider.lie = { claims: { oid: 'f1c3' } }
    expect(await signIn(connect({ claim: 'oid' }))).toMatchObject({
      value: { claim: 'oid', subject: 'f1c3' },
    })
  })

  it('pushes its request where the provider takes that, so that the browser carries none of it', async () => {
    const asking = request()
    const asked = await accounts.ask(asking)
    const url = new URL(asked.is === 'good' ? asked.value : '')
    expect([...url.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
    const body = provider.asked.at(-1)?.body
    expect(Object.fromEntries(body ?? [])).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: asking.state,
      nonce: asking.nonce,
      max_age: '900',
      scope: 'openid',
      redirect_uri: 'https://clave.example/interno/cuenta/vuelta',
    })
    expect(body?.get('prompt')).toBe(null)
    expect(String(body)).not.toContain(asking.verifier)
  })

  it('carries it in the address where the provider does not, and asks for the level that is wanted', async () => {
    await provider.stop()
    provider = await startIdentityProvider({ pushed: false })
    provider.lie = { claims: { acr: 'alto' } }
    const strict = connect({ acr: ['alto', 'muy-alto'], amr: [] })
    expect(await signIn(strict, request(0))).toMatchObject({ is: 'good' })
    const asked = await strict.ask(request(0))
    const { searchParams } = new URL(asked.is === 'good' ? asked.value : '')
    expect(Object.fromEntries(searchParams)).toMatchObject({
      acr_values: 'alto muy-alto',
      max_age: '0',
      prompt: 'login',
      client_id: 'clavero',
    })
  })

  it.each([
    ['P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' }), 'ES256'],
    ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 }), 'RS256'],
  ])('proves with a key of %s that it is us, which never leaves', async (_kind, { privateKey }, alg) => {
    const pem = new Secret(String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
    expect(await signIn(connect({ proof: { kind: 'key', pem } }))).toMatchObject({ is: 'good' })
    const { body, headers } = provider.asked.findLast(({ path }) => path === '/token') ?? {}
    const [header = ''] = (body?.get('client_assertion') ?? '').split('.')
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ alg })
    expect(headers?.authorization).toBe(undefined)
  })
})

const past = Math.floor(Date.now() / 1_000) - 3_600
const lies: readonly (readonly [what: string, lie: ProviderLie, why: string])[] = [
  ['an issuer that is not ours in the token', { claims: { iss: 'https://otro.example' } }, 'iss'],
  ['an audience that is somebody else', { claims: { aud: 'otro' } }, 'aud'],
  [
    'a second audience that was not said to be ours',
    { claims: { aud: ['clavero', 'otro'], azp: 'otro' } },
    'azp',
  ],
  ['a token that has expired', { claims: { exp: past } }, 'exp'],
  ['a token from an hour ahead', { claims: { iat: past + 9_000, nbf: past + 9_000 } }, 'nbf'],
  ['another nonce', { claims: { nonce: 'x' } }, 'nonce'],
  ['no nonce', { claims: { nonce: undefined } }, ''],
  ['a sign-in there that is too old', { claims: { auth_time: past } }, 'auth_time'],
  ['a sign-in there of which nobody knows when', { claims: { auth_time: undefined } }, ''],
  ['a token that nobody signed, though the provider says it may', { alg: 'none' }, ''],
  ['a token signed with our own secret', { alg: 'HS256' }, ''],
  ['a token signed with a key that is not the provider’s', { foreignKey: true }, ''],
  ['no ID token', { noIdToken: true }, ''],
  ['another issuer on the way back (mix-up)', { back: { iss: 'https://otro.example' } }, ''],
  ['no issuer on the way back, though it was promised', { back: { iss: undefined } }, ''],
  ['another state', { back: { state: 'x' } }, ''],
  ['no state', { back: { state: undefined } }, ''],
  ['a code that is not its own', { back: { code: 'x' } }, 'invalid_grant'],
  ['no person', { claims: { sub: undefined } }, ''],
  ['a person with a name that is none', { claims: { sub: 'a\u0000b' } }, 'sub'],
]

describe('what a provider answers is not believed', () => {
  it.each(lies)('%s', async (_what, lie, why) => {
    provider.lie = lie
    expect(await signIn()).toMatchObject({ is: 'answer', why: expect.stringContaining(why) })
    provider.lie = {}
    expect(await signIn()).toMatchObject({ is: 'good' })
  })

  it.each([
    ['one factor', { amr: ['pwd'] }],
    ['nothing of how', { amr: undefined }],
    ['a word instead of a list', { amr: 'mfa' }],
  ])('%s, where two are asked for', async (_what, claims) => {
    provider.lie = { claims }
    expect(await signIn()).toMatchObject({ is: 'oneFactor' })
  })

  it('another level, or none, and both have to be met where both are asked for', async () => {
    const strict = connect({ acr: ['alto'], amr: ['mfa'] })
    for (const claims of [{}, { acr: 'bajo' }, { acr: 'alto', amr: ['pwd'] }]) {
      provider.lie = { claims }
      expect(await signIn(strict)).toMatchObject({ is: 'oneFactor' })
    }
    provider.lie = { claims: { acr: 'alto' } }
    expect(await signIn(strict)).toMatchObject({ is: 'good' })
    expect(await signIn(connect({ acr: [], amr: [] }))).toMatchObject({ is: 'oneFactor' })
  })

  it('a code twice, nor with another verifier', async () => {
    const asking = request()
    const asked = await accounts.ask(asking)
    const back = await provider.visit(asked.is === 'good' ? asked.value : '')
    expect(await accounts.judge(back, { ...asking, verifier: random() })).toMatchObject({ is: 'answer' })
    expect(await accounts.judge(back, asking)).toMatchObject({
      is: 'answer',
      why: expect.stringContaining('invalid_grant'),
    })
  })

  it('of itself, when it says to be another', async () => {
    provider.lie = { metadata: { issuer: 'https://otro.example' } }
    expect(await accounts.ask(request())).toMatchObject({ is: 'answer' })
  })

  it.each(['authorization_endpoint', 'end_session_endpoint'])(
    'when its %s would lead a browser away in the clear',
    async (name) => {
      for (const address of ['http://otro.example/', 'javascript:alert(1)', '/x']) {
        provider.lie = { metadata: { [name]: address } }
        expect(await accounts.ask(request())).toMatchObject({ is: 'answer' })
      }
    },
  )

  it('and no secret goes over the wire in the clear, wherever it says that it listens', async () => {
    provider.lie = { metadata: { token_endpoint: 'http://otro.example/' } }
    const asked = vi.spyOn(globalThis, 'fetch')
    expect(await signIn()).toMatchObject({ is: 'away', why: 'TypeError' })
    expect(asked.mock.calls.filter(([to]) => new URL(String(to as URL)).hostname === 'otro.example')).toEqual(
      [],
    )
    asked.mockRestore()
  })
})

describe('a provider that is not there', () => {
  it.each(['hang', 'drip', 'cut', 'huge', 'html', 500, 302] as const)(
    '%s: is away, within its time',
    async (how) => {
      for (const path of ['/.well-known/openid-configuration', '/par', '/token', '/jwks']) {
        provider.lie = { answers: { [path]: how } }
        const began = performance.now()
        expect([path, (await signIn(connect())).is]).toEqual([path, 'away'])
        expect(performance.now() - began).toBeLessThan(2_000)
      }
    },
  )

  it('is asked again by the next who comes, and starts nothing that waits for it', async () => {
    const { issuer } = provider
    await provider.stop()
    accounts = connect({ issuer })
    expect(await accounts.ask(request())).toMatchObject({ is: 'away' })
    expect(await accounts.leave()).toBe(undefined)
    provider = await startIdentityProvider({ port: Number(new URL(issuer).port) })
    accounts = connect()
    expect(await signIn()).toMatchObject({ is: 'good' })
  })

  it.each([
    ['access_denied', 'cancelled'],
    ['login_required', 'cancelled'],
    ['temporarily_unavailable', 'away'],
    ['server_error', 'away'],
    ['invalid_request', 'answer'],
    ['<script>', 'answer'],
  ])('says %s, which is understood as %s', async (error, is) => {
    provider.lie = { back: { error, code: undefined } }
    const said = await signIn()
    expect(said).toMatchObject({ is })
    expect(JSON.stringify(said)).not.toContain('<')
  })
})

describe('what is known of the provider', () => {
  const metadata = '/.well-known/openid-configuration'

  it('is asked for once, by however many at once, and again when its time is over', async () => {
    await Promise.all(Array.from({ length: 5 }, () => accounts.ask(request())))
    expect(counted(metadata)).toBe(1)
    time += 601_000
    await accounts.ask(request())
    expect(counted(metadata)).toBe(2)
  })

  it('lets a new key in, once the time of what was known is over, and the old one out', async () => {
    expect(await signIn()).toMatchObject({ is: 'good' })
    expect(await signIn()).toMatchObject({ is: 'good' })
    expect(counted('/jwks')).toBe(1)
    provider.rotate()
    time += 601_000
    expect(await signIn()).toMatchObject({ is: 'good' })
    expect(counted('/jwks')).toBe(2)
  })

  it('says where a browser leaves it, too, with nothing of a token in the address', async () => {
    const url = new URL((await accounts.leave()) ?? '')
    expect(`${url.origin}${url.pathname}`).toBe(`${provider.issuer}/logout`)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'clavero',
      post_logout_redirect_uri: 'https://clave.example/interno',
    })
    provider.lie = { metadata: { end_session_endpoint: undefined } }
    expect(await connect().leave()).toBe(undefined)
  })
})
