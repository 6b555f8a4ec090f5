import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import { days, plus, type Instant } from '../../../kernel/time.ts'
import type { Policy } from '../../../policy/policy.ts'

export const modalities = ['finger', 'face', 'both'] as const
export type Modality = (typeof modalities)[number]

/** A record of fingerprint or face, beside what is so today. */
export interface OnFile {
  readonly enrolledAt: Instant
  /** The mailbox of today is the one that was fixed at that act: the same row, with the same address. */
  readonly contactIsSame: boolean
  /** Whoever was recorded represents the employer by the same appointment. */
  readonly representsAsThen: boolean
  /** When any contact of the employer was last touched, begun changes included; null where never. */
  readonly contactTouchedAt: Instant | null
}

export type NotCounted = 'none' | 'representativeChanged' | 'contactChanged' | 'tooOld' | 'recent'

/**
 * Whether a record counts for lifting a block (CHANNELS 1.2, E1): one there is, of somebody who still represents the
 * employer by the same appointment, whose mailbox is still that of the act, not older than `unlock.onFileDays`, and no
 * contact touched within `unlock.contactWait`. `recent` says from when on it counts again.
 */
export function judgeOnFile(
  record: OnFile | undefined,
  rule: Policy['unlock'],
  now: Instant,
): Outcome<undefined, NotCounted, Instant | undefined> {
  if (record === undefined) return refused('none', undefined)
  if (!record.representsAsThen) return refused('representativeChanged', undefined)
  if (!record.contactIsSame) return refused('contactChanged', undefined)
  if (now >= plus(record.enrolledAt, days(rule.onFileDays))) return refused('tooOld', undefined)
  if (record.contactTouchedAt === null) return ok(undefined)
  const from = plus(record.contactTouchedAt, rule.contactWait)
  return now < from ? refused('recent', from) : ok(undefined)
}
