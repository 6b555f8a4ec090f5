import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { TrustEntry } from '../domain/trust.ts'

/** What an operator says of a certificate that is to be trusted. A new one is active or provisional. */
export interface NewTrustEntry extends Omit<TrustEntry, 'status'> {
  readonly status: 'active' | 'provisional'
  /** When the certificate itself ends. */
  readonly certificateUntil: Instant
  /** Where it was read that this is so. */
  readonly source: string
  /** YYYY-MM-DD. */
  readonly sourceDate: string
}

/** An entry as it stands in the store. What `status` says counts once it is approved. */
export interface TrustRecord extends Omit<NewTrustEntry, 'status'> {
  readonly id: number
  readonly status: 'active' | 'provisional'
  readonly state: 'proposed' | 'inForce' | 'retired'
  readonly certificateSha256: string
  /** Roles of the database: who they are says the connection. */
  readonly addedBy: string
  readonly addedAt: Instant
  readonly approvedBy: string | null
  readonly approvedAt: Instant | null
  readonly retiredBy: string | null
  readonly retiredAt: Instant | null
}

/** The trust store as those who keep it work on it. */
export interface TrustDesk {
  /** The newest first; those in force before the proposed ones and those that are retired. */
  list(): Promise<readonly TrustRecord[]>
  find(id: number): Promise<TrustRecord | undefined>
  /** @returns its number; undefined when another entry of this key waits for approval. */
  propose(tx: Tx, entry: NewTrustEntry): Promise<number | undefined>
  /**
   * Puts a proposal of somebody else in force, and retires what was in force of the same key.
   * @returns undefined when there is none, or whoever asks has made it.
   */
  approve(
    tx: Tx,
    id: number,
  ): Promise<{ readonly keySha256: string; readonly replaces: number | undefined } | undefined>
  /** Ends an entry, or withdraws a proposal. @returns undefined when there is none. */
  retire(
    tx: Tx,
    id: number,
  ): Promise<{ readonly keySha256: string; readonly wasInForce: boolean } | undefined>
  /** The version that everything above has led to. */
  version(tx?: Tx): Promise<number>
}
