import type { Case, CaseState, EmployerFacts } from '../../../src/cases/domain/case.ts'
import type { Proof } from '../../../src/cases/domain/ledger.ts'
import type { CaseId, EmployerId, LinkId, MessageId } from '../../../src/kernel/ids.ts'
import type { Instant } from '../../../src/kernel/time.ts'
import { instant, plus } from '../../../src/kernel/time.ts'
import type { Link } from '../../../src/links/domain/link.ts'
import type { ProofKind } from '../../../src/policy/index.ts'
import type { Tries } from '../../../src/proofs/challenges/domain/tries.ts'
import { freshTries } from '../../../src/proofs/challenges/domain/tries.ts'
import type { Machine } from './machine.ts'
import type { Claim, Employer, ModelLink, Slot, World } from './world.ts'
import { facts, isUnderWay, noClaim } from './world.ts'

/** Turns what the model knows into what the product's functions take, and their answers back. */

/** It is always this moment; what passes is the age of everything else. */
export const now = instant(1_900_000_000_000)
const ago = (age: number): Instant => plus(now, -age)
const ageOf = (at: Instant): number => (now - at) / 1000

const employerId = 'employer' as EmployerId
export const caseIds = ['case A', 'case B'] as readonly string[] as readonly [CaseId, CaseId]
/** Where a proof really came from. The product carries it along and never reads it. */
export const proofOf = (kind: ProofKind, slot: Slot, age: number): Proof => ({
  kind,
  caseId: caseIds[slot],
  at: ago(age),
  source: 'model',
  evidence: caseIds[slot],
})

const todaysEpoch = 2

export const factsOf = (employer: Employer, ruc: EmployerFacts['rucState']): EmployerFacts => {
  const { blocked, hasMail, frozen } = facts(employer)
  return {
    rucState: ruc,
    hasKey: true,
    blocked,
    frozen,
    hasMail,
    suspendedUntil: null,
    epoch: todaysEpoch,
    doubtful: false,
  }
}

const messageId = (slot: Slot, sent: number): MessageId => `message ${slot}.${sent}` as MessageId
export const nextMessage = (slot: Slot, claim: Claim): MessageId => messageId(slot, claim.sent + 1)
export const currentMessage = (slot: Slot, claim: Claim): MessageId => messageId(slot, claim.sent)

export function caseOf(slot: Slot, claim: Claim, { epochOfCase, restoreEpochOfCase }: Machine): Case {
  const other = slot === 0 ? 1 : 0
  const gateFrom = claim.borrowed ? other : slot
  return {
    id: caseIds[slot],
    employerId,
    path: claim.is === 'elsewhere' ? 'inPerson' : 'online',
    state: stateOf(slot, claim),
    ledger: [
      ...(claim.is === 'elsewhere' ? [] : [proofOf('reg', slot, claim.reg)]),
      ...(claim.gate === null ? [] : [{ ...proofOf('gate', gateFrom, claim.gate), caseId: caseIds[slot] }]),
    ],
    touchedAt: ago(claim.touched),
    epoch:
      (epochOfCase && claim.changed) || (restoreEpochOfCase && claim.restored)
        ? todaysEpoch - 1
        : todaysEpoch,
  }
}

function stateOf(slot: Slot, claim: Claim): CaseState {
  switch (claim.is) {
    case 'proving':
      return { is: 'proving' }
    case 'ready':
      return { is: 'ready', sent: claim.sent }
    case 'linkIssued':
      return {
        is: 'linkIssued',
        messageId: messageId(slot, claim.sent),
        requestedAt: ago(claim.asked),
        sent: claim.sent,
      }
    case 'completed':
      return { is: 'completed', at: now, generation: 2, signedInAt: claim.signedIn ? now : null }
    case 'suspended':
      return { is: 'suspended', until: now }
    case 'referred':
      return { is: 'referred', reason: claim.reason ?? 'attendedOnly', at: now }
    case 'closed':
      return { is: 'closed', reason: 'withdrawn', at: now }
    // As it stands before an officer once it was chosen; what becomes of it there is not followed here.
    case 'elsewhere':
      return { is: 'proving' }
    case 'none':
      throw new Error('there is no case yet')
  }
}

/** The claim after its case moved. The person did something, or the end of a wait did not count as that. */
export function claimAfter(slot: Slot, before: Claim, { path, state, ledger, touchedAt }: Case): Claim {
  if (path !== 'online') return { ...noClaim, is: 'elsewhere' }
  switch (state.is) {
    case 'completed':
      return { ...noClaim, is: 'completed', signedIn: state.signedInAt !== null }
    case 'suspended':
    case 'closed':
      return { ...noClaim, is: state.is }
    case 'referred':
      return { ...noClaim, is: 'referred', reason: state.reason }
    default: {
      const reg = ledger.find(({ kind }) => kind === 'reg')
      const gate = ledger.find(({ kind }) => kind === 'gate')
      const touched = ageOf(touchedAt)
      return {
        ...before,
        is: state.is,
        sent: state.is === 'proving' ? 0 : state.sent,
        asked: state.is === 'linkIssued' ? ageOf(state.requestedAt) : 0,
        reg: reg === undefined ? before.reg : ageOf(reg.at),
        gate: gate === undefined ? null : ageOf(gate.at),
        touched,
        idle: touched === 0 ? 0 : before.idle,
        borrowed: before.borrowed || ledger.some(({ evidence }) => evidence !== caseIds[slot]),
      }
    }
  }
}

/** Until when the person could do nothing but wait: the message's own word, and now while it is under way. */
export const waitedUntil = (claim: Claim): Instant | null =>
  claim.message === 'none' ? null : isUnderWay(claim) ? now : ago(claim.arrived)

/** `link_dies_at` of the store; the young link is the one that took an older one's place. */
export function linkOf(world: World, index: number, { policy }: Machine): Link {
  const link = world.links[index]
  const newer = index === 0 ? undefined : world.links[0]
  if (link === undefined) throw new Error('no such link')
  const mintedAt = ago(link.minted)
  const acceptedAt = link.accepted === null ? null : ago(link.accepted)
  const cap = plus(mintedAt, policy.link.cap)
  const life = acceptedAt === null ? cap : plus(acceptedAt, policy.link.life)
  const voided = link.state === 'newerLink' || link.state === 'caseMoved'
  return {
    id: `link ${index}` as LinkId,
    ref: '',
    employerId,
    caseId: caseIds[link.of],
    digest: none,
    codeDigest: none,
    mintedAt,
    kind: 'recovery',
    contact: 'mail',
    acceptedAt,
    diesAt: life < cap ? life : cap,
    codeTries: 0,
    browser: null,
    consumedAt: link.state === 'consumed' ? mintedAt : null,
    voidedAt: voided ? now : null,
    voidReason: voided ? link.state : null,
    replacedAt: newer === undefined ? null : ago(newer.minted),
    current: link.current,
    now,
  }
}

const none = new Uint8Array()

export const triesOf = ({ tries }: World, age = 0): Tries =>
  tries === 'suspended'
    ? { ...freshTries, refused: 3, suspendedUntil: plus(now, 86_400 - age) }
    : { ...freshTries, refused: tries }

/** The model's own reading of "expired": whole seconds, and no word of the product's. */
export const isInTime = (link: ModelLink): boolean =>
  link.minted < 600 && (link.accepted === null || link.accepted < 180)
