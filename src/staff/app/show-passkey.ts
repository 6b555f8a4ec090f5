import type { OfficerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import { isOpen, type IssuedChallenge } from './challenge.ts'
import type { PasskeyStore, PasskeyVerifier } from './ports.ts'

export interface ShowPasskeyDeps {
  readonly passkeys: PasskeyStore
  readonly verifier: PasskeyVerifier
  readonly atomically: Atomically
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

/** The answer of a browser, and what it had been asked to sign. */
export interface ShownPasskey {
  readonly raw: string
  readonly issued: IssuedChallenge | undefined
  readonly now: Instant
}

/** A passkey that answered its challenge; its counter is still to be advanced, with the act it is shown for. */
export interface ProvenPasskey {
  readonly id: string
  readonly member: OfficerId
  readonly counter: number
  readonly backedUp: boolean
}

/**
 * Judges a passkey that is shown for one ceremony. The challenge is used up by whatever is shown for it, so that
 * nobody tries a second answer on it.
 */
export async function judgePasskey(
  deps: ShowPasskeyDeps,
  ceremony: string,
  { raw, issued, now }: ShownPasskey,
): Promise<Outcome<ProvenPasskey, 'staffRefused', RefusalDetail>> {
  const no = (reason: StaffRefusal, why: string = reason) => refused('staffRefused', { reason, why })
  if (!isOpen(issued, { ceremony, now, life: deps.challengeLife })) return no('challenge')
  const isFirst = await deps.atomically((tx) =>
    deps.passkeys.useChallenge(tx, deps.digestOf(issued.value), issued.since),
  )
  if (!isFirst) return no('replayed')

  const assertion = deps.verifier.read(raw)
  if (assertion === undefined) return no('unreadable')
  const held = await deps.passkeys.find(assertion.passkeyId)
  if (held === undefined) return no('unknownPasskey')
  if (assertion.userHandle !== held.member) return no('unknownPasskey', 'made for somebody else')
  const verified = await deps.verifier.assert(assertion, issued.value, held)
  if (verified.is === 'bad') return no('assertion', verified.why)
  return ok({ id: held.id, member: held.member, ...verified.value })
}
