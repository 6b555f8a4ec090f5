import type { Period } from '../../arrears/domain/period.ts'
import type { CaseId, CentreId, OfficerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { PathName } from '../../policy/paths.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { DeskCase, DeskPath, DeskStatus } from '../domain/desk-case.ts'
import type { Reached, Reaching } from '../domain/reach.ts'
import type { QueueCursor, QueueView } from '../domain/queue-view.ts'

export interface FreshDeskCase {
  readonly caseId: CaseId
  readonly path: PathName
  readonly now: Instant
  readonly dueAt: Instant
  /** Whose payment that is: the authorities may have put it off where this employer is, or an earlier one (DOMAIN 10). */
  readonly duePeriod: Period
}

/** Who has the case now: whoever asked, or who was faster. */
export type Taken =
  | { readonly is: 'mine' }
  | { readonly is: 'theirs'; readonly name: string; readonly at: Instant }
  /** It is over, or there is no such case. */
  | { readonly is: 'gone' }

export interface DeskCaseStore {
  /** Opens the case at the desk, or begins it again when the way was chosen once more. Nobody loses it by that. */
  openDeskCase(tx: Tx, fresh: FreshDeskCase): Promise<void>
  /** One conditional write: takes the case if it is open and nobody's, or mine, or of somebody who has left the staff. A new case is being served from here on. */
  takeCase(tx: Tx, caseId: CaseId, officer: OfficerId): Promise<Taken>
  /**
   * Holds whoever takes cases until the transaction ends, and counts the open ones they have, up to `most`. A
   * button that is pressed twice at the same instant is so heard once after the other.
   */
  holdHands(tx: Tx, officer: OfficerId, most: number): Promise<number>
  /** Takes the most urgent new case within reach that nobody has; two who ask at once get two cases. Undefined when there is none. */
  takeNext(tx: Tx, officer: Reaching): Promise<CaseId | undefined>
  /** Whoever shows its code at the reception is served there: the case is of that centre now. False when it was, is over, or somebody has it in hand. */
  receive(tx: Tx, caseId: CaseId, centreId: CentreId): Promise<boolean>
  /** Moves the case if it has one of these statuses; false when it has another. What ends it is `finish`. */
  setStatus(
    tx: Tx,
    caseId: CaseId,
    from: readonly DeskStatus[],
    to: Exclude<DeskStatus, 'done' | 'closed' | 'frozen'>,
    now: Instant,
  ): Promise<boolean>
  /** Ends an open case for a reason that is a word of the code; false when it was over. */
  finish(
    tx: Tx,
    caseId: CaseId,
    to: Extract<DeskStatus, 'done' | 'closed' | 'frozen'>,
    reason: string,
    now: Instant,
  ): Promise<boolean>
  /** Gives the case back if it is this officer's: what was being served is new again. False when it was not theirs. */
  release(tx: Tx, caseId: CaseId, officer: OfficerId): Promise<boolean>
  loadDeskCase(caseId: CaseId): Promise<DeskCase | undefined>
  /** Loads and holds the row until the transaction ends. The case itself is held before, by whoever holds both. */
  lockDeskCase(tx: Tx, caseId: CaseId): Promise<DeskCase | undefined>
}

/** A row of the queue: no more of a person than it takes to choose (SCREENS S-02). */
export interface QueueRow {
  readonly caseId: CaseId
  readonly code: string
  readonly class: EmployerClass
  readonly legalName: string
  readonly path: DeskPath
  readonly status: DeskStatus
  readonly waitingSince: Instant
  readonly dueAt: Instant
  readonly assignedTo: { readonly id: OfficerId; readonly name: string } | null
  readonly cursor: QueueCursor
}

export interface QueueAsked {
  readonly view: QueueView
  readonly officer: Reaching
  /** The last moment that counts as about to be due. */
  readonly dueUntil: Instant
}

export interface QueueStore {
  /** At most `size` rows of the view, behind its cursor, in its order. */
  page(asked: QueueAsked, size: number): Promise<readonly QueueRow[]>
  /** How many there are in the view, its cursor aside; counted up to `most` and no further. */
  count(asked: QueueAsked, most: number): Promise<number>
}

/** A mail of a case, for staff: what became of it, and never a link. */
export interface CaseMessage {
  readonly template: string
  readonly state: string
  readonly address: string
  readonly createdAt: Instant
  readonly acceptedAt: Instant | null
  readonly nextAttemptAt: Instant | null
  readonly openedAt: Instant | null
  readonly reply: string
}

/** Another case of the same employer, of the last 90 days. */
export interface EarlierCase {
  readonly code: string
  readonly path: string
  readonly state: string
  readonly openedAt: Instant
}

/** A case that a search found: no more than it takes to choose (SCREENS S-14). */
export interface FoundCase extends EarlierCase, Reached {
  readonly class: EmployerClass
  readonly legalName: string
  readonly status: DeskStatus
}

export interface SearchStore {
  byEmployer(identifier: string): Promise<readonly FoundCase[]>
  byClaimant(document: string): Promise<readonly FoundCase[]>
}
