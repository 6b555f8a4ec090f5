import { moveWithin, type MoveDeps } from '../../cases/app/move-case.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import { isAttended } from '../../cases/domain/path-rule.ts'
import type { ChangeDeps } from '../../contacts/app/ports.ts'
import { reviewChange, type Review } from '../../contacts/app/review-change.ts'
import type { Tx } from '../../kernel/transaction.ts'

export interface ReviewContactDeps extends MoveDeps {
  readonly contacts: ChangeDeps
}

export interface ReviewOfCase extends Review {
  readonly caseCode: string
}

/**
 * The second person's word on a contact of a case (S-12), and the case with it, in one transaction: a contact that
 * is set moves the epoch of its employer, and what was proven before it would end the case at its next step.
 */
export const reviewContact = (
  deps: ReviewContactDeps,
  asked: ReviewOfCase,
): ReturnType<typeof reviewChange> =>
  deps.atomically(async (tx) => {
    const found = await deps.cases.findByCode(asked.caseCode)
    // The case before its employer, as whoever sets a key holds them.
    const before = found && (await deps.cases.lock(tx, found.case.id))
    const reviewed = await reviewChange(deps.contacts, tx, asked)
    if (reviewed.ok && before !== undefined) await takeAlong(deps, tx, before, asked)
    return reviewed
  })

async function takeAlong(
  deps: ReviewContactDeps,
  tx: Tx,
  before: LoadedCase,
  { reviewer }: ReviewOfCase,
): Promise<void> {
  const after = await deps.cases.lock(tx, before.case.id)
  if (after === undefined || !isAttended(deps.policy.paths[after.case.path])) return
  const { employerFacts: facts } = after
  const { state, ledger, path } = after.case
  if (facts.epoch === before.employerFacts.epoch) return
  const actor = { officer: reviewer.id }
  const told = { act: 'wayChosen', reason: 'contactSet', actor, detail: { path } } as const
  if (state.is === 'ready' || state.is === 'linkIssued') {
    const epochBefore = before.employerFacts.epoch
    await moveWithin(deps, tx, after, {
      event: { type: 'contactSet', confirmed: true, formerTold: true, epochBefore, facts },
      named: 'contactSet',
      told,
    })
  } else if (state.is === 'proving' && ledger.length > 0) {
    // Who came and their papers stay as they were found; the registries are asked once more, as they are now.
    await moveWithin(deps, tx, after, {
      event: { type: 'wayChosen', path, facts },
      named: 'wayChosen',
      told,
    })
  }
}
