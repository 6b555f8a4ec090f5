import type { AuditLog } from '../../audit/index.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import type { NamedEmployer, UserSessionStore } from './session-ports.ts'
import type { KnownBrowsers } from './known-browser.ts'
import type { UserTries } from './user-tries.ts'

export interface RawUserSignIn {
  readonly form: string
  /** Normal form of the mail address, which is the name of the user. */
  readonly mailbox: string
  /** Null where none was typed: the person sees everybody they work for. */
  readonly employer: NamedEmployer | null
  readonly key: string
  readonly browser: string
  readonly network: string
  /** What this browser kept of an earlier time, as it sends it. */
  readonly known: string | undefined
  readonly now: Instant
}

export interface SignInUserDeps {
  readonly sessions: Pick<UserSessionStore, 'onFile' | 'open'>
  readonly tries: UserTries
  readonly browsers: KnownBrowsers
  readonly audit: AuditLog
  readonly atomically: Atomically
  newSession(): { readonly token: string; readonly digest: Uint8Array }
}

/**
 * Signs a secondary user in (U-01). One answer for every wrong datum, at one cost: an unknown mailbox pays for a hash
 * too, and an employer that they do not work for is a wrong datum like any other. Nothing here reads, counts or blocks
 * an employer's key (I-08). Used up tries rest by themselves, and those that strangers used up do not count for a browser
 * with which somebody has signed in to this mailbox before.
 */
export async function signInUser(
  deps: SignInUserDeps,
  raw: RawUserSignIn,
): Promise<
  Outcome<
    { readonly token: string; readonly chosen: boolean; readonly known: string },
    'userRests' | 'signInRefused',
    { readonly left: number }
  >
> {
  const onFile = await deps.sessions.onFile(raw.mailbox, raw.employer)
  const { mailbox, now } = raw
  const counted = { mailbox, apart: deps.browsers.numberOf(mailbox, raw.known, now) }
  const { reserved, right } = await deps.tries.compare(counted, raw, onFile?.hash ?? null)
  const left = reserved?.left ?? 0
  const access = onFile?.access ?? null
  const fits =
    reserved !== null && right && onFile !== undefined && (raw.employer === null || access !== null)
  if (!fits) {
    if (reserved?.isAgain !== true)
      await deps.atomically((tx) =>
        deps.audit.append(tx, {
          act: 'userSignInRefused',
          employerId: access?.employerId ?? null,
          actor: 'visitor',
          reason: 'signInMismatch',
          detail: { left },
        }),
      )
    return left === 0 ? refused('userRests', { left }) : refused('signInRefused', { left })
  }
  const session = deps.newSession()
  const opened = await deps.atomically(async (tx) => {
    const done = await deps.sessions.open(tx, {
      digest: session.digest,
      delegate: onFile.id,
      generation: onFile.generation,
      access,
      browser: raw.browser,
      network: raw.network,
    })
    if (done) {
      await deps.tries.clear(tx, counted)
      await deps.audit.append(tx, {
        act: 'userSignedIn',
        employerId: access?.employerId ?? null,
        actor: 'visitor',
        detail: { delegate: onFile.id },
      })
    }
    return done
  })
  return opened
    ? ok({
        token: session.token,
        chosen: access !== null,
        known: deps.browsers.issue(mailbox, now),
      })
    : refused('signInRefused', { left })
}
