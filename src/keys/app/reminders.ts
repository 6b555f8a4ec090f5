import type { EmployerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import type { Policy } from '../../policy/policy.ts'

/** A key whose next reminder is due. */
export interface DueKey {
  readonly employerId: EmployerId
  readonly generation: number
  /** Which of `key.reminderDays` it is. */
  readonly daysBefore: number
  /** When the key comes of its age. */
  readonly dueAt: Instant
}

export interface ReminderStore {
  /**
   * Keys that open the account and have a reminder to come, in the order of their employers, beginning after `after`.
   * One for each key: where several days have passed, the last of them. At most `limit`.
   */
  due(rules: ReminderRules, after: EmployerId | null, limit: number): Promise<readonly DueKey[]>
  /** Notes that it is told; false where it was told before, or where the key is another one or blocked by now. */
  note(tx: Tx, key: DueKey, rules: ReminderRules): Promise<boolean>
  /** Whether the account shows the reminder: it is near, and nobody put it off until later. */
  isShown(employerId: EmployerId, rules: ReminderRules): Promise<boolean>
  /** Lets the account be silent until the next day in Ecuador. */
  putOff(employerId: EmployerId): Promise<void>
}

export type ReminderRules = Pick<Policy['key'], 'rotationDays' | 'reminderDays'>

export interface RemindDeps {
  readonly store: ReminderStore
  readonly atomically: Atomically
  readonly rules: ReminderRules
  /** In the same transaction as the note (I-13). */
  tell(tx: Tx, key: DueKey): Promise<void>
  onFault(fault: unknown, employerId: EmployerId): void
}

const portion = 200

/**
 * One round: every key whose reminder has come is told of once, however many workers go round at the same time and
 * wherever one of them stopped. One that cannot be told keeps nobody else waiting; the next round tries again.
 * @returns how many were told.
 */
export async function remindOfKeys({ store, atomically, rules, tell, onFault }: RemindDeps): Promise<number> {
  if (rules.rotationDays === 0 || rules.reminderDays.length === 0) return 0
  let told = 0
  let after: EmployerId | null = null
  for (;;) {
    const due: readonly DueKey[] = await store.due(rules, after, portion)
    for (const key of due) {
      try {
        await atomically(async (tx) => {
          if (!(await store.note(tx, key, rules))) return
          await tell(tx, key)
          told += 1
        })
      } catch (fault) {
        onFault(fault, key.employerId)
      }
    }
    after = due.at(-1)?.employerId ?? null
    if (due.length < portion) return told
  }
}
