import type { BankGateway, BankQuestion, BankWord } from '../../proofs/bank-account/app/ports.ts'
import type { Amounts } from '../../proofs/bank-account/domain/amounts.ts'

/** What a customer of the made-up banks finds: two deposits, or a question. */
export interface BankItem {
  readonly n: number
  readonly at: Date
  readonly kind: 'deposit' | 'question'
  readonly question: BankQuestion
  readonly cents: Amounts | undefined
  readonly word: Exclude<BankWord, 'unavailable'>
}

export interface BankStore {
  readonly gateway: BankGateway
  /** Newest first. */
  list(): readonly BankItem[]
  /** What the customer says to a question; a question that was answered stays as it was. */
  answer(n: number, word: 'approved' | 'refused'): void
  clear(): void
  /** While true nobody reaches the banks. */
  readonly isAway: boolean
  setAway(away: boolean): void
}

/** How an account behaves, by its last four digits, as numbers of telephones do. Others take everything. */
const odd: Readonly<Record<string, 'refused' | 'unavailable'>> = { '0404': 'refused', '0503': 'unavailable' }

/**
 * The banks of the demonstration, in memory, and no more than the newest `most` items. Nothing leaves the process, and
 * no money moves.
 */
export function createBankStore(now: () => Date, most = 200): BankStore {
  let last = 0
  let items: readonly BankItem[] = []
  let away = false
  const take = (kind: BankItem['kind'], question: BankQuestion, cents?: Amounts) => {
    const fault = away ? 'unavailable' : odd[question.account.last4]
    if (fault !== undefined) return Promise.resolve(fault)
    if (!items.some((one) => one.question.ref === question.ref)) {
      last += 1
      items = [{ n: last, at: now(), kind, question, cents, word: 'pending' as const }, ...items].slice(
        0,
        most,
      )
    }
    return Promise.resolve('taken' as const)
  }
  return {
    gateway: {
      deposit: (question, cents) => take('deposit', question, cents),
      ask: (question) => take('question', question),
      answerTo({ ref, holder, account }) {
        if (away) return Promise.resolve('unavailable')
        const item = items.find(
          ({ kind, question }) =>
            kind === 'question' &&
            question.ref === ref &&
            question.holder === holder &&
            question.account.last4 === account.last4,
        )
        return Promise.resolve(item?.word ?? 'unavailable')
      },
    },
    list: () => items,
    answer(n, word) {
      items = items.map((one) => (one.n === n && one.word === 'pending' ? { ...one, word } : one))
    },
    clear() {
      items = []
    },
    get isAway() {
      return away
    },
    setAway(to) {
      away = to
    },
  }
}
