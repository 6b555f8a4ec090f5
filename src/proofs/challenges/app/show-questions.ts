import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { Policy } from '../../../policy/policy.ts'
import { moveWithin, type MoveDeps } from '../../../cases/app/move-case.ts'
import { pausedUntil } from '../domain/campaign.ts'
import { abandon, standingAt, type TriesRule } from '../domain/tries.ts'
import { prepareRound } from './prepare-round.ts'
import type { Campaigns, ChallengeTools, RefusedSets, Round, RoundStore } from './ports.ts'

export interface ShowDeps extends MoveDeps {
  readonly rounds: RoundStore
  readonly tools: ChallengeTools
  readonly refusedSets: RefusedSets
  readonly campaigns: Pick<Campaigns, 'isUnderWay'>
  /** Uses up a human check that was passed; false when it was used before. */
  useNonce(tx: Tx, nonce: string, network: string): Promise<boolean>
  /** Looks at all employers together. Called when a refused set is committed; never throws. */
  watch(): Promise<void>
}

export interface Asked {
  readonly network: string
  /** Of a human check that was passed for these questions; the first set of a case needs none. */
  readonly nonce?: string | undefined
}

export type ShowRefusal = 'notNow' | 'suspended' | 'thin' | 'paused' | 'checkNeeded' | 'checkUsed'

/**
 * Shows the employer's set to this case (the button of P-05). A set that another case has seen and left
 * counts as left; beyond two in 24 hours, leaving is a refused set, so that nobody shops for an easy
 * question (ATK-24). Every set costs a human check: the first of a case the one that opened it (ATK-27).
 */
export async function showQuestions(
  deps: ShowDeps,
  id: CaseId,
  asked: Asked,
): Promise<Outcome<Round, ShowRefusal, Instant | undefined>> {
  const isCampaign = await deps.campaigns.isUnderWay()
  let isRefused = false
  const shown = await deps.atomically(
    async (tx): Promise<Outcome<Round, ShowRefusal, Instant | undefined>> => {
      const [before, held] = await Promise.all([deps.cases.lock(tx, id), deps.rounds.lock(tx, id)])
      if (before === undefined || before.case.state.is !== 'proving') return refused('notNow', undefined)
      const { employer, now } = before
      const rule = deps.policy.questions
      const paused = pauseOf(held, isCampaign, now, deps.policy)
      if (paused !== null) return refused('paused', paused)
      if (needsCheck(held, id, now, rule)) {
        if (asked.nonce === undefined) return refused('checkNeeded', undefined)
        if (!(await deps.useNonce(tx, asked.nonce, asked.network))) return refused('checkUsed', undefined)
      }
      const left =
        held.shownTo !== null && held.shownTo !== id
          ? abandon(held.tries, now, rule)
          : { tries: held.tries, counted: false }
      isRefused = left.counted
      const round: Round = left.counted
        ? { ...held, tries: left.tries, ...used(held), ...refusedOf(held, id, now) }
        : { ...held, tries: left.tries }
      if (left.counted)
        await deps.refusedSets.note(tx, {
          employerId: employer.id,
          network: asked.network,
          suspends: standingAt(left.tries, now, rule).kind === 'suspended',
        })

      const prepared = prepareRound(
        deps.tools,
        rule,
        {
          employerId: employer.id,
          employerClass: employer.class,
          facts: deps.tools.factsOf(before),
          now,
          strongest: isCampaign,
        },
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
    },
  )
  if (isRefused) await deps.watch()
  return shown
}

/** Until when no set of this employer is judged; a suspension says more than a pause. */
export const pauseOf = (
  round: Round,
  isCampaign: boolean,
  now: Instant,
  policy: Pick<Policy, 'questions' | 'campaign'>,
): Instant | null =>
  standingAt(round.tries, now, policy.questions).kind === 'open'
    ? pausedUntil(round.refusedAt, isCampaign, now, policy.campaign)
    : null

/** The set on show to this case is paid for; while it is suspended there is nothing to pay for. */
export const needsCheck = (round: Round, id: CaseId, now: Instant, rule: TriesRule): boolean =>
  round.triedBy.includes(id) &&
  !(round.set !== null && round.shownTo === id) &&
  standingAt(round.tries, now, rule).kind === 'open'

/** What a refused set leaves on the row of its employer. Ten cases are more than can have tries in a day. */
export const refusedOf = (round: Round, id: CaseId, now: Instant): Pick<Round, 'refusedAt' | 'triedBy'> => ({
  refusedAt: now,
  triedBy: [...new Set([id, ...round.triedBy])].slice(0, 10),
})

/** A set whose try is spent makes room for another, with other questions. */
export const used = (round: Round): Pick<Round, 'set' | 'setKey' | 'shownTo' | 'earlier'> => ({
  set: null,
  setKey: null,
  shownTo: null,
  earlier: [
    ...new Set([...round.earlier, ...(round.set?.questions.map((question) => question.template) ?? [])]),
  ],
})

/** 0 while the questions of the employer are suspended. */
export const triesLeft = (round: Round, now: Instant, rule: TriesRule): number => {
  const standing = standingAt(round.tries, now, rule)
  return standing.kind === 'open' ? standing.left : 0
}
