import type { DelegateId, DelegationId, EmployerId } from '../../kernel/ids.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { Scope } from '../domain/scopes.ts'
import type { Standing } from '../domain/standing.ts'

/** An employer as it is typed at the door. */
export interface NamedEmployer {
  readonly identifier: string
  readonly branchCode: string
}

/** Who may be there, and their access to the employer that was typed. */
export interface UserOnFile {
  readonly id: DelegateId
  readonly generation: number
  readonly hash: string
  readonly access: { readonly employerId: EmployerId; readonly id: DelegationId } | null
}

/** The employer for which somebody is working in this session; there only while their access is in force. */
export interface CurrentAccess {
  readonly employerId: EmployerId
  readonly id: DelegationId
  readonly legalName: string
  readonly class: EmployerClass
  readonly identifier: string
  readonly province: string | null
  readonly scopes: readonly Scope[]
  readonly until: Instant | null
}

/** Whose live session it is. */
export interface SignedInUser {
  readonly delegate: DelegateId
  readonly name: string
  readonly mail: string
  /** Null when none was chosen, or when the one that was chosen is not in force any more. */
  readonly access: CurrentAccess | null
  /** Whether one was chosen that is not in force any more. */
  readonly accessOver: boolean
  readonly now: Instant
}

/** A row of the list of employers of one person. */
export interface EmployerRow {
  readonly employerId: EmployerId
  readonly id: DelegationId
  readonly legalName: string
  readonly class: EmployerClass
  readonly identifier: string
  readonly province: string | null
  readonly scopes: readonly Scope[]
  readonly until: Instant | null
  /** `stopped` while the employer is frozen by a report. */
  readonly standing: Standing | 'stopped'
}

export interface UserSessionRow {
  /** Public handle; opens nothing. */
  readonly handle: string
  readonly browser: string
  readonly createdAt: Instant
  readonly own: boolean
}

export interface NewUserSession {
  readonly digest: Uint8Array
  readonly delegate: DelegateId
  readonly generation: number
  readonly access: UserOnFile['access']
  readonly browser: string
  readonly network: string
}

export interface UserSessionStore {
  onFile(mailbox: string, employer: NamedEmployer | null): Promise<UserOnFile | undefined>
  /** False when the key is not that one any more. */
  open(tx: Tx, session: NewUserSession): Promise<boolean>
  /** Finding it is using it, and using the access that is chosen in it: judged by its row, every time. Seconds. */
  find(digest: Uint8Array, lifeSeconds: number, idleSeconds: number): Promise<SignedInUser | undefined>
  employers(delegate: DelegateId): Promise<readonly EmployerRow[]>
  /** Works for another employer from here on; false where the access is not in force or not theirs. */
  choose(
    tx: Tx,
    digest: Uint8Array,
    delegate: DelegateId,
    access: DelegationId,
  ): Promise<EmployerId | undefined>
  list(
    delegate: DelegateId,
    own: Uint8Array,
    lifeSeconds: number,
    idleSeconds: number,
  ): Promise<readonly UserSessionRow[]>
  end(tx: Tx, digest: Uint8Array): Promise<boolean>
  endByHandle(tx: Tx, delegate: DelegateId, handle: string): Promise<boolean>
  endOthers(tx: Tx, delegate: DelegateId, own: Uint8Array): Promise<number>
  /** Of everybody who works for this employer in it; how many had not ended. */
  endOfEmployer(tx: Tx, employerId: EmployerId): Promise<number>
}
