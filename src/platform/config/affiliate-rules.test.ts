import { describe, expect, it, test } from 'vitest'
import { affiliateIn, affiliateProblems } from './affiliate-rules.ts'
import type { Given } from './values.ts'

const good = {
  CLAVERO_AFFILIATE_ISSUER: 'https://afiliados.entidad-ficticia.gob.ec',
  CLAVERO_AFFILIATE_CLIENT: 'clavero',
  CLAVERO_AFFILIATE_SECRET: 'x'.repeat(32),
  CLAVERO_AFFILIATE_CLAIM: 'cedula',
  CLAVERO_AFFILIATE_FORGOT: 'https://afiliados.entidad-ficticia.gob.ec/olvido?de=clavero',
} as const

const problemsOf = (given: Given) => affiliateProblems(given).map(({ setting }) => setting)

describe('the service of the affiliate key', () => {
  it('is none without an issuer, and whole with all five settings', () => {
    expect(affiliateIn({})).toBeUndefined()
    expect(affiliateProblems({})).toEqual([])
    expect(affiliateProblems(good)).toEqual([])
    expect(affiliateIn(good)).toMatchObject({ issuer: good.CLAVERO_AFFILIATE_ISSUER, claim: 'cedula' })
  })

  test.each(Object.keys(good) as (keyof typeof good)[])('is not half set up: %s is missing', (setting) => {
    const { [setting]: _none, ...without } = good
    const isIssuer = setting === 'CLAVERO_AFFILIATE_ISSUER'
    expect(problemsOf(without).sort()).toEqual(isIssuer ? Object.keys(without).sort() : [setting])
    expect(affiliateIn(without)).toBeUndefined()
  })

  test.each([
    'http://afiliados.entidad-ficticia.gob.ec',
    'https://name:key@afiliados.entidad-ficticia.gob.ec',
    'https://afiliados.entidad-ficticia.gob.ec?x=1',
    'ftp://x/',
  ])('%s is no issuer', (issuer) => {
    expect(problemsOf({ ...good, CLAVERO_AFFILIATE_ISSUER: issuer })).toEqual(['CLAVERO_AFFILIATE_ISSUER'])
  })

  it('leads nobody to a page in the clear', () => {
    expect(
      problemsOf({ ...good, CLAVERO_AFFILIATE_FORGOT: 'http://afiliados.entidad-ficticia.gob.ec/' }),
    ).toEqual(['CLAVERO_AFFILIATE_FORGOT'])
    expect(problemsOf({ ...good, CLAVERO_AFFILIATE_ISSUER: 'http://127.0.0.1:9' })).toEqual([])
  })
})
