import type { EmployerId } from '../../kernel/ids.ts'
import type { AuditAct, AuditPosition } from '../domain/entry.ts'
import type { ActReceiptFacts } from './receipt.ts'

/** What the log says of one act on an employer, as far as a receipt may say it. */
export interface EmployerAct extends AuditPosition {
  readonly act: string
  /** As the log writes it: a word, or a kind and a keyed digest. */
  readonly actor: string
  readonly caseCode: string | null
  /** Microseconds since 1970. */
  readonly micros: number
}

export interface EmployerActs {
  /** Newest first, older than this place in the employer's lane. */
  list(employerId: EmployerId, before: number | undefined, size: number): Promise<readonly EmployerAct[]>
  /** Undefined for a place that is about somebody else, or that no receipt is given for. */
  find(employerId: EmployerId, seq: number): Promise<EmployerAct | undefined>
  /** By the code of a case, for who may see that case. */
  findInCase(caseCode: string, lane: number, seq: number): Promise<EmployerAct | undefined>
}

/**
 * Acts that no receipt is given for: looks at a case or a paper, which change nothing, and what a detector or an officer
 * notes while somebody is suspected of acting for the employer, who may be the one that is signed in. Whatever is not
 * here gets one: an act that a later release adds is shown rather than hidden.
 */
export const actsWithoutReceipt: readonly AuditAct[] = [
  'pairRefused',
  'queueSeen',
  'queueExported',
  'caseSeen',
  'casesSought',
  'datumRevealed',
  'documentSeen',
  'contactChangeSeen',
  'logSeen',
  'logExported',
  'sightRefused',
  'agendaSeen',
  'noteAdded',
  'conflictRefused',
  'captureRefused',
  'representationHeld',
]

/** Who acted, from what the log writes of the actor. */
export function receiptActor(actor: string): ActReceiptFacts['by'] {
  if (actor.startsWith('claimant:')) return 'person'
  if (actor.startsWith('officer:') || actor === 'operator') return 'institution'
  return actor === 'system' ? 'service' : 'visitor'
}
