import { plus, type Instant } from '../../kernel/time.ts'
import { isAttendedPath, isQuietPath } from '../../policy/paths.ts'
import type { Policy, ProofKind } from '../../policy/policy.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import type { CaseFacts } from '../app/case-facts.ts'
import { reviewWithin } from '../app/report.ts'
import type { LoadedCase } from '../app/ports.ts'
import { limitOf, standing } from '../domain/ledger.ts'
import { ruleFor } from '../domain/path-rule.ts'
import type { Level } from './case-story.ts'

/** What somebody has to do next, in words that need no value. */
export type NextStep = Exclude<Extract<TextKey, `p96.do.${string}`>, 'p96.do.wait' | OurStep>
/** What the institution has to do next. */
export type OurStep =
  'p96.do.review' | 'p96.do.checkSigned' | 'p96.do.reviewSigned' | 'p96.do.approve' | 'p96.do.sendLink'

/** Whose turn it is, and until when (P-96). */
export type CaseStatus =
  | { readonly turn: 'person'; readonly step: NextStep; readonly until: Instant | null }
  | { readonly turn: 'wait'; readonly until: Instant }
  | { readonly turn: 'institution'; readonly step: OurStep; readonly until: Instant }
  | { readonly turn: 'nobody'; readonly because: 'done' | 'unlocked' | 'withdrawn' | 'closed' }

/** One row a state. Why a path is closed is told from level 1 on; before, only that there are other ways (ATK-16). */
export function caseStatus(
  loaded: LoadedCase,
  facts: CaseFacts,
  level: Level,
  policy: Pick<Policy, 'paths' | 'proof' | 'link'>,
  /** Of an attended case: papers that were not sent yet, or have to be mended. */
  arePapersMissing = false,
): CaseStatus {
  if (isAttendedPath(loaded.case.path)) {
    const attended = attendedStatus(loaded, facts, policy, arePapersMissing)
    if (attended !== undefined) return attended
  }
  const { case: current, employerFacts, now } = loaded
  const { state } = current
  const person = (step: NextStep, until: Instant | null = null): CaseStatus => ({
    turn: 'person',
    step,
    until,
  })
  const isWaiting = state.is === 'proving' || state.is === 'ready' || state.is === 'linkIssued'
  if (isWaiting && level === 0 && isQuietPath(current.path)) return person('p96.do.checkMail')
  switch (state.is) {
    case 'proving':
    case 'ready': {
      if (state.is === 'proving' && current.path === 'signature') {
        const { signed } = facts
        if (signed === undefined) return person('p96.do.sign')
        const step = signed.isForOfficer ? 'p96.do.reviewSigned' : 'p96.do.checkSigned'
        return { turn: 'institution', step, until: plus(signed.receivedAt, reviewWithin) }
      }
      // A deposit outlives what was shown when it was sent: that is shown anew.
      if (state.is === 'proving' && facts.bankUntil !== undefined)
        return person('p96.do.bank', facts.bankUntil)
      const clock = { caseId: current.id, touchedAt: current.touchedAt, now }
      const left = standing(current.ledger, clock, policy.paths[current.path], policy.proof)
      if (left.expired) return person('p96.do.identify')
      const until = proofsEnd(loaded, policy.proof)
      if (state.is === 'ready' || left.missing.every((choice) => choice.includes('mail'))) {
        return person('p96.do.askLink', until)
      }
      // Whatever of the two is shut, the affiliate key and the centre are not.
      // Whether a bank was asked is not told before proof, so no hour is: a deposit lives for days.
      if (current.path === 'household') return person('p96.do.household', level === 0 ? null : until)
      const { suspendedUntil } = employerFacts
      return suspendedUntil === null
        ? person('p96.do.questions', until)
        : { turn: 'wait', until: suspendedUntil }
    }
    case 'linkIssued': {
      const { linkDiesAt, events } = facts
      if (linkDiesAt !== null && linkDiesAt <= now) {
        return person(policy.link.onExpiry === 'resend' ? 'p96.do.askLink' : 'p96.do.identify')
      }
      const isOpened = events.some(({ event, at }) => event === 'linkOpened' && at >= state.requestedAt)
      return person(isOpened ? 'p96.do.setKey' : 'p96.do.openLink', linkDiesAt)
    }
    case 'completed':
      if (state.signedInAt !== null)
        return { turn: 'nobody', because: state.unlocked === true ? 'unlocked' : 'done' }
      return person(state.unlocked === true ? 'p96.do.signInPresent' : 'p96.do.signIn')
    case 'suspended':
      return state.until > now && employerFacts.suspendedUntil !== null
        ? { turn: 'wait', until: state.until }
        : person('p96.do.identify')
    case 'referred':
      if (level === 0 || state.reason === 'thinFile') return person('p96.do.ways')
      return state.reason === 'frozen'
        ? { turn: 'institution', step: 'p96.do.review', until: plus(state.at, reviewWithin) }
        : person('p96.do.office')
    case 'closed':
      if (level === 1 && state.reason === 'reported') {
        return { turn: 'institution', step: 'p96.do.review', until: plus(state.at, reviewWithin) }
      }
      return { turn: 'nobody', because: state.reason === 'withdrawn' ? 'withdrawn' : 'closed' }
  }
}

/** A case that ends at a counter; undefined where it stands as any other does. */
function attendedStatus(
  { case: current, employerFacts, now }: LoadedCase,
  { linkDiesAt }: CaseFacts,
  policy: Pick<Policy, 'paths' | 'proof'>,
  arePapersMissing: boolean,
): CaseStatus | undefined {
  const { state, touchedAt } = current
  const rule = ruleFor(current, employerFacts, policy)
  const until = plus(touchedAt, rule.life ?? policy.proof.life)
  const ours = (step: OurStep): CaseStatus => ({ turn: 'institution', step, until })
  if (state.is === 'ready') return ours('p96.do.sendLink')
  if (state.is === 'linkIssued') {
    return linkDiesAt !== null && linkDiesAt <= now ? ours('p96.do.sendLink') : undefined
  }
  if (state.is !== 'proving') return undefined
  const left = standing(current.ledger, { caseId: current.id, touchedAt, now }, rule, policy.proof)
  const isMissing = (kind: ProofKind) => left.missing.some((choice) => choice.includes(kind))
  if (!isMissing('att') && isMissing('second')) return ours('p96.do.approve')
  const step = arePapersMissing ? 'p96.do.papers' : 'p96.do.centre'
  return { turn: 'person', step, until: null }
}

/** The first of the two clocks of the proofs to end (RELIABILITY 4.1). */
function proofsEnd({ case: current }: LoadedCase, proof: Policy['proof']): Instant {
  const idle = plus(current.touchedAt, proof.life)
  const outer = current.ledger.map((each) => plus(each.at, limitOf(each, proof)))
  return outer.reduce((first, end) => (end < first ? end : first), idle)
}
