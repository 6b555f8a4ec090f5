import type { CaseId, CentreId, ContactId, EmployerId, Id, OfficerId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { Modality } from '../domain/on-file.ts'

/** Name of a record; it stands in the evidence of a proof, as a digest. */
export type OnFileId = Id<'onFile'>

export interface KeptRecord {
  readonly id: OnFileId
  readonly modality: Modality
  readonly enrolledAt: Instant
  readonly contactId: ContactId
  readonly contactDigest: Uint8Array
  readonly representsAsThen: boolean
  readonly contactTouchedAt: Instant | null
}

export interface NewRecord {
  readonly id: OnFileId
  readonly employerId: EmployerId
  readonly subject: Uint8Array
  /** Whose appointment counts. */
  readonly document: string
  readonly modality: Modality
  readonly officerId: OfficerId
  readonly centreId: CentreId | null
  readonly caseId: CaseId
  readonly contactId: ContactId
  readonly contactDigest: Uint8Array
  readonly consentVersion: string
}

export interface OnFileStore {
  /** The live record of a person for an employer, with what is so today; `document` finds the person's appointment. */
  find(
    who: { readonly employerId: EmployerId; readonly subject: Uint8Array; readonly document: string },
    tx?: Tx,
  ): Promise<KeptRecord | undefined>
  /** Takes the place of whatever record this person has; false when they do not represent the employer now. */
  put(tx: Tx, record: NewRecord): Promise<boolean>
  /** At the person's own word. False when there was none. */
  erase(tx: Tx, employerId: EmployerId, subject: Uint8Array): Promise<boolean>
  /**
   * Takes one of the requests that a subject has in 24 hours; false when none is left. One conditional statement, so
   * that fifty at once take no more.
   */
  takeTry(tx: Tx, subject: Uint8Array, limit: number): Promise<boolean>
}
