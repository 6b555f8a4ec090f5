import type { CaseId, EmployerId, Id } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { SignatureCode } from '../domain/codes.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Rejection } from '../domain/rejection.ts'
import type { RequestPurpose, UploadCode, UploadKind, UploadState } from '../domain/request.ts'

export type RequestId = Id<'signedRequest'>
export type SignedUploadId = Id<'signedUpload'>

/** As `src/platform/crypto/file-seal.ts` makes it. */
export interface SealedOctets {
  readonly wrappedKey: Uint8Array
  readonly pieces: readonly Uint8Array[]
}

export interface OctetSealer {
  seal(content: Uint8Array, place: string): SealedOctets
  open(sealed: SealedOctets, place: string): Uint8Array | undefined
}

/** As papers are scanned (ATK-56). `unknown`: no clear verdict came, whatever the reason. Never throws. */
export interface OctetScanner {
  scan(content: Uint8Array): Promise<'clean' | 'infected' | 'unknown'>
}

/** What each seal is bound to: octets that were moved to another case or row do not open. */
export const issuedPlace = (caseId: CaseId, id: RequestId): string => `${caseId}/${id}/issued`
export const contactPlace = (caseId: CaseId, id: RequestId): string => `${caseId}/${id}/contact`
export const uploadPlace = (caseId: CaseId, id: SignedUploadId): string => `${caseId}/${id}`

/** The case that a row belongs to: no row is found by its own id alone (ATK-50). */
export interface RequestPlace {
  readonly employerId: EmployerId
  readonly caseId: CaseId
}

export interface SignedRequest extends RequestPlace {
  readonly id: RequestId
  readonly branch: string
  readonly purpose: RequestPurpose
  /** 32 lower-case hexadecimal digits. */
  readonly number: string
  /** Keyed digest, 32 octets, of the document of whoever represented the employer then. */
  readonly representative: Uint8Array
  readonly lang: Lang
  /** Of the file that was issued: octets, and SHA-256 in hexadecimal. */
  readonly issued: { readonly length: number; readonly sha256: string }
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  readonly closedAt: Instant | null
  readonly consumedAt: Instant | null
  /** The database's, when the row was read. */
  readonly now: Instant
}

export interface NewRequest extends Omit<
  SignedRequest,
  'issuedAt' | 'expiresAt' | 'closedAt' | 'consumedAt' | 'now'
> {
  readonly sealedIssued: SealedOctets
  readonly sealedContact: SealedOctets | undefined
  /** The moment that is printed on it. */
  readonly issuedAt: Instant
  readonly expiresAt: Instant
}

export interface RequestStore {
  /**
   * Closes the case's open request and puts this one in its place. False when the case has asked for `perDay` in 24 hours
   * (conditional write): whoever is told so undoes the transaction. The case has to be held.
   */
  open(tx: Tx, request: NewRequest, perDay: number): Promise<boolean>
  /** The newest request of the case, whatever has become of it. */
  newest(place: RequestPlace, tx?: Tx): Promise<SignedRequest | undefined>
  find(place: RequestPlace, id: RequestId, tx?: Tx): Promise<SignedRequest | undefined>
  /** The file as it was issued; undefined when it is not kept any more. */
  issued(place: RequestPlace, id: RequestId): Promise<SealedOctets | undefined>
  /** The new contact that it asks for; undefined where it asks for something else. */
  contact(place: RequestPlace, id: RequestId, tx?: Tx): Promise<SealedOctets | undefined>
  /**
   * Uses the request up by this upload: once, while it is open, when the upload came in before it expired (conditional
   * write; SIGNATURES 4). False when nothing was there to use.
   */
  consume(tx: Tx, place: RequestPlace, id: RequestId, uploadId: SignedUploadId): Promise<boolean>
  /** In the transaction that consumed it: what only an officer can carry out is open still. */
  giveBack(tx: Tx, place: RequestPlace, id: RequestId): Promise<void>
}

export interface NewUpload extends RequestPlace {
  readonly id: SignedUploadId
  readonly requestId: RequestId
  readonly kind: UploadKind
  /** Octets, and SHA-256 in hexadecimal. */
  readonly size: number
  readonly sha256: string
  /** Refused before it was read: nothing of it is kept. */
  readonly refused?: UploadCode
  /** What is kept; none of a refused one. */
  readonly sealed?: SealedOctets
  /** Seconds until it is tried again, unless it is settled before. */
  readonly tryAgainIn: number
}

export interface SignedUpload extends RequestPlace {
  readonly id: SignedUploadId
  readonly requestId: RequestId
  readonly receivedAt: Instant
  readonly state: UploadState
  readonly code: UploadCode | null
  readonly kind: UploadKind
  readonly size: number
  readonly sha256: string
  /** Whether the scanner found it clean: nobody has asked it of what just came. */
  readonly scanned: boolean
  readonly judgement: Judgement | null
  readonly nextTryAt: Instant | null
  readonly tries: number
  readonly decidedAt: Instant | null
  /** Why an officer did not accept it, and where the person goes on. */
  readonly rejection: Rejection | null
  readonly now: Instant
}

/** What becomes of an upload that was undecided. */
export type Settlement =
  | { readonly state: 'accepted'; readonly judgement: Judgement }
  | {
      readonly state: 'refused'
      readonly code: UploadCode
      readonly judgement: Judgement | undefined
      /** It raises the flag of risk. */
      readonly isSuspicious?: boolean
    }
  | {
      readonly state: 'staff'
      readonly code: UploadCode | undefined
      readonly judgement: Judgement | undefined
    }
  | {
      readonly state: 'undecided'
      readonly code: UploadCode | undefined
      readonly judgement: Judgement | undefined
      /** Seconds from now. */
      readonly tryAgainIn: number
    }

export interface SignedUploadStore {
  /**
   * Takes one of the uploads that a case has in 24 hours, and keeps what there is to keep, together with the job that
   * tries it again. False when none is left (conditional write; the case has to be held).
   */
  add(tx: Tx, upload: NewUpload, perDay: number): Promise<boolean>
  /** By the id that a job names. */
  load(id: SignedUploadId): Promise<SignedUpload | undefined>
  /** The newest of a case, whatever has become of it. */
  newest(place: RequestPlace): Promise<SignedUpload | undefined>
  /** All of a case, newest first. */
  all(place: RequestPlace): Promise<readonly SignedUpload[]>
  /** What is kept of it; undefined of one that was refused. */
  content(place: RequestPlace, id: SignedUploadId): Promise<SealedOctets | undefined>
  /** Holds a signature until the transaction ends, so that no other one uses it meanwhile; false when it opened a request. */
  holdSignature(tx: Tx, signatureSha256: string): Promise<boolean>
  markScanned(tx: Tx, place: RequestPlace, id: SignedUploadId): Promise<void>
  /**
   * Writes down what became of an undecided upload; of a refused one the octets go. False when somebody was faster
   * (conditional write), or its signature has opened another request (`accepted`).
   */
  settle(tx: Tx, place: RequestPlace, id: SignedUploadId, to: Settlement): Promise<boolean>
  /** An officer asks for it to be judged again now; false when it waits for none (conditional write). */
  reopen(tx: Tx, place: RequestPlace, id: SignedUploadId): Promise<boolean>
  /** What officers decided about one that waits for them; false when somebody was faster (conditional write). */
  decide(
    tx: Tx,
    place: RequestPlace,
    id: SignedUploadId,
    to:
      | { readonly state: 'accepted'; readonly judgement: Judgement }
      | { readonly state: 'rejected'; readonly rejection: Rejection },
  ): Promise<boolean>
  /** Refused uploads of a case with one of these codes. */
  countRefused(tx: Tx, place: RequestPlace, codes: readonly SignatureCode[]): Promise<number>
}
