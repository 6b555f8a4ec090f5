import type { CaseId } from '../../kernel/ids.ts'
import { ok, type Outcome } from '../../kernel/outcome.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { judgeFinish, type FinishReason } from '../domain/finish.ts'
import { actAtCounter, type CounterRefusal } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'

/** Ends an attendance (S-10): the new key was tried, or the officer names why not. */
export const finishAttendance = (
  deps: CounterDeps,
  officer: OnDuty,
  caseId: CaseId,
  reason: FinishReason | null,
): Promise<Outcome<'signedIn' | FinishReason, CounterRefusal | 'reason'>> =>
  actAtCounter(
    deps,
    officer,
    caseId,
    async ({ tx, loaded }): Promise<Outcome<'signedIn' | FinishReason, 'reason'>> => {
      const { state } = loaded.case
      const judged = judgeFinish(state.is === 'completed' && state.signedInAt !== null, reason)
      if (!judged.ok) return judged
      // The first sign-in has ended it at the desk already.
      if (judged.value !== 'signedIn') await deps.desk.finish(tx, caseId, 'closed', judged.value, loaded.now)
      await deps.audit.append(tx, {
        act: 'attendanceFinished',
        employerId: loaded.employer.id,
        actor: { officer: officer.id },
        caseCode: loaded.code,
        reason: judged.value,
      })
      return ok(judged.value)
    },
    'over',
  )
