import type { AuditLog } from '../../../audit/index.ts'
import type { SessionStore } from '../../../keys/app/sessions.ts'
import type { EmployerId, Id } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Atomically, Tx } from '../../../kernel/transaction.ts'
import type { Policy } from '../../../policy/policy.ts'
import type { PairToCheck, RelationCheck } from './check-relation.ts'
import type { Relation } from '../domain/relation.ts'

export type RepresentationChangeId = Id<'RepresentationChange'>

/** An employer with a key, as the institution has it on record. */
export interface Recorded {
  readonly employerId: EmployerId
  readonly identifier: string
  readonly branchCode: string
  readonly legalName: string
  readonly epoch: number
  /** Documents of the representatives in force. */
  readonly documents: readonly string[]
  /** A change that nobody has ended. */
  readonly isOpen: boolean
}

export interface RepresentationStore {
  /** Those that were not asked about for longest, at most `size`; each is given to one asker only. Seconds. */
  takeDue(after: number, size: number): Promise<readonly EmployerId[]>
  /** False where this employer was asked about within `after` seconds, or has no key. */
  take(employerId: EmployerId, after: number): Promise<boolean>
  /** To be asked about again this many seconds from now, under the same rule `after`. */
  putBack(employerId: EmployerId, after: number, again: number): Promise<void>
  recorded(employerId: EmployerId): Promise<Recorded | undefined>
  /** Waits for whoever holds the employer, and says what is so then. */
  hold(tx: Tx, employerId: EmployerId): Promise<Recorded | undefined>
  /** False when `most` of the last 24 hours are open, of all employers together; whoever counts waits for the others. */
  open(tx: Tx, change: NewRepresentationChange, most: number): Promise<boolean>
  /** False when none was open. */
  end(tx: Tx, employerId: EmployerId, by: 'agrees' | 'attended'): Promise<boolean>
}

export interface NewRepresentationChange {
  readonly id: RepresentationChangeId
  readonly employerId: EmployerId
  readonly evidence: string
  readonly unnamed: number
}

export interface LookAgainDeps {
  readonly store: RepresentationStore
  readonly check: (pair: PairToCheck) => Promise<RelationCheck>
  readonly atomically: Atomically
  readonly audit: AuditLog
  readonly sessions: Pick<SessionStore, 'endAll'>
  readonly policy: Policy['representation']
  stopContactChanges(tx: Tx, employerId: EmployerId): Promise<void>
  /** M-42, to every registered mailbox. */
  tell(tx: Tx, recorded: Recorded, id: RepresentationChangeId): Promise<void>
  newId(): RepresentationChangeId
  now(): Instant
}

export type LookedAgain = 'changed' | 'held' | 'stands' | 'agreesAgain' | 'unknown' | 'noRecord'

/** Seconds after which an employer is asked about again where a registry did not answer. */
const afterOutage = 3_600
/** The same where more employers than one day may have were to be stopped. */
const afterTooMany = 86_400

/** What one answer says of one representative on record. A registry that does not answer says nothing (I-10). */
function wordOf(relation: Relation): 'named' | 'gone' | 'nothing' {
  if (relation.verdict === 'unavailable') return 'nothing'
  if (relation.verdict === 'match') return relation.attendedOnly === 'deceased' ? 'gone' : 'named'
  // Only this one is about who represents; a number that no registry knows is another matter, and a slip of theirs.
  return relation.kind === 'formerRepresentative' ? 'gone' : 'nothing'
}

/** Whether an answer is reason to look at the record: they name somebody whom it has not, or not somebody whom it has. */
export const differsFromRecord = (relation: Relation): boolean =>
  relation.verdict === 'match'
    ? relation.attendedOnly === 'representativeNotUpdated' || relation.attendedOnly === 'deceased'
    : relation.verdict === 'mismatch' && relation.kind === 'formerRepresentative'

/**
 * Asks the registries whether anybody whom the institution has on record still represents this employer. Where nobody
 * does, one transaction opens the change, ends sessions and changes of contact, moves the epoch and tells the mailboxes;
 * where somebody does again, it ends an open one (I-05, I-13). An outage, or an answer about something else, changes nothing
 * (I-10). Two that find the same at the same moment open one change and tell once. A registry that says it of very many in a
 * day stops no more of them: that is written down, and looked at by people.
 */
export async function lookAgain(deps: LookAgainDeps, employerId: EmployerId): Promise<LookedAgain> {
  const before = await deps.store.recorded(employerId)
  if (before === undefined || before.documents.length === 0) return 'noRecord'
  const { identifier, branchCode } = before
  const checks: RelationCheck[] = []
  for (const document of before.documents) checks.push(await deps.check({ identifier, branchCode, document }))
  const said = checks.map(({ relation }) => wordOf(relation))
  if (said.includes('named')) return before.isOpen ? agree(deps, employerId) : 'stands'
  if (said.includes('nothing')) {
    await deps.store.putBack(employerId, deps.policy.recheck, afterOutage)
    return 'unknown'
  }
  const evidence = checks
    .map(({ evidenceDigest }) => evidenceDigest)
    .join('.')
    .slice(0, 200)
  const found = await open(deps, before, evidence)
  if (found === 'held') await deps.store.putBack(employerId, deps.policy.recheck, afterTooMany)
  return found
}

async function open(deps: LookAgainDeps, before: Recorded, evidence: string): Promise<LookedAgain> {
  const { employerId } = before
  return deps.atomically(async (tx): Promise<LookedAgain> => {
    const now = await deps.store.hold(tx, employerId)
    // The record moved on while the registries were asked: what they said is about another one.
    if (now === undefined || now.documents.join() !== before.documents.join()) return 'unknown'
    // Whoever was faster has done all that follows.
    if (now.isOpen) return 'stands'
    const id = deps.newId()
    const change = { id, employerId, evidence, unnamed: now.documents.length }
    if (!(await deps.store.open(tx, change, deps.policy.mostPerDay))) {
      await deps.audit.append(tx, {
        act: 'representationHeld',
        employerId,
        actor: 'system',
        reason: 'tooMany',
        detail: { unnamed: now.documents.length },
      })
      return 'held'
    }
    await deps.stopContactChanges(tx, employerId)
    const sessions = await deps.sessions.endAll(tx, employerId, 'representationChanged')
    await deps.tell(tx, now, id)
    await deps.audit.append(tx, {
      act: 'representationChanged',
      employerId,
      actor: 'system',
      reason: 'registry',
      detail: { change: id, sessions, unnamed: now.documents.length },
    })
    return 'changed'
  })
}

const agree = (deps: LookAgainDeps, employerId: EmployerId): Promise<LookedAgain> =>
  deps.atomically(async (tx): Promise<LookedAgain> => {
    await deps.store.hold(tx, employerId)
    if (!(await deps.store.end(tx, employerId, 'agrees'))) return 'stands'
    await deps.audit.append(tx, { act: 'representationEnded', employerId, actor: 'system', reason: 'agrees' })
    return 'agreesAgain'
  })
