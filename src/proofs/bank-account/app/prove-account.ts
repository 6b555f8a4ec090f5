import { moveWithin } from '../../../cases/app/move-case.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { closedByRegistries, type RegistryNow } from '../../../cases/app/registry-again.ts'
import type { Case } from '../../../cases/domain/case.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { RegistrySource } from '../../../policy/policy.ts'
import type { Amounts } from '../domain/amounts.ts'
import { isAskable, placeOf } from './check-account.ts'
import { isOpen, questionOf, type OrderDeps } from './order-proof.ts'
import type { BankKind, BankOrder, BankPlace } from './ports.ts'

export interface ProveDeps extends OrderDeps {
  /** What the registries say of the case's pair now: days may lie between an order and its answer. */
  registryNow(loaded: LoadedCase): Promise<RegistryNow>
  /** Keyed; base64url: of the order that was answered. */
  evidenceOf(id: CaseId, order: Pick<BankOrder, 'id'>): string
}

export type ProveRefusal =
  /** Nothing is open in this case: an older page, or another tab did it. */
  | 'notNow'
  | 'over'
  | 'mismatch'
  /** The last wrong value: this deposit proves nothing any more. */
  | 'ended'
  | 'registryDown'
  /** The registries, or the employer's own record, say something else than when it was ordered. */
  | 'changed'
  | 'pending'
  | 'refused'
  | 'unavailable'

export interface Refusal {
  /** Values that may still be typed. */
  readonly left?: number
  readonly registry?: RegistrySource
}

type Proven = Outcome<Case, ProveRefusal, Refusal>

/**
 * The two amounts, as the person read them on their statement. A try is taken before they are compared, under the row
 * of the order: of fifty at once no more are looked at than are left, and one is right (ATK-20). An outage of a
 * registry takes none (I-10).
 */
export async function returnAmounts(deps: ProveDeps, id: CaseId, typed: Amounts): Promise<Proven> {
  const asked = await askRegistries(deps, id, 'deposit')
  if (!asked.ok) return asked
  const { registry, order: seen } = asked.value
  return deps.atomically(async (tx): Promise<Proven> => {
    const before = await deps.cases.lock(tx, id)
    if (before === undefined || !isAskable(before)) return refused('notNow', {})
    const place = placeOf(before)
    const most = deps.policy.bank.depositTries
    const stands = await stillStands(deps, tx, before, seen)
    if (!stands) return refused('changed', {})
    // The tries of the employer are counted while they are held, over all its cases (ATK-22).
    await deps.tries.hold(tx, before, false)
    const ofEmployer = deps.policy.bank.depositTriesMonth
    const taken = await deps.bank.takeTry(tx, place, seen.id, { ofOrder: most, ofEmployer })
    if (taken === undefined) {
      await deps.bank.refuse(tx, place, seen.id)
      return refused('over', {})
    }
    if (deps.sameBytes(taken.amounts, deps.amountsDigest({ id: seen.id, caseId: id }, typed)))
      return prove(deps, tx, before, seen, registry)
    const left = most - taken.tries
    if (left <= 0) await deps.bank.refuse(tx, place, seen.id)
    await deps.audit.append(tx, {
      act: 'bankAnswerRefused',
      employerId: place.employerId,
      actor: 'visitor',
      caseCode: before.code,
      reason: 'bankAmountMismatch',
      detail: { order: seen.id, left: Math.max(0, left) },
    })
    return left <= 0 ? refused('ended', { left: 0 }) : refused('mismatch', { left })
  })
}

/** Looks what the bank's customer said. Only `approved` proves; what is not known counts for nothing (I-10). */
export async function askBank(deps: ProveDeps, id: CaseId): Promise<Proven> {
  const asked = await askRegistries(deps, id, 'confirmation')
  if (!asked.ok) return asked
  const { registry, order: seen, loaded } = asked.value
  const account = deps.onRecord(loaded)
  // Asked about the account on record now: where that is another one, the order is over all the same.
  const word =
    account === undefined ? 'unavailable' : await deps.gateway.answerTo(questionOf(loaded, seen.ref, account))
  if (word === 'pending' || word === 'unavailable') {
    if (account !== undefined) return refused(word, {})
  }
  return deps.atomically(async (tx): Promise<Proven> => {
    const before = await deps.cases.lock(tx, id)
    if (before === undefined || !isAskable(before)) return refused('notNow', {})
    if (!(await stillStands(deps, tx, before, seen))) return refused('changed', {})
    if (word === 'approved') return prove(deps, tx, before, seen, registry)
    await deps.bank.refuse(tx, placeOf(before), seen.id)
    await deps.audit.append(tx, {
      act: 'bankAnswerRefused',
      employerId: before.employer.id,
      actor: 'visitor',
      caseCode: before.code,
      reason: 'refused',
      detail: { order: seen.id },
    })
    return refused('refused', {})
  })
}

interface Asked {
  readonly loaded: LoadedCase
  readonly order: BankOrder
  readonly registry: Extract<RegistryNow, { verdict: 'match' }>
}

/** Before anything is held or counted: what is open in this case, and what the registries say now. */
async function askRegistries(
  deps: ProveDeps,
  id: CaseId,
  kind: BankKind,
): Promise<Outcome<Asked, ProveRefusal, Refusal>> {
  const loaded = await deps.cases.load(id)
  if (loaded === undefined || !isAskable(loaded)) return refused('notNow', {})
  const order = await deps.bank.newest(placeOf(loaded))
  if (order === undefined || order.kind !== kind) return refused('notNow', {})
  if (!isOpen(order)) return refused('over', {})
  const registry = await deps.registryNow(loaded)
  if (registry.verdict === 'unavailable') return refused('registryDown', { registry: registry.registry })
  if (registry.verdict === 'mismatch') {
    await closedByRegistries(deps, loaded, registry)
    return refused('changed', {})
  }
  return ok({ loaded, order, registry })
}

/**
 * What was ordered proves whoever had the account then. Another account since, or another state of the employer, ends
 * the order and says so (I-05).
 */
async function stillStands(deps: ProveDeps, tx: Tx, before: LoadedCase, order: BankOrder): Promise<boolean> {
  const account = deps.onRecord(before)
  const isSame = account !== undefined && !account.isRecent && deps.sameBytes(account.digest, order.account)
  if (isSame && order.epoch === before.employerFacts.epoch) return true
  await deps.bank.refuse(tx, placeOf(before), order.id)
  if (order.epoch !== before.employerFacts.epoch)
    await moveWithin(deps, tx, before, {
      event: { type: 'employerChanged' },
      named: 'employerChanged',
      told: { act: 'caseClosed', reason: 'employerChanged' },
    })
  return false
}

/**
 * The proof goes to the ledger of this case, with the word of the registries from now: what was shown when it was
 * ordered is shown anew. The order is used up in the same transaction, once (I-03).
 */
async function prove(
  deps: ProveDeps,
  tx: Tx,
  before: LoadedCase,
  order: BankOrder,
  registry: Extract<RegistryNow, { verdict: 'match' }>,
): Promise<Proven> {
  const place: BankPlace = placeOf(before)
  const { id } = before.case
  if (!(await deps.bank.use(tx, place, order.id))) return refused('over', {})
  const chosen = await moveWithin(deps, tx, before, {
    event: { type: 'wayChosen', path: 'household', facts: before.employerFacts },
    named: 'bankAnswered',
    told: { act: 'bankAnswered', detail: { kind: order.kind, order: order.id } },
  })
  if (!chosen.ok) throw new Error(`a way of a held case was refused: ${chosen.code}`)
  const kinds = [
    { kind: 'reg', source: registry.source, evidence: registry.evidence },
    { kind: 'bank', source: order.kind, evidence: deps.evidenceOf(id, order) },
  ] as const
  let now = chosen.value.moved.case
  for (const shown of kinds) {
    const held = await deps.cases.lock(tx, id)
    if (held === undefined) throw new Error('a case that is held is gone')
    if (held.case.state.is !== 'proving') break
    const moved = await moveWithin(deps, tx, held, {
      event: {
        type: 'proofObtained',
        facts: { ...held.employerFacts, rucState: registry.rucState },
        proof: { ...shown, caseId: id, at: held.now },
      },
      named: shown.kind === 'reg' ? 'registriesAgreed' : 'proved',
      told: { act: 'proofObtained', detail: { kind: shown.kind } },
      rucState: registry.rucState,
    })
    if (!moved.ok) throw new Error(`a proof of a held case was refused: ${moved.code}`)
    now = moved.value.moved.case
  }
  return ok(now)
}
