import type { OfficerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import { isOpen, type IssuedChallenge } from './challenge.ts'
import type { PasskeyStore, PasskeyVerifier, StaffSessionStore } from './ports.ts'
import type { Telling } from './told.ts'

export interface StaffSignInDeps extends Telling {
  readonly passkeys: PasskeyStore
  readonly sessions: StaffSessionStore
  readonly verifier: PasskeyVerifier
  readonly atomically: Atomically
  newToken(): { readonly token: string; readonly digest: Uint8Array }
  digestOf(text: string): Uint8Array
  /** Seconds. */
  readonly challengeLife: number
}

/** What was wrong, for the log and for nobody who asks. */
export type StaffRefusal =
  'challenge' | 'unreadable' | 'unknownPasskey' | 'assertion' | 'replayed' | 'counter' | 'retired'

export interface RefusalDetail {
  readonly reason: StaffRefusal
  readonly why: string
}

/**
 * Signs a member in with a passkey (S-01). Every no is the same to whoever asks. The challenge is used up by
 * whatever is shown for it, so that nobody tries a second answer on it.
 */
export async function signStaffIn(
  deps: StaffSignInDeps,
  shown: { readonly raw: string; readonly issued: IssuedChallenge | undefined; readonly now: Instant },
): Promise<Outcome<{ readonly token: string }, 'staffRefused', RefusalDetail>> {
  const judged = await judge(deps, shown)
  if (judged.ok) return judged
  const { reason } = judged.detail
  await deps.atomically((tx) =>
    deps.audit.append(tx, { act: 'staffSignInRefused', actor: 'visitor', reason }),
  )
  return judged
}

async function judge(
  deps: StaffSignInDeps,
  { raw, issued, now }: Parameters<typeof signStaffIn>[1],
): ReturnType<typeof signStaffIn> {
  const no = (reason: StaffRefusal, why = reason as string) => refused('staffRefused', { reason, why })
  if (!isOpen(issued, { ceremony: 'signIn', now, life: deps.challengeLife })) return no('challenge')
  const isFirst = await deps.atomically((tx) => deps.passkeys.useChallenge(tx, deps.digestOf(issued.value)))
  if (!isFirst) return no('replayed')

  const assertion = deps.verifier.read(raw)
  if (assertion === undefined) return no('unreadable')
  const held = await deps.passkeys.find(assertion.passkeyId)
  if (held === undefined) return no('unknownPasskey')
  if (assertion.userHandle !== held.member) return no('unknownPasskey', 'made for somebody else')
  const verified = await deps.verifier.assert(assertion, issued.value, held)
  if (verified.is === 'bad') return no('assertion', verified.why)

  const { counter, backedUp } = verified.value
  const session = deps.newToken()
  const opened = await deps
    .atomically(async (tx): Promise<StaffRefusal | 'done'> => {
      if (!(await deps.sessions.open(tx, session.digest, held.member))) return 'retired'
      if (!(await deps.passkeys.advance(tx, held.id, counter, backedUp))) throw new CounterStoodStill()
      await tellSignedIn(deps, tx, held.member)
      return 'done'
    })
    .catch((fault: unknown): StaffRefusal => {
      if (fault instanceof CounterStoodStill) return 'counter'
      throw fault
    })
  return opened === 'done' ? ok({ token: session.token }) : no(opened)
}

/** Undoes the session that was opened in the same transaction. */
class CounterStoodStill extends Error {}

const tellSignedIn = (deps: Telling, tx: Parameters<Telling['audit']['append']>[0], member: OfficerId) =>
  deps.audit.append(tx, { act: 'staffSignedIn', actor: { officer: member } })

/** Opens a session for a member without asking for a passkey: only a demonstration has a way here. */
export async function openForDemonstration(
  deps: StaffSignInDeps,
  member: OfficerId,
): Promise<string | undefined> {
  const session = deps.newToken()
  return deps.atomically(async (tx) => {
    if (!(await deps.sessions.open(tx, session.digest, member))) return undefined
    await tellSignedIn(deps, tx, member)
    return session.token
  })
}

/** Ends the session of this browser. One that is over stays so, and nothing is told twice. */
export async function signStaffOut(
  deps: Pick<StaffSignInDeps, 'sessions' | 'atomically' | 'audit'>,
  digest: Uint8Array,
): Promise<void> {
  await deps.atomically(async (tx) => {
    const member = await deps.sessions.end(tx, digest)
    if (member !== undefined)
      await deps.audit.append(tx, { act: 'staffSessionEnded', actor: { officer: member } })
  })
}
