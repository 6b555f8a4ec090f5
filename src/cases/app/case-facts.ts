import type { CaseId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { CaseEventRow } from './ports.ts'

/** What happened around a case without moving it: at the mail servers, to its links, to its answers. */
export interface CaseFacts {
  /** In no order. */
  readonly events: readonly CaseEventRow[]
  /** When the newest open link ends, or ended unused; null while there is none, or its clock has not begun. */
  readonly linkDiesAt: Instant | null
  /** A signed request of the case that waits: for an answer, or for an officer. */
  readonly signed?: { readonly receivedAt: Instant; readonly isForOfficer: boolean } | undefined
  /** Until when what was asked of the bank can be answered; absent where nothing waits for it. */
  readonly bankUntil?: Instant | undefined
}

/** `level` 0: only what may be said to whoever has the code of the case, which is how its signed requests stand. */
export type ReadCaseFacts = (id: CaseId, code: string, level: 0 | 1) => Promise<CaseFacts>

/** Of a case around which nothing happened. */
export const noFacts: CaseFacts = { events: [], linkDiesAt: null }
