import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  startIdentityProvider,
  type IdentityProvider,
  type ProviderLie,
} from '../../../test/support/identity-provider.ts'
import { Secret } from '../../kernel/secret.ts'
import type {
  AffiliateChallenge,
  AffiliateSaid,
  AffiliateService,
} from '../../proofs/affiliate-key/app/ports.ts'
import { affiliateSignIn } from './affiliate-sign-in.ts'

const cedula = '1712345678'
const random = () => randomBytes(32).toString('base64url')
const challengeOf = (): AffiliateChallenge => ({ state: random(), nonce: random(), verifier: random() })

let provider: IdentityProvider
let service: AffiliateService
const connect = (issuer = provider.issuer): AffiliateService =>
  affiliateSignIn({
    issuer,
    client: provider.client,
    proof: { kind: 'secret', secret: new Secret(provider.secret) },
    redirectUri: 'https://clave.example/hogar/afiliado/vuelta',
    claim: 'cedula',
    patience: 0.5,
  })
/** The lie on top of somebody who signs in with their number. */
const lying = ({ claims, ...lie }: ProviderLie = {}) =>
  void (provider.lie = { ...lie, claims: { cedula, ...claims } })

beforeEach(async () => {
  provider = await startIdentityProvider({ pushed: false })
  lying()
  service = connect()
})
afterEach(() => provider.stop())

async function signIn(by = service, challenge = challengeOf(), seconds = 0): Promise<AffiliateSaid> {
  const asked = await by.ask(challenge)
  return asked.is === 'good' ? by.judge(await provider.visit(asked.value), challenge, seconds) : asked
}

describe('a sign-in with the affiliate key at its own service', () => {
  it('says the number of whoever signed in, and nothing else of them', async () => {
    expect(await signIn()).toEqual({ is: 'good', value: cedula })
  })

  it('asks everybody for the key there, and takes no second factor for granted or needed', async () => {
    const challenge = challengeOf()
    const asked = await service.ask(challenge)
    const url = new URL(asked.is === 'good' ? asked.value : '')
    expect(url.origin).toBe(provider.issuer)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      prompt: 'login',
      max_age: '0',
      code_challenge_method: 'S256',
      state: challenge.state,
      nonce: challenge.nonce,
      redirect_uri: 'https://clave.example/hogar/afiliado/vuelta',
    })
    expect(url.href).not.toContain(challenge.verifier)
    expect(url.searchParams.has('acr_values')).toBe(false)
  })

  it('may have taken as long as the person was away, and no longer', async () => {
    const anHourAgo = Math.floor(Date.now() / 1_000) - 3_600
    lying({ claims: { auth_time: anHourAgo } })
    expect(await signIn(service, challengeOf(), 0)).toMatchObject({ is: 'away' })
    expect(await signIn(service, challengeOf(), 600)).toMatchObject({ is: 'away' })
    lying({ claims: { auth_time: Math.floor(Date.now() / 1_000) - 300 } })
    expect(await signIn(service, challengeOf(), 600)).toMatchObject({ is: 'good' })
  })
})

const past = Math.floor(Date.now() / 1_000) - 3_600

describe('what cannot be believed counts as a service that is away (I-10)', () => {
  it.each<readonly [string, ProviderLie]>([
    ['another issuer', { claims: { iss: 'https://otro.example' } }],
    ['another audience', { claims: { aud: 'otro' } }],
    ['a token nobody signed', { alg: 'none' }],
    ['a token signed with our own secret', { alg: 'HS256' }],
    ['a token signed with a key that is not the service’s', { foreignKey: true }],
    ['a token that has expired', { claims: { exp: past } }],
    ['another nonce', { claims: { nonce: 'x' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['nothing of when', { claims: { auth_time: undefined } }],
    ['no ID token', { noIdToken: true }],
    ['another state', { back: { state: 'x' } }],
    ['another issuer on the way back (mix-up)', { back: { iss: 'https://otro.example' } }],
    ['a code that is not its own', { back: { code: 'x' } }],
    ['nobody’s number', { claims: { cedula: undefined } }],
    ['a number that is none', { claims: { cedula: 1_712_345_678 } }],
    ['two numbers', { claims: { cedula: [cedula, '1700000000'] } }],
    ['a number with a word behind it', { claims: { cedula: `${cedula}\n` } }],
    ['a number of thirteen', { claims: { cedula: `${cedula}001` } }],
  ])('%s', async (_what, lie) => {
    lying(lie)
    expect(await signIn()).toMatchObject({ is: 'away' })
    lying()
    expect(await signIn()).toEqual({ is: 'good', value: cedula })
  })

  it('nor is a code taken twice, or with the verifier of another', async () => {
    const challenge = challengeOf()
    const asked = await service.ask(challenge)
    const answer = await provider.visit(asked.is === 'good' ? asked.value : '')
    expect(await service.judge(answer, challenge, 0)).toMatchObject({ is: 'good' })
    expect(await service.judge(answer, challenge, 0)).toMatchObject({ is: 'away' })
    const again = await service.ask(challenge)
    const other = await provider.visit(again.is === 'good' ? again.value : '')
    expect(await service.judge(other, { ...challenge, verifier: random() }, 0)).toMatchObject({ is: 'away' })
  })

  it.each(['hang', 'drip', 'cut', 'huge', 'html', 500, 302] as const)(
    'nor one that answers %s, within its time',
    async (how) => {
      for (const path of ['/.well-known/openid-configuration', '/token', '/jwks']) {
        lying({ answers: { [path]: how } })
        const began = performance.now()
        expect([path, (await signIn(connect())).is]).toEqual([path, 'away'])
        expect(performance.now() - began).toBeLessThan(4_000)
      }
    },
  )
})

it.each([
  ['access_denied', 'cancelled'],
  ['login_required', 'refused'],
  ['interaction_required', 'refused'],
  ['temporarily_unavailable', 'away'],
  ['invalid_request', 'away'],
  ['<script>', 'away'],
])('the word %s on the way back is understood as %s', async (error, is) => {
  lying({ back: { error, code: undefined } })
  const said = await signIn()
  expect(said).toMatchObject({ is })
  expect(JSON.stringify(said)).not.toContain('<')
})
