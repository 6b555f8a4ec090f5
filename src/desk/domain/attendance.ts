import type { Id, OfficerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Attorney } from './attorney.ts'

export const attendanceResults = ['confirmed', 'notConfirmed', 'suspicion'] as const
export type AttendanceResult = (typeof attendanceResults)[number]

/** What an officer can compare with the person before them (SCREENS S-07). */
export const identityPoints = [
  'face',
  'registryPhoto',
  'biometrics',
  'questions',
  'agreement', // of whoever gets a first key and has not agreed online (P-70)
] as const
export type IdentityPoint = (typeof identityPoints)[number]

/** There for everybody; a photograph of the registry and biometrics only where the institution has them. */
export const alwaysCompared: readonly IdentityPoint[] = ['face', 'questions']

/** One look of an officer at the person who came. */
export interface Attendance {
  readonly n: number
  readonly officer: OfficerId
  readonly result: AttendanceResult
  readonly points: readonly IdentityPoint[]
  /** When it was written here. */
  readonly at: Instant
  /** Null where an officer wrote what was before them. */
  readonly paper: OnPaper | null
  /** Null where the representative came themselves. */
  readonly attorney: Attorney | null
  /** Null where nobody is received by a line, and of a form that was filled in elsewhere. */
  readonly arrival: AttendedArrival | null
}

/** To which turno the person came, or that they came without one (ATK-48). */
export interface AttendedArrival {
  readonly id: Id<'arrival'>
  readonly arrivedAt: Instant
  readonly turnoAt: Instant | null
  /** Its number. */
  readonly window: number | null
}

/** An attendance that was written on a paper form first, while the desk was offline (F-41). */
export interface OnPaper {
  /** The running number on the form; it is entered once. */
  readonly sheet: number
  /** As it stands on the paper, to the minute. */
  readonly attendedAt: Instant
  readonly attendedBy: { readonly id: OfficerId; readonly name: string }
}

/** Who was seen on another day is seen again: an officer answers for who stands before them. `life` in seconds. */
export const isOfThisVisit = ({ at }: Pick<Attendance, 'at'>, life: number, now: Instant): boolean =>
  now - at < life * 1000

/** Whether an officer may write this. `points`: an identity is confirmed by what was compared, not by a word. */
export function judgeAttendance(
  result: AttendanceResult,
  asked: readonly string[],
): Outcome<readonly IdentityPoint[], 'points'> {
  const points = identityPoints.filter((point) => asked.includes(point))
  const isComplete = alwaysCompared.every((point) => points.includes(point))
  return result === 'confirmed' && !isComplete ? refused('points') : ok(points)
}
