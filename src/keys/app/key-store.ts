import type { CaseId, EmployerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { PathName } from '../../policy/paths.ts'

export interface NewKey {
  readonly employerId: EmployerId
  readonly hash: string
  readonly path: PathName
  readonly caseId: CaseId
  readonly probationSeconds: number
  /** The path lifts a block, which a person has checked. */
  readonly evenBlocked: boolean
  /** The path serves for an employer that never had a key. */
  readonly evenFirst: boolean
}

/** A new key of who is signed in; `former` is the generation of the key that they have just shown. */
export interface KeyChange {
  readonly employerId: EmployerId
  readonly former: number
  readonly hash: string
  /** Digest of the session that asks. */
  readonly session: Uint8Array
}

/** A block that is to be lifted; `generation` is that of the key which is kept. */
export interface Unlocking {
  readonly employerId: EmployerId
  readonly generation: number
  readonly caseId: CaseId
}

export interface KeyStore {
  /** Hashes of the last keys, newest first. */
  history(employerId: EmployerId, depth: number): Promise<readonly string[]>
  /** Hash of the key that this case made; undefined while it has made none. */
  ofCase(caseId: CaseId): Promise<string | undefined>
  /** Sets the next generation; undefined where the path may not set one, or when this case has already set one (I-02). */
  set(tx: Tx, key: NewKey): Promise<number | undefined>
  /**
   * Sets the generation that follows exactly `former`; undefined where the key is another one or blocked by now, or
   * when this session has already set one (I-02). `frozen` while a report has stopped the employer.
   */
  change(tx: Tx, change: KeyChange): Promise<number | 'frozen' | undefined>
  /** Whether a session that is over now changed the key itself. */
  wasChangedIn(session: Uint8Array): Promise<boolean>
  /** When the present key was made by changing the former one; null when it came about otherwise. */
  changedAt(employerId: EmployerId): Promise<Instant | null>
  /**
   * Lifts the block of exactly this key; false when there is no block, another key, or somebody reported it since it
   * was set or unlocked (ATK-44).
   */
  unlock(tx: Tx, unlocking: Unlocking): Promise<boolean>
}
