import type { ListOrigin, ListReading } from '../../proofs/signatures/app/revocation-ports.ts'
import type { Instant } from '../../kernel/time.ts'

/** What a thread is started with: one list. */
export interface ListWork {
  readonly origin: ListOrigin
  /** DER. */
  readonly issuer: Uint8Array
  readonly at: Instant
  /** Seconds for fetching it, and octets that it may have. */
  readonly limit: number
  readonly most: number
  /** Whether one’s own machine may be asked: where the demonstration serves its lists. */
  readonly ownMachine: boolean
}

export type ListNews = ListReading
