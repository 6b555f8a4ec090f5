import type { AuditLog } from '../../audit/index.ts'
import type { DelegationId, EmployerId } from '../../kernel/ids.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import type { Policy } from '../../policy/policy.ts'
import type { UserMail, UserStore } from './ports.ts'

/** What giving, changing and taking away access stands on. */
export interface HolderDeps {
  readonly users: UserStore
  readonly mail: UserMail
  readonly audit: AuditLog
  readonly atomically: Atomically
  readonly policy: Policy['secondaryUsers']
  newDelegationId(): DelegationId
  /** Keyed. */
  personDigest(document: string): Uint8Array
  daySubject(kind: 'employer' | 'mailbox', name: string): Uint8Array
  /** Takes one of `most` of the last 24 hours; false when none is left. */
  takeOfDay(tx: Tx, subject: Uint8Array, most: number): Promise<boolean>
}

/** Whoever holds the employer key, by the session that they opened with it. */
export interface Holder {
  readonly employerId: EmployerId
  /** Digest of the session. */
  readonly session: Uint8Array
}

/** `over`: the session ended meanwhile. */
export type HolderRefusal = 'over' | 'frozen' | 'unrepresented' | 'probation'

/** Undoes what was written in the same transaction, with the reason why. */
export class Undo<Why extends string> extends Error {
  readonly why: Why
  constructor(why: Why) {
    super(why)
    this.why = why
  }
}
