import type { VideoStore } from '../../appointments/app/video-ports.ts'
import type { CallId, CallOutcome, VideoAppointment } from '../../appointments/domain/video-call.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { actAtCounter, type CounterRefusal } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'

export interface ServeCallDeps extends Pick<
  CounterDeps,
  'atomically' | 'cases' | 'policy' | 'audit' | 'personDigest' | 'counter'
> {
  readonly video: VideoStore
  newCallId(): CallId
}

/** Thrown out of a transaction that must leave nothing behind. */
class Taken extends Error {}

/**
 * Calls the person in who waits (SCREENS S-13). `taken`: they do not wait, another officer was faster, or this one is
 * in a call already; nothing has changed then.
 */
export async function callIn(
  deps: ServeCallDeps,
  officer: OnDuty,
  caseId: CaseId,
): Promise<Outcome<VideoAppointment, CounterRefusal | 'taken'>> {
  try {
    return await actAtCounter(deps, officer, caseId, async ({ tx, loaded }) => {
      const turno = await deps.video.ofCase(caseId, tx)
      if (turno === undefined || !(await deps.video.begin(tx, turno, officer.id, deps.newCallId())))
        throw new Taken()
      await deps.audit.append(tx, {
        act: 'videoCalled',
        employerId: loaded.employer.id,
        actor: { officer: officer.id },
        caseCode: loaded.code,
      })
      return ok(turno)
    })
  } catch (fault) {
    if (fault instanceof Taken) return refused('taken')
    throw fault
  }
}

/** Ends the officer's own call. `over`: it has ended, or is another officer's. */
export const endCall = (
  deps: ServeCallDeps,
  officer: OnDuty,
  caseId: CaseId,
  outcome: CallOutcome,
): Promise<Outcome<CallOutcome, CounterRefusal | 'over'>> =>
  actAtCounter(
    deps,
    officer,
    caseId,
    async ({ tx, loaded }): Promise<Outcome<CallOutcome, 'over'>> => {
      const call = (await deps.video.ofCase(caseId, tx))?.call
      if (call?.officer !== officer.id || !(await deps.video.end(tx, call.id, outcome)))
        return refused('over')
      await deps.audit.append(tx, {
        act: 'videoEnded',
        employerId: loaded.employer.id,
        actor: { officer: officer.id },
        caseCode: loaded.code,
        reason: outcome,
      })
      return ok(outcome)
    },
    'over',
  )
