import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Atomically } from '../../../kernel/transaction.ts'
import type { AuditLog } from '../../../audit/index.ts'
import type { CampaignLifts } from './ports.ts'

export interface LiftDeps {
  readonly lifts: CampaignLifts
  readonly atomically: Atomically
  readonly audit: AuditLog
}

/** The first of two people asks that what a campaign suspended be opened again (ATK-27). */
export function proposeLift(deps: LiftDeps, n: number): Promise<Outcome<void, 'notProposed'>> {
  return deps.atomically(async (tx) => {
    const lift = await deps.lifts.propose(tx, n)
    if (lift === undefined) return refused('notProposed')
    await deps.audit.append(tx, {
      act: 'liftProposed',
      actor: { officer: lift.proposedBy },
      detail: { campaign: n },
    })
    return ok(undefined)
  })
}

/**
 * The second person agrees, and the suspensions end, one employer a transaction: the log of an employer is
 * never held while thousands of others are written. What is cut off half way goes on when it is asked again.
 * @returns how many suspensions were ended now.
 */
export async function approveLift(deps: LiftDeps, n: number): Promise<Outcome<number, 'notApproved'>> {
  await deps.atomically(async (tx) => {
    const lift = await deps.lifts.approve(tx, n)
    if (lift?.approvedBy == null) return
    await deps.audit.append(tx, {
      act: 'liftApproved',
      actor: { officer: lift.approvedBy },
      detail: { campaign: n },
    })
  })
  const approvedBy = (await deps.lifts.approvedLift(n))?.approvedBy
  if (approvedBy == null) return refused('notApproved')
  let ended = 0
  for (const employerId of await deps.lifts.suspendedBy(n)) {
    const isEnded = await deps.atomically(async (tx) => {
      if (!(await deps.lifts.lift(tx, employerId))) return false
      await deps.audit.append(tx, {
        act: 'suspensionLifted',
        employerId,
        actor: { officer: approvedBy },
        detail: { campaign: n },
      })
      return true
    })
    if (isEnded) ended += 1
  }
  return ok(ended)
}
