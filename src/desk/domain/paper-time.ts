import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { minutes, plus, type Instant } from '../../kernel/time.ts'
import type { Attendance } from './attendance.ts'

/**
 * Why a time on a paper form is not taken. `future`: it is still to come; `beforeCase`: there was no such case yet;
 * `tooOld`: it lies further back than the policy says.
 */
export type PaperTimeRefusal = 'future' | 'beforeCase' | 'tooOld'

/** @param limit `proof.paperLimit`, in seconds: what is as old counts no more, and so it is not entered any more. */
export function judgePaperTime(
  attendedAt: Instant,
  { openedAt, now }: { readonly openedAt: Instant; readonly now: Instant },
  limit: number,
): Outcome<Instant, PaperTimeRefusal> {
  if (attendedAt > now) return refused('future')
  // People write minutes: the one in which the case was opened is one in which it existed.
  if (plus(attendedAt, minutes(1)) <= openedAt) return refused('beforeCase')
  return now - attendedAt >= limit * 1000 ? refused('tooOld') : ok(attendedAt)
}

/** When the papers lay before an officer: their days are measured from there, not from the entry (F-41, ATK-49). */
export const seenAt = (attendance: Attendance | null, now: Instant): Instant =>
  attendance?.paper?.attendedAt ?? now

/** An attendance on paper counts from the time on the paper, however late it was entered. */
export const hasLapsed = ({ paper }: Attendance, now: Instant, limit: number): boolean =>
  paper !== null && now - paper.attendedAt >= limit * 1000
