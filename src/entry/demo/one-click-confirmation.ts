import { ok } from '../../kernel/outcome.ts'
import type { Confirmation } from '../../staff/app/confirm-again.ts'
import type { StaffStore } from '../../staff/app/ports.ts'

/**
 * In a demonstration a click stands in for the passkey of an officer who came in with a click: who has no passkey is
 * not asked for one. Whoever has one shows it here, too. A production is never handed this (`compose/counter.ts`).
 */
export const oneClickConfirmation = (own: Confirmation, staff: Pick<StaffStore, 'list'>): Confirmation => {
  const asksPasskey: Confirmation['asksPasskey'] = async ({ id }) => {
    const one = (await staff.list()).find((each) => each.id === id)
    return one === undefined || one.retiredAt !== null || one.passkeys > 0
  }
  return {
    asksPasskey,
    hasPasskey: (member) => own.hasPasskey(member),
    confirm: async (member, ceremony, shown) =>
      (await asksPasskey(member)) ? own.confirm(member, ceremony, shown) : ok(() => Promise.resolve(true)),
  }
}
