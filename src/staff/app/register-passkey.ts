import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import { isOpen, type IssuedChallenge } from './challenge.ts'
import type { InvitationStore, PasskeyStore, PasskeyVerifier, StaffMember } from './ports.ts'
import type { Telling } from './told.ts'

export interface RegisterDeps extends Telling {
  readonly invitations: InvitationStore
  readonly passkeys: PasskeyStore
  readonly verifier: PasskeyVerifier
  readonly atomically: Atomically
  digestOf(text: string): Uint8Array
  /** Seconds. */
  readonly challengeLife: number
}

export interface ShownPasskey {
  readonly raw: string
  /** Digest of the invitation's token. */
  readonly invitation: Uint8Array
  /** The ceremony that this invitation opens, as `ceremonyOf` names it. */
  readonly ceremony: string
  readonly issued: IssuedChallenge | undefined
  readonly now: Instant
}

export type RegisterRefusal = 'invitationOver' | 'passkeyRefused'

/**
 * Takes in the passkey that an invited member made. It and the use of the invitation are one act: an
 * invitation makes one passkey, and one that was used or has expired makes none. What is refused before that
 * leaves the invitation as it is, so that whoever cancelled may try again.
 */
export async function registerPasskey(
  deps: RegisterDeps,
  { raw, invitation, ceremony, issued, now }: ShownPasskey,
): Promise<Outcome<StaffMember, RegisterRefusal, string>> {
  if ((await deps.invitations.find(invitation)) === undefined)
    return refused('invitationOver', 'used or expired')
  if (!isOpen(issued, { ceremony, now, life: deps.challengeLife }))
    return refused('passkeyRefused', 'challenge')
  const isFirst = await deps.atomically((tx) =>
    deps.passkeys.useChallenge(tx, deps.digestOf(issued.value), issued.since),
  )
  if (!isFirst) return refused('passkeyRefused', 'replayed')
  const verified = await deps.verifier.register(raw, issued.value)
  if (verified.is === 'bad') return refused('passkeyRefused', verified.why)

  return deps
    .atomically(async (tx) => {
      const member = await deps.invitations.use(tx, invitation)
      if (member === undefined) return refused('invitationOver', 'used meanwhile')
      if (!(await deps.passkeys.add(tx, member.id, verified.value))) throw new KnownPasskey()
      await deps.audit.append(tx, {
        act: 'passkeyRegistered',
        actor: { officer: member.id },
        detail: { synced: verified.value.backedUp, aaguid: verified.value.aaguid },
      })
      return ok(member)
    })
    .catch((fault: unknown) => {
      if (fault instanceof KnownPasskey) return refused('passkeyRefused', 'known already')
      throw fault
    })
}

/** Gives the invitation back that was used in the same transaction. */
class KnownPasskey extends Error {}
