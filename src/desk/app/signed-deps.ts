import type { LoadedCase } from '../../cases/app/ports.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { RelationCheck } from '../../proofs/registry/app/check-relation.ts'
import type { SettleDeps } from '../../proofs/signatures/app/settle-signed.ts'
import type { RejectNext, RejectReason } from '../../proofs/signatures/domain/rejection.ts'
import type { Confirmation } from '../../staff/app/confirm-again.ts'
import type { PersonDigest } from '../../staff/domain/roles.ts'
import type { AcceptanceId } from '../../proofs/signatures/domain/review.ts'
import type { CounterStore } from './counter-ports.ts'
import type { SignedReviewStore } from './signed-ports.ts'

/** What the person is told when an officer has decided; an accepted request is told by its own link or code. */
export type DecisionNews =
  | { readonly is: 'rejected'; readonly reason: RejectReason; readonly next: RejectNext }
  /** What it asks for is done by people, elsewhere. */
  | { readonly is: 'recorded' }

/** What every act of S-11 stands on. */
export interface SignedDeskDeps extends SettleDeps {
  readonly reviews: SignedReviewStore
  readonly counter: Pick<CounterStore, 'wasAttorney'>
  readonly confirmation: Confirmation
  /** The natural person who has this document (I-12). */
  personDigest(document: string): PersonDigest
  /** SHA-256, hexadecimal. */
  hexDigest(octets: Uint8Array | string): string
  /** Asks the registries about the pair of this case. Nothing is held meanwhile. */
  check(loaded: LoadedCase): Promise<RelationCheck>
  newAcceptanceId(): AcceptanceId
  tellDecided(tx: Tx, loaded: LoadedCase, news: DecisionNews): Promise<void>
}
