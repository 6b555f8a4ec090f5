import { createPrivateKey } from 'node:crypto'
import { isLoopback } from '../../kernel/loopback.ts'
import { Secret } from '../../kernel/secret.ts'
import type { ConfigProblem, Given } from './values.ts'

/** The institution's accounts as a second way in for its own people. */
export interface AccountsConfig {
  readonly issuer: string
  readonly client: string
  readonly proof:
    | { readonly kind: 'secret'; readonly secret: Secret<string> }
    | { readonly kind: 'key'; readonly pem: Secret<string> }
  readonly claim: 'sub' | 'oid'
  readonly acr: readonly string[]
  readonly amr: readonly string[]
}

/** Of RFC 8176: what says that several factors were shown. */
const severalFactors = ['mfa']

/** Values of `amr` that are one factor and no more: whoever takes one for two lets a stolen password in. */
const oneFactor: ReadonlySet<string> = new Set(['pwd', 'pin', 'kba', 'otp', 'sms', 'tel', 'user', 'none'])

const belonging = [
  'CLAVERO_OIDC_CLIENT',
  'CLAVERO_OIDC_SECRET',
  'CLAVERO_OIDC_KEY',
  'CLAVERO_OIDC_ACR',
  'CLAVERO_OIDC_AMR',
] as const

export function accountProblems(given: Given): ConfigProblem[] {
  const { CLAVERO_OIDC_ISSUER: issuer } = given
  if (issuer === undefined)
    return belonging
      .filter((setting) => given[setting] !== undefined)
      .map((setting) => ({
        setting,
        says: 'is set without CLAVERO_OIDC_ISSUER',
        fix: 'Set the issuer, or remove it.',
      }))
  return [...issuerProblems(issuer, given), ...clientProblems(given), ...factorProblems(given)]
}

/** A demonstration leads to no real institution's page of sign-in: it would be bait (B1, B2). */
function issuerProblems(issuer: string, { CLAVERO_MODE: mode }: Given): ConfigProblem[] {
  const problem = (says: string, fix: string) => [{ setting: 'CLAVERO_OIDC_ISSUER', says, fix }]
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined
  if (url === undefined || url.search !== '' || url.hash !== '' || url.username !== '')
    return problem('is no issuer', 'Give the address that its metadata says, with nothing behind the path.')
  if (isLoopback(url.hostname)) return []
  if (mode !== 'production')
    return problem(
      'leads to another machine, in a demonstration',
      'Remove it, or set CLAVERO_MODE=production.',
    )
  return url.protocol === 'https:' ? [] : problem('is not https', 'Begin the address with https://.')
}

function clientProblems(given: Given): ConfigProblem[] {
  const { CLAVERO_OIDC_CLIENT: client, CLAVERO_OIDC_SECRET: secret, CLAVERO_OIDC_KEY: key } = given
  return [
    ...(client === undefined
      ? [
          {
            setting: 'CLAVERO_OIDC_CLIENT',
            says: 'is missing',
            fix: 'Give the name that the issuer has for this service.',
          },
        ]
      : []),
    ...((secret === undefined) === (key === undefined)
      ? [
          {
            setting: 'CLAVERO_OIDC_SECRET',
            says:
              secret === undefined
                ? 'is missing, and so is CLAVERO_OIDC_KEY'
                : 'is set, and so is CLAVERO_OIDC_KEY',
            fix: 'Set one of the two.',
          },
        ]
      : []),
    ...(key === undefined || isUsable(key)
      ? []
      : [
          {
            setting: 'CLAVERO_OIDC_KEY',
            says: 'is no key that can be used',
            fix: 'Make one: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256',
          },
        ]),
  ]
}

function isUsable(pem: string): boolean {
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = createPrivateKey(pem)
    return type === 'ec'
      ? details?.namedCurve === 'prime256v1'
      : type === 'rsa' && (details?.modulusLength ?? 0) >= 2_048
  } catch {
    return false
  }
}

const factorProblems = ({ CLAVERO_OIDC_AMR: amr }: Given): ConfigProblem[] =>
  listOf(amr)
    .filter((value) => oneFactor.has(value))
    .map((value) => ({
      setting: 'CLAVERO_OIDC_AMR',
      says: `holds \`${value}\`, which is one factor`,
      fix: 'Name only values that the issuer gives after two factors.',
    }))

const listOf = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/[ ,]+/).filter((each) => each !== '')

/** The same settings in their places, once the rules let them pass. */
export function accountsIn(given: Given): AccountsConfig | undefined {
  const { CLAVERO_OIDC_ISSUER: issuer, CLAVERO_OIDC_CLIENT: client, CLAVERO_OIDC_SECRET: secret } = given
  if (issuer === undefined || client === undefined) return undefined
  const [acr, amr] = [listOf(given.CLAVERO_OIDC_ACR), listOf(given.CLAVERO_OIDC_AMR)]
  return {
    issuer,
    client,
    proof:
      secret === undefined
        ? { kind: 'key', pem: new Secret(given.CLAVERO_OIDC_KEY ?? '') }
        : { kind: 'secret', secret: new Secret(secret) },
    claim: given.CLAVERO_OIDC_CLAIM ?? 'sub',
    acr,
    amr: acr.length + amr.length === 0 ? severalFactors : amr,
  }
}
