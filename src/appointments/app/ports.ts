import type { ServiceCentre } from '../../centres/domain/centre.ts'
import type { AppointmentId, CaseId, CentreId, EmployerId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { CivilDay } from '../../kernel/civil-day.ts'
import type { Policy } from '../../policy/policy.ts'
import type { CentreCalendar, Kind, Procedure, Stretch, Taken, WindowId } from '../domain/calendar.ts'

/** Help that somebody asks for beforehand (SCREENS P-40). */
export const supports = ['lsec', 'kichwa', 'access'] as const
export type Support = (typeof supports)[number]

/** A place that lives stands in the way of every other at its window, and of another one of its employer. */
export const liveStates = ['held', 'booked', 'arrived', 'called', 'attending'] as const
export type AppointmentState = (typeof liveStates)[number] | 'finished' | 'cancelled' | 'moved' | 'missed'

/** Where notices about one appointment go besides the contacts on record; used for nothing else (P-43). */
export interface OwnContact {
  readonly mail: string | null
  readonly phone: string | null
}

/** An appointment with everything its pages and messages say. */
export interface Appointment extends Stretch, OwnContact {
  readonly id: AppointmentId
  readonly employerId: EmployerId
  readonly caseId: CaseId
  readonly caseCode: string
  readonly company: string
  readonly identifier: string
  readonly state: AppointmentState
  readonly kind: Kind
  readonly centre: ServiceCentre
  readonly windowNumber: number
  readonly support: readonly Support[]
  readonly lang: Lang
  /** Until when it may be confirmed; null once it is. */
  readonly heldUntil: Instant | null
  /** The last instant at which it can be changed or cancelled online. */
  readonly changeableUntil: Instant
  readonly madeAt: Instant
  readonly changedAt: Instant
  /** The judging clock. */
  readonly now: Instant
}

/** What a reader of free times needs of one centre, all of one moment. */
export interface CentreReading {
  readonly centre: ServiceCentre
  readonly calendar: CentreCalendar
  readonly taken: readonly Taken[]
  readonly now: Instant
}

export interface FirstFree {
  readonly centre: ServiceCentre
  /** Undefined: nothing is free as far as the calendar is open. */
  readonly first: Instant | undefined
  /** Days from today to the last one that can be booked; undefined while the calendar is not open. */
  readonly daysAhead: number | undefined
}

export interface NewAppointment extends Stretch {
  readonly id: AppointmentId
  readonly employerId: EmployerId
  readonly caseId: CaseId
  /** Keyed digest of the document of who attends. */
  readonly person: Uint8Array
  readonly centreId: CentreId
  readonly windowId: WindowId
  readonly kind: Kind
  readonly procedure: Procedure
  readonly support: readonly Support[]
  readonly lang: Lang
}

export type Counted = 'holds' | 'changes'
export type WeekLimits = Pick<Policy['appointment'], 'holdsPerWeek' | 'changesPerWeek'>

export interface AppointmentStore {
  /** Free times of a centre are computed from this; undefined for a centre that is closed or unknown. */
  read(centreId: CentreId, days: DayRange, tx?: Tx): Promise<CentreReading | undefined>
  /** The first free time of every centre named, as far as each calendar is open. */
  firstFree(centreIds: readonly CentreId[], asked: FirstFreeAsked): Promise<readonly FirstFree[]>
  /**
   * Whoever wants the same time of the same centre waits here, and then sees who was first; the calendar of the
   * centre stays as it is until the transaction ends.
   */
  claimTime(tx: Tx, centreId: CentreId, from: Instant): Promise<void>
  /** Every hold whose time is over, and the one of this case whose time is not. */
  dropHolds(tx: Tx, caseId: CaseId): Promise<void>
  /** Adds one to the week of the employer unless it has had all it may have; then false. */
  count(tx: Tx, employerId: EmployerId, what: Counted, limits: WeekLimits): Promise<boolean>
  /** A change that is always allowed, and counts. */
  countAnyway(tx: Tx, employerId: EmployerId): Promise<void>
  /** False when the window, the employer, the person or the case has a live one already. */
  insertHeld(tx: Tx, fresh: NewAppointment, holdSeconds: number): Promise<boolean>
  /** The same, confirmed at once: the place of one that is moved. */
  insertBooked(tx: Tx, fresh: NewAppointment, contact: OwnContact): Promise<boolean>
  /** Whether somebody has a live one that is not of this case (I-19). */
  hasOther(tx: Tx, fresh: Pick<NewAppointment, 'employerId' | 'person' | 'caseId'>): Promise<boolean>
  /** True when the hold was there, in time, and is booked now. */
  confirm(tx: Tx, caseId: CaseId, id: AppointmentId, contact: OwnContact): Promise<boolean>
  /** True when it was booked, and early enough to be given up. `reappear`: seconds until it is offered again. */
  giveUp(tx: Tx, caseId: CaseId, id: AppointmentId, gone: GivenUp): Promise<boolean>
  /** The live one of a case, and without one the newest that was confirmed. */
  ofCase(caseId: CaseId, tx?: Tx): Promise<Appointment | undefined>
  /** The state of one of them by its id; undefined where it is not of this case. */
  stateOf(caseId: CaseId, id: AppointmentId): Promise<AppointmentState | undefined>
  /** Whoever waits for an earlier one than this; one wish a case. */
  wish(tx: Tx, wish: Wish): Promise<void>
}

export type GivenUp =
  | { readonly state: 'cancelled'; readonly reappear: number }
  | { readonly state: 'moved'; readonly to: AppointmentId; readonly reappear: number }

export interface DayRange {
  readonly from: CivilDay
  readonly to: CivilDay
}

export interface FirstFreeAsked {
  readonly kind: Kind
  readonly procedure: Procedure
  /** At most so many days from today. */
  readonly within?: number
}

export interface Wish {
  readonly employerId: EmployerId
  readonly caseId: CaseId
  readonly centreId: CentreId
  readonly kind: Kind
  readonly before: Instant
}

/** What the worker does by the clock; each row is told once, whoever runs. */
export interface DueAppointments {
  /** Holds whose time is over. @returns how many. */
  dropHolds(): Promise<number>
  /** Those that nobody came to, given away now. Seconds after the start. */
  miss(tx: Tx, grace: number): Promise<readonly Appointment[]>
  /** Those that begin within so many seconds and were not reminded of. */
  remind(tx: Tx, before: number): Promise<readonly Appointment[]>
  /** Who waits for an earlier one and has a later one, the longest waiting first. */
  wishes(): Promise<readonly WaitingWish[]>
  /** True for the one that tells it. */
  tellWish(tx: Tx, wish: WaitingWish): Promise<boolean>
}

export interface WaitingWish {
  readonly employerId: EmployerId
  readonly caseId: CaseId
  readonly centreId: CentreId
  readonly kind: Kind
  readonly procedure: Procedure
  readonly before: Instant
}

/** What is told about an appointment, in every channel there is. */
export type Telling = 'confirmed' | 'changed' | 'cancelled' | 'reminder' | 'earlier' | 'missed'

/** Writes the messages into the outbox of the transaction (I-13). `from`: of an earlier one that is free. */
export type TellAppointment = (tx: Tx, what: Telling, one: Appointment, from?: Instant) => Promise<void>

/** A time on a calendar of somebody's own. It holds nobody's number but the case code. */
export interface CalendarEntry extends Stretch {
  /** The same for the same appointment, so that a calendar takes a second file for the first. */
  readonly id: string
  readonly title: string
  readonly text: string
  readonly place: string
  readonly url: string
  /** ISO 639-1 in capitals. */
  readonly lang: string
  readonly now: Instant
}

/** Returns a calendar file (RFC 5545), times in UTC, with an alarm one day before. */
export type EntryWriter = (entry: CalendarEntry) => string
