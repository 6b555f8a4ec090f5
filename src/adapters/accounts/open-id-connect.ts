import { createPrivateKey } from 'node:crypto'
import type { ClientAuth, Configuration, IDToken } from 'openid-client'
import { isLoopback } from '../../kernel/loopback.ts'
import type { Secret } from '../../kernel/secret.ts'
import type { Account, AccountProvider, AccountRequest } from '../../staff/app/ports.ts'
import { boundedFetch } from './bounded-fetch.ts'
import { troubleOf, type Trouble } from './trouble.ts'

/** How we prove at the provider that it is us. */
export type ClientProof =
  | { readonly kind: 'secret'; readonly secret: Secret<string> }
  /** `private_key_jwt` (RFC 7523): the key never leaves us. PEM, P-256 or RSA. */
  | { readonly kind: 'key'; readonly pem: Secret<string> }

/** What every sign-in elsewhere needs. */
export interface SignInOptions {
  readonly issuer: string
  readonly client: string
  readonly proof: ClientProof
  /** Where the browser comes back to, and where it is after it left the provider. */
  readonly redirectUri: string
  readonly leftUri?: string
  /** The claim that names the person. */
  readonly claim: string
  /** Asked for; whether one came back is judged with what was read. */
  readonly acr: readonly string[]
  /** Seconds for one question to the provider. */
  readonly patience?: number
  /** Seconds for which what the provider says of itself is believed; its keys are asked for anew after five minutes at most. */
  readonly metadataLife?: number
  readonly now?: () => number
}

export interface OpenIdOptions extends SignInOptions {
  readonly leftUri: string
  /** What shows two factors: each list that is not empty has to be met, and with two empty ones nobody comes in. */
  readonly acr: readonly string[]
  readonly amr: readonly string[]
}

/** What was asked and read of one provider; a fault of it is said, never thrown. */
export interface SignIn<T> {
  ask(request: AccountRequest): Promise<Asked<string, Trouble>>
  judge(answer: string, request: AccountRequest): Promise<Asked<T, Trouble>>
  leave(): Promise<string | undefined>
}
type Asked<T, No> = { readonly is: 'good'; readonly value: T } | No

/** Read when the first officer takes this way: nobody else waits for it. */
const library = () => import('openid-client')

/** OpenID Connect Core §2: at most 255 characters of ASCII. */
const subjectShape = /^[\x20-\x7e]{1,255}$/

/** The institution's accounts: who it is, with two factors. */
export const openIdConnect = (options: OpenIdOptions): AccountProvider =>
  signInElsewhere(options, (claims) => accountIn(claims, options))

/**
 * A sign-in elsewhere by OpenID Connect: authorization code with PKCE S256, state, nonce and `iss`
 * (RFC 9207), pushed where the provider takes that (RFC 9126). The signature of the ID token is checked although
 * it comes straight from the provider: a wrong certificate alone lets nobody in.
 */
export function signInElsewhere<T>(
  options: SignInOptions,
  read: (claims: IDToken | undefined) => Asked<T, Trouble>,
): SignIn<T> {
  const { patience = 5, metadataLife = 600, now = Date.now } = options
  let known: { readonly configuration: Promise<Configuration>; readonly until: number } | undefined

  /** Nothing is asked before somebody comes: the service starts whether the provider is there or not. */
  const provider = (): Promise<Configuration> => {
    if (known !== undefined && now() < known.until) return known.configuration
    const configuration = discover(options, patience)
    const own = { configuration, until: now() + metadataLife * 1_000 }
    known = own
    // Who did not answer is asked again by the next who comes; those who came meanwhile share this answer.
    configuration.catch(() => void (known === own && (known = undefined)))
    return configuration
  }

  return {
    ask: ({ state, nonce, verifier, maxAge }) =>
      answered(async () => {
        const [oidc, configuration] = await Promise.all([library(), provider()])
        const parameters = {
          redirect_uri: options.redirectUri,
          scope: 'openid',
          state,
          nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          max_age: String(maxAge),
          ...(maxAge === 0 && { prompt: 'login' }),
          ...(options.acr.length > 0 && { acr_values: options.acr.join(' ') }),
        }
        const takesPushed = configuration.serverMetadata().pushed_authorization_request_endpoint !== undefined
        const url = takesPushed
          ? await oidc.buildAuthorizationUrlWithPAR(configuration, parameters)
          : oidc.buildAuthorizationUrl(configuration, parameters)
        return { is: 'good', value: url.href }
      }),

    judge: (answer, request) =>
      answered(async () => {
        const [oidc, configuration] = await Promise.all([library(), provider()])
        const came = new URL(options.redirectUri)
        came.search = answer
        const tokens = await oidc.authorizationCodeGrant(configuration, came, checksOf(request))
        // What else came with it, an access token above all, is of no use here and is let go.
        return read(tokens.claims())
      }),

    async leave() {
      try {
        const [oidc, configuration] = await Promise.all([library(), provider()])
        if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined
        // Without a hint, since no token is kept: the provider asks the person itself.
        return oidc.buildEndSessionUrl(
          configuration,
          options.leftUri === undefined ? {} : { post_logout_redirect_uri: options.leftUri },
        ).href
      } catch {
        return undefined
      }
    },
  }
}

const checksOf = ({ state, nonce, verifier, maxAge }: AccountRequest) => ({
  expectedState: state,
  expectedNonce: nonce,
  pkceCodeVerifier: verifier,
  maxAge,
  idTokenExpected: true,
})

async function answered<T>(work: () => Promise<Asked<T, Trouble>>): Promise<Asked<T, Trouble>> {
  try {
    return await work()
  } catch (thrown) {
    return troubleOf(thrown)
  }
}

async function discover(options: SignInOptions, patience: number): Promise<Configuration> {
  const oidc = await library()
  const issuer = new URL(options.issuer)
  const configuration = await oidc.discovery(issuer, options.client, {}, await proofOf(options.proof), {
    timeout: patience,
    [oidc.customFetch]: boundedFetch,
    execute: [
      oidc.enableNonRepudiationChecks,
      // On this machine only; `boundedFetch` and `assertSafe` hold every further address to the same.
      ...(isLoopback(issuer.hostname) ? [oidc.allowInsecureRequests] : []),
    ],
  })
  for (const address of browserAddresses(configuration)) assertSafe(address)
  return configuration
}

async function proofOf(proof: ClientProof): Promise<ClientAuth> {
  const oidc = await library()
  if (proof.kind === 'secret') return oidc.ClientSecretBasic(proof.secret.reveal())
  const key = createPrivateKey(proof.pem.reveal())
  const algorithm =
    key.asymmetricKeyType === 'ec'
      ? { name: 'ECDSA', namedCurve: 'P-256' }
      : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  return oidc.PrivateKeyJwt(key.toCryptoKey(algorithm, false, ['sign']))
}

const browserAddresses = (configuration: Configuration): readonly string[] => {
  const { authorization_endpoint: enter, end_session_endpoint: leave } = configuration.serverMetadata()
  return [enter ?? '', ...(leave === undefined ? [] : [leave])]
}

/** A browser is sent nowhere but over https, or to this machine. */
function assertSafe(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || (url.protocol !== 'https:' && !isHere(url)))
    throw Object.assign(new Error('an address of the provider is not https'), { code: 'UNSAFE_ADDRESS' })
}

const isHere = ({ protocol, hostname }: URL): boolean => protocol === 'http:' && isLoopback(hostname)

function accountIn(claims: IDToken | undefined, options: OpenIdOptions): Asked<Account, Trouble> {
  if (claims === undefined) return { is: 'answer', why: 'no ID token' }
  if (!showsTwoFactors(claims, options)) return { is: 'oneFactor', why: 'acr or amr' }
  const named = claimIn(claims, options.claim, subjectShape)
  return named.is === 'good'
    ? { is: 'good', value: { issuer: claims.iss, claim: options.claim, subject: named.value } }
    : named
}

/** A claim that has to be a text of a certain shape. */
export function claimIn(claims: IDToken, claim: string, shape: RegExp): Asked<string, Trouble> {
  const value = claims[claim]
  return typeof value === 'string' && shape.test(value)
    ? { is: 'good', value }
    : { is: 'answer', why: `claim ${claim}` }
}

function showsTwoFactors({ acr, amr }: IDToken, accepted: Pick<OpenIdOptions, 'acr' | 'amr'>): boolean {
  if (accepted.acr.length + accepted.amr.length === 0) return false
  const methods: readonly unknown[] = Array.isArray(amr) ? amr : []
  return (
    (accepted.acr.length === 0 || accepted.acr.some((each) => each === acr)) &&
    (accepted.amr.length === 0 || accepted.amr.some((each) => methods.includes(each)))
  )
}
