import type { CaseId, OfficerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { mayDo, type Actor } from '../../staff/domain/roles.ts'
import { isRegistered, type BeginRefusal, type Proposal } from './begin-change.ts'
import { takeCodeOfDay } from './codes-of-day.ts'
import type { ChangeDeps } from './ports.ts'

export interface Officer extends Actor {
  readonly id: OfficerId
}

export interface AttendedProposal extends Proposal {
  readonly officer: Officer
  /** The case of the attended path in which the person stands at the counter. */
  readonly caseId: CaseId
  readonly caseCode: string
  /** The number of the person at the counter. */
  readonly claimant: string
}

export type ProposeRefusal =
  Exclude<BeginRefusal, 'noPresentMail' | 'unrepresented'> | 'notAllowed' | 'samePerson'

/**
 * An officer proposes a new mail for the person at the counter. Its own mailbox confirms it all the same, with a
 * code that the person types; then another natural person reviews it (I-12, I-24). Every registered address is
 * told at once. In the caller's transaction, so that it holds the case first (lock order of `redeem`).
 */
export async function proposeAttended(
  deps: ChangeDeps,
  tx: Tx,
  { employerId, mail, lang, officer, caseId, caseCode, claimant }: AttendedProposal,
): Promise<Outcome<undefined, ProposeRefusal>> {
  if (!mayDo(officer.roles, 'proposeContact')) return refused('notAllowed')
  if (officer.person === deps.personDigest(claimant)) return refused('samePerson')
  const employer = await deps.changes.hold(tx, employerId)
  if (employer === undefined || employer.isFrozen) return refused('frozen')
  if ((await deps.changes.live(tx, employerId)) !== undefined) return refused('underWay')
  if (isRegistered(employer, mail)) return refused('sameMail')
  if (!(await takeCodeOfDay(deps, tx, employerId, mail))) return refused('limit')

  const change = {
    id: deps.newChangeId(),
    employerId,
    kind: 'mail' as const,
    value: mail,
    lang,
    caseCode,
  }
  await deps.changes.insert(tx, {
    ...change,
    presentId: employer.present?.id ?? null,
    atCounter: { caseId, person: officer.person },
  })
  await deps.mail.askNew(tx, employer, change)
  await deps.mail.tell(tx, employer, change, null)
  await deps.audit.append(tx, {
    act: 'contactProposed',
    employerId,
    actor: { officer: officer.id },
    caseCode,
    reason: 'atCounter',
  })
  return ok(undefined)
}
