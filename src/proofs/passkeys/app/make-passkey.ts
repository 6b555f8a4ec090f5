import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { KeyInvitation, PersonPasskeyDeps } from './ports.ts'

/** What the device is to sign, written down for this invitation in place of what was. JSON of WebAuthn. */
export async function askToMake(deps: PersonPasskeyDeps, invitation: KeyInvitation): Promise<string> {
  const value = deps.newChallenge()
  await deps.passkeys.issue(invitation, 'register', value, deps.policy.challengeLife)
  return deps.verifier.registration(value, { id: deps.handleOf(invitation.person), name: invitation.company })
}

export type MakeRefusal = 'invitationOver' | 'passkeyRefused'

/**
 * Takes in the passkey that was made. It and the use of the invitation are one act: an invitation makes one passkey.
 * What is refused before that leaves the invitation as it is, so that whoever cancelled may try again.
 * @returns refused with why, for the log and for nobody who asks.
 */
export async function makePasskey(
  deps: PersonPasskeyDeps,
  digest: Uint8Array,
  raw: string,
): Promise<Outcome<undefined, MakeRefusal, string>> {
  const { passkeys, verifier } = deps
  const invitation = await passkeys.findInvitation(digest)
  if (invitation === undefined) return refused('invitationOver', 'used or expired')
  const challenge = await passkeys.useChallenge(invitation, 'register')
  if (challenge === undefined) return refused('passkeyRefused', 'challenge')
  const verified = await verifier.register(raw, challenge)
  if (verified.is === 'bad') return refused('passkeyRefused', verified.why)

  const tell = await deps.tellMade(invitation)
  return deps
    .atomically(async (tx) => {
      if (!(await passkeys.useInvitation(tx, digest))) return refused('invitationOver', 'used meanwhile')
      if (!(await passkeys.add(tx, invitation, verified.value))) throw new KnownPasskey()
      await tell(tx)
      await deps.audit.append(tx, {
        act: 'personPasskeyMade',
        employerId: invitation.employerId,
        actor: { officer: invitation.officerId },
        detail: { synced: verified.value.backedUp, aaguid: verified.value.aaguid },
      })
      return ok(undefined)
    })
    .catch((fault: unknown) => {
      if (fault instanceof KnownPasskey) return refused('passkeyRefused', 'known already')
      throw fault
    })
}

/** Gives the invitation back that was used in the same transaction. */
class KnownPasskey extends Error {}
