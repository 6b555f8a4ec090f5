import type { Case, CaseState, EmployerFacts } from '../../../src/cases/domain/case.ts'
import type { Proof } from '../../../src/cases/domain/ledger.ts'
import type { CaseId, EmployerId, MessageId } from '../../../src/kernel/ids.ts'
import type { Instant } from '../../../src/kernel/time.ts'
import { instant, plus } from '../../../src/kernel/time.ts'
import type { ProofKind } from '../../../src/policy/index.ts'
import type { Attempt, Held, Walk } from './walk.ts'

/** Turns what the model knows into what the product's functions take, and their answers back. */

/** It is always this moment; what passes is the age of everything else. */
export const now = instant(1_900_000_000_000)
export const ago = (age: number): Instant => plus(now, -age)
const ageOf = (at: Instant): number => (now - at) / 1000

const own = 'own case' as CaseId
const other = 'other case' as CaseId
const todaysEpoch = 2

/** Who checks and who approves, unless one of them does both. */
const officers: Readonly<Partial<Record<ProofKind, string>>> = { att: 'Eva', second: 'Luis' }

/** `evidence` keeps where a proof really came from. The product carries it along and never reads it. */
export const proofOf = (kind: ProofKind, { age, foreign }: Held, by = officers[kind]): Proof => ({
  kind,
  caseId: foreign ? other : own,
  at: ago(age),
  source: by ?? 'model',
  evidence: foreign ? other : own,
})

export const messageOf = (sent: number): MessageId => `message ${sent}` as MessageId

export const factsOf = ({ employer, doubtful }: Walk): EmployerFacts => ({
  rucState: employer === 'rucSuspended' ? 'suspended' : employer === 'rucCancelled' ? 'cancelled' : 'active',
  hasKey: employer !== 'noKey',
  blocked: employer === 'blocked',
  frozen: employer === 'frozen',
  hasMail: employer !== 'noMail',
  suspendedUntil: null,
  epoch: todaysEpoch,
  // Whoever flags the employer reports its key as well: what is said of the one is said of the other.
  ...(doubtful !== undefined && { doubtful, contested: doubtful }),
})

/** The same employer when a contact was set: there is a mailbox, and the epoch has moved. */
export const withContact = (facts: EmployerFacts): EmployerFacts => ({
  ...facts,
  hasMail: true,
  epoch: facts.epoch + 1,
})

export const caseOf = (attempt: Attempt): Case => ({
  id: own,
  employerId: 'employer' as EmployerId,
  path: attempt.path,
  state: stateOf(attempt),
  ledger: Object.entries(attempt.held).map(([kind, held]) => proofOf(kind as ProofKind, held)),
  touchedAt: ago(attempt.touched),
  epoch: attempt.changed ? todaysEpoch - 1 : todaysEpoch,
})

function stateOf({ is, sent, asked, signedIn, reason }: Attempt): CaseState {
  switch (is) {
    case 'proving':
      return { is }
    case 'ready':
      return { is, sent }
    case 'linkIssued':
      return { is, messageId: messageOf(sent), requestedAt: ago(asked), sent }
    case 'completed':
      return { is, at: now, generation: 2, signedInAt: signedIn ? now : null }
    case 'suspended':
      return { is, until: now }
    case 'referred':
      return { is, reason: reason ?? 'attendedOnly', at: now }
    case 'closed':
      return { is, reason: 'withdrawn', at: now }
  }
}

/** What an ended case held is forgotten; a completed one keeps it as it was, the worst that could be used again. */
export function attemptAfter(before: Attempt, { path, state, ledger, touchedAt }: Case): Attempt {
  const ended: Attempt = {
    ...before,
    is: state.is,
    sent: 0,
    asked: 0,
    held: {},
    touched: 0,
    lapsed: false,
    changed: false,
  }
  switch (state.is) {
    case 'completed':
      return { ...ended, held: heldIn(ledger), signedIn: state.signedInAt !== null }
    case 'referred':
      return { ...ended, reason: state.reason }
    case 'suspended':
    case 'closed':
      return ended
    default:
      return {
        ...before,
        path,
        ...(ledger.length === 0 ? { lapsed: false, changed: false } : {}),
        is: state.is,
        sent: state.is === 'proving' ? 0 : state.sent,
        asked: state.is === 'linkIssued' ? ageOf(state.requestedAt) : 0,
        held: heldIn(ledger),
        touched: ageOf(touchedAt),
      }
  }
}

const heldIn = (ledger: readonly Proof[]): Attempt['held'] =>
  Object.fromEntries(
    ledger.map(({ kind, at, evidence }) => [kind, { age: ageOf(at), foreign: evidence === other }]),
  )
