import type { AuditLog } from '../../audit/index.ts'
import type { FirstKeyDeps } from '../../cases/app/first-key.ts'
import type { MoveDeps } from '../../cases/app/move-case.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import type { OfficerId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { DossierDeps } from '../../proofs/dossier/app/load-dossier.ts'
import type { PersonDigest } from '../../staff/domain/roles.ts'
import type { CounterPlace, CounterStore } from './counter-ports.ts'
import type { DeskCaseStore } from './ports.ts'

/** What every act at the counter stands on. */
export interface CounterDeps extends MoveDeps, DossierDeps {
  readonly policy: MoveDeps['policy']
  readonly counter: CounterStore
  /** Whether somebody agreed online to answer for a first key, in this case. */
  hasAgreed(place: CounterPlace, tx?: Tx): Promise<boolean>
  /** Keeps the words that somebody agreed to at the counter. */
  readonly keepAgreement: FirstKeyDeps['keepAgreement']
  /** The row of the queue, which says whom the case waits for. */
  readonly desk: Pick<DeskCaseStore, 'setStatus' | 'finish'>
  readonly audit: AuditLog
  /** The natural person who has this document (I-12). */
  personDigest(document: string): PersonDigest
  /** An officer, as the activity log names them. */
  memberDigest(id: OfficerId): string
  /** A finger that a reader compared in this case with the person of this case, enrolled on an earlier visit (E3). */
  readonly liveMatch: {
    isFresh(loaded: LoadedCase): Promise<boolean>
    /** Takes it, once; its evidence, or undefined where there is none. */
    take(tx: Tx, loaded: LoadedCase): Promise<string | undefined>
  }
  /** Keyed; base64url. */
  evidenceOf(text: string): string
}
