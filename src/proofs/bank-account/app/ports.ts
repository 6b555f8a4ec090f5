import type { CaseId, EmployerId, Id } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { Amounts } from '../domain/amounts.ts'

export type BankOrderId = Id<'bankOrder'>
export type BankKind = 'deposit' | 'confirmation'

/** Which account is meant. The gateway knows the whole number of it; here only its end is kept. */
export interface BankAccount {
  readonly bank: string
  readonly kind: 'savings' | 'current'
  readonly last4: string
}

/** Who is asked about, and by which name the bank may answer. */
export interface BankQuestion {
  readonly ref: string
  readonly identifier: string
  readonly branchCode: string
  /** Document of the person whose account it has to be. */
  readonly holder: string
  readonly account: BankAccount
  /** Shown to the customer, who compares it with the page: a question that they did not ask for has another (ATK-35). */
  readonly caseCode: string
}

/** `unavailable`: nothing is known. No answer, one that cannot be read, or one about something else (I-10). */
export type BankTaken = 'taken' | 'refused' | 'unavailable'
export type BankWord = 'approved' | 'refused' | 'pending' | 'unavailable'

/**
 * The bank, behind whatever the institution reaches it by. It never throws: a fault is `unavailable`, and is never a
 * word about a person.
 */
export interface BankGateway {
  /** Sends the two amounts, once for a `ref`, however often it is told. */
  deposit(question: BankQuestion, cents: Amounts): Promise<BankTaken>
  /** Asks the customer, in the bank's own channel, once for a `ref`. */
  ask(question: BankQuestion): Promise<BankTaken>
  /** What the customer said. Only `approved` proves. */
  answerTo(question: BankQuestion): Promise<BankWord>
}

/** What the institution has set up: the gateway, and the names of the banks that it debits from, for P-62. */
export interface BankParts {
  readonly gateway: BankGateway
  readonly names: readonly string[]
}

/** The account on record, with what makes it another one. */
export interface AccountOnRecord extends BankAccount {
  /** Keyed digest of the employer and everything about the account. */
  readonly digest: Uint8Array
  /** It became the employer's account a short time ago (`bank.accountRecent`). */
  readonly isRecent: boolean
}

export interface TypedAccount extends BankAccount {
  readonly network: string
}

export type Spent =
  | { readonly kind: 'passed' }
  | { readonly kind: 'refused'; readonly left: number; readonly until: Instant | null }
  | { readonly kind: 'suspended'; readonly until: Instant }
  | { readonly kind: 'paused'; readonly until: Instant }
  | { readonly kind: 'busy' }

export interface TriesNow {
  readonly left: number
  readonly pausedUntil: Instant | null
  readonly hasTried: boolean
}

/** The tries of the employer's questions, from which the account check spends (SCREENS P-62). */
export interface SharedTries {
  /** Takes a try, and only then looks at what was typed. Holds the row of the employer until the transaction ends. */
  spend(
    tx: Tx,
    of: {
      readonly loaded: LoadedCase
      readonly network: string
      readonly isCampaign: boolean
      readonly judge: () => 'passed' | 'refused'
    },
  ): Promise<Spent>
  /** Holds the row of the employer, for whatever is counted for all its cases, and says how it stands. */
  hold(tx: Tx, loaded: LoadedCase, isCampaign: boolean): Promise<TriesNow>
  /** Whether guesses over all employers are taken for a campaign (ATK-26). Asked before anything is held. */
  isCampaign(): Promise<boolean>
  now(loaded: LoadedCase): Promise<TriesNow>
  /** Looks at all employers together, once a refused try is committed; never throws (ATK-26). */
  watch(): Promise<void>
}

/** Where a row of a case lies. */
export interface BankPlace {
  readonly employerId: EmployerId
  readonly caseId: CaseId
}

export interface BankCheck {
  readonly paid: boolean
  readonly passed: boolean
  readonly account: Uint8Array | null
}

export interface BankOrder {
  readonly id: BankOrderId
  readonly kind: BankKind
  readonly ref: string
  readonly account: Uint8Array
  readonly epoch: number
  readonly amounts: Uint8Array | null
  readonly state: 'ordering' | 'open' | 'used' | 'refused' | 'failed'
  readonly tries: number
  readonly askedAt: Instant
  readonly expiresAt: Instant
  /** The database's clock when it was read: past `expiresAt` an open order proves nothing. */
  readonly now: Instant
}

export interface NewOrder {
  readonly id: BankOrderId
  readonly kind: BankKind
  readonly ref: string
  readonly account: Uint8Array
  readonly epoch: number
  readonly amounts: Uint8Array | null
  /** Seconds. */
  readonly life: number
}

export interface BankStore {
  check(place: BankPlace, tx?: Tx): Promise<BankCheck | undefined>
  /** The human check of a further try: passed, or used up. */
  setPaid(tx: Tx, place: BankPlace, paid: boolean): Promise<void>
  pass(tx: Tx, place: BankPlace, account: Uint8Array): Promise<void>
  /** False where the employer has had as many in 24 hours as it may; an order of before of this case gives way. */
  open(tx: Tx, place: BankPlace, order: NewOrder, perDay: number): Promise<boolean>
  /** When the employer may order again; undefined where it may now. */
  nextAt(employerId: EmployerId, perDay: number): Promise<Instant | undefined>
  /** What the bank said to it; false where it is not being ordered any more. */
  settleOrdering(tx: Tx, place: BankPlace, id: BankOrderId, to: 'open' | 'failed'): Promise<boolean>
  newest(place: BankPlace, tx?: Tx): Promise<BankOrder | undefined>
  /**
   * Takes one of the tries, before anybody looks; undefined where there is none left of this order, or of the employer
   * over all its orders of `triesDays`, or it is over. The tries of the employer are held.
   */
  takeTry(
    tx: Tx,
    place: BankPlace,
    id: BankOrderId,
    most: { readonly ofOrder: number; readonly ofEmployer: number },
  ): Promise<{ readonly amounts: Uint8Array; readonly tries: number } | undefined>
  /** Until when the employer has no tries left for any deposit; undefined where it has. */
  depositsClosed(employerId: EmployerId, most: number, tx?: Tx): Promise<Instant | undefined>
  /** Uses it up; false where it is over, or was used. */
  use(tx: Tx, place: BankPlace, id: BankOrderId): Promise<boolean>
  /** Ends it for good. */
  refuse(tx: Tx, place: BankPlace, id: BankOrderId): Promise<void>
}
