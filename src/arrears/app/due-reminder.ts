import type { AuditLog } from '../../audit/index.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import { daysLeft, openDueDates, type DueDate } from '../domain/due-date.ts'
import type { ExtensionStore } from './ports.ts'

/** What an employer asked for; `daysBefore` null while it wants no mail. */
export interface AskedReminder {
  readonly daysBefore: number | null
}

/** An employer that wants to be told. */
export interface Subscriber {
  readonly employerId: EmployerId
  readonly daysBefore: number
  readonly legalName: string
  readonly identifier: string
  readonly province: string | null
  readonly lang: Lang
  readonly ref: string
  readonly now: Instant
}

export interface DueReminderStore {
  of(employerId: EmployerId): Promise<AskedReminder>
  /** False where it already was so. The number of a mail stays the same for ever: those of before still end them. */
  ask(
    tx: Tx,
    asked: {
      readonly employerId: EmployerId
      readonly daysBefore: number | null
      readonly lang: Lang
      readonly ref: string
    },
  ): Promise<boolean>
  /** Whose number it was, where there was anything to end. */
  end(tx: Tx, ref: string): Promise<EmployerId | undefined>
  /** In the order of their employers, beginning after `after`; at most `limit`. */
  subscribers(after: EmployerId | null, limit: number): Promise<readonly Subscriber[]>
  /** Notes that it is told; false where it was told before, or where nobody wants it any more, or not so early. */
  note(tx: Tx, to: Subscriber, due: DueDate): Promise<boolean>
}

export interface DueReminderDeps {
  readonly store: DueReminderStore
  readonly extensions: Pick<ExtensionStore, 'all'>
  readonly atomically: Atomically
  readonly audit: AuditLog
  /** Days before among which somebody chooses; none: it is not offered here, and nobody is written to. */
  readonly choices: readonly number[]
  newRef(): string
  /** M-46, in the transaction of the note (I-13). */
  tell(tx: Tx, to: Subscriber, due: DueDate): Promise<void>
  onFault(fault: unknown): void
}

/** Asks for the mail so many days before, or for none any more (null). */
export const askReminder = (
  { store, atomically, audit, newRef }: DueReminderDeps,
  employerId: EmployerId,
  daysBefore: number | null,
  lang: Lang,
): Promise<void> =>
  atomically(async (tx) => {
    if (!(await store.ask(tx, { employerId, daysBefore, lang, ref: newRef() }))) return
    await audit.append(tx, {
      act: daysBefore === null ? 'dueReminderEnded' : 'dueReminderAsked',
      employerId,
      actor: 'visitor',
      ...(daysBefore !== null && { detail: { days: daysBefore } }),
    })
  })

/** Ends the mails by the number that stands in them. Whoever has it learns nothing, also not whether it was one. */
export const endReminder = (
  { store, atomically, audit }: Pick<DueReminderDeps, 'store' | 'atomically' | 'audit'>,
  ref: string,
): Promise<void> =>
  atomically(async (tx) => {
    const employerId = await store.end(tx, ref)
    if (employerId !== undefined)
      await audit.append(tx, { act: 'dueReminderEnded', employerId, actor: 'visitor', reason: 'byMail' })
  })

const portion = 200

/**
 * One round: whoever asked is told of each due date once, as soon as it is as near as they said, however many workers go
 * round at the same time and wherever one of them stopped. Whether it was paid is not looked up: a mail says nothing of what
 * anybody owes. One that cannot be told keeps nobody else waiting.
 * @returns how many were told.
 */
export async function remindOfDueDates(deps: DueReminderDeps): Promise<number> {
  const { store, atomically, tell, onFault } = deps
  if (deps.choices.length === 0) return 0
  const extensions = await deps.extensions.all()
  let told = 0
  let after: EmployerId | null = null
  for (;;) {
    const portionOf: readonly Subscriber[] = await store.subscribers(after, portion)
    for (const to of portionOf) {
      const near = openDueDates(to.now, to.province, extensions).filter(
        (due) => daysLeft(due, to.now).calendar <= to.daysBefore,
      )
      for (const due of near) {
        try {
          await atomically(async (tx) => {
            if (!(await store.note(tx, to, due))) return
            await tell(tx, to, due)
            told += 1
          })
        } catch (fault) {
          onFault(fault)
        }
      }
    }
    after = portionOf.at(-1)?.employerId ?? null
    if (portionOf.length < portion) return told
  }
}
