import { days, plus, type Instant } from '../../kernel/time.ts'
import type { Policy } from '../../policy/policy.ts'

/** Where a key stands in its time (`key.rotationDays`, `key.reminderDays`). */
export interface KeyAge {
  /** When it comes of the age at which it should be changed. */
  readonly dueAt: Instant
  /** Whether that time has come. */
  readonly isDue: boolean
  /** Whether the first reminder has gone out, or would have. */
  readonly isNear: boolean
  /** Whether the account opens nothing but the change and the way out (`key.rotationForced`). */
  readonly isForced: boolean
}

type Rules = Pick<Policy['key'], 'rotationDays' | 'rotationForced' | 'reminderDays'>

/** Null where keys have no such age (`rotationDays` 0), or it is not known when this one was set. Pure. */
export function keyAge(setAt: Instant | null, now: Instant, rules: Rules): KeyAge | null {
  if (setAt === null || rules.rotationDays === 0) return null
  const dueAt = plus(setAt, days(rules.rotationDays))
  const isDue = now >= dueAt
  return {
    dueAt,
    isDue,
    isNear: now >= plus(dueAt, -days(Math.max(0, ...rules.reminderDays))),
    isForced: isDue && rules.rotationForced,
  }
}
