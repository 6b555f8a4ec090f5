import { minutes, plus } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { PairToCheck, RelationCheck } from './check-relation.ts'
import {
  openHeld,
  type HoldDeps,
  type HoldId,
  type ReachableEmployer,
  type WaitingHold,
} from './hold-identity.ts'

export interface RecheckDeps extends Pick<HoldDeps, 'atomically' | 'holds' | 'seal'> {
  readonly check: (pair: PairToCheck) => Promise<RelationCheck>
  readonly employers: {
    reach(identifier: string, branchCode: string): Promise<ReachableEmployer | undefined>
  }
  /** M-15 to the registered contact, in the transaction that decides on it. */
  tell(tx: Tx, employer: ReachableEmployer, hold: WaitingHold): Promise<void>
}

/**
 * `over`: nobody waits, or there is nobody to write to. `limited`: the employer has had its notices of
 * today.
 */
export type Rechecked = 'over' | 'notYet' | 'limited' | 'told'

/** 5, 10, 20, 40 minutes and so on: eight questions in a day, however long the outage. Seconds. */
export const recheckDelay = (rechecks: number): number => minutes(5) * 2 ** rechecks

/**
 * Asks the registries again for somebody who waits for M-15. Only a pair that matches is written about,
 * only to the mail the employer has on record, once: whoever typed it learns nothing here, and nobody
 * can have mail sent to an address of their choice (I-16, ATK-42). Asking counts against nobody (I-10).
 */
export async function recheckHold(deps: RecheckDeps, id: HoldId): Promise<Rechecked> {
  const hold = await deps.holds.waiting(id)
  const held = hold === undefined ? undefined : openHeld(deps.seal, hold)
  if (hold === undefined || held === undefined) return 'over'

  const { relation } = await deps.check(held.pair)
  if (relation.verdict === 'unavailable') {
    const delay = recheckDelay(hold.rechecks + 1)
    if (plus(hold.now, delay) >= hold.expiresAt) return 'over'
    await deps.holds.postpone(id, delay)
    return 'notYet'
  }
  const employer =
    relation.verdict === 'match'
      ? await deps.employers.reach(held.pair.identifier, held.pair.branchCode)
      : undefined
  return deps.atomically(async (tx) => {
    if (!(await deps.holds.settle(tx, id)) || employer === undefined) return 'over'
    if (!(await deps.holds.takeNotice(tx, employer.id))) return 'limited'
    await deps.tell(tx, employer, hold)
    return 'told'
  })
}
