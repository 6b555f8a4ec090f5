import type { CaseId, OfficerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { PathName } from '../../policy/paths.ts'
import type { DeskCase, DeskStatus } from '../domain/desk-case.ts'

export interface FreshDeskCase {
  readonly caseId: CaseId
  readonly path: PathName
  readonly now: Instant
  readonly dueAt: Instant
  /** Provinces for which the authorities put off the payment of this period (DOMAIN 10). */
  readonly dueByProvince: Readonly<Record<string, Instant>>
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
  /** Takes the most urgent new case that nobody has; two who ask at once get two cases. Undefined when there is none. */
  takeNext(tx: Tx, officer: OfficerId): Promise<CaseId | undefined>
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
