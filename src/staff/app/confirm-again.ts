import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { StaffMember } from './ports.ts'
import { judgePasskey, type ShownPasskey, type ShowPasskeyDeps } from './show-passkey.ts'
import type { Telling } from './told.ts'

export interface ConfirmDeps extends ShowPasskeyDeps, Pick<Telling, 'audit'> {}

/** Notes the use of the passkey with the act it was shown for; false when its counter did not rise. */
export type Confirmed = (tx: Tx) => Promise<boolean>

/**
 * Asks who is signed in for their own passkey once more, for one act (S-09): a browser that was left open, or
 * somebody else's passkey, decides nothing (ATK-48).
 */
export async function confirmAgain(
  deps: ConfirmDeps,
  member: Pick<StaffMember, 'id'>,
  ceremony: string,
  shown: ShownPasskey,
): Promise<Outcome<Confirmed, 'staffRefused'>> {
  const judged = await judgePasskey(deps, ceremony, shown)
  const proven = judged.ok && judged.value.member === member.id ? judged.value : undefined
  if (proven === undefined) {
    await deps.atomically((tx) =>
      deps.audit.append(tx, {
        act: 'staffSignInRefused',
        actor: { officer: member.id },
        reason: judged.ok ? 'unknownPasskey' : judged.detail.reason,
      }),
    )
    return refused('staffRefused')
  }
  return ok((tx) => deps.passkeys.advance(tx, proven.id, proven.counter, proven.backedUp))
}

/** How whoever is signed in confirms one act. */
export interface Confirmation {
  /** False only for an officer of a demonstration, who has no passkey. */
  asksPasskey(member: Pick<StaffMember, 'id'>): Promise<boolean>
  /** Whether they have a passkey at all: who came in with another account may have none, and decides nothing. */
  hasPasskey(member: Pick<StaffMember, 'id'>): Promise<boolean>
  confirm(
    member: Pick<StaffMember, 'id'>,
    ceremony: string,
    shown: ShownPasskey,
  ): Promise<Outcome<Confirmed, 'staffRefused'>>
}

export const byPasskey = (deps: ConfirmDeps): Confirmation => ({
  asksPasskey: () => Promise.resolve(true),
  hasPasskey: ({ id }) => deps.passkeys.isHeldBy(id),
  confirm: (member, ceremony, shown) => confirmAgain(deps, member, ceremony, shown),
})
