import { moveWithin } from '../../cases/app/move-case.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { ok, type Outcome } from '../../kernel/outcome.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { judgeAttendance, type AttendanceResult } from '../domain/attendance.ts'
import { actAtCounter, placeOf, type CounterRefusal } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'

export interface SeenPerson {
  readonly caseId: CaseId
  readonly result: AttendanceResult
  readonly points: readonly string[]
}

/**
 * What an officer says about who came (S-07). A suspicion freezes the case; the person is told only that it is
 * stopped, and a link that was out is void.
 */
export const confirmIdentity = (
  deps: CounterDeps,
  officer: OnDuty,
  { caseId, result, points }: SeenPerson,
): Promise<Outcome<AttendanceResult, CounterRefusal | 'points'>> =>
  actAtCounter(deps, officer, caseId, async ({ tx, loaded }) => {
    const judged = judgeAttendance(result, points)
    if (!judged.ok) return judged
    const actor = { officer: officer.id }
    await deps.counter.addAttendance(tx, placeOf(loaded), {
      officer: officer.id,
      result,
      points: judged.value,
    })
    await deps.audit.append(tx, {
      act: 'identityChecked',
      employerId: loaded.employer.id,
      actor,
      caseCode: loaded.code,
      detail: { result, points: judged.value },
    })
    if (result === 'suspicion')
      await moveWithin(deps, tx, loaded, {
        event: { type: 'referred', reason: 'frozen' },
        named: 'frozen',
        told: { act: 'referred', reason: 'frozen', actor },
      })
    return ok(result)
  })
