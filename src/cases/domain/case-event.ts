import type { MessageId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { PathName } from '../../policy/paths.ts'
import type { ProofKind } from '../../policy/policy.ts'
import type { Case, EmployerFacts, Referral } from './case.ts'
import type { Proof } from './ledger.ts'
import type { Redeeming } from './redemption.ts'

/** What can happen to a case. Verbs of the trade; the way an identity is proven is not named here. */
export type CaseEvent =
  | { readonly type: 'proofObtained'; readonly proof: Proof; readonly facts: EmployerFacts }
  /** `byThisCase`: its own answers brought the suspension about, so the contacts are told, once. */
  | { readonly type: 'provingSuspended'; readonly until: Instant; readonly byThisCase: boolean }
  | { readonly type: 'referred'; readonly reason: Referral }
  | {
      readonly type: 'linkRequested'
      readonly messageId: MessageId
      readonly facts: EmployerFacts
      readonly idleSince: Instant
      /**
       * The one asked for last was put off for so long that the mail went out without it: it is still owed, so it is
       * not one more (CHANNELS 3.3, F-21).
       */
      readonly isOwed?: boolean
    }
  /** A registered contact has answered on the page itself, so that what a link opens is open at once. */
  | {
      readonly type: 'contactAnswered'
      readonly by: ProofKind
      readonly messageId: MessageId
      readonly facts: EmployerFacts
    }
  | { readonly type: 'linkExpired' }
  /** Names its message: a refusal that comes in late says nothing about the message sent since. */
  | { readonly type: 'mailRefused'; readonly messageId: MessageId }
  | ({ readonly type: 'keySet'; readonly generation: number } & Redeeming)
  /** The block is lifted; `generation` is that of the present key, which stays. */
  | ({ readonly type: 'keyUnlocked'; readonly generation: number } & Redeeming)
  /** The guard of the key would not count what was proven any more; the link is still out. */
  | { readonly type: 'proofsExpired' }
  | { readonly type: 'signedIn' }
  | { readonly type: 'employerChanged' }
  | { readonly type: 'reported' }
  | { readonly type: 'withdrawn' }
  /** The person goes on with this case on a path where everything is shown anew: before an officer, or by a signature. */
  | { readonly type: 'wayChosen'; readonly path: PathName; readonly facts: EmployerFacts }
  /** The person asks to unlock the key by this path; what the registries said stays, and nothing else. */
  | { readonly type: 'unlockChosen'; readonly path: PathName; readonly facts: EmployerFacts }
  /** A contact of the employer was set at the counter, in the same transaction. */
  | {
      readonly type: 'contactSet'
      /** Its own mailbox or telephone confirmed it there (I-11). */
      readonly confirmed: boolean
      /** Every contact of before was told of it (I-11). */
      readonly formerTold: boolean
      /** The epoch of the employer before it was set: what else has changed is no doing of this case. */
      readonly epochBefore: number
      /** As they are with the new contact. */
      readonly facts: EmployerFacts
    }

export type TransitionRefusal =
  | 'notNow' // the state does not know this event: an older page, a second tab, a jump over a step (ATK-28)
  | 'proofMissing'
  | 'proofForeign'
  | 'samePerson' // who approves is not who checked (I-12)
  | 'pathClosed'
  | 'tooManyLinks'
  | 'tooSoon'

/** What the outside has to do when a case moved; the use case does it in the same transaction (I-13). */
/** `voidLinks`: every link of the employer; `voidOwnLinks`: those of this case. */
export type Effect =
  | 'voidLinks'
  | 'voidOwnLinks'
  | 'endSessions'
  | 'stopContactChanges'
  | 'doubtUsers'
  | 'clearTries'
  | 'clearSignInTries'
  | 'tellContacts'

export interface Moved {
  readonly case: Case
  readonly effects: readonly Effect[]
}
