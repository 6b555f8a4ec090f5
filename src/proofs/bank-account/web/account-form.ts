import { normaliseNumber } from '../../../kernel/digits.ts'
import type { BankAccount } from '../app/ports.ts'

export type AccountField = 'banco' | 'tipo' | 'ultimos'

export type AccountErrorKey = 'p62.err.bank' | 'p62.err.type' | 'p62.err.last4'

export interface AccountError {
  readonly field: AccountField
  readonly key: AccountErrorKey
}

export interface RawAccount {
  readonly banco: string
  readonly tipo: string
  readonly ultimos: string
}

export type ReadAccount =
  | { readonly ok: true; readonly account: BankAccount }
  | { readonly ok: false; readonly errors: readonly AccountError[] }

/** P-62: a bank of the list, a kind of account, and four digits exactly. What is lacking costs no try. */
export function readAccount(raw: RawAccount, names: readonly string[]): ReadAccount {
  const bank = names.find((name) => name === raw.banco)
  const kind = raw.tipo === 'savings' || raw.tipo === 'current' ? raw.tipo : undefined
  const digits = normaliseNumber(raw.ultimos)
  const last4 = digits.ok && digits.value.length === 4 ? digits.value : undefined
  const errors: AccountError[] = [
    ...(bank === undefined ? [{ field: 'banco', key: 'p62.err.bank' } as const] : []),
    ...(kind === undefined ? [{ field: 'tipo', key: 'p62.err.type' } as const] : []),
    ...(last4 === undefined ? [{ field: 'ultimos', key: 'p62.err.last4' } as const] : []),
  ]
  return bank === undefined || kind === undefined || last4 === undefined
    ? { ok: false, errors }
    : { ok: true, account: { bank, kind, last4 } }
}
