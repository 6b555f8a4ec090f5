import { isLoopback } from '../../kernel/loopback.ts'
import { Secret } from '../../kernel/secret.ts'
import type { ConfigProblem, Given } from './values.ts'

/** The affiliate key's own service. */
export interface AffiliateConfig {
  readonly issuer: string
  readonly client: string
  readonly secret: Secret<string>
  readonly claim: string
  readonly forgotHref: string
}

const belonging = [
  'CLAVERO_AFFILIATE_CLIENT',
  'CLAVERO_AFFILIATE_SECRET',
  'CLAVERO_AFFILIATE_CLAIM',
  'CLAVERO_AFFILIATE_FORGOT',
] as const

/** Half of it would send people away to where nobody can answer for them: all five settings, or none. */
export function affiliateProblems(given: Given): ConfigProblem[] {
  const { CLAVERO_AFFILIATE_ISSUER: issuer, CLAVERO_AFFILIATE_FORGOT: forgot } = given
  if (issuer === undefined)
    return belonging
      .filter((setting) => given[setting] !== undefined)
      .map((setting) => ({
        setting,
        says: 'is set without CLAVERO_AFFILIATE_ISSUER',
        fix: 'Set the issuer, or remove it.',
      }))
  return [
    ...unsafe('CLAVERO_AFFILIATE_ISSUER', issuer, 'Give the address that its metadata says, over https.'),
    ...(forgot === undefined
      ? []
      : unsafe('CLAVERO_AFFILIATE_FORGOT', forgot, 'Give an address over https.')),
    ...belonging
      .filter((setting) => given[setting] === undefined)
      .map((setting) => ({
        setting,
        says: 'is missing',
        fix: 'Set it, or remove CLAVERO_AFFILIATE_ISSUER.',
      })),
  ]
}

function unsafe(
  setting: 'CLAVERO_AFFILIATE_ISSUER' | 'CLAVERO_AFFILIATE_FORGOT',
  address: string,
  fix: string,
): ConfigProblem[] {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isSafe =
    url !== undefined &&
    (url.protocol === 'https:' || isLoopback(url.hostname)) &&
    url.username === '' &&
    (setting === 'CLAVERO_AFFILIATE_FORGOT' || (url.search === '' && url.hash === ''))
  return isSafe ? [] : [{ setting, says: 'is no safe address', fix }]
}

/** The same settings in their places, once the rules let them pass. */
export function affiliateIn(given: Given): AffiliateConfig | undefined {
  const {
    CLAVERO_AFFILIATE_ISSUER: issuer,
    CLAVERO_AFFILIATE_CLIENT: client,
    CLAVERO_AFFILIATE_SECRET: secret,
    CLAVERO_AFFILIATE_CLAIM: claim,
    CLAVERO_AFFILIATE_FORGOT: forgotHref,
  } = given
  if (
    issuer === undefined ||
    client === undefined ||
    secret === undefined ||
    claim === undefined ||
    forgotHref === undefined
  )
    return undefined
  return { issuer, client, secret: new Secret(secret), claim, forgotHref }
}
