import { moveWithin } from '../../cases/app/move-case.ts'
import { linkStep, unlessSpent, type RequestLinkDeps } from '../../cases/app/request-link.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { Confirmation, Confirmed } from '../../staff/app/confirm-again.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import type { ShownPasskey } from '../../staff/app/show-passkey.ts'
import { mayApprove } from '../../staff/domain/roles.ts'
import { judgeDecision, longestNote, type Decision, type ResetId } from '../domain/reset-request.ts'
import { actAtCounter, type AtCounter, type CounterRefusal } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'
import type { CounterFile } from './counter-file.ts'
import type { KeptAttendance, ResetRequest } from './counter-ports.ts'
import { shownNow } from './request-reset.ts'
import { isRunOut } from './run-out.ts'

export interface DecideDeps extends CounterDeps {
  readonly link: RequestLinkDeps
  readonly confirmation: Confirmation
}

export interface AskedDecision {
  readonly id: ResetId
  readonly decision: Decision
  readonly reason: string
  /** The digest that stood on the page of whoever decides. */
  readonly digest: string
  readonly passkey: ShownPasskey
}

/** `stale`: something that was shown is different now, or has run out; the request is void, and asked for anew. */
export type DecisionRefusal =
  CounterRefusal | 'noRequest' | 'decided' | 'self' | 'saw' | 'reason' | 'stale' | 'passkey' | 'dayLimit'

/** What a passkey is asked for again: this request, and no other act. */
export const decisionCeremony = (id: ResetId): string => `reset:${id}`

/**
 * Another natural person decides about a reset (S-09). What was shown must still be so, to the last digit; the proof
 * `second` and the link are written with the decision, in one transaction, or nothing is (I-12, ATK-43, ATK-48).
 */
export async function decideReset(
  deps: DecideDeps,
  officer: OnDuty,
  asked: AskedDecision,
): Promise<Outcome<Decision, DecisionRefusal>> {
  const request = await deps.counter.request(asked.id)
  const seen = request === undefined ? undefined : await deps.cases.load(request.caseId)
  if (request === undefined || seen === undefined) return refused('noRequest', undefined)
  // Before the passkey is used up: what cannot be decided is said at once.
  const judged = judgeDecision(await standingOf(deps, request, officer), asked)
  if (!judged.ok) return judged
  const passkey = await deps.confirmation.confirm(officer, decisionCeremony(asked.id), asked.passkey)
  if (!passkey.ok) return refused('passkey', undefined)
  const send = await linkStep(deps.link, seen, 'short', { officer: officer.id })

  const decide = (at: AtCounter) =>
    decideHeld(deps, officer, asked, at, passkey.value, (loaded) => send(loaded))
  return unlessSpent(actAtCounter<Decision, DecisionRefusal>(deps, officer, request.caseId, decide, 'over'))
}

const standingOf = async (
  { counter }: Pick<CounterDeps, 'counter'>,
  request: ResetRequest,
  officer: OnDuty,
  tx?: Tx,
) => ({
  isDecided: request.decision !== null,
  barredBy: barredBy(officer, request, await counter.lastAttendance(request, tx)),
})

/**
 * Why this officer is not the one who decides, if so. `self`: they asked for it, or have not the power to; `saw`: they
 * saw the person, or entered what a colleague wrote on paper (I-12, F-41).
 */
export const barredBy = (
  officer: OnDuty,
  { requestedBy }: Pick<ResetRequest, 'requestedBy'>,
  attendance: KeptAttendance | null,
): 'self' | 'saw' | undefined => {
  if (!mayApprove('reset', officer, requestedBy.person)) return 'self'
  return attendance?.verifiers.includes(officer.person) === true ? 'saw' : undefined
}

async function decideHeld(
  deps: DecideDeps,
  officer: OnDuty,
  asked: AskedDecision,
  { tx, loaded }: AtCounter,
  confirmed: Confirmed,
  send: Awaited<ReturnType<typeof linkStep>>,
): Promise<Outcome<Decision, DecisionRefusal>> {
  const request = await deps.counter.request(asked.id, tx)
  if (request === undefined) return refused('noRequest', undefined)
  const judged = judgeDecision(await standingOf(deps, request, officer, tx), asked)
  if (!judged.ok) return judged
  if (!(await confirmed(tx))) return refused('passkey', undefined)

  const { digest, file } = await shownNow(deps, tx, loaded, request)
  const isInTime = loaded.case.state.is === 'proving' && !isRunOut(loaded, deps.policy)
  const isAsShown = isInTime && digest === request.digest && digest === asked.digest
  const isDone =
    isAsShown &&
    (asked.decision !== 'approved' ||
      (await approve(deps, officer, tx, loaded, request, isThere(file) ? send : undefined)))
  const decision = isDone ? asked.decision : 'void'
  const reason = asked.reason.trim().slice(0, longestNote)
  const by = isDone ? officer.id : null
  // The row is decided last, and by a condition: whoever was faster has won.
  if (!(await deps.counter.decide(tx, request, { decision, by, reason: isDone ? reason : '' })))
    throw new Error('a request of a case that is held was decided')
  // What was approved has gone on by itself.
  await deps.desk.setStatus(tx, loaded.case.id, ['second'], 'staff', loaded.now)
  await deps.audit.append(tx, {
    act: 'resetDecided',
    employerId: loaded.employer.id,
    actor: { officer: officer.id },
    caseCode: loaded.code,
    reason: decision,
    detail: { request: request.id, digest },
  })
  return isDone ? ok(asked.decision) : refused('stale', undefined)
}

/** Whoever was attended on paper has gone home: their link waits until somebody has them at their mailbox (F-41). */
const isThere = ({ attendance }: CounterFile): boolean => attendance?.paper == null

/** The second person's proof and, where one is sent at once, the link, one after the other on the same held case. */
async function approve(
  deps: DecideDeps,
  officer: OnDuty,
  tx: Tx,
  loaded: LoadedCase,
  request: ResetRequest,
  send: Awaited<ReturnType<typeof linkStep>> | undefined,
): Promise<boolean> {
  const { id } = loaded.case
  const proved = await moveWithin(deps, tx, loaded, {
    event: {
      type: 'proofObtained',
      facts: loaded.employerFacts,
      proof: {
        kind: 'second',
        caseId: id,
        at: loaded.now,
        source: deps.memberDigest(officer.id),
        evidence: deps.evidenceOf(request.digest),
      },
    },
    named: 'approved',
    told: { act: 'proofObtained', actor: { officer: officer.id }, detail: { kind: 'second' } },
  })
  const ready = proved.ok ? await deps.cases.lock(tx, id) : undefined
  if (ready === undefined) return false
  if (ready.case.state.is !== 'ready') return false
  if (send === undefined) return true
  const sent = await moveWithin(deps, tx, ready, send(ready))
  // Nothing of it stays written: a second proof without its link would be an approval that nobody sees.
  if (!sent.ok) throw new Error(`a link that was approved could not be asked for: ${sent.code}`)
  return sent.value.moved.case.state.is === 'linkIssued'
}
