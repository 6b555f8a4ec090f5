import type { CaseId } from '../../../kernel/ids.ts'
import { moveWithin } from '../../../cases/app/move-case.ts'
import { abandon, standingAt } from '../domain/tries.ts'
import { refusedOf, used, type ShowDeps } from './show-questions.ts'

/**
 * "I do not know. I want another way" (P-06): the person leaves the set on show. Free twice in 24 hours;
 * after that, leaving counts as a refused set (ATK-24). The case stays open, and the way back too.
 */
export async function leaveQuestions(deps: ShowDeps, id: CaseId, network: string): Promise<void> {
  let isRefused = false
  await deps.atomically(async (tx) => {
    const [before, round] = await Promise.all([deps.cases.lock(tx, id), deps.rounds.lock(tx, id)])
    if (before === undefined || before.case.state.is !== 'proving') return
    if (round.set === null || round.shownTo !== id) return
    const left = abandon(round.tries, before.now, deps.policy.questions)
    isRefused = left.counted
    const standing = standingAt(left.tries, before.now, deps.policy.questions)
    await deps.rounds.save(tx, before.employer.id, {
      ...round,
      ...(left.counted ? { ...used(round), ...refusedOf(round, id, before.now) } : { shownTo: null }),
      tries: left.tries,
    })
    if (left.counted)
      await deps.refusedSets.note(tx, {
        employerId: before.employer.id,
        network,
        suspends: standing.kind === 'suspended',
      })
    if (standing.kind === 'open') {
      const told = { act: 'questionsLeft', detail: { counted: left.counted } } as const
      return deps.aftermath(tx, before, { case: before.case, effects: [] }, told)
    }
    // Suspended by leaving is suspended all the same: the contacts hear of it (M-04).
    await moveWithin(deps, tx, before, {
      event: { type: 'provingSuspended', until: standing.until, byThisCase: left.counted },
      named: 'suspended',
      told: {
        act: 'suspended',
        reason: 'questionsSuspended',
        detail: { attempts: deps.policy.questions.attempts },
      },
    })
  })
  if (isRefused) await deps.watch()
}
