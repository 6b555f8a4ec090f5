import type { CaseId } from '../../../kernel/ids.ts'
import { abandon } from '../domain/tries.ts'
import { used, type ShowDeps } from './show-questions.ts'

/**
 * "I do not know. I want another way" (P-06): the person leaves the set on show. Free twice in 24 hours;
 * after that, leaving counts as a refused set (ATK-24). The case stays open, and the way back too.
 */
export async function leaveQuestions(deps: ShowDeps, id: CaseId): Promise<void> {
  await deps.atomically(async (tx) => {
    const before = await deps.cases.lock(tx, id)
    if (before === undefined || before.case.state.is !== 'proving') return
    const round = await deps.rounds.lock(tx, before.employer.id)
    if (round.set === null || round.shownTo !== id) return
    const left = abandon(round.tries, before.now, deps.policy.questions)
    await deps.rounds.save(tx, before.employer.id, {
      ...round,
      ...(left.counted ? used(round) : { shownTo: null }),
      tries: left.tries,
    })
    await deps.aftermath(tx, before, { case: before.case, effects: [] }, { act: 'questionsLeft', detail: { counted: left.counted } })
  })
}
