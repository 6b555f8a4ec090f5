import type { CaseId, ContactId, EmployerId, MessageId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { Case, EmployerFacts } from '../domain/case.ts'
import type { Lang } from '../../kernel/lang.ts'

/** The employer of a case, as pages and rules need it. Read anew with every load. */
export interface EmployerView {
  readonly id: EmployerId
  readonly identifier: string
  readonly branchCode: string
  readonly class: EmployerClass
  readonly legalName: string
  readonly tradeName: string | null
  readonly representatives: readonly { readonly document: string; readonly names: string }[]
  readonly mail: { readonly id: ContactId; readonly value: string } | null
  readonly phone: { readonly id: ContactId; readonly value: string } | null
  readonly epoch: number
  readonly blockedAt: Instant | null
  readonly keySetAt: Instant | null
  readonly generation: number
  readonly facts: unknown
}

/** A case together with everything a decision about it reads, all of one instant. */
export interface LoadedCase {
  readonly case: Case
  readonly code: string
  readonly version: number
  readonly lang: Lang
  /** Digest of the browser that opened the case; the key is made there, or with the code shown there (L-07). */
  readonly browser: Uint8Array
  readonly claimant: string
  /** Registry facts, sealed for this case: they are needed again when the answers are judged, and never in clear. */
  readonly sealedFacts: string
  readonly employer: EmployerView
  readonly employerFacts: EmployerFacts
  readonly openedAt: Instant
  /** The judging clock: the database's, at the moment of the load. */
  readonly now: Instant
}

export interface NewCase {
  readonly case: Case
  readonly code: string
  readonly lang: Lang
  readonly browser: Uint8Array
  readonly claimant: string
  readonly sealedFacts: string
  readonly rucState: EmployerFacts['rucState']
  readonly profile: string
}

export interface CaseStore {
  insert(tx: Tx, fresh: NewCase): Promise<void>
  load(id: CaseId): Promise<LoadedCase | undefined>
  /** Loads and holds the row until the transaction ends: rivals wait, and then see what happened. */
  lock(tx: Tx, id: CaseId): Promise<LoadedCase | undefined>
  /** Saves if nobody was faster; false says that somebody was. */
  save(
    tx: Tx,
    before: LoadedCase,
    after: Case,
    event: string,
    rucState?: EmployerFacts['rucState'],
  ): Promise<boolean>
  findByCode(code: string): Promise<LoadedCase | undefined>
  timeline(id: CaseId): Promise<readonly CaseEventRow[]>
  /** The case that this browser opened for this employer in the last minute, for a form that was sent twice (F-27). */
  recentOf(browser: Uint8Array, employerId: EmployerId): Promise<CaseId | undefined>
}

export interface CaseEventRow {
  readonly event: string
  readonly at: Instant
}

/** Message M-01, written with the move that asked for it. The worker mints the token at hand-over (L-01). */
export interface LinkMessage {
  readonly id: MessageId
  readonly loaded: LoadedCase
  readonly contactId: ContactId
  readonly lifeSeconds: number
}

export interface Outbox {
  sendLink(tx: Tx, message: LinkMessage): Promise<void>
}
