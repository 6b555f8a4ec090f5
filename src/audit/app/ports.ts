import type { Tx } from '../../kernel/transaction.ts'
import type { AuditEntry, AuditPosition } from '../domain/entry.ts'
import type { AuditHead, AuditRecord } from '../domain/chain.ts'

/**
 * No audit, no act (I-13, F-35): the entry is part of the transaction that it is about, and when it
 * cannot be written the transaction fails. It locks its lane until commit, so it comes last.
 */
export interface AuditLog {
  append(tx: Tx, entry: AuditEntry): Promise<AuditPosition>
}

/**
 * Reads the log in short statements, so that a check of millions of entries holds up nobody: what is written
 * meanwhile lies behind the heads that were read first.
 */
export interface AuditReader {
  /** All lanes, in order, as they are now. */
  heads(): Promise<readonly AuditHead[]>
  /** The entries of a lane up to this place, in the order of their places, a page at a time. */
  lane(lane: number, until: number): AsyncIterable<readonly AuditRecord[]>
  /** The first entry behind the head that its lane has now: an honest one moves the head with it. */
  beyond(lane: number): Promise<AuditRecord | undefined>
}

/** SHA-256 over the 32 octets that `prev` (hex) names and the text, as hex. */
export type EntryHash = (prev: string, content: string) => string

/** What is signed says what it is, so that one signature never serves as another. */
export type SignedPurpose = 'clavero.receipt.1' | 'clavero.checkpoint.1' | 'clavero.log.1' | 'clavero.head.1'

/** Signs with the installation's own key. The signature is base64url. */
export interface Signer {
  /** Names the public key: first 16 hex digits of its SHA-256. */
  readonly keyId: string
  sign(purpose: SignedPurpose, text: string): string
}

/** Whether the signature is genuine. Never throws, whatever it is given. */
export type SignatureCheck = (purpose: SignedPurpose, text: string, signature: string) => boolean
