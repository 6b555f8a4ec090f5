import type { ChangeId, EmployerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { Confirmed } from '../../staff/app/confirm-again.ts'
import { mayApprove } from '../../staff/domain/roles.ts'
import { advance, type ChangeState } from '../domain/change.ts'
import type { Verdict } from '../domain/review.ts'
import { enterState } from './enter-state.ts'
import type { ChangeDeps, LiveChange } from './ports.ts'
import type { Officer } from './propose-attended.ts'

export interface Review {
  readonly employerId: EmployerId
  /** What was on the reviewer's screen: the address of a change never changes, so its id stands for it. */
  readonly changeId: ChangeId
  readonly reviewer: Officer
  readonly verdict: Verdict
  /** Their passkey, shown for this change: it is used up with the word. */
  readonly confirmed: Confirmed
}

/** What a passkey is asked for again: this change, and no other act. */
export const contactReviewCeremony = (id: string): string => `contactReview:${id}`

export type ReviewRefusal =
  | 'notNow' // another change is on its way, or this one does not wait for a second person any more
  | 'samePerson'
  | 'passkey'

/**
 * The second person's word on a change that was proposed at the counter (I-12). Where a confirmed contact exists
 * the new one cools in full, however it was proposed: somebody has to be able to object (ATK-43). In the
 * caller's transaction, so that whoever moves a case with it holds the case first.
 */
export async function reviewChange(
  deps: ChangeDeps,
  tx: Tx,
  { employerId, changeId, reviewer, verdict, confirmed }: Review,
): Promise<Outcome<ChangeState, ReviewRefusal>> {
  const employer = await deps.changes.hold(tx, employerId)
  const change = await deps.changes.live(tx, employerId)
  if (employer === undefined || change?.id !== changeId || change.state.is !== 'approval')
    return refused('notNow')
  if (!isSecond(deps, reviewer, change)) return refused('samePerson')
  if (!(await confirmed(tx))) return refused('passkey')

  const actor = { officer: reviewer.id }
  const reviewed = { act: 'contactReviewed', employerId, actor, caseCode: change.caseCode } as const
  if (verdict.is === 'approve') {
    const { hasConfirmed: cools, now } = employer
    const next = advance(change.state, { type: 'approved', cools }, deps.policy.coolOff, now)
    if (!next.ok) return refused('notNow')
    await deps.changes.reviewed(tx, employerId, change.id, reviewer.person, null)
    await enterState(deps, tx, [employer, change], next.value, actor)
    await deps.audit.append(tx, { ...reviewed, reason: 'approved', detail: { cools } })
    return ok(next.value)
  }
  const [end, reason] =
    verdict.is === 'sendBack' ? (['sentBack', verdict.mend] as const) : (['refused', verdict.why] as const)
  await deps.changes.reviewed(tx, employerId, change.id, reviewer.person, reason)
  await deps.changes.stop(tx, employerId, end)
  await deps.audit.append(tx, { ...reviewed, reason: end, detail: { why: reason } })
  return ok({ is: 'ended', at: employer.now, reason: end })
}

/** Neither who proposed it nor who asked for it, whatever account they use (I-12, ATK-48). */
const isSecond = (deps: ChangeDeps, reviewer: Officer, { proposedBy, claimant }: LiveChange): boolean =>
  proposedBy !== null &&
  mayApprove('contactChange', reviewer, proposedBy) &&
  (claimant === null || reviewer.person !== deps.personDigest(claimant))
