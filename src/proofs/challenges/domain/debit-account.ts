import { all, only } from './facts.ts'
import type { InstitutionFacts } from './facts.ts'
import { fold, registryDate } from './normalise.ts'
import { usable } from './usable.ts'

export const accountKinds = ['savings', 'current'] as const
export type AccountKind = (typeof accountKinds)[number]

/** The account that the institution debits, as far as it is kept here: never a whole number. */
export interface DebitAccount {
  /** Folded, as texts are compared. */
  readonly bank: string
  readonly kind: AccountKind
  readonly last4: string
  /**
   * Civil day since which it is this one, `YYYY-MM-DD`; null where it always was. The word `unclear` where the record says
   * something that is no date: then nobody knows that it is an old one.
   */
  readonly since: string | null
}

/** What was typed on P-62. */
export interface TypedAccount {
  readonly bank: string
  readonly kind: AccountKind
  readonly last4: string
}

const kindWords: Readonly<Record<string, AccountKind>> = {
  savings: 'savings',
  ahorros: 'savings',
  current: 'current',
  corriente: 'current',
}

const kindOf = (text: string): AccountKind | undefined => {
  const folded = fold(text)
  return Object.hasOwn(kindWords, folded) ? kindWords[folded] : undefined
}

const lastFour = (text: string): string | undefined => (/^\d{4}$/.test(text.trim()) ? text.trim() : undefined)

/** The one account on record; undefined where a part is missing, or there are two of it (DOMAIN 8, ATK-29). */
export function debitAccountOf(facts: InstitutionFacts): DebitAccount | undefined {
  const bank = only(facts.debitBank, fold)
  const named = only(facts.debitAccountKind, kindOf)
  const kind = accountKinds.find((one) => one === named)
  // Four zeros are a number like any other here, and so it is not asked whether they are a blank of the record.
  const raw = facts.debitAccountLast4
  const last4 = typeof raw === 'string' ? lastFour(raw) : undefined
  if (bank === undefined || bank === '' || kind === undefined || last4 === undefined) return undefined
  return { bank, kind, last4, since: sinceOf(facts) }
}

function sinceOf({ debitAccountChangedOn: raw }: InstitutionFacts): DebitAccount['since'] {
  const texts = typeof raw === 'string' ? [raw] : (raw ?? [])
  if (texts.every((text) => usable(text) === undefined)) return null
  // Of several changes the last one counts.
  const days = [...(all(raw, registryDate) ?? [])].toSorted()
  return days.at(-1) ?? 'unclear'
}

/** Whether it is the account on record, as a whole: which part is wrong leaves here for nobody (ATK-17). */
export const isDebitAccount = (account: DebitAccount | undefined, typed: TypedAccount): boolean =>
  account !== undefined &&
  fold(typed.bank) === account.bank &&
  typed.kind === account.kind &&
  typed.last4 === account.last4

/**
 * Whether the account became this one on `day` or later. Such an account proves nobody: whoever took an employer over
 * changes where the money comes from first.
 */
export const isSince = ({ since }: Pick<DebitAccount, 'since'>, day: string): boolean =>
  since !== null && (since === 'unclear' || since >= day)
