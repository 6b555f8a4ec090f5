import type { AuditLog } from '../audit/app/ports.ts'
import type { Database, Queries } from '../platform/database/database.ts'
import { statement } from '../platform/database/statement.ts'

/** What a copy brought back that may let somebody in, and until when it knows what people did. */
export interface BroughtBack {
  /** Of the newest entry of the activity log: what was done after it is not in the copy. Null of an empty log. */
  readonly copyUntil: Date | null
  /** Changes of a mailbox that are on their way, which would come about by the clock alone. */
  readonly contactChanges: number
}

export interface DeclaredRestored extends BroughtBack {
  /** The restore epoch from here on. It was never in force before, also when one copy is restored twice. */
  readonly epoch: number
}

// The last entry of each lane: sixteen rows, however long the log is.
const broughtBack = statement<BroughtBack>(
  'restored.brought-back',
  `select (select max(e.at) from audit_lane l
             cross join lateral (select at from audit_entry where lane = l.lane and seq = l.seq) e) as "copyUntil",
          (select count(*)::int from contact_change where ended_at is null) as "contactChanges"`,
)
const raise = statement<{ epoch: number }>(
  'restored.raise',
  `update installation set restore_epoch = restore_epoch + 1 returning restore_epoch as epoch`,
)

export const whatWasBroughtBack = async (db: Queries): Promise<BroughtBack> =>
  (await db.first(broughtBack)) ?? { copyUntil: null, contactChanges: 0 }

/**
 * Ends everything of before a restore that could let somebody in or on (I-18, F-34), and writes it down: every guard asks
 * for the present epoch, and a trigger ends what would come about by the clock alone. Safe to repeat.
 * @returns undefined where the database does not say yet what it is for: no service ever ran on it, and nothing is to end
 */
export const declareRestored = (db: Database, audit: AuditLog): Promise<DeclaredRestored | undefined> =>
  db.transaction(async (tx) => {
    const before = await whatWasBroughtBack(tx)
    const raised = await tx.first(raise)
    if (raised === undefined) return undefined
    await audit.append(tx, {
      act: 'restored',
      actor: 'operator',
      detail: { ...before, epoch: raised.epoch },
    })
    return { ...before, epoch: raised.epoch }
  })
