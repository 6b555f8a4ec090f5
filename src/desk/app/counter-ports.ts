import type { CaseId, CentreId, ContactId, EmployerId, OfficerId } from '../../kernel/ids.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { Attendance, OnPaper } from '../domain/attendance.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import type { Instant } from '../../kernel/time.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import type { PersonDigest } from '../../staff/domain/roles.ts'
import type { Decision, ResetId, ResetReason } from '../domain/reset-request.ts'

/** The case that a row belongs to. */
export interface CounterPlace {
  readonly employerId: EmployerId
  readonly caseId: CaseId
}

export interface ResetRequest extends CounterPlace {
  readonly id: ResetId
  readonly requestedBy: { readonly id: OfficerId; readonly name: string; readonly person: PersonDigest }
  readonly reason: ResetReason
  readonly note: string
  readonly contactId: ContactId
  /** Hex, of everything that whoever decides is shown. */
  readonly digest: string
  readonly requestedAt: Instant
  readonly decision: Decision | 'void' | null
  readonly decisionReason: string
}

/** A row of the list of S-09: no more than it takes to choose. */
export interface WaitingRequest {
  readonly id: ResetId
  readonly code: string
  readonly class: EmployerClass
  readonly legalName: string
  readonly requestedBy: string
  readonly requestedAt: Instant
}

export interface NewResetRequest extends CounterPlace {
  readonly id: ResetId
  readonly requestedBy: OfficerId
  readonly reason: ResetReason
  readonly note: string
  readonly contactId: ContactId
  readonly digest: string
}

export interface Decided {
  readonly decision: Decision | 'void'
  /** Null only for what is void: nobody decided. */
  readonly by: OfficerId | null
  readonly reason: string
}

export interface Note {
  readonly officer: string
  readonly text: string
  readonly at: Instant
}

/** An attendance, with the natural persons of the staff who stand behind it: none of them approves (I-12). */
export interface KeptAttendance extends Attendance {
  readonly verifiers: readonly PersonDigest[]
}

export interface NewAttendance extends Pick<Attendance, 'officer' | 'result' | 'points' | 'attorney'> {
  readonly paper: (Omit<OnPaper, 'attendedBy'> & { readonly attendedBy: OfficerId }) | null
}

/** What officers did for a case. Nothing of it is ever changed; the case has to be held where a row is added. */
export interface CounterStore {
  lastInquiry(place: CounterPlace, tx?: Tx): Promise<Inquiry | null>
  addInquiry(tx: Tx, place: CounterPlace, inquiry: Omit<Inquiry, 'n' | 'at'>): Promise<void>
  lastAttendance(place: CounterPlace, tx?: Tx): Promise<KeptAttendance | null>
  /** False when the form was entered before, in whatever case. */
  addAttendance(tx: Tx, place: CounterPlace, attendance: NewAttendance): Promise<boolean>
  /** Whether people are received by a line at this centre, and the one of this case is neither served from it nor in a call (ATK-48). */
  lacksArrival(tx: Tx, caseId: CaseId, centreId: CentreId): Promise<boolean>
  /** Whether this person has ever come to this case as an attorney. */
  wasAttorney(tx: Tx, place: CounterPlace, person: PersonDigest): Promise<boolean>
  /** Whether this person has acted on this case as one of the staff: asked, checked a paper or attended. */
  hasServed(tx: Tx, place: CounterPlace, person: PersonDigest): Promise<boolean>
  /** A member of the staff, who has not left it. */
  member(tx: Tx, id: OfficerId): Promise<Pick<OnDuty, 'id' | 'roles' | 'person'> | undefined>
  /** Numbers for a block of forms: its first one. */
  takeSheets(tx: Tx): Promise<number>
  /** Whether a form of this number can have been printed. */
  wasPrinted(sheet: number): Promise<boolean>
  notes(place: CounterPlace): Promise<readonly Note[]>
  addNote(tx: Tx, place: CounterPlace, officer: OfficerId, note: string): Promise<void>
  /** False when another one of this case is open. */
  addRequest(tx: Tx, request: NewResetRequest): Promise<boolean>
  request(id: ResetId, tx?: Tx): Promise<ResetRequest | undefined>
  openRequest(caseId: CaseId, tx?: Tx): Promise<ResetRequest | undefined>
  /** The newest one of a case, decided or not. */
  lastRequest(caseId: CaseId): Promise<ResetRequest | undefined>
  /** Those that wait for a decision, the longest wait first; at most `size`. Of one centre and of none, or of all. */
  waiting(size: number, centreId: CentreId | null): Promise<readonly WaitingRequest[]>
  /** False when it was decided before, on whatever instance (conditional write). */
  decide(tx: Tx, request: Pick<ResetRequest, 'id' | 'employerId'>, decided: Decided): Promise<boolean>
}
