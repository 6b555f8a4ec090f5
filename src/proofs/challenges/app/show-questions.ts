import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { moveWithin, type MoveDeps } from '../../../cases/app/move-case.ts'
import { abandon, standingAt } from '../domain/tries.ts'
import { prepareRound } from './prepare-round.ts'
import type { ChallengeTools, Round, RoundStore } from './ports.ts'

export interface ShowDeps extends MoveDeps {
  readonly rounds: RoundStore
  readonly tools: ChallengeTools
}

/**
 * Shows the employer's set to this case (the button of P-05). A set that another case has seen and left
 * counts as left; beyond two in 24 hours, leaving is a refused set, so that nobody shops for an easy
 * question (ATK-24).
 */
export async function showQuestions(
  deps: ShowDeps,
  id: CaseId,
): Promise<Outcome<Round, 'notNow' | 'suspended' | 'thin', Instant | undefined>> {
  return deps.atomically(async (tx) => {
    const [before, held] = await Promise.all([deps.cases.lock(tx, id), deps.rounds.lock(tx, id)])
    if (before === undefined || before.case.state.is !== 'proving') return refused('notNow', undefined)
    const { employer, now } = before
    const rule = deps.policy.questions
    const left =
      held.shownTo !== null && held.shownTo !== id
        ? abandon(held.tries, now, rule)
        : { tries: held.tries, counted: false }
    const round: Round = left.counted
      ? { ...held, tries: left.tries, ...used(held) }
      : { ...held, tries: left.tries }

    const prepared = prepareRound(
      deps.tools,
      rule,
      { employerId: employer.id, employerClass: employer.class, facts: deps.tools.factsOf(before), now },
      round,
    )
    switch (prepared.kind) {
      case 'ready':
        await deps.rounds.save(tx, employer.id, { ...prepared.round, shownTo: id })
        return ok({ ...prepared.round, shownTo: id })
      case 'suspended':
        await Promise.all([
          deps.rounds.save(tx, employer.id, round),
          moveWithin(deps, tx, before, {
            event: { type: 'provingSuspended', until: prepared.until, byThisCase: left.counted },
            named: 'suspended',
            told: { act: 'suspended', reason: 'questionsSuspended' },
          }),
        ])
        return refused('suspended', prepared.until)
      case 'thin':
        await Promise.all([
          deps.rounds.save(tx, employer.id, round),
          moveWithin(deps, tx, before, {
            event: { type: 'referred', reason: 'thinFile' },
            named: 'referred',
            told: { act: 'referred', reason: 'notEnoughOnRecord', detail: { why: prepared.reason } },
          }),
        ])
        return refused('thin', undefined)
    }
  })
}

/** A set whose try is spent makes room for another, with other questions. */
export const used = (round: Round): Pick<Round, 'set' | 'setKey' | 'shownTo' | 'earlier'> => ({
  set: null,
  setKey: null,
  shownTo: null,
  earlier: [
    ...new Set([...round.earlier, ...(round.set?.questions.map((question) => question.template) ?? [])]),
  ],
})

export const triesLeft = (round: Round, now: Instant, rule: Parameters<typeof standingAt>[2]): number => {
  const standing = standingAt(round.tries, now, rule)
  return standing.kind === 'open' ? standing.left : 0
}
