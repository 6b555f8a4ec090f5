import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { accountProblems, accountsIn } from './account-rules.ts'
import type { Given } from './values.ts'

const good: Given = {
  CLAVERO_MODE: 'production',
  CLAVERO_OIDC_ISSUER: 'https://cuentas.entidad-ficticia.gob.ec/realms/personal',
  CLAVERO_OIDC_CLIENT: 'clavero',
  CLAVERO_OIDC_SECRET: 'x'.repeat(32),
}
const { CLAVERO_OIDC_SECRET: _secret, ...withoutSecret } = good
const problemsOf = (over: Given, base = good) =>
  accountProblems({ ...base, ...over }).map(({ setting }) => setting)
const pem = (type: 'P-256' | 'P-384' | number): string =>
  String(
    (typeof type === 'number'
      ? generateKeyPairSync('rsa', { modulusLength: type })
      : generateKeyPairSync('ec', { namedCurve: type })
    ).privateKey.export({ type: 'pkcs8', format: 'pem' }),
  )

describe('the institution’s accounts', () => {
  test('are off unless an issuer is set, and then whole', () => {
    expect(accountProblems({})).toEqual([])
    expect(accountsIn({})).toBe(undefined)
    expect(accountProblems(good)).toEqual([])
    expect(accountsIn(good)).toMatchObject({
      issuer: good.CLAVERO_OIDC_ISSUER,
      client: 'clavero',
      proof: { kind: 'secret' },
      claim: 'sub',
    })
    expect(problemsOf({}, { CLAVERO_OIDC_CLIENT: 'clavero', CLAVERO_OIDC_AMR: 'mfa' })).toEqual([
      'CLAVERO_OIDC_CLIENT',
      'CLAVERO_OIDC_AMR',
    ])
    const { CLAVERO_OIDC_CLIENT: _client, ...withoutClient } = good
    expect(problemsOf({}, withoutClient)).toEqual(['CLAVERO_OIDC_CLIENT'])
  })

  test.each([
    'http://cuentas.entidad-ficticia.gob.ec',
    'http://127.0.0.1.otro.example',
    'https://u:p@cuentas.entidad-ficticia.gob.ec',
    'https://cuentas.entidad-ficticia.gob.ec/?a=1',
    'https://cuentas.entidad-ficticia.gob.ec/#a',
    'https://[',
  ])('have no issuer %s', (issuer) => {
    expect(problemsOf({ CLAVERO_OIDC_ISSUER: issuer })).toEqual(['CLAVERO_OIDC_ISSUER'])
  })

  test('are of this machine only in a demonstration, which leads to nobody’s real sign-in (B1)', () => {
    expect(problemsOf({ CLAVERO_MODE: 'demonstration' })).toEqual(['CLAVERO_OIDC_ISSUER'])
    for (const host of ['127.0.0.1:9000', 'localhost', '[::1]:1'])
      expect(problemsOf({ CLAVERO_MODE: 'demonstration', CLAVERO_OIDC_ISSUER: `http://${host}` })).toEqual([])
  })

  test('are told by a secret or by a key, not both, and by a key that is one', () => {
    expect(problemsOf({}, withoutSecret)).toEqual(['CLAVERO_OIDC_SECRET'])
    expect(problemsOf({ CLAVERO_OIDC_KEY: pem('P-256') })).toEqual(['CLAVERO_OIDC_SECRET'])
    for (const kind of ['P-256', 2_048] as const)
      expect(problemsOf({ CLAVERO_OIDC_KEY: pem(kind) }, withoutSecret)).toEqual([])
    for (const key of [pem('P-384'), pem(1_024), '-----BEGIN PRIVATE KEY-----\nx'])
      expect(problemsOf({ CLAVERO_OIDC_KEY: key }, withoutSecret)).toEqual(['CLAVERO_OIDC_KEY'])
    expect(accountsIn({ ...withoutSecret, CLAVERO_OIDC_KEY: pem('P-256') })?.proof.kind).toBe('key')
  })

  test('show two factors in what the institution says, and in `mfa` where it says nothing', () => {
    const factors = (over: Given) => {
      const { acr, amr } = accountsIn({ ...good, ...over }) ?? {}
      return { acr, amr }
    }
    expect(factors({})).toEqual({ acr: [], amr: ['mfa'] })
    expect(factors({ CLAVERO_OIDC_ACR: 'alto, muy-alto' })).toEqual({ acr: ['alto', 'muy-alto'], amr: [] })
    expect(factors({ CLAVERO_OIDC_AMR: 'hwk fpt' })).toEqual({ acr: [], amr: ['hwk', 'fpt'] })
    expect(factors({ CLAVERO_OIDC_ACR: 'alto', CLAVERO_OIDC_AMR: 'mfa' })).toEqual({
      acr: ['alto'],
      amr: ['mfa'],
    })
    for (const amr of ['pwd', 'mfa,otp', 'pin sms'])
      expect(problemsOf({ CLAVERO_OIDC_AMR: amr })).toContain('CLAVERO_OIDC_AMR')
  })
})
