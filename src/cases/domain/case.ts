import type { CaseId, EmployerId, MessageId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { PathName } from '../../policy/paths.ts'
import type { Ledger } from './ledger.ts'

/**
 * One attempt by one claimant on one employer by one path. A state carries exactly the data that this
 * state has. `identifying` has no case yet: before the pair is confirmed nothing is kept about an
 * employer, because a typing mistake is another real company (DOMAIN 1.2).
 */
export type CaseState =
  | { readonly is: 'proving' }
  | { readonly is: 'ready'; readonly sent: number }
  | {
      readonly is: 'linkIssued'
      readonly messageId: MessageId
      readonly requestedAt: Instant
      readonly sent: number
      /** The registered contact has answered already: what it opened is open in a browser, and no mail is waited for. */
      readonly answered?: true
    }
  | {
      readonly is: 'completed'
      readonly at: Instant
      readonly generation: number
      readonly signedInAt: Instant | null
      /** The block was lifted and the present key kept; without it, a new key was set. */
      readonly unlocked?: true
    }
  | { readonly is: 'suspended'; readonly until: Instant }
  | { readonly is: 'referred'; readonly reason: Referral; readonly at: Instant }
  | { readonly is: 'closed'; readonly reason: Closing; readonly at: Instant }

/** Why the online way cannot serve this employer. Each has a page that says what to do (P-20 to P-24, P-70). */
export const referrals = [
  'rucSuspended',
  'rucCancelled',
  'noMail',
  'blocked',
  'notBlocked',
  'noKeyYet',
  'thinFile',
  'attendedOnly',
  'frozen',
  'mailRefused',
] as const
export type Referral = (typeof referrals)[number]

export const closings = ['linkExpired', 'proofsExpired', 'employerChanged', 'withdrawn', 'reported'] as const
export type Closing = (typeof closings)[number]

export interface Case {
  readonly id: CaseId
  readonly employerId: EmployerId
  readonly path: PathName
  readonly state: CaseState
  readonly ledger: Ledger
  /** The person's own last act; what the mail servers do does not touch it (RELIABILITY 4.1). */
  readonly touchedAt: Instant
  /** `EmployerFacts.epoch` when it was opened: its proofs end with any change, and without one they never count (RELIABILITY 4.1). */
  readonly epoch?: number
}

/** What is true of the employer when a decision is taken; read again for every decision, never remembered (I-05). */
export interface EmployerFacts {
  readonly rucState: 'active' | 'suspended' | 'cancelled' | 'notAsked'
  readonly hasKey: boolean
  readonly blocked: boolean
  readonly frozen: boolean
  readonly hasMail: boolean
  readonly suspendedUntil: Instant | null
  /** Moves with representative, contact, block and freeze, and with a restore of the database (I-18). */
  readonly epoch: number
  /** The registries name another representative than the record, and nobody has ended that; what nobody says is not so. */
  readonly representativeChanged?: boolean
  /** A contact changed within `contact.recent`, or somebody flagged it; what nobody says counts as true. */
  readonly doubtful?: boolean
  /** Somebody said "it was not me" since the key was set or unlocked; what nobody says counts as true. */
  readonly contested?: boolean
}
