import { randomBytes } from 'node:crypto'

/** What the browser brought along, once it was found to be whole. */
export interface SignInRequest {
  readonly redirectUri: string
  readonly state: string
  readonly nonce: string
  readonly codeChallenge: string
}

/** Somebody who has signed in, and whose code was not fetched yet. */
export interface SignedIn {
  readonly request: SignInRequest
  readonly cedula: string
  /** Milliseconds. */
  readonly at: number
}

export type Mood = 'well' | 'slow' | 'away'

/** What the made-up affiliate service remembers, in memory: its pages write it, and whoever asks reads it. */
export interface AffiliateStore {
  readonly issuer: string
  readonly client: string
  readonly secret: string
  readonly mood: Mood
  setMood(mood: Mood): void
  /** Undefined for what no honest client sends: another client or redirect, no PKCE. */
  read(query: string): SignInRequest | undefined
  /** Where the browser goes once this person has signed in. */
  admit(request: SignInRequest, cedula: string): string
  /** Where it goes with a word instead: the person left (`access_denied`), or the key is locked (`login_required`). */
  send(request: SignInRequest, error: 'access_denied' | 'login_required'): string
  /** Whose code it is, once and for a minute. */
  take(code: string): SignedIn | undefined
}

export interface AffiliateStoreOptions {
  readonly issuer: string
  /** The one address that it sends a browser back to. */
  readonly redirectUri: string
  readonly now: () => number
}

/** A code that nobody fetched is over. Milliseconds. */
const codeLife = 60_000
const mostCodes = 500

export const random = (): string => randomBytes(32).toString('base64url')

export function createAffiliateStore({ issuer, redirectUri, now }: AffiliateStoreOptions): AffiliateStore {
  const client = 'clavero-demo'
  const codes = new Map<string, SignedIn>()
  let mood: Mood = 'well'

  const back = (request: SignInRequest, words: Readonly<Record<string, string>>): string => {
    const url = new URL(request.redirectUri)
    for (const [name, value] of Object.entries({ ...words, state: request.state, iss: issuer }))
      url.searchParams.set(name, value)
    return url.href
  }

  return {
    issuer,
    client,
    secret: random(),
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
        of('redirect_uri') === redirectUri &&
        of('response_type') === 'code' &&
        of('code_challenge_method') === 'S256' &&
        [of('code_challenge'), of('state'), of('nonce')].every((one) => /^[\w-]{43}$/.test(one))
      return isWhole
        ? { redirectUri, state: of('state'), nonce: of('nonce'), codeChallenge: of('code_challenge') }
        : undefined
    },
    admit(request, cedula) {
      const [oldest] = codes.keys()
      if (codes.size >= mostCodes && oldest !== undefined) codes.delete(oldest)
      const code = random()
      codes.set(code, { request, cedula, at: now() })
      return back(request, { code })
    },
    send: (request, error) => back(request, { error }),
    take(code) {
      const held = codes.get(code)
      codes.delete(code)
      return held !== undefined && now() - held.at < codeLife ? held : undefined
    },
  }
}
