import type { LoadedCase } from '../../../cases/app/ports.ts'
import { isByAttorney } from '../../../cases/domain/ledger.ts'
import type { OfficerId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { PersonPasskeyDeps } from './ports.ts'

/**
 * Whether a passkey may come of this case: it was approved, and its claimant was there in person, seen by an officer
 * (CHANNELS 1.6). An attorney is another person, and a paper that is entered later says that they have gone home.
 */
export function mayMakePasskey({ case: { state, ledger, id } }: LoadedCase): boolean {
  const attended = ledger.find(({ kind, caseId }) => kind === 'att' && caseId === id)
  return (
    ['ready', 'linkIssued', 'completed'].includes(state.is) &&
    attended !== undefined &&
    attended.enteredAt === undefined &&
    !isByAttorney(attended)
  )
}

/**
 * An officer with the person in front lets them make a passkey on their own phone: one, within minutes.
 * @returns the token for the address, in memory only from here to the screen.
 */
export async function invitePasskey(
  deps: PersonPasskeyDeps,
  loaded: LoadedCase,
  officerId: OfficerId,
): Promise<Outcome<{ readonly token: string }, 'notYet'>> {
  if (!mayMakePasskey(loaded)) return refused('notYet')
  const { token, digest } = deps.newToken()
  const { employer, claimant } = loaded
  return deps.atomically(async (tx) => {
    const invitation = {
      digest,
      employerId: employer.id,
      caseId: loaded.case.id,
      officerId,
      person: deps.personDigest(claimant),
    }
    if (!(await deps.passkeys.invite(tx, invitation, deps.policy.invitationLife))) return refused('notYet')
    await deps.audit.append(tx, {
      act: 'personPasskeyInvited',
      employerId: employer.id,
      actor: { officer: officerId },
      caseCode: loaded.code,
    })
    return ok({ token })
  })
}
