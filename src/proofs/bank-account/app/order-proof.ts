import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { drawAmounts, type Amounts, type RandomBelow } from '../domain/amounts.ts'
import { isAskable, placeOf, type CheckAccountDeps } from './check-account.ts'
import type { AccountOnRecord, BankGateway, BankKind, BankOrder, BankOrderId, BankQuestion } from './ports.ts'

export interface OrderDeps extends CheckAccountDeps {
  readonly gateway: BankGateway
  readonly random: RandomBelow
  newOrderId(): BankOrderId
  /** 128 random bits. */
  newRef(): string
  /** Keyed; bound to the order and its case, so that the amounts of one prove nothing in another (I-03). */
  amountsDigest(of: { readonly id: BankOrderId; readonly caseId: CaseId }, amounts: Amounts): Uint8Array
  sameBytes(a: Uint8Array, b: Uint8Array): boolean
  /** M-35 to every registered mailbox: whoever did not ask for it sees that somebody does. */
  tellOrdered(tx: Tx, loaded: LoadedCase, order: OrderedWords): Promise<void>
}

export interface OrderedWords {
  readonly orderId: BankOrderId
  readonly kind: BankKind
  readonly until: Instant
}

export type OrderRefusal =
  | 'notNow'
  /** The account was not named in this case, or is another one since. */
  | 'notNamed'
  | 'recent'
  | 'tooMany'
  /** Too many wrong amounts, over all cases of the employer: no deposit for some days. */
  | 'wrongAmounts'
  /** The bank does not do it for this account. */
  | 'refused'
  | 'unavailable'

/** A bank takes no longer than this; an order that waits longer died with its process. Seconds. */
const beingOrdered = 120

/** Whether an order can still prove something. */
export const isOpen = ({ state, expiresAt, now }: BankOrder): boolean => state === 'open' && now < expiresAt

/** What the bank is told of a case, and nothing else. */
export const questionOf = (loaded: LoadedCase, ref: string, account: AccountOnRecord): BankQuestion => ({
  ref,
  identifier: loaded.employer.identifier,
  branchCode: loaded.employer.branchCode,
  holder: loaded.claimant,
  account: { bank: account.bank, kind: account.kind, last4: account.last4 },
  caseCode: loaded.code,
})

/**
 * Asks the bank for something that only whoever has the account can answer. What it is about is written down before
 * the bank hears of it, and counted; a bank that could not be asked costs nothing (I-10). The amounts are in memory
 * until they are handed over, and then nowhere but on the statement.
 */
export async function orderProof(
  deps: OrderDeps,
  id: CaseId,
  kind: BankKind,
): Promise<Outcome<'ordered', OrderRefusal>> {
  const rule = deps.policy.bank
  const amounts = kind === 'deposit' ? drawAmounts(deps.random, rule.mostCents) : undefined
  const begun = await deps.atomically(
    async (
      tx,
    ): Promise<
      Outcome<{ loaded: LoadedCase; question: BankQuestion; orderId: BankOrderId }, OrderRefusal>
    > => {
      const loaded = await deps.cases.lock(tx, id)
      if (loaded === undefined || !isAskable(loaded)) return refused('notNow')
      const place = placeOf(loaded)
      // What an employer may order in a day is counted while its row is held.
      await deps.tries.hold(tx, loaded, false)
      const named = await deps.bank.check(place, tx)
      const account = deps.onRecord(loaded)
      if (named?.account == null || account === undefined || !deps.sameBytes(named.account, account.digest))
        return refused('notNamed')
      if (account.isRecent) return refused('recent')
      // The form twice: the second finds what the first has begun, and nothing is sent again.
      const last = await deps.bank.newest(place, tx)
      if (last?.state === 'ordering' && last.now - last.askedAt < beingOrdered * 1000)
        return refused('notNow')
      if (last !== undefined && last.kind === kind && isOpen(last)) return refused('notNow')
      // Its tries are held above: none is taken meanwhile.
      const most = rule.depositTriesMonth
      if (kind === 'deposit' && (await deps.bank.depositsClosed(place.employerId, most, tx)) !== undefined)
        return refused('wrongAmounts')
      const orderId = deps.newOrderId()
      const ref = deps.newRef()
      const opened = await deps.bank.open(
        tx,
        place,
        {
          id: orderId,
          kind,
          ref,
          account: account.digest,
          epoch: loaded.employerFacts.epoch,
          amounts: amounts === undefined ? null : deps.amountsDigest({ id: orderId, caseId: id }, amounts),
          life: kind === 'deposit' ? rule.depositLife : rule.confirmationLife,
        },
        rule.ordersPerDay,
      )
      return opened ? ok({ loaded, orderId, question: questionOf(loaded, ref, account) }) : refused('tooMany')
    },
  )
  if (!begun.ok) return begun
  const { loaded, question, orderId } = begun.value
  const taken =
    amounts === undefined ? await deps.gateway.ask(question) : await deps.gateway.deposit(question, amounts)
  return deps.atomically(async (tx): Promise<Outcome<'ordered', OrderRefusal>> => {
    const place = placeOf(loaded)
    const held = await deps.cases.lock(tx, id)
    const isHere = held !== undefined && isAskable(held)
    const to = taken === 'taken' && isHere ? 'open' : 'failed'
    if (!(await deps.bank.settleOrdering(tx, place, orderId, to))) return refused('notNow')
    await deps.audit.append(tx, {
      act: 'bankAsked',
      employerId: place.employerId,
      actor: { claimant: loaded.claimant },
      caseCode: loaded.code,
      ...(taken === 'taken' ? {} : { reason: taken }),
      detail: { kind, order: orderId },
    })
    if (taken !== 'taken') return refused(taken)
    if (!isHere) return refused('notNow')
    const order = await deps.bank.newest(place, tx)
    if (order === undefined) throw new Error('an order that was opened is gone')
    await deps.tellOrdered(tx, held, { orderId, kind, until: order.expiresAt })
    return ok('ordered')
  })
}
