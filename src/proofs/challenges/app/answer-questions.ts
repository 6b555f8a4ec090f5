import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { moveWithin } from '../../../cases/app/move-case.ts'
import type { Case } from '../../../cases/domain/case.ts'
import type { Answer } from '../domain/answers.ts'
import { judge } from '../domain/judge.ts'
import { reserve, settle } from '../domain/tries.ts'
import { pauseOf, refusedOf, triesLeft, used, type ShowDeps } from './show-questions.ts'

export interface GivenAnswers {
  readonly setKey: string
  /** In the order of the questions; undefined for one that never arrived. */
  readonly answers: readonly (Answer | undefined)[]
  /** What no form of ours sends: it costs a try and is never judged (ATK-30). */
  readonly malformed?: boolean
  readonly network: string
}

export type AnswerRefusal =
  'notNow' | 'otherSet' | 'answersMismatch' | 'suspended' | 'paused' | 'busy' | 'cannotJudge'

export interface RefusedAnswers {
  readonly left: number
  readonly until: Instant | null
}

export interface AnswerDeps {
  newReservation(): string
  evidenceOf(id: CaseId, setKey: string): string
  /** Tells the registered mailboxes that somebody tried (M-03), at most once a day of one employer. */
  tellAttempt(tx: Tx, before: LoadedCase): Promise<void>
}

type Answered = Outcome<Case, AnswerRefusal, RefusedAnswers>

/**
 * Judges one set, once. The round is held first and the try taken before the answers are looked at, so
 * that however many sets arrive at the same instant, no more are judged than tries are left (ATK-20).
 * Only "accepted" or "refused" and the tries left ever leave here (ATK-17).
 */
export async function answerQuestions(
  deps: ShowDeps & AnswerDeps,
  id: CaseId,
  given: GivenAnswers,
): Promise<Answered> {
  const rule = deps.policy.questions
  const isCampaign = await deps.campaigns.isUnderWay()
  let isRefused = false
  const answered = await deps.atomically(async (tx): Promise<Answered> => {
    const [before, round] = await Promise.all([deps.cases.lock(tx, id), deps.rounds.lock(tx, id)])
    if (before === undefined || before.case.state.is !== 'proving')
      return refused('notNow', { left: 0, until: null })
    const { employer, now } = before
    const left = triesLeft(round, now, rule)
    if (round.set === null || round.setKey !== given.setKey || round.shownTo !== id)
      return refused('otherSet', { left, until: null })

    const paused = pauseOf(round, isCampaign, now, deps.policy)
    if (paused !== null) return refused('paused', { left, until: paused })
    const reservation = deps.newReservation()
    const taken = reserve(round.tries, reservation, now, rule)
    if (taken.kind === 'busy') return refused('busy', { left, until: null })
    if (taken.kind === 'suspended') {
      await suspendCase(taken.until, false)
      return refused('suspended', { left: 0, until: taken.until })
    }
    const verdict =
      given.malformed === true ? 'refused' : judge(round.set, given.answers, deps.tools.factsOf(before))
    const settled = settle(taken.tries, reservation, verdict, now, rule)
    if (settled.kind === 'lapsed') return refused('cannotJudge', { left, until: null })
    if (verdict === 'cannotJudge') {
      // Nobody's fault and nobody's try; the set goes, or every later attempt would end here too (I-20).
      await deps.rounds.save(tx, employer.id, { ...round, set: null, setKey: null, shownTo: null })
      return refused('cannotJudge', { left, until: null })
    }

    isRefused = verdict === 'refused'
    const kept = deps.rounds.save(tx, employer.id, {
      ...round,
      ...used(round),
      ...(isRefused ? refusedOf(round, id, now) : {}),
      tries: settled.tries,
    })
    if (verdict === 'refused') {
      const until = settled.standing.kind === 'suspended' ? settled.standing.until : null
      await Promise.all([
        kept,
        deps.refusedSets.note(tx, {
          employerId: employer.id,
          network: given.network,
          suspends: until !== null,
        }),
        // Of a suspension they hear by a message of its own (M-04).
        ...(until === null ? [deps.tellAttempt(tx, before)] : []),
        until === null
          ? deps.aftermath(
              tx,
              before,
              { case: before.case, effects: [] },
              { act: 'questionsRefused', reason: 'answersMismatch' },
            )
          : suspendCase(until, true),
      ])
      return refused(until === null ? 'answersMismatch' : 'suspended', {
        left: settled.standing.kind === 'open' ? settled.standing.left : 0,
        until,
      })
    }

    const [moved] = await Promise.all([
      moveWithin(deps, tx, before, {
        event: {
          type: 'proofObtained',
          proof: {
            kind: 'gate',
            caseId: id,
            at: now,
            source: 'challenge questions',
            evidence: deps.evidenceOf(id, given.setKey),
          },
          facts: before.employerFacts,
        },
        named: 'proved',
        told: { act: 'questionsPassed' },
      }),
      kept,
    ])
    return moved.ok ? ok(moved.value.moved.case) : refused('notNow', { left, until: null })

    async function suspendCase(until: Instant, byThisCase: boolean): Promise<void> {
      if (before === undefined) return
      await moveWithin(deps, tx, before, {
        event: { type: 'provingSuspended', until, byThisCase },
        named: 'suspended',
        told: { act: 'suspended', reason: 'questionsSuspended', detail: { attempts: rule.attempts } },
      })
    }
  })
  if (isRefused) await deps.watch()
  return answered
}
