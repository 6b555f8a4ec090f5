import type { AuditLog } from '../../audit/index.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import type { VideoAppointment } from '../domain/video-call.ts'
import type { VideoStore } from './video-ports.ts'

export interface EnterCallDeps {
  readonly video: VideoStore
  readonly audit: AuditLog
  readonly atomically: Atomically
  /** Seconds before the turno at which the waiting room opens. */
  readonly opens: number
}

/** Into the waiting room (SCREENS P-47). `notNow`: it is not open, or the person is in it already. */
export const joinLine = (
  { video, audit, atomically, opens }: EnterCallDeps,
  { code }: Pick<LoadedCase, 'code'>,
  turno: VideoAppointment,
): Promise<Outcome<'waiting', 'notNow'>> =>
  atomically(async (tx) => {
    if (!(await video.arrive(tx, turno, opens))) return refused('notNow')
    await audit.append(tx, {
      act: 'videoArrived',
      employerId: turno.employerId,
      actor: 'visitor',
      caseCode: code,
    })
    return ok('waiting')
  })

/** From the waiting room into the call; again after a reload. `notCalled`: no officer has called, or no longer. */
export const enterCall = (
  { video, atomically }: EnterCallDeps,
  turno: VideoAppointment,
): Promise<Outcome<'inside', 'notCalled'>> =>
  atomically(async (tx) => ((await video.enter(tx, turno)) ? ok('inside') : refused('notCalled')))
