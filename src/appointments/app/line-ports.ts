import type { WindowId } from '../../centres/domain/calendar.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { AppointmentId, CaseId, CentreId, EmployerId, OfficerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { ArrivalId, ArrivalState, Waiting } from '../domain/line.ts'

export interface Arrival extends Waiting {
  readonly employerId: EmployerId
  readonly caseId: CaseId
  readonly caseCode: string
  readonly centreId: CentreId
  readonly state: ArrivalState
  readonly window: { readonly id: WindowId; readonly number: number } | null
  readonly calledBy: { readonly id: OfficerId; readonly name: string } | null
  readonly endedAt: Instant | null
  /** The name of the zone of the centre. */
  readonly zone: string
}

/** A person who is there, as the list of the day shows them. */
export interface Present extends Arrival {
  readonly class: EmployerClass
  readonly legalName: string
}

/** A turno of the day of a centre. */
export interface DayAppointment {
  readonly id: AppointmentId
  readonly employerId: EmployerId
  readonly caseId: CaseId
  readonly caseCode: string
  readonly class: EmployerClass
  readonly legalName: string
  readonly windowId: WindowId
  readonly windowNumber: number
  readonly kind: 'counter' | 'video'
  readonly procedure: string
  readonly from: Instant
  readonly until: Instant
  readonly state: string
  readonly arrivalId: ArrivalId | null
}

/** The turno that a case has, for the reception. */
export interface CaseAppointment {
  readonly id: AppointmentId
  readonly centreId: CentreId
  readonly from: Instant
  readonly windowNumber: number
  readonly kind: 'counter' | 'video'
  readonly state: string
}

export interface NewArrival {
  readonly id: ArrivalId
  readonly employerId: EmployerId
  readonly caseId: CaseId
  readonly centreId: CentreId
}

export interface CallingWindow {
  readonly centreId: CentreId
  readonly windowId: WindowId
  readonly officer: OfficerId
}

/** `busy`: somebody is at this window already; `noWindow`: it is none of this centre at which people are received. */
export type Called =
  | { readonly is: 'called'; readonly id: ArrivalId }
  | { readonly is: 'none' }
  | { readonly is: 'busy' }
  | { readonly is: 'noWindow' }

export interface LineStore {
  /** The turno of a case that is live or was of the last day, the newest first. */
  turnoOf(caseId: CaseId): Promise<CaseAppointment | undefined>
  /**
   * Puts whoever came into the line: with the turno of their case if it is booked here, for this day of the centre (between
   * `from` and `until`), and otherwise as somebody without one. False when they are in it already.
   */
  arrive(
    tx: Tx,
    fresh: NewArrival,
    today: { readonly from: Instant; readonly until: Instant },
  ): Promise<boolean>
  /** One conditional write: calls whoever is first in the order of the line. Two who ask at once call two people. */
  callNext(tx: Tx, at: CallingWindow): Promise<Called>
  /** The same for this person, whatever their place; `none` when they do not wait here. */
  callThis(tx: Tx, id: ArrivalId, at: CallingWindow): Promise<Called>
  /** Whoever was called by this officer is served; false when they were not. */
  serve(tx: Tx, id: ArrivalId, officer: OfficerId): Promise<boolean>
  /** Moves somebody on, if they are in one of these states at this centre. */
  move(
    tx: Tx,
    id: ArrivalId,
    centreId: CentreId,
    from: readonly ArrivalState[],
    to: 'waiting' | 'finished' | 'left',
  ): Promise<boolean>
  /** A booked turno whose hour has come is missed, and its place free; false when it is not such a one. */
  miss(tx: Tx, id: AppointmentId, centreId: CentreId): Promise<boolean>
  load(id: ArrivalId, tx?: Tx): Promise<Arrival | undefined>
  /** Where the person of a case is, or was last. */
  ofCase(caseId: CaseId): Promise<Arrival | undefined>
  /** The same by the code of the case. */
  ofCode(code: string): Promise<Arrival | undefined>
  /** Everybody who waits at a centre, in no order. */
  waiting(centreId: CentreId): Promise<readonly Waiting[]>
  /** Everybody who is there, with who they are. */
  present(centreId: CentreId): Promise<readonly Present[]>
  /** The turnos that begin in a stretch, by hour and window: what is live, and what was served or missed. */
  day(centreId: CentreId, from: Instant, until: Instant): Promise<readonly DayAppointment[]>
}
