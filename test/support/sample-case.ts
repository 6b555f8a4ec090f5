import type { Case, CaseState, EmployerFacts } from '../../src/cases/domain/case.ts'
import type { Proof } from '../../src/cases/domain/ledger.ts'
import type { CaseEvent } from '../../src/cases/domain/transition.ts'
import type { CaseId, EmployerId, MessageId } from '../../src/kernel/ids.ts'
import type { Instant } from '../../src/kernel/time.ts'
import { instant, plus } from '../../src/kernel/time.ts'
import type { ProofKind } from '../../src/policy/index.ts'

/** One case of each state and one event of each kind, all of one moment, for tables of what meets what. */

export const now = instant(Date.UTC(2027, 2, 1, 15))
export const ago = (seconds: number): Instant => plus(now, -seconds)

export const ownCase = 'case A' as CaseId
export const otherCase = 'case B' as CaseId
export const ownMessage = 'message 1' as MessageId

export const proof = (kind: ProofKind, seconds = 0, caseId = ownCase): Proof => ({
  kind,
  caseId,
  at: ago(seconds),
  source: 'sample',
  evidence: 'digest',
})

/** Nothing stands in the way of this employer. */
export const well: EmployerFacts = {
  rucState: 'active',
  hasKey: true,
  blocked: false,
  frozen: false,
  hasMail: true,
  suspendedUntil: null,
  epoch: 7,
  doubtful: false,
  contested: false,
}

export const states: { readonly [Name in CaseState['is']]: Extract<CaseState, { is: Name }> } = {
  proving: { is: 'proving' },
  ready: { is: 'ready', sent: 0 },
  linkIssued: { is: 'linkIssued', messageId: ownMessage, requestedAt: ago(120), sent: 1 },
  completed: { is: 'completed', at: ago(60), generation: 2, signedInAt: null },
  suspended: { is: 'suspended', until: plus(now, 3_600) },
  referred: { is: 'referred', reason: 'noMail', at: ago(60) },
  closed: { is: 'closed', reason: 'withdrawn', at: ago(60) },
}

export function sampleCase(is: CaseState['is'], change: Partial<Case> = {}): Case {
  const ledger = is === 'proving' ? [proof('reg', 180)] : [proof('reg', 180), proof('gate', 150)]
  return {
    id: ownCase,
    employerId: 'employer' as EmployerId,
    path: 'online',
    state: states[is],
    ledger,
    touchedAt: ago(120),
    epoch: 7,
    ...change,
  }
}

export type EventOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>

export const events: { readonly [Type in CaseEvent['type']]: EventOf<Type> } = {
  proofObtained: { type: 'proofObtained', proof: proof('gate'), facts: well },
  provingSuspended: { type: 'provingSuspended', until: plus(now, 86_400), byThisCase: true },
  referred: { type: 'referred', reason: 'attendedOnly' },
  linkRequested: {
    type: 'linkRequested',
    messageId: 'message 2' as MessageId,
    facts: well,
    idleSince: ago(120),
  },
  contactAnswered: {
    type: 'contactAnswered',
    by: 'mail',
    messageId: 'message 2' as MessageId,
    facts: well,
  },
  linkExpired: { type: 'linkExpired' },
  mailRefused: { type: 'mailRefused', messageId: ownMessage },
  keySet: {
    type: 'keySet',
    proofs: [proof('reg'), proof('mail')],
    facts: well,
    generation: 2,
    idleSince: ago(120),
  },
  keyUnlocked: {
    type: 'keyUnlocked',
    proofs: [proof('reg'), proof('mail')],
    facts: well,
    generation: 1,
    idleSince: ago(120),
  },
  unlockChosen: { type: 'unlockChosen', path: 'unlockOnFile', facts: well },
  proofsExpired: { type: 'proofsExpired' },
  signedIn: { type: 'signedIn' },
  employerChanged: { type: 'employerChanged' },
  reported: { type: 'reported' },
  withdrawn: { type: 'withdrawn' },
  wayChosen: { type: 'wayChosen', path: 'inPerson', facts: well },
  contactSet: {
    type: 'contactSet',
    confirmed: true,
    formerTold: true,
    epochBefore: 7,
    facts: { ...well, epoch: 8 },
  },
}

export const stateNames = Object.keys(states) as readonly CaseState['is'][]
export const eventTypes = Object.keys(events) as readonly CaseEvent['type'][]
