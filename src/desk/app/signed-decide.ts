import { linkStep, unlessSpent } from '../../cases/app/request-link.ts'
import { isOpen, isStopped } from '../../cases/domain/transition.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { RelationCheck } from '../../proofs/registry/app/check-relation.ts'
import { carryOut, type Accepted, type CarriedOut } from '../../proofs/signatures/app/carry-out.ts'
import type { Judgement } from '../../proofs/signatures/domain/judgement.ts'
import type { Confirmed } from '../../staff/app/confirm-again.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import type { ShownPasskey } from '../../staff/app/show-passkey.ts'
import { longestNote } from '../domain/reset-request.ts'
import { judgeAcceptable, type AcceptanceId } from '../../proofs/signatures/domain/review.ts'
import { acceptanceCeremony, isBarred } from './signed-acceptance.ts'
import type { SignedDeskDeps } from './signed-deps.ts'
import { heldSigned, type HeldSigned, type SignedRefusal } from './signed-held.ts'
import type { Acceptance } from './signed-ports.ts'
import { lookAgain, type LookedAt } from './signed-recheck.ts'
import { shownDigest, waitingOf, type SignedCase } from './signed-view.ts'

export interface AskedSignedDecision {
  readonly id: AcceptanceId
  readonly decision: 'approved' | 'returned'
  readonly reason: string
  /** The digest that stood on the page of whoever decides. */
  readonly digest: string
  readonly passkey: ShownPasskey
}

/**
 * `stale`: something is not as it was shown, and the acceptance is void. `used`: the request was used, closed or late.
 * `blocked`: sound, and it cannot be carried out now, as another change or an officer at the counter is under way.
 */
export type SignedDecisionRefusal =
  | Exclude<SignedRefusal, 'notMine'>
  | 'decided'
  | 'self'
  | 'reason'
  | 'busy'
  | 'passkey'
  | 'stale'
  | 'used'
  | 'blocked'

/** What followed; `recorded`: it asks for what people do elsewhere. `returned`: it goes back to who asked. */
export type SignedDecided = CarriedOut | 'recorded' | 'returned'

/**
 * Another natural person decides about what an officer would accept (S-11). Everything is judged once more, so that a
 * certificate that was revoked a minute ago is refused; what follows is what would have followed by itself: the proofs and
 * the ordinary link to the registered mailbox, or the change with its own confirmation. One transaction, or nothing.
 */
export async function decideAcceptance(
  deps: SignedDeskDeps,
  officer: OnDuty,
  seen: SignedCase,
  asked: AskedSignedDecision,
): Promise<Outcome<SignedDecided, SignedDecisionRefusal>> {
  const { acceptance } = seen
  if (acceptance?.id !== asked.id || acceptance.decision !== null) return refused('decided')
  // Before the passkey is used up: what cannot be decided is said at once.
  if (isBarred(officer, acceptance)) return refused('self')
  const isReturned = asked.decision === 'returned'
  const reason = asked.reason.trim()
  if (reason.length > longestNote || (isReturned && reason === '')) return refused('reason')
  const looked = isReturned ? noLook : await lookAgain(deps, seen)
  if (looked === undefined) return refused('busy')
  const passkey = await deps.confirmation.confirm(officer, acceptanceCeremony(asked.id), asked.passkey)
  if (!passkey.ok) return refused('passkey')
  const send = isReturned
    ? undefined
    : await linkStep(deps.link, seen.loaded, 'short', { officer: officer.id })
  const decide = (sending: Accepted['send']) =>
    decideHeld(deps, officer, seen, asked, { looked, reason, confirmed: passkey.value, send: sending })
  const done = await unlessSpent(decide(send))
  // The links of the day are spent: what was proven stays, and the person asks for the link tomorrow.
  return done.ok || done.code !== 'dayLimit' ? done : decide(undefined)
}

const noLook: LookedAt = { judgements: [], relation: undefined }

interface Deciding {
  readonly looked: LookedAt
  readonly reason: string
  readonly confirmed: Confirmed
  readonly send: Accepted['send']
}

/** Ends the transaction with nothing of it written. */
class NothingWritten extends Error {
  readonly code: 'used' | 'blocked'
  constructor(code: 'used' | 'blocked') {
    super(code)
    this.code = code
  }
}

async function decideHeld(
  deps: SignedDeskDeps,
  officer: OnDuty,
  seen: SignedCase,
  asked: AskedSignedDecision,
  deciding: Deciding,
): Promise<Outcome<SignedDecided, SignedDecisionRefusal>> {
  try {
    const done = await heldSigned<SignedDecided, SignedDecisionRefusal>(
      deps,
      officer,
      seen,
      async (held) => {
        const now = await deps.reviews.lastAcceptance(seen.upload.id, held.tx)
        if (now?.id !== asked.id || now.decision !== null) return refused('decided')
        if (isBarred(officer, now)) return refused('self')
        if (!(await deciding.confirmed(held.tx))) return refused('passkey')
        if (asked.decision === 'returned') {
          await close(deps, held, officer, now, 'returned', deciding.reason)
          return ok('returned')
        }
        return approve(deps, held, officer, seen, now, asked, deciding)
      },
      'second',
    )
    return done.ok || done.code !== 'notMine'
      ? (done as Outcome<SignedDecided, SignedDecisionRefusal>)
      : refused('over')
  } catch (fault) {
    if (fault instanceof NothingWritten) return refused(fault.code)
    throw fault
  }
}

async function approve(
  deps: SignedDeskDeps,
  held: HeldSigned,
  officer: OnDuty,
  seen: SignedCase,
  acceptance: Acceptance,
  asked: AskedSignedDecision,
  { looked, reason, send }: Deciding,
): Promise<Outcome<SignedDecided, 'over' | 'stale'>> {
  const { tx, loaded } = held
  const { upload, request } = seen
  const { judgements, relation } = looked
  const judged = judgeAcceptable(waitingOf(seen), judgements, loaded.claimant)
  const registry = registryOf(relation)
  const by = { reason: acceptance.reason, requestedBy: acceptance.requestedBy.id }
  const digest = shownDigest(deps, { ...seen, loaded }, judgements, by)
  const isAsShown = digest === acceptance.digest && digest === asked.digest
  const signatureSha256 = judged.ok ? judged.value.evidence.signatureSha256 : undefined
  if (!judged.ok || !isAsShown || registry === undefined || signatureSha256 === undefined) {
    // What was found now is what the next one who asks begins with.
    await deps.reviews.keepJudgements(tx, upload, upload.id, judgements)
    await close(deps, held, undefined, acceptance, 'void', '')
    return refused('stale')
  }

  const isFresh = await deps.uploads.holdSignature(tx, signatureSha256)
  if (!isFresh || !(await deps.requests.consume(tx, upload, request.id, upload.id)))
    throw new NothingWritten('used')
  const led =
    request.purpose === 'representative'
      ? recorded(loaded)
      : await carriedOut(deps, held, officer, { request, signatureSha256, registry, send })
  const judgement = withConsumed(judged.value)
  if (!(await deps.uploads.decide(tx, upload, upload.id, { state: 'accepted', judgement })))
    throw new NothingWritten('used')
  await close(deps, held, officer, acceptance, 'approved', reason)
  await deps.audit.append(tx, {
    act: 'signedRequestAccepted',
    employerId: upload.employerId,
    actor: { officer: officer.id },
    caseCode: loaded.code,
    detail: { purpose: request.purpose, request: request.number, signature: signatureSha256, led },
  })
  if (led === 'recorded') await deps.tellDecided(tx, loaded, { is: 'recorded' })
  return ok(led)
}

/** What people do elsewhere; of a case that has ended, or was stopped, nothing is done. */
function recorded({ case: { state } }: HeldSigned['loaded']): 'recorded' {
  if (!isOpen(state)) throw new NothingWritten('used')
  if (isStopped(state)) throw new NothingWritten('blocked')
  return 'recorded'
}

async function carriedOut(
  deps: SignedDeskDeps,
  { tx, loaded }: HeldSigned,
  officer: OnDuty,
  accepted: Omit<Accepted, 'before' | 'actor'>,
): Promise<CarriedOut> {
  const done = await carryOut(deps, tx, { ...accepted, before: loaded, actor: { officer: officer.id } })
  // Nothing of it stays written: the request is open still, and the acceptance waits.
  if (!done.ok) throw new NothingWritten(done.code === 'over' ? 'used' : 'blocked')
  return done.value
}

/** A pair that both registries confirm, also where only an officer may judge what follows from it. */
function registryOf(check: RelationCheck | undefined): Accepted['registry'] | undefined {
  if (check?.relation.verdict !== 'match') return undefined
  const { rucState, evidence } = check.relation
  return {
    verdict: 'match',
    rucState,
    source: evidence.map(({ source }) => source).join(', '),
    evidence: check.evidenceDigest,
  }
}

const withConsumed = (judgement: Judgement): Judgement => ({
  ...judgement,
  checks: judgement.checks.map((one) =>
    one.check === 'consumed' ? { check: 'consumed', result: 'passed' } : one,
  ),
})

async function close(
  deps: SignedDeskDeps,
  { tx, loaded }: HeldSigned,
  officer: OnDuty | undefined,
  acceptance: Acceptance,
  decision: 'approved' | 'returned' | 'void',
  reason: string,
): Promise<void> {
  // Decided by a condition: whoever was faster has won.
  if (!(await deps.reviews.decide(tx, acceptance, { decision, by: officer?.id ?? null, reason })))
    throw new Error('an acceptance of a case that is held was decided')
  await deps.audit.append(tx, {
    act: 'signedAcceptanceDecided',
    employerId: acceptance.employerId,
    actor: officer === undefined ? 'system' : { officer: officer.id },
    caseCode: loaded.code,
    reason: decision,
    detail: { acceptance: acceptance.id, digest: acceptance.digest },
  })
}
