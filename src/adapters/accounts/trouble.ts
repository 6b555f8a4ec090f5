import type { AccountTrouble } from '../../staff/app/ports.ts'

export interface Trouble {
  readonly is: AccountTrouble
  readonly why: string
  /** The provider's own word on the way back, where it let nobody in. */
  readonly said?: string
}

/** What the provider says when the person, or its own rules, let nobody in (RFC 6749 §4.1.2.1, OpenID Connect Core §3.1.2.6). */
const cancelled: ReadonlySet<string> = new Set([
  'access_denied',
  'account_selection_required',
  'consent_required',
  'interaction_required',
  'login_required',
])
const busy: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable'])

/** Codes of openid-client for an answer that is none: late, no status that is meant, no JSON. */
const noAnswer: ReadonlySet<string> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
])

/** Words of a protocol; whatever else stands where one is expected is not written to a log. */
const word = (text: unknown): string =>
  typeof text === 'string' && /^[A-Za-z0-9_.-]{1,60}$/.test(text) ? text : 'other'

/** What its errors carry, each some of it (AuthorizationResponseError, ResponseBodyError, ClientError). */
interface Thrown {
  readonly error?: string
  readonly status?: number
  readonly code?: string
}

/**
 * What went wrong, of everything that the library throws. What cannot be told apart is an answer that is not
 * believed, never one that is.
 */
export function troubleOf(thrown: unknown): Trouble {
  const { error, status, code } = (thrown instanceof Error ? thrown : {}) as Thrown
  if (error !== undefined) {
    const why = `${word(code)} ${word(error)}`
    if (busy.has(error) || (status !== undefined && status >= 500)) return { is: 'away', why }
    return code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR' && cancelled.has(error)
      ? { is: 'cancelled', why, said: error }
      : { is: 'answer', why }
  }
  // No connection, or one that broke off while it was read: `fetch` says so without a code of the protocol.
  if (code === undefined) return { is: 'away', why: word(thrown instanceof Error ? thrown.name : undefined) }
  return { is: noAnswer.has(code) ? 'away' : 'answer', why: `${word(code)}${claimOf(thrown)}` }
}

/** Which claim was not as expected; never what it said. */
function claimOf(thrown: unknown): string {
  const inner = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause.cause : undefined
  return typeof inner === 'object' && inner !== null && 'claim' in inner ? ` ${word(inner.claim)}` : ''
}
