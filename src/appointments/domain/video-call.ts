import type { AppointmentId, CentreId, EmployerId, Id, OfficerId } from '../../kernel/ids.ts'
import { instant, minutes, plus, type Instant, type Zone } from '../../kernel/time.ts'

export type CallId = Id<'call'>

export const callSides = ['person', 'officer'] as const
export type CallSide = (typeof callSides)[number]

/** How a call ends: `cut` lets the person wait again, `toPhone` goes on by telephone, `again` needs another turno. */
export const callOutcomes = ['served', 'cut', 'toPhone', 'again'] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** A call that has begun and not ended. */
export interface RunningCall {
  readonly id: CallId
  readonly officer: OfficerId
}

/** A turno by video, as its two pages need it. */
export interface VideoAppointment {
  readonly id: AppointmentId
  readonly employerId: EmployerId
  readonly centreId: CentreId
  readonly zone: Zone['name']
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly state:
    'booked' | 'arrived' | 'called' | 'attending' | 'finished' | 'cancelled' | 'moved' | 'missed'
  readonly call: RunningCall | null
  /** How the last call of this turno ended; null while none has. */
  readonly lastOutcome: CallOutcome | null
}

/** early: the room is not open yet · open: they may come in · waiting · called · attending · over */
export type CallStage = 'early' | 'open' | 'waiting' | 'called' | 'attending' | 'over'

/** When the waiting room opens. `opens`: seconds before the turno (policy video.opens; SCREENS P-47). */
export const roomOpensAt = ({ startsAt }: Pick<VideoAppointment, 'startsAt'>, opens: number): Instant =>
  plus(startsAt, -opens)

const stages: Readonly<Record<VideoAppointment['state'], CallStage>> = {
  booked: 'open',
  arrived: 'waiting',
  called: 'called',
  attending: 'attending',
  finished: 'over',
  cancelled: 'over',
  moved: 'over',
  missed: 'over',
}

export const stageOf = (turno: VideoAppointment, opens: number, now: Instant): CallStage => {
  const stage = stages[turno.state]
  return stage === 'open' && now < roomOpensAt(turno, opens) ? 'early' : stage
}

/**
 * Until when the door of a call may be used: its turno's end, and half an hour from now where a call began late or goes
 * on longer, so that a link is never dead while its call runs.
 */
export const doorClosesAt = ({ endsAt }: Pick<VideoAppointment, 'endsAt'>, now: Instant): Instant =>
  instant(Math.max(endsAt, plus(now, minutes(30))))
