import type { AuditLog } from '../../audit/index.ts'
import type { CentreId, AppointmentId, CaseId, EmployerId, OfficerId } from '../../kernel/ids.ts'
import { addDays } from '../../kernel/civil-day.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import { availability, dayIn, type Slot } from '../domain/availability.ts'
import type { Kind, Procedure, Taken, WindowId } from '../domain/calendar.ts'
import type { AppointmentStore, CentreReading, TellAppointment } from './ports.ts'
import { refusable, undo, type BookingRefusal } from './refusal.ts'

/** A turno that the office may have to change: booked, and its hour has not come; or held for a moment. */
export interface Planned extends Taken {
  readonly id: AppointmentId
  readonly employerId: EmployerId
  readonly caseId: CaseId
  readonly caseCode: string
  readonly centreId: CentreId
  readonly centre: string
  readonly windowNumber: number
  readonly kind: Kind
  readonly procedure: Procedure
  readonly state: 'booked' | 'held'
}

export interface NewPlace extends Taken {
  readonly id: AppointmentId
}

export interface ReplanStore {
  /** All of a centre, by hour; the calendar is held by whoever asks. */
  planned(tx: Tx, centreId: CentreId): Promise<readonly Planned[]>
  one(id: AppointmentId, tx?: Tx): Promise<Planned | undefined>
  /** Drops what is only held: whoever holds it is told that it was taken. */
  drop(tx: Tx, ids: readonly AppointmentId[]): Promise<void>
  /** The same turno at another place, without the notice that a person has to give; false when it is booked no more. */
  moveTo(tx: Tx, id: AppointmentId, place: NewPlace): Promise<boolean>
  /** False when it is booked no more. */
  cancel(tx: Tx, id: AppointmentId): Promise<boolean>
}

export interface ReplanDeps {
  readonly replan: ReplanStore
  readonly appointments: Pick<AppointmentStore, 'read' | 'ofCase' | 'claimTime'>
  readonly tell: TellAppointment
  readonly audit: AuditLog
  readonly atomically: Atomically
  newAppointmentId(at: Instant): AppointmentId
}

/** As far ahead as any calendar is open. Days. */
const furthest = 181

/**
 * Gives each of these turnos of one centre the next free time, at or after its own, by the calendar as it is in this
 * transaction. Undoes nothing by itself: `noRoom` is to be thrown away with the transaction.
 * @returns the entries of the log, to be written last.
 */
export async function moveOn(
  deps: ReplanDeps,
  tx: Tx,
  centreId: CentreId,
  turnos: readonly Planned[],
): Promise<Outcome<readonly Planned[], 'noRoom'>> {
  const [first] = turnos
  if (first === undefined) return ok([])
  const from = addDays(dayIn(first.from, { name: 'Pacific/Galapagos', offsetHours: -6 }), 0)
  const to = addDays(from, furthest)
  const reading = await deps.appointments.read(centreId, { from, to }, tx)
  if (reading === undefined) return refused('noRoom')
  const given: Taken[] = []
  const moved: Planned[] = []
  for (const turno of turnos) {
    const slot = nextFree(reading, given, turno, { from, to })
    const [windowId] = slot?.windowIds ?? []
    if (slot === undefined || windowId === undefined) return refused('noRoom')
    const place = { id: deps.newAppointmentId(reading.now), windowId, from: slot.from, until: slot.until }
    if (!(await deps.replan.moveTo(tx, turno.id, place))) continue
    given.push(place)
    moved.push(turno)
    const one = await deps.appointments.ofCase(turno.caseId, tx)
    if (one !== undefined) await deps.tell(tx, 'changed', one)
  }
  return ok(moved)
}

function nextFree(
  { calendar, taken, now }: CentreReading,
  given: readonly Taken[],
  { kind, procedure, from }: Planned,
  days: { readonly from: ReturnType<typeof dayIn>; readonly to: ReturnType<typeof dayIn> },
): Slot | undefined {
  const free = availability(calendar, [...taken, ...given], { kind, procedure, ...days, now })
  return free.slots.find((slot) => slot.from >= from)
}

/** Cancels each of these turnos, with a message. @returns those that were booked still. */
export async function callOff(
  deps: ReplanDeps,
  tx: Tx,
  turnos: readonly Planned[],
): Promise<readonly Planned[]> {
  const off: Planned[] = []
  for (const turno of turnos) {
    const before = await deps.appointments.ofCase(turno.caseId, tx)
    if (!(await deps.replan.cancel(tx, turno.id))) continue
    off.push(turno)
    if (before?.id === turno.id) await deps.tell(tx, 'cancelled', before)
  }
  return off
}

/** Free times that an officer can offer for a turno, at its own centre, in the next days. */
export async function timesFor(
  deps: Pick<ReplanDeps, 'appointments'>,
  { centreId, kind, procedure }: Planned,
  now: Instant,
  days: number,
): Promise<readonly Slot[]> {
  const from = addDays(dayIn(now, { name: 'America/Guayaquil', offsetHours: -5 }), -1)
  const range = { from, to: addDays(from, days + 1) }
  const reading = await deps.appointments.read(centreId, range)
  return reading === undefined
    ? []
    : availability(reading.calendar, reading.taken, { kind, procedure, ...range, now: reading.now }).slots
}

/** An officer moves one turno to a time that is free, with a message (S-03). */
export const moveByOffice = (
  deps: ReplanDeps,
  officer: OfficerId,
  { id, centreId }: Pick<Planned, 'id' | 'centreId'>,
  from: Instant,
): Promise<Outcome<undefined, BookingRefusal>> =>
  refusable(() =>
    deps.atomically(async (tx) => {
      await deps.appointments.claimTime(tx, centreId, from)
      const turno = await deps.replan.one(id, tx)
      if (turno?.state !== 'booked' || turno.centreId !== centreId) undo('over')
      const around = dayIn(from, { name: 'America/Guayaquil', offsetHours: -5 })
      const range = { from: addDays(around, -1), to: around }
      const reading = (await deps.appointments.read(centreId, range, tx)) ?? undo('taken')
      const { kind, procedure } = turno
      const { slots } = availability(reading.calendar, reading.taken, {
        kind,
        procedure,
        ...range,
        now: reading.now,
      })
      const slot = slots.find((one) => one.from === from) ?? undo('taken')
      const windowId: WindowId = slot.windowIds[0] ?? undo('taken')
      const place = { id: deps.newAppointmentId(reading.now), windowId, from, until: slot.until }
      if (!(await deps.replan.moveTo(tx, id, place))) undo('over')
      const one = await deps.appointments.ofCase(turno.caseId, tx)
      if (one !== undefined) await deps.tell(tx, 'changed', one)
      await deps.audit.append(tx, {
        act: 'appointmentMoved',
        actor: { officer },
        employerId: turno.employerId,
        caseCode: turno.caseCode,
        reason: 'office',
        detail: { appointment: place.id },
      })
      return ok(undefined)
    }),
  )
