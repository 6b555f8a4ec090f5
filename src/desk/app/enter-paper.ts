import type { Agreement } from '../../cases/app/first-key.ts'
import type { CaseId, OfficerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import { judgeAttendance, type AttendanceResult } from '../domain/attendance.ts'
import { judgePaperTime, type PaperTimeRefusal } from '../domain/paper-time.ts'
import { actAtCounter, isOwn, tellConflict, type CounterRefusal } from './at-counter.ts'
import { keepAttendance } from './confirm-identity.ts'
import type { CounterDeps } from './counter-deps.ts'

export interface PaperForm {
  readonly caseId: CaseId
  readonly result: AttendanceResult
  readonly points: readonly string[]
  readonly sheet: number
  readonly attendedAt: Instant
  readonly attendedBy: OfficerId
  /** As it is read out to whoever gets a first key. */
  readonly agreement?: Agreement | undefined
}

/**
 * `attendant`: nobody of the staff who serves people; `noSheet`: no form of this number was printed; `sheetUsed`: it
 * was entered before, here or in another case.
 */
export type EnterRefusal =
  CounterRefusal | PaperTimeRefusal | 'points' | 'attendant' | 'noSheet' | 'sheetUsed'

/**
 * Enters an attendance that was written on a paper form while the desk was offline (RELIABILITY F-41), by whoever
 * attended or by a colleague who names them. Neither of the two serves themselves, and neither approves (I-12). The
 * time on the paper is kept beside the time of the entry, and is the one that clocks run from.
 */
export const enterPaper = (
  deps: CounterDeps,
  officer: OnDuty,
  form: PaperForm,
): Promise<Outcome<AttendanceResult, EnterRefusal>> =>
  actAtCounter(deps, officer, form.caseId, async (at): Promise<Outcome<AttendanceResult, EnterRefusal>> => {
    const { tx, loaded } = at
    const { result, sheet, attendedBy, agreement } = form
    const points = judgeAttendance(result, form.points)
    if (!points.ok) return points
    const time = judgePaperTime(form.attendedAt, loaded, deps.policy.proof.paperLimit)
    if (!time.ok) return time
    const attendant = await deps.counter.member(tx, attendedBy)
    if (attendant === undefined || !mayDo(attendant.roles, 'servePeople')) return refused('attendant')
    if (await isOwn(deps, tx, attendant, loaded)) {
      await tellConflict(deps, tx, attendant.id, loaded)
      return refused('conflict')
    }
    if (!(await deps.counter.wasPrinted(sheet))) return refused('noSheet')
    const paper = { sheet, attendedAt: time.value, attendedBy }
    const isKept = await keepAttendance(deps, officer, at, {
      result,
      points: points.value,
      paper,
      agreement,
      attorney: null,
    })
    return isKept ? ok(result) : refused('sheetUsed')
  })
