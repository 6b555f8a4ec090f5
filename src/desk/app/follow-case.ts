import type { DueDate } from '../../arrears/domain/due-date.ts'
import type { CaseId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Case, CaseState } from '../../cases/domain/case.ts'
import { isAttended } from '../../cases/domain/path-rule.ts'
import { openDeskStatuses } from '../domain/desk-case.ts'
import type { DeskCaseStore } from './ports.ts'

export interface FollowDeps {
  readonly policy: Pick<Policy, 'paths'>
  readonly desk: DeskCaseStore
  /** The next payment of contributions by the law, and the end of its day. */
  dueFrom(now: Instant): Pick<DueDate, 'endsAt' | 'period'>
}

/**
 * Takes a moved case along at the desk, in the transaction of the move (I-13). One statement at most, sent at
 * once: the entry of the log comes after it.
 */
export function followCase(deps: FollowDeps, tx: Tx, moved: Case, now: Instant): Promise<unknown> {
  if (!isAttended(deps.policy.paths[moved.path])) return Promise.resolve()
  const step = deskStepOf(moved.state, moved.ledger.length)
  return step === undefined ? Promise.resolve() : carryOut(deps, tx, moved, step, now)
}

function carryOut(deps: FollowDeps, tx: Tx, moved: Case, step: DeskStep, now: Instant): Promise<unknown> {
  const { desk } = deps
  const caseId: CaseId = moved.id
  switch (step.is) {
    case 'begin': {
      const { endsAt, period } = deps.dueFrom(now)
      return desk.openDeskCase(tx, { caseId, path: moved.path, now, dueAt: endsAt, duePeriod: period })
    }
    case 'back':
      return desk.setStatus(tx, caseId, ['sent'], 'staff', now)
    case 'sent':
      return desk.setStatus(tx, caseId, openDeskStatuses, 'sent', now)
    case 'finish':
      return desk.finish(tx, caseId, step.status, step.reason, now)
  }
}

/** What a case that moved means for the desk. `back`: it is with the staff again if it had left them. */
type DeskStep =
  | { readonly is: 'begin' }
  | { readonly is: 'back' }
  | { readonly is: 'sent' }
  | { readonly is: 'finish'; readonly status: 'done' | 'closed' | 'frozen'; readonly reason: string }

/** The desk follows the state a case has come to, not the event: no event can be forgotten. */
function deskStepOf(state: CaseState, proofs: number): DeskStep | undefined {
  switch (state.is) {
    case 'proving':
      // Nothing is proven yet: the way was chosen just now, or once more.
      return proofs === 0 ? { is: 'begin' } : undefined
    case 'ready':
      return { is: 'back' }
    case 'linkIssued':
      return { is: 'sent' }
    case 'completed':
      return state.signedInAt === null ? undefined : { is: 'finish', status: 'done', reason: 'signedIn' }
    case 'referred':
      return state.reason === 'frozen'
        ? { is: 'finish', status: 'frozen', reason: state.reason }
        : { is: 'back' }
    case 'closed':
      return {
        is: 'finish',
        status: state.reason === 'reported' ? 'frozen' : 'closed',
        reason: state.reason,
      }
    case 'suspended':
      return undefined
  }
}
