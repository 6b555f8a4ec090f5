import type { AuditLog } from '../../audit/index.ts'
import { isAtCounter, wayStep } from '../../cases/app/choose-way.ts'
import { moveWithin, type MoveDeps } from '../../cases/app/move-case.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import { attendedPathFor } from '../../cases/domain/attended-path.ts'
import { hasShown } from '../../cases/domain/shown.ts'
import { isOpen } from '../../cases/domain/transition.ts'
import type { AppointmentId, CaseId, CentreId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { zones, type Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { isAttendedPath, type AttendedPath } from '../../policy/paths.ts'
import type { Policy } from '../../policy/policy.ts'
import { availability, dayIn, type Slot } from '../domain/availability.ts'
import type { Kind, Procedure } from '../domain/calendar.ts'
import type { InTurn } from './in-turn.ts'
import type {
  Appointment,
  AppointmentStore,
  NewAppointment,
  OwnContact,
  Support,
  TellAppointment,
} from './ports.ts'
import { refusable, undo, type BookingRefusal } from './refusal.ts'

export interface BookingDeps {
  readonly appointments: AppointmentStore
  readonly move: MoveDeps
  readonly policy: Pick<Policy, 'appointment'>
  readonly audit: AuditLog
  readonly tell: TellAppointment
  /** The centre that the case goes to. */
  chooseCentre(tx: Tx, caseId: CaseId, centreId: CentreId): Promise<void>
  newAppointmentId(at: Instant): AppointmentId
  /** Keyed digest of the document of who attends. */
  personDigest(document: string): Uint8Array
  readonly inTurn: InTurn
  /** By chance, from 0 up to and without the bound. */
  random(bound: number): number
}

/** What somebody wants. */
export interface Wanted {
  readonly centreId: CentreId
  readonly from: Instant
  readonly kind: Kind
  readonly support: readonly Support[]
  /** Tell them when an earlier one is given back. */
  readonly earlier: boolean
}

const procedureOfPath: Readonly<Record<AttendedPath, Procedure>> = {
  inPerson: 'recovery',
  firstKey: 'firstKey',
  attendedUnlock: 'unlock',
}

/**
 * What the case needs of a centre. The path says what is the matter with the employer: until more was shown than two
 * numbers, free times are those of the most usual one (ATK-16).
 */
export function procedureOf({ case: one, employerFacts }: LoadedCase): Procedure {
  if (!hasShown(one)) return 'recovery'
  return procedureOfPath[isAttendedPath(one.path) ? one.path : attendedPathFor(one, employerFacts)]
}

/**
 * Keeps a place for `policy.appointment.hold` seconds. What the case held before goes in the same transaction, or
 * stays when the new one is refused.
 */
export const holdPlace = (
  deps: BookingDeps,
  caseId: CaseId,
  wanted: Wanted,
): Promise<Outcome<AppointmentId, BookingRefusal>> =>
  // In a rush most come too late: they are told without a transaction of their own. What follows judges anew.
  deps.inTurn(() => holdInTurn(deps, caseId, wanted))

async function holdInTurn(
  deps: BookingDeps,
  caseId: CaseId,
  wanted: Wanted,
): Promise<Outcome<AppointmentId, BookingRefusal>> {
  const loaded = await deps.move.cases.load(caseId)
  if (loaded === undefined) return refused('noCase')
  const isThere = (await slotOf(deps, wanted, procedureOf(loaded))) !== undefined
  const held = isThere ? await holdFree(deps, caseId, wanted) : refused('taken')
  if (held.ok || held.code !== 'taken') return held
  // Sent twice at once, the second finds it is theirs (F-27).
  const own = await deps.appointments.ofCase(caseId)
  const isSame = own?.state === 'held' && own.from === wanted.from && own.centre.id === wanted.centreId
  return isSame && own.kind === wanted.kind ? ok(own.id) : held
}

const holdFree = (
  deps: BookingDeps,
  caseId: CaseId,
  wanted: Wanted,
): Promise<Outcome<AppointmentId, BookingRefusal>> =>
  refusable(() =>
    deps.move.atomically(async (tx) => {
      const loaded = await openCase(deps, tx, caseId)
      await deps.appointments.claimTime(tx, wanted.centreId, wanted.from)
      await deps.appointments.dropHolds(tx, caseId)
      if (!(await deps.appointments.count(tx, loaded.employer.id, 'holds', deps.policy.appointment)))
        undo('limit')
      const id = await give(deps, tx, loaded, wanted, (fresh) =>
        deps.appointments.insertHeld(tx, fresh, deps.policy.appointment.hold),
      )
      if (wanted.earlier) await wish(deps, tx, loaded, wanted)
      return ok(id)
    }),
  )

/** Confirms what was held, in time; a case that ran online goes on at the centre from now on (I-13). */
export const confirmPlace = (
  deps: BookingDeps,
  caseId: CaseId,
  id: AppointmentId,
  contact: OwnContact,
): Promise<Outcome<Appointment, BookingRefusal>> =>
  refusable(() =>
    deps.move.atomically(async (tx) => {
      const loaded = await openCase(deps, tx, caseId)
      if (!(await deps.appointments.confirm(tx, caseId, id, contact))) undo('over')
      const one = (await deps.appointments.ofCase(caseId, tx)) ?? undo('over')
      if (one.kind === 'counter') await deps.chooseCentre(tx, caseId, one.centre.id)
      if (!isAtCounter(loaded.case)) {
        const moved = await moveWithin(deps.move, tx, loaded, wayStep(loaded))
        if (!moved.ok) undo('noCase')
      }
      await deps.tell(tx, 'confirmed', one)
      await note(deps, tx, loaded, 'appointmentBooked', one)
      return ok(one)
    }),
  )

/** Another time or centre for the one that is booked: both in one transaction, or neither. */
export const movePlace = (
  deps: BookingDeps,
  caseId: CaseId,
  old: AppointmentId,
  wanted: Wanted,
): Promise<Outcome<Appointment, BookingRefusal>> =>
  refusable(() =>
    deps.move.atomically(async (tx) => {
      const { appointments } = deps
      const loaded = await openCase(deps, tx, caseId)
      await appointments.claimTime(tx, wanted.centreId, wanted.from)
      const before = await appointments.ofCase(caseId, tx)
      if (before?.id !== old || before.state !== 'booked') undo('over')
      if (!(await appointments.count(tx, loaded.employer.id, 'changes', deps.policy.appointment)))
        undo('limit')
      const to = deps.newAppointmentId(loaded.now)
      const gone = { state: 'moved', to, reappear: reappearing(deps) } as const
      if (!(await appointments.giveUp(tx, caseId, old, gone))) undo('tooLate')
      const { mail, phone } = before
      await give(deps, tx, loaded, wanted, (fresh) =>
        appointments.insertBooked(tx, { ...fresh, id: to }, { mail, phone }),
      )
      const one = (await appointments.ofCase(caseId, tx)) ?? undo('over')
      if (one.kind === 'counter') await deps.chooseCentre(tx, caseId, one.centre.id)
      if (wanted.earlier) await wish(deps, tx, loaded, wanted)
      await deps.tell(tx, 'changed', one)
      await note(deps, tx, loaded, 'appointmentMoved', one)
      return ok(one)
    }),
  )

/** Gives a booked one up, while there is time. It always may; who does it over and over waits (ATK-47). */
export const cancelPlace = (
  deps: BookingDeps,
  caseId: CaseId,
  id: AppointmentId,
): Promise<Outcome<Appointment, BookingRefusal>> =>
  refusable(() =>
    deps.move.atomically(async (tx) => {
      const loaded = (await deps.move.cases.lock(tx, caseId)) ?? undo('noCase')
      const one = await deps.appointments.ofCase(caseId, tx)
      if (one?.id !== id || one.state !== 'booked') undo('over')
      const gone = { state: 'cancelled', reappear: reappearing(deps) } as const
      if (!(await deps.appointments.giveUp(tx, caseId, id, gone))) undo('tooLate')
      await deps.appointments.countAnyway(tx, loaded.employer.id)
      await deps.tell(tx, 'cancelled', one)
      await note(deps, tx, loaded, 'appointmentCancelled', one)
      return ok(one)
    }),
  )

async function openCase(deps: BookingDeps, tx: Tx, caseId: CaseId): Promise<LoadedCase> {
  const loaded = await deps.move.cases.lock(tx, caseId)
  return loaded !== undefined && isOpen(loaded.case.state) ? loaded : undo('noCase')
}

/** Gives the place away under the calendar as it is in this transaction; the database has the last word (I-19). */
async function give(
  deps: BookingDeps,
  tx: Tx,
  loaded: LoadedCase,
  wanted: Wanted,
  insert: (fresh: NewAppointment) => Promise<boolean>,
): Promise<AppointmentId> {
  const { id: caseId } = loaded.case
  const person = deps.personDigest(loaded.claimant)
  const whose = { employerId: loaded.employer.id, person, caseId }
  if (await deps.appointments.hasOther(tx, whose)) undo('live')
  const procedure = procedureOf(loaded)
  const slot = (await slotOf(deps, wanted, procedure, tx)) ?? undo('taken')
  for (const windowId of slot.windowIds) {
    const id = deps.newAppointmentId(loaded.now)
    const { from, until } = slot
    const { centreId, kind, support } = wanted
    const { lang } = loaded
    const fresh = { ...whose, id, centreId, windowId, kind, procedure, support, lang, from, until }
    if (await insert(fresh)) return id
    if (await deps.appointments.hasOther(tx, whose)) undo('live')
  }
  return undo('taken')
}

/** What the calendar offers at this very time; undefined where it offers nothing. */
async function slotOf(
  { appointments }: BookingDeps,
  { centreId, from, kind }: Wanted,
  procedure: Procedure,
  tx?: Tx,
): Promise<Slot | undefined> {
  // Of a centre in the other zone the day may be the one before.
  const around = dayIn(from, zones.mainland)
  const reading = await appointments.read(centreId, { from: before(around), to: around }, tx)
  if (reading === undefined) return undefined
  const { calendar, taken, now } = reading
  const day = dayIn(from, calendar.zone)
  const { slots } = availability(calendar, taken, { kind, procedure, from: day, to: day, now })
  return slots.find((slot) => slot.from === from)
}

const before = (day: ReturnType<typeof dayIn>) => (day - 1) as typeof day

const wish = (deps: BookingDeps, tx: Tx, { employer, case: { id } }: LoadedCase, wanted: Wanted) =>
  deps.appointments.wish(tx, {
    employerId: employer.id,
    caseId: id,
    centreId: wanted.centreId,
    kind: wanted.kind,
    before: wanted.from,
  })

const reappearing = ({ policy, random }: BookingDeps): number => random(policy.appointment.reappear + 1)

const note = (
  { audit }: BookingDeps,
  tx: Tx,
  loaded: LoadedCase,
  act: 'appointmentBooked' | 'appointmentMoved' | 'appointmentCancelled',
  one: Appointment,
) =>
  audit.append(tx, {
    act,
    actor: { claimant: loaded.claimant },
    employerId: loaded.employer.id,
    caseCode: loaded.code,
    detail: { appointment: one.id },
  })
