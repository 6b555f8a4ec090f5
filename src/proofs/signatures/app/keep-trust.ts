import type { AuditLog } from '../../../audit/index.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Atomically } from '../../../kernel/transaction.ts'
import type { NewTrustEntry, TrustDesk } from './trust-ports.ts'

export interface TrustDeps {
  readonly trust: TrustDesk
  readonly atomically: Atomically
  readonly audit: AuditLog
}

/** Undoes the transaction of a proposal. */
class Waiting extends Error {
  readonly index: number
  constructor(index: number) {
    super('a proposal of this key waits already')
    this.index = index
  }
}

/**
 * Proposes entries, all or none: nothing is trusted before another person approves it.
 * @returns their numbers; or `waiting` with the place in the list (from 0) of one whose key has a proposal already.
 */
export async function proposeTrust(
  { trust, atomically, audit }: TrustDeps,
  entries: readonly NewTrustEntry[],
): Promise<Outcome<readonly number[], 'waiting', number>> {
  try {
    return await atomically(async (tx) => {
      const ids: number[] = []
      for (const [index, entry] of entries.entries()) {
        const id = await trust.propose(tx, entry)
        if (id === undefined) throw new Waiting(index)
        ids.push(id)
      }
      // Last: an entry holds its lane of the log until the end.
      for (const [index, { keySha256, status, role }] of entries.entries())
        await audit.append(tx, {
          act: 'trustProposed',
          actor: 'operator',
          detail: { entry: ids[index], key: keySha256, status, role },
        })
      return ok(ids)
    })
  } catch (thrown) {
    if (thrown instanceof Waiting) return refused('waiting', thrown.index)
    throw thrown
  }
}

/**
 * The second person. What was in force of the same key is retired in the same act.
 * @returns the number of the entry that it replaces, and the new version; `none` also for whoever proposed it.
 */
export const approveTrust = (
  { trust, atomically, audit }: TrustDeps,
  id: number,
): Promise<Outcome<{ readonly replaces: number | undefined; readonly version: number }, 'none'>> =>
  atomically(async (tx) => {
    const approved = await trust.approve(tx, id)
    if (approved === undefined) return refused('none')
    const version = await trust.version(tx)
    await audit.append(tx, {
      act: 'trustApproved',
      actor: 'operator',
      detail: { entry: id, key: approved.keySha256, replaces: approved.replaces, version },
    })
    return ok({ replaces: approved.replaces, version })
  })

/**
 * Ends an entry; one person may, since it only ever refuses more. It stays written, and explains what it was trusted for.
 * @returns the new version.
 */
export const retireTrust = (
  { trust, atomically, audit }: TrustDeps,
  id: number,
): Promise<Outcome<{ readonly wasInForce: boolean; readonly version: number }, 'none'>> =>
  atomically(async (tx) => {
    const retired = await trust.retire(tx, id)
    if (retired === undefined) return refused('none')
    const version = await trust.version(tx)
    await audit.append(tx, {
      act: 'trustRetired',
      actor: 'operator',
      detail: { entry: id, key: retired.keySha256, wasInForce: retired.wasInForce, version },
    })
    return ok({ wasInForce: retired.wasInForce, version })
  })
