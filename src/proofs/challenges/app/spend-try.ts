import type { CaseId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { Policy } from '../../../policy/policy.ts'
import { reserve, settle, standingAt } from '../domain/tries.ts'
import type { RefusedSets, Round, RoundStore } from './ports.ts'
import { pauseOf, refusedOf, triesLeft } from './show-questions.ts'

export interface SpendDeps {
  readonly policy: Pick<Policy, 'questions' | 'campaign'>
  readonly rounds: RoundStore
  readonly refusedSets: Pick<RefusedSets, 'note'>
  newReservation(): string
}

export type Spent =
  | { readonly kind: 'passed' }
  | { readonly kind: 'refused'; readonly left: number; readonly until: Instant | null }
  | { readonly kind: 'suspended'; readonly until: Instant }
  | { readonly kind: 'paused'; readonly until: Instant }
  /** As many are being judged as tries are left: nothing is spent. */
  | { readonly kind: 'busy' }

export interface TryOf {
  readonly loaded: LoadedCase
  readonly network: string
  readonly isCampaign: boolean
  /** Looks at what was typed; called when the try is taken, and not otherwise. */
  judge(): 'passed' | 'refused'
}

/**
 * Something else that an employer's person has to know, judged once: it spends from the tries of the questions, so
 * that nobody guesses at the one what is suspended at the other (I-09, ATK-21). The row of the employer is held, and
 * the try is taken before what was typed is looked at (ATK-20). The set on show stays as it is.
 */
export async function spendTry(deps: SpendDeps, tx: Tx, of: TryOf): Promise<Spent> {
  const { employer, now, case: current } = of.loaded
  const rule = deps.policy.questions
  const round = await deps.rounds.lock(tx, current.id)
  const paused = pauseOf(round, of.isCampaign, now, deps.policy)
  if (paused !== null) return { kind: 'paused', until: paused }
  const reservation = deps.newReservation()
  const taken = reserve(round.tries, reservation, now, rule)
  if (taken.kind !== 'reserved') return taken
  const verdict = of.judge()
  const settled = settle(taken.tries, reservation, verdict, now, rule)
  if (settled.kind === 'lapsed') return { kind: 'busy' }
  const isRefused = verdict === 'refused'
  await deps.rounds.save(tx, employer.id, {
    ...round,
    ...(isRefused ? refusedOf(round, current.id, now) : {}),
    tries: settled.tries,
  })
  if (!isRefused) return { kind: 'passed' }
  const until = settled.standing.kind === 'suspended' ? settled.standing.until : null
  await deps.refusedSets.note(tx, { employerId: employer.id, network: of.network, suspends: until !== null })
  return { kind: 'refused', left: settled.standing.kind === 'open' ? settled.standing.left : 0, until }
}

export interface TriesNow {
  readonly left: number
  /** Until when nothing of this employer is judged; null while it is. */
  readonly pausedUntil: Instant | null
  /** This case has spent a try already: a further one costs it a human check (ATK-27). */
  readonly hasTried: boolean
}

/** How the tries of an employer stand for one of its cases, at that moment. */
export const triesNow = (
  round: Round,
  id: CaseId,
  isCampaign: boolean,
  now: Instant,
  policy: Pick<Policy, 'questions' | 'campaign'>,
): TriesNow => ({
  left: triesLeft(round, now, policy.questions),
  pausedUntil: pauseOf(round, isCampaign, now, policy),
  hasTried: round.triedBy.includes(id) && standingAt(round.tries, now, policy.questions).kind === 'open',
})
