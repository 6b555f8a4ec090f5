import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { CentreId, OfficerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { RequestPlace, SignedUploadId } from '../../proofs/signatures/app/request-ports.ts'
import type { Judgement } from '../../proofs/signatures/domain/judgement.ts'
import type { RequestPurpose, UploadCode, UploadKind } from '../../proofs/signatures/domain/request.ts'
import type { PersonDigest } from '../../staff/domain/roles.ts'
import type { Reaching } from '../domain/reach.ts'
import type { AcceptanceId } from '../../proofs/signatures/domain/review.ts'
import type { Taken } from './ports.ts'

/** A row of the list: no more than it takes to choose. */
export interface WaitingSigned {
  readonly code: string
  readonly class: EmployerClass
  readonly legalName: string
  readonly purpose: RequestPurpose
  readonly kind: UploadKind
  readonly why: UploadCode | null
  readonly receivedAt: Instant
  /** Who reviews it; null for nobody. */
  readonly takenBy: string | null
  /** Asked for, and another person has to decide. */
  readonly isSecond: boolean
}

export interface SignedReview {
  /** Where the employer goes; null while they have named no centre. */
  readonly centreId: CentreId | null
  readonly takenBy: { readonly id: OfficerId; readonly name: string; readonly at: Instant } | null
  /** Every signature, as it was judged for officers last; null before. */
  readonly judged: { readonly all: readonly Judgement[]; readonly at: Instant } | null
}

export type AcceptanceDecision = 'approved' | 'returned' | 'void'

export interface Acceptance extends RequestPlace {
  readonly id: AcceptanceId
  readonly uploadId: SignedUploadId
  readonly requestedBy: {
    readonly id: OfficerId
    readonly name: string
    readonly person: PersonDigest
  }
  readonly reason: string
  /** Hex. */
  readonly digest: string
  readonly requestedAt: Instant
  readonly decision: AcceptanceDecision | null
  readonly decisionReason: string
}

export interface NewAcceptance extends RequestPlace {
  readonly id: AcceptanceId
  readonly uploadId: SignedUploadId
  readonly requestedBy: OfficerId
  readonly reason: string
  readonly digest: string
}

/** What officers do about signed files; the case has to be held where anything is written. */
export interface SignedReviewStore {
  /** Those that wait for an officer, the longest wait first: of their centre and of none, or of all. */
  waiting(size: number, officer: Reaching): Promise<readonly WaitingSigned[]>
  review(place: RequestPlace, id: SignedUploadId, tx?: Tx): Promise<SignedReview>
  /** One conditional write: theirs if it is nobody's, theirs already, or of somebody who has left the staff. */
  take(tx: Tx, place: RequestPlace, id: SignedUploadId, officer: OfficerId): Promise<Taken>
  /** False when it was not theirs. */
  release(tx: Tx, id: SignedUploadId, officer: OfficerId): Promise<boolean>
  keepJudgements(
    tx: Tx,
    place: RequestPlace,
    id: SignedUploadId,
    judgements: readonly Judgement[],
  ): Promise<void>
  /** The newest one of an upload, decided or not. */
  lastAcceptance(id: SignedUploadId, tx?: Tx): Promise<Acceptance | undefined>
  /** False when another one of this upload is open. */
  addAcceptance(tx: Tx, acceptance: NewAcceptance): Promise<boolean>
  /** False when it was decided before, on whatever instance (conditional write). */
  decide(
    tx: Tx,
    acceptance: Pick<Acceptance, 'id' | 'employerId' | 'caseId'>,
    decided: {
      readonly decision: AcceptanceDecision
      /** Null only for what is void: nobody decided. */
      readonly by: OfficerId | null
      readonly reason: string
    },
  ): Promise<boolean>
}

/** How a verdict lies in a column; handed in by whoever knows. */
export interface JudgementCodec {
  write(judgement: Judgement): string
  /** What JSON gave back. */
  read(stored: unknown): Judgement
}

export type { AcceptanceId, Judgement, RequestPurpose, SignedUploadId, UploadCode, UploadKind }
