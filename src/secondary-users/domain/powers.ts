import type { Scope } from './scopes.ts'

/**
 * Everything that can be asked for with an access, and the scopes of which one is enough. It is the whole table: what
 * is not a row here is refused to every secondary user, whatever their scopes. No row touches the employer key, its
 * contacts, a recovery, other users, or receipts of keys: those belong to whoever holds the key.
 */
export const powers = {
  seeEmployer: ['payroll', 'pay', 'read'],
  seeDueDate: ['payroll', 'pay', 'read'],
  doPayroll: ['payroll'],
  generatePaymentSlips: ['pay'],
} as const satisfies Readonly<Record<string, readonly Scope[]>>

export type PoweredAct = keyof typeof powers

/** The one gate. An act that is not in the table is allowed to nobody. */
export function mayDo(held: readonly Scope[], act: string): boolean {
  const enough: readonly Scope[] = Object.hasOwn(powers, act) ? powers[act as PoweredAct] : []
  return enough.some((scope) => held.includes(scope))
}
