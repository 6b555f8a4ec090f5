import type { Agreement } from '../../cases/app/first-key.ts'
import { moveWithin } from '../../cases/app/move-case.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { ok, type Outcome } from '../../kernel/outcome.ts'
import { toDate } from '../../kernel/time.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { judgeAttendance, type AttendanceResult } from '../domain/attendance.ts'
import { actAtCounter, placeOf, type AtCounter, type CounterRefusal } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'
import type { NewAttendance } from './counter-ports.ts'

export interface SeenPerson {
  readonly caseId: CaseId
  readonly result: AttendanceResult
  readonly points: readonly string[]
  /** The words that the officer read out, kept once the person agreed to them (P-70). */
  readonly agreement?: Agreement | undefined
}

/**
 * What an officer says about who came (S-07). A suspicion freezes the case; the person is told only that it is
 * stopped, and a link that was out is void.
 */
export const confirmIdentity = (
  deps: CounterDeps,
  officer: OnDuty,
  { caseId, result, points, agreement }: SeenPerson,
): Promise<Outcome<AttendanceResult, CounterRefusal | 'points'>> =>
  actAtCounter(deps, officer, caseId, async ({ tx, loaded }) => {
    const judged = judgeAttendance(result, points)
    if (!judged.ok) return judged
    await keepAttendance(
      deps,
      officer,
      { tx, loaded },
      {
        result,
        points: judged.value,
        paper: null,
        agreement,
      },
    )
    return ok(result)
  })

/**
 * Writes an attendance and its entry in the log; false when its form was entered before. A suspicion freezes the case
 * in the same transaction.
 */
export async function keepAttendance(
  deps: CounterDeps,
  officer: OnDuty,
  { tx, loaded }: AtCounter,
  { result, points, paper, agreement }: Omit<NewAttendance, 'officer'> & Pick<SeenPerson, 'agreement'>,
): Promise<boolean> {
  const actor = { officer: officer.id }
  const isKept = await deps.counter.addAttendance(tx, placeOf(loaded), {
    officer: officer.id,
    result,
    points,
    paper,
  })
  if (!isKept) return false
  await deps.audit.append(tx, {
    employerId: loaded.employer.id,
    actor,
    caseCode: loaded.code,
    // The log has the time of the entry by itself, and the time on the paper beside it.
    ...(paper === null
      ? { act: 'identityChecked', detail: { result, points } }
      : {
          act: 'paperEntered',
          detail: {
            result,
            points,
            sheet: paper.sheet,
            attendedAt: toDate(paper.attendedAt),
            attendedBy: deps.memberDigest(paper.attendedBy),
          },
        }),
  })
  if (result === 'confirmed' && points.includes('agreement') && agreement !== undefined)
    await deps.keepAgreement(tx, loaded, agreement)
  if (result === 'suspicion')
    await moveWithin(deps, tx, loaded, {
      event: { type: 'referred', reason: 'frozen' },
      named: 'frozen',
      told: { act: 'referred', reason: 'frozen', actor },
    })
  return true
}
