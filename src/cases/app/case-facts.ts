import type { CaseId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { CaseEventRow } from './ports.ts'

/** What happened around a case without moving it: at the mail servers, to its links, to its answers. */
export interface CaseFacts {
  /** In no order. */
  readonly events: readonly CaseEventRow[]
  /** When the newest open link ends, or ended unused; null while there is none, or its clock has not begun. */
  readonly linkDiesAt: Instant | null
  /** When the signed file came that waits to be judged, by the service or by an officer. */
  readonly signedAt?: Instant
}

export type ReadCaseFacts = (id: CaseId, code: string) => Promise<CaseFacts>

/** For whoever may not know more than the case itself. */
export const noFacts: CaseFacts = { events: [], linkDiesAt: null }
