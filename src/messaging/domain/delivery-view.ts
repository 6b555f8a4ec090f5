import type { Code } from '../../kernel/catalogue.ts'
import type { LinkId, MessageId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { codeOfCause } from './delivery-cause.ts'
import type { DeliveryCause } from './delivery-cause.ts'
import type { MessageState } from './message-state.ts'
import { saysDeferredFrom } from './retry-schedule.ts'

/** The newest link message of a case, as the store reads it. Ages and seconds are the database's (L-11). */
export interface DeliveryFacts {
  readonly state: MessageState
  readonly createdAt: Instant
  /** Seconds since it was written. */
  readonly age: number
  readonly acceptedAt: Instant | undefined
  readonly nextAttemptAt: Instant | undefined
  readonly cause: DeliveryCause | undefined
  /** When another case of the employer asked for a link since, which this one's died of (L-10). */
  readonly newerAt: Instant | undefined
  readonly link: LinkFacts | undefined
}

export interface LinkFacts {
  readonly diesAt: Instant
  /** Until then; not positive when it is over. */
  readonly secondsLeft: number
  readonly isOpened: boolean
  readonly isUsed: boolean
  /** Voided, or minted under a state of the employer, or before a restore, that is over (I-05, I-18). */
  readonly isVoid: boolean
}

/**
 * What the waiting page may say (L-20, P-10). Nothing here is a guess: what nobody knows is called
 * `unknown`, and a link's clock is shown only once it runs.
 */
export type DeliveryView =
  | { readonly state: 'queued'; readonly at: Instant }
  | {
      readonly state: 'deferred'
      readonly at: Instant
      readonly nextAttemptAt: Instant | undefined
      readonly code: Code
    }
  | {
      readonly state: 'accepted'
      readonly at: Instant
      readonly diesAt: Instant
      readonly secondsLeft: number
      /** CLV-146 once a person who waits should look in other folders. */
      readonly code: Code | undefined
    }
  /** The mail server answers again, but so late that no link was sent: ask for it now (CHANNELS 3.3). */
  | { readonly state: 'answersAgain'; readonly at: Instant }
  | {
      readonly state: 'unknown'
      readonly at: Instant
      readonly diesAt: Instant
      readonly secondsLeft: number
    }
  | { readonly state: 'rejected'; readonly at: Instant; readonly code: Code }
  | { readonly state: 'expired'; readonly at: Instant; readonly code: 'CLV-160' }
  | { readonly state: 'used'; readonly code: 'CLV-161' }
  | { readonly state: 'replaced'; readonly at: Instant; readonly code: 'CLV-162' }
  | { readonly state: 'void'; readonly code: 'CLV-169' }

/** The newest link message of a case, for the waiting page and the limits on asking again. */
export interface DeliveryOfCase {
  readonly messageId: MessageId
  readonly view: DeliveryView
  readonly sentAt: Instant
  /** Seconds since it was asked for: for `link.resendWait`. */
  readonly sinceSent: number
  /** How many were asked for in this case: for `link.resendMax`. */
  readonly count: number
  readonly linkId: LinkId | undefined
  /** Typed codes that its link has taken: for `link.codeTries`. */
  readonly codeTries: number
}

/** Accepted this long ago and not opened: it probably lies in another folder. Seconds. */
const looksElsewhereFrom = 60

export function deliveryView(facts: DeliveryFacts): DeliveryView {
  const { link, cause } = facts
  const at = facts.acceptedAt ?? facts.createdAt
  if (link?.isUsed) return { state: 'used', code: 'CLV-161' }
  if (facts.newerAt !== undefined) return { state: 'replaced', at: facts.newerAt, code: 'CLV-162' }
  switch (facts.state) {
    case 'queued':
    case 'sending':
      return facts.age < saysDeferredFrom ? { state: 'queued', at } : putOff(facts)
    case 'deferred':
      // A full mailbox is the person's to empty, so it is said at once.
      return facts.age < saysDeferredFrom && cause !== 'mailboxFull' ? { state: 'queued', at } : putOff(facts)
    case 'rejected':
      return { state: 'rejected', at, code: codeOfCause[cause ?? 'refused'] }
    case 'cancelled':
      return { state: 'void', code: 'CLV-169' }
    case 'accepted':
    case 'unknown':
      // A report that came back later says more than the acceptance did.
      if (cause !== undefined) return { state: 'rejected', at, code: codeOfCause[cause] }
      return arrived(facts, at, link)
  }
}

const putOff = ({ createdAt, nextAttemptAt, cause }: DeliveryFacts): DeliveryView => ({
  state: 'deferred',
  at: createdAt,
  nextAttemptAt,
  code: codeOfCause[cause ?? 'putOff'],
})

function arrived(facts: DeliveryFacts, at: Instant, link: LinkFacts | undefined): DeliveryView {
  // It carried no link, so none can be out there, whatever became of the mail itself.
  if (link === undefined) return { state: 'answersAgain', at }
  // In the order of `judgeLink`: what ran out and is void besides, ran out.
  if (link.secondsLeft <= 0) return { state: 'expired', at: link.diesAt, code: 'CLV-160' }
  if (link.isVoid) return { state: 'void', code: 'CLV-169' }
  if (facts.state === 'unknown')
    return { state: 'unknown', at, diesAt: link.diesAt, secondsLeft: link.secondsLeft }
  const isLate = !link.isOpened && facts.age >= looksElsewhereFrom
  return {
    state: 'accepted',
    at,
    diesAt: link.diesAt,
    secondsLeft: link.secondsLeft,
    code: isLate ? 'CLV-146' : undefined,
  }
}
