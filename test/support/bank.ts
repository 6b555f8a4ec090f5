import { createBankStore, type BankStore } from '../../src/entry/demo/bank-store.ts'
import { banks } from '../../src/entry/demo/invented.ts'
import type { Installation } from '../../src/entry/installation.ts'
import type { Amounts } from '../../src/proofs/bank-account/domain/amounts.ts'
import { debitAccountOf } from '../../src/proofs/challenges/domain/debit-account.ts'
import { identifyAs } from './household.ts'
import type { Member } from './members.ts'
import type { Service } from './service.ts'
import type { Visitor } from './visitor.ts'

/** The banks of the demonstration, for a service of a test. */
export function testBank(): { readonly store: BankStore; readonly parts: NonNullable<Installation['bank']> } {
  const store = createBankStore(() => new Date())
  return { store, parts: { gateway: store.gateway, names: banks } }
}

export interface TypedAccount {
  readonly banco: string
  readonly tipo: 'savings' | 'current'
  readonly ultimos: string
}

/** What this person types on P-62. */
export async function accountOf(service: Service, member: Member): Promise<TypedAccount> {
  const { institution } = await service.factsOf(member)
  const account = debitAccountOf(institution)
  if (account === undefined) throw new Error('no account is on record')
  return { banco: String(institution.debitBank), tipo: account.kind, ultimos: account.last4 }
}

/** Wrong in one of three ways, by number. */
export function wrongly(account: TypedAccount, which = 0): TypedAccount {
  const other = banks.find((bank) => bank !== account.banco) ?? ''
  const changes: readonly Partial<TypedAccount>[] = [
    { ultimos: String((Number(account.ultimos) + 1) % 10_000).padStart(4, '0') },
    { banco: other },
    { tipo: account.tipo === 'savings' ? 'current' : 'savings' },
  ]
  return { ...account, ...changes[which % 3] }
}

export const kindOf = (member: Member): 'home' | 'natural' =>
  member.identifier.endsWith('000') ? 'home' : 'natural'

/** As far as P-62, with nothing typed there. */
export async function reachAccount(visitor: Visitor, member: Member): Promise<void> {
  await identifyAs(visitor, kindOf(member), member)
  await visitor.open('/hogar/cuenta')
}

/** P-62 with what is on record, and one of the two ways asked for. */
export async function askBankFor(
  visitor: Visitor,
  member: Member,
  forma: 'deposito' | 'banco',
): Promise<void> {
  await reachAccount(visitor, member)
  await visitor.submit('/hogar/cuenta', { ...(await accountOf(visitor.service, member)) })
  await visitor.submit('/hogar/cuenta/forma', { forma })
}

/** The newest of what the banks were told. */
export function newestAt(store: BankStore) {
  const [item] = store.list()
  if (item === undefined) throw new Error('the bank was told nothing')
  return item
}

export const typedAs = ([uno, otro]: Amounts): { readonly uno: string; readonly otro: string } => ({
  uno: String(uno),
  otro: String(otro),
})

/** Amounts that are not these, another pair for every `n`. */
export const wrongAmounts = (right: Amounts, n = 0): Amounts => {
  const one = ((right[0] + 7 + n) % 99) + 1
  return one === right[0] || one === right[1] ? [1, right[1] === 99 ? 98 : 99] : [one, one]
}
