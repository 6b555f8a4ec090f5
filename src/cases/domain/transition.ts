import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { PathRule, Policy, ProofKind } from '../../policy/policy.ts'
import type { Case, CaseState, Closing, EmployerFacts, Referral } from './case.ts'
import type { CaseEvent, Effect, Moved, TransitionRefusal } from './case-event.ts'
import { referralFor } from './closed-paths.ts'
import { record, standing, type Ledger, type Proof } from './ledger.ts'
import { hasChanged, isAttended, ruleFor, startsAnew } from './path-rule.ts'
import { judgeRedemption, mayUnlock } from './redemption.ts'

export type { CaseEvent, Effect, Moved, TransitionRefusal } from './case-event.ts'

/**
 * The one function that moves a case. Pure and exhaustive: the pages, the officer's next safe action
 * and the explorer all ask this, so that what is proven about it holds for the product.
 */
export function transition(
  current: Case,
  event: CaseEvent,
  policy: Policy,
  now: Instant,
): Outcome<Moved, TransitionRefusal> {
  const { state } = current
  switch (event.type) {
    case 'proofObtained':
      if (state.is !== 'proving') return refused('notNow')
      return prove(current, event.proof, event.facts, policy, now)

    case 'provingSuspended':
      if (state.is !== 'proving') return refused('notNow')
      return move(
        current,
        { is: 'suspended', until: event.until },
        event.byThisCase ? ['tellContacts'] : [],
        now,
      )

    case 'referred':
      if (state.is !== 'proving' && state.is !== 'ready' && state.is !== 'linkIssued')
        return refused('notNow')
      return refer(current, event.reason, now)

    case 'linkRequested':
      if (state.is !== 'ready' && state.is !== 'linkIssued') return refused('notNow')
      return askLink(current, state, event, policy, now)

    case 'contactAnswered':
      if (state.is !== 'ready' && state.is !== 'linkIssued') return refused('notNow')
      return answerContact(current, state, event, policy, now)

    case 'linkExpired':
      if (state.is !== 'linkIssued') return refused('notNow')
      // As published, an expired link means starting again; the standards keep what was proven (RELIABILITY 10.1 C4).
      // Before an officer the person is still there, and so is what was checked.
      return policy.link.onExpiry === 'restart' && !isAttended(policy.paths[current.path])
        ? close(current, 'linkExpired', now)
        : move(current, { is: 'ready', sent: state.sent }, ['voidOwnLinks'], current.touchedAt)

    case 'mailRefused':
      if (state.is !== 'linkIssued' || state.messageId !== event.messageId) return refused('notNow')
      return refer(current, 'mailRefused', now)

    case 'keySet':
    case 'keyUnlocked':
      return state.is === 'linkIssued' ? complete(current, event, policy, now) : refused('notNow')

    case 'proofsExpired':
      return state.is === 'linkIssued' ? close(current, 'proofsExpired', now) : refused('notNow')

    case 'signedIn':
      if (state.is !== 'completed' || state.signedInAt !== null) return refused('notNow')
      return move(current, { ...state, signedInAt: now }, [], now)

    case 'employerChanged':
      return isOpen(state) ? close(current, 'employerChanged', now) : refused('notNow')

    case 'reported':
      return isOpen(state) ? close(current, 'reported', now) : refused('notNow')

    case 'withdrawn':
      return isOpen(state) ? close(current, 'withdrawn', now) : refused('notNow')

    case 'wayChosen':
      // What an officer stopped goes on by nobody's choice but theirs (S-07).
      return isOpen(state) && !isStopped(state)
        ? goAnotherWay(current, event, policy, now)
        : refused('notNow')

    case 'unlockChosen':
      return isOpen(state) && !isStopped(state) ? goToUnlock(current, event, policy, now) : refused('notNow')

    case 'contactSet':
      if (state.is !== 'ready' && state.is !== 'linkIssued') return refused('notNow')
      return setContact(current, state, event, policy, now)
  }
}

/** What an officer stopped under suspicion. */
export const isStopped = (state: CaseState): boolean => state.is === 'referred' && state.reason === 'frozen'

/** Whether anything can still come of this case. */
export const isOpen = (state: CaseState): boolean => state.is !== 'completed' && state.is !== 'closed'

function prove(
  current: Case,
  proof: Proof,
  facts: EmployerFacts,
  policy: Policy,
  now: Instant,
): Outcome<Moved, TransitionRefusal> {
  if (proof.caseId !== current.id) return refused('proofForeign')
  if (isSamePerson(current.ledger, proof)) return refused('samePerson')
  // The first proof says under which state of the employer the others have to be obtained.
  const begun = current.ledger.length === 0 ? { ...current, epoch: facts.epoch } : current
  const ledger = record(begun.ledger, proof)
  const rule = ruleFor({ ...begun, ledger }, facts, policy)
  // Where nothing was shown nothing can have run out: people come to a centre days after they chose it.
  const touchedAt = current.ledger.length === 0 ? now : current.touchedAt
  const left = standing(ledger, { caseId: current.id, touchedAt, now }, rule, policy.proof)
  if (left.expired) return close(current, 'proofsExpired', now)
  const proven: Case = { ...begun, ledger }
  // Everything but control of the mailbox is shown: from here on the person may be told the specific
  // reason why the online way does not serve (ATK-16), and not before.
  const isShown = left.missing.every((choice) => choice.includes('mail'))
  const why = isShown ? referralFor(facts, rule.closedWhen) : undefined
  if (why !== undefined) return refer(proven, why, now)
  if (hasChanged(proven, facts)) return close(current, 'employerChanged', now)
  return move(proven, isShown ? { is: 'ready', sent: 0 } : { is: 'proving' }, [], now)
}

/**
 * The same case on a path on which everything is shown anew, with nothing proven: what was shown to a page counts for
 * nothing before an officer, who asks again in their own name, nor does it beside a signature. So whoever merely has the case's browser gains nothing by it.
 */
function goAnotherWay(
  current: Case,
  { path, facts }: Extract<CaseEvent, { type: 'wayChosen' }>,
  policy: Policy,
  now: Instant,
): Outcome<Moved, TransitionRefusal> {
  // What closes the path is looked at when a proof comes, a link or a key: a refusal here would tell somebody who
  // has shown nothing yet that there is something to know about this employer (ATK-16, ATK-18).
  if (!startsAnew(policy.paths[path])) return refused('pathClosed')
  const begun: Case = { ...current, path, ledger: [], epoch: facts.epoch }
  return move(begun, { is: 'proving' }, linksOf(current), now)
}

/**
 * The same case on a path that lifts a block without an officer. The word of the registries goes along, with the age
 * that it has: how long it counts is not begun anew by choosing.
 */
function goToUnlock(
  current: Case,
  { path, facts }: Extract<CaseEvent, { type: 'unlockChosen' }>,
  policy: Policy,
  now: Instant,
): Outcome<Moved, TransitionRefusal> {
  const rule = policy.paths[path]
  if (rule.unlocks !== true || isAttended(rule)) return refused('pathClosed')
  const clock = { caseId: current.id, touchedAt: current.touchedAt, now }
  const ledger = current.ledger.filter(({ kind, caseId }) => kind === 'reg' && caseId === current.id)
  if (ledger.length === 0) return refused('proofMissing')
  if (standing(ledger, clock, rule, policy.proof).expired) return close(current, 'proofsExpired', now)
  if (hasChanged(current, facts)) return close(current, 'employerChanged', now)
  return move({ ...current, path, ledger }, { is: 'proving' }, linksOf(current), now)
}

/**
 * The one change of an employer that a case makes itself, and so survives with what was proven: an officer checked
 * the person, another one approved, and the new mailbox answered while the person was there. One officer alone never
 * says where a link goes (I-24).
 */
function setContact(
  current: Case,
  state: Extract<CaseState, { is: 'ready' | 'linkIssued' }>,
  event: Extract<CaseEvent, { type: 'contactSet' }>,
  policy: Policy,
  now: Instant,
): Outcome<Moved, TransitionRefusal> {
  const rule = policy.paths[current.path]
  if (rule.setsContact !== true) return refused('pathClosed')
  const clock = { caseId: current.id, touchedAt: current.touchedAt, now }
  const asked: PathRule = { ...rule, proofs: ['reg', 'att', 'second'] }
  if (standing(current.ledger, clock, asked, policy.proof).missing.length > 0) return refused('proofMissing')
  if (!event.confirmed || !event.formerTold || current.epoch !== event.epochBefore)
    return refused('proofMissing')
  // A link on its way to the contact of before is none of this one's.
  return move(
    { ...current, epoch: event.facts.epoch },
    { is: 'ready', sent: state.sent },
    linksOf(current),
    now,
  )
}

/** Who checked a person and who approves it are two; whichever of the two comes second is refused (I-12). */
const isSamePerson = (ledger: Ledger, { kind, source }: Proof): boolean =>
  ledger.some((held) => others[kind] === held.kind && held.source === source)
const others: Readonly<Partial<Record<ProofKind, ProofKind>>> = { att: 'second', second: 'att' }

function askLink(
  current: Case,
  state: Extract<CaseState, { is: 'ready' | 'linkIssued' }>,
  event: Extract<CaseEvent, { type: 'linkRequested' }>,
  policy: Policy,
  now: Instant,
): Outcome<Moved, TransitionRefusal> {
  const rule = ruleFor(current, event.facts, policy)
  const left = standing(
    current.ledger,
    { caseId: current.id, touchedAt: event.idleSince, now },
    rule,
    policy.proof,
  )
  if (left.expired) return close(current, 'proofsExpired', now)
  if (left.missing.some((choice) => !choice.includes('mail'))) return refused('proofMissing')
  const why = referralFor(event.facts, rule.closedWhen)
  if (why !== undefined) return refer(current, why, now)
  if (hasChanged(current, event.facts)) return close(current, 'employerChanged', now)
  const sent = event.isOwed === true ? state.sent : state.sent + 1
  if (sent > policy.link.resendMax + 1) return refused('tooManyLinks')
  if (state.is === 'linkIssued' && now - state.requestedAt < policy.link.resendWait * 1000)
    return refused('tooSoon')
  return move(
    current,
    { is: 'linkIssued', messageId: event.messageId, requestedAt: now, sent },
    // The former link dies when its successor is asked for, not when it is delivered: two live links are two doors (L-10).
    ['voidLinks'],
    now,
  )
}

/**
 * The contact that the path asks for has answered, and everything else is shown. The proof itself is written when the
 * key is set or the block lifted, as that of a mailed link is, and judged again there.
 */
function answerContact(
  current: Case,
  state: Extract<CaseState, { is: 'ready' | 'linkIssued' }>,
  { by, messageId, facts }: Extract<CaseEvent, { type: 'contactAnswered' }>,
  policy: Policy,
  now: Instant,
): Outcome<Moved, TransitionRefusal> {
  // The same answer again: what it opened is open.
  if (state.is === 'linkIssued' && state.messageId === messageId) return refused('notNow')
  const rule = ruleFor(current, facts, policy)
  const clock = { caseId: current.id, touchedAt: current.touchedAt, now }
  const left = standing(current.ledger, clock, rule, policy.proof)
  if (left.expired) return close(current, 'proofsExpired', now)
  if (left.missing.length === 0 || left.missing.some((choice) => !choice.includes(by)))
    return refused('proofMissing')
  const why = referralFor(facts, rule.closedWhen)
  if (why !== undefined) return refer(current, why, now)
  if (hasChanged(current, facts)) return close(current, 'employerChanged', now)
  const answered = {
    is: 'linkIssued',
    messageId,
    requestedAt: now,
    sent: state.sent,
    answered: true,
  } as const
  return move(current, answered, ['voidLinks'], now)
}

/** Sets the new key, or lifts the block and keeps the present one: the same guard, and effects of its own. */
function complete(
  current: Case,
  event: Extract<CaseEvent, { type: 'keySet' | 'keyUnlocked' }>,
  policy: Policy,
  now: Instant,
): Outcome<Moved, TransitionRefusal> {
  const judged = judgeRedemption(current, event, policy, now)
  if (!judged.ok) return judged
  const { generation } = event
  const done = { is: 'completed', at: now, generation, signedInAt: null } as const
  if (event.type === 'keySet')
    return move(
      { ...current, ledger: judged.value },
      done,
      ['voidLinks', 'endSessions', 'stopContactChanges', 'doubtUsers', 'clearTries', 'tellContacts'],
      now,
    )
  if (!mayUnlock(current, event.facts, policy)) return refused('pathClosed')
  return move(
    { ...current, ledger: judged.value },
    { ...done, unlocked: true },
    ['voidLinks', 'endSessions', 'stopContactChanges', 'clearSignInTries', 'tellContacts'],
    now,
  )
}

const close = (current: Case, reason: Closing, now: Instant): Outcome<Moved, never> =>
  move(current, { is: 'closed', reason, at: now }, linksOf(current), now)

const refer = (current: Case, reason: Referral, now: Instant): Outcome<Moved, never> =>
  move(current, { is: 'referred', reason, at: now }, linksOf(current), now)

/** A case that ends without a key takes its own link with it, and nobody else's: whoever merely knows a RUC and a cédula must not end the link of another case. */
const linksOf = (current: Case): readonly Effect[] =>
  current.state.is === 'linkIssued' ? ['voidOwnLinks'] : []

const move = (
  current: Case,
  state: CaseState,
  effects: readonly Effect[],
  touchedAt: Instant,
): Outcome<Moved, never> => ok({ case: { ...current, state, touchedAt }, effects })
