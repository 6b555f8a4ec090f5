import type { EmployerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'

export interface SessionView {
  /** Public handle of one session in a list; opens nothing. */
  readonly handle: string
  readonly browser: string
  readonly createdAt: Instant
  readonly seenAt: Instant
  readonly own: boolean
}

export interface SignedIn {
  readonly employerId: EmployerId
  readonly identifier: string
  readonly branchCode: string
  readonly legalName: string
  readonly keySetAt: Instant | null
  /** The last time that a block of this key was lifted, and in which case; null also once that case is forgotten. */
  readonly keyUnlocked: { readonly at: Instant; readonly caseCode: string } | null
  readonly now: Instant
}

export interface RenewedSession {
  readonly former: Uint8Array
  readonly digest: Uint8Array
  readonly employerId: EmployerId
  /** Of the key that was just set. */
  readonly generation: number
  readonly lifeSeconds: number
  readonly idleSeconds: number
}

export interface SessionStore {
  /** The employer of a live session; undefined once it ended, grew old, or the key moved on. */
  find(digest: Uint8Array, lifeSeconds: number, idleSeconds: number): Promise<SignedIn | undefined>
  /** Live sessions, by the rule of `find`. */
  list(
    employerId: EmployerId,
    own: Uint8Array,
    lifeSeconds: number,
    idleSeconds: number,
  ): Promise<readonly SessionView[]>
  end(tx: Tx, digest: Uint8Array, by: string): Promise<EmployerId | undefined>
  endByHandle(tx: Tx, employerId: EmployerId, handle: string): Promise<boolean>
  /** Every session but this one, however many; how many were open. */
  endOthers(tx: Tx, employerId: EmployerId, own: Uint8Array): Promise<number>
  /** All of them; `but` lets one be that was opened in the same transaction. @returns how many were open. */
  endAll(tx: Tx, employerId: EmployerId, by: string, but?: Uint8Array): Promise<number>
  /** Ends a live session and opens the same one for the next key, under another token; false when it was over. */
  renew(tx: Tx, session: RenewedSession): Promise<boolean>
}
