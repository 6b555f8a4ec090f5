import type { CaseId, OfficerId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { CallId, CallOutcome, CallSide, VideoAppointment } from '../domain/video-call.ts'

export interface Signal {
  readonly n: number
  readonly body: string
}

type Turno = Pick<VideoAppointment, 'id' | 'employerId'>

export interface VideoStore {
  /** The newest turno by video of a case that was confirmed; undefined where there is none. */
  ofCase(caseId: CaseId, tx?: Tx): Promise<VideoAppointment | undefined>
  /** How many wait at the same centre for an earlier time. */
  ahead(turno: VideoAppointment): Promise<number>
  /** Into the waiting room; false when the turno was not waiting for it, or the room is not open yet. `opens`: seconds. */
  arrive(tx: Tx, turno: Turno, opens: number): Promise<boolean>
  /** Begins a call with who waits. False when somebody was faster, or this officer is in another call. */
  begin(tx: Tx, turno: Turno, officer: OfficerId, id: CallId): Promise<boolean>
  /** The code of the case that this officer is in a call about; undefined where in none. */
  callOf(officer: OfficerId): Promise<string | undefined>
  /** The person comes in; again after a reload. False when nobody called them. */
  enter(tx: Tx, turno: Turno): Promise<boolean>
  /** Ends a running call; false when it is over. */
  end(tx: Tx, call: CallId, outcome: CallOutcome): Promise<boolean>
  /** One greeting of a browser; false when the call is over, or this side has said too much. */
  say(call: CallId, side: CallSide, body: string): Promise<boolean>
  /** What the other side has said since `after`, in order. */
  heard(call: CallId, side: CallSide, after: number): Promise<readonly Signal[]>
  /** The last number that was said by anybody, 0 before. */
  lastSaid(call: CallId): Promise<number>
}
