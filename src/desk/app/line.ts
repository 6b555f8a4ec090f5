import type { Arrival, LineStore } from '../../appointments/app/line-ports.ts'
import type { ArrivalId, ArrivalState } from '../../appointments/domain/line.ts'
import type { AuditLog } from '../../audit/index.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import type { CentreCalendar } from '../../centres/app/calendar-ports.ts'
import { localTime, type WindowId } from '../../centres/domain/calendar.ts'
import type { AppointmentId, CentreId, OfficerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import { boundsOf } from './at-centre.ts'
import type { DeskCaseStore } from './ports.ts'

export interface LineDeps {
  readonly line: LineStore
  readonly desk: Pick<DeskCaseStore, 'takeCase'>
  readonly audit: AuditLog
  readonly atomically: Atomically
  newArrivalId(): ArrivalId
}

/**
 * Writes down that the person of a case came to a centre: to their turno if they have one there today, and otherwise to
 * wait without one. False when they are in the line already.
 */
export const noteArrival = (
  deps: LineDeps,
  officer: OfficerId,
  { case: { id: caseId }, employer, code }: Pick<LoadedCase, 'case' | 'employer' | 'code'>,
  centre: CentreCalendar,
  now: Instant,
): Promise<boolean> =>
  deps.atomically(async (tx) => {
    const id = deps.newArrivalId()
    const { centreId, zone } = centre.calendar
    const fresh = { id, employerId: employer.id, caseId, centreId }
    const today = boundsOf(localTime(now, zone).day, centre)
    if (!(await deps.line.arrive(tx, fresh, today))) return false
    const here = await deps.line.load(id, tx)
    await deps.audit.append(tx, {
      act: 'arrived',
      actor: { officer },
      employerId: employer.id,
      caseCode: code,
      reason: here?.turnoAt == null ? 'walkIn' : 'appointment',
      detail: { arrival: id, centre: centreId },
    })
    return true
  })

export type CallRefusal = 'none' | 'busy' | 'noWindow'

/** Calls whoever is next at this centre to a window. Two officers never call one person, and one window never two. */
export const callNext = (
  deps: LineDeps,
  officer: OfficerId,
  centreId: CentreId,
  windowId: WindowId,
): Promise<Outcome<ArrivalId, CallRefusal>> =>
  deps.atomically(async (tx) => {
    const called = await deps.line.callNext(tx, { centreId, windowId, officer })
    if (called.is !== 'called') return refused(called.is)
    await tell(deps, tx, officer, called.id, { act: 'arrivalCalled', reason: 'inOrder' })
    return ok(called.id)
  })

/** Whose case is in somebody else's hand is not served by two. */
export type ServeRefusal = CallRefusal | 'over' | 'theirs'

/** Undoes what was done so far in a transaction, and says why. */
class Undone extends Error {
  readonly refusal: ServeRefusal
  constructor(refusal: ServeRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/**
 * Begins to serve a person (S-03): whoever was called by this officer, or whoever waits, when the officer chooses them
 * for a window out of their order, which the log says. The case is the officer's from here on.
 */
export async function serveArrival(
  deps: LineDeps,
  officer: OfficerId,
  {
    id,
    centreId,
    windowId,
  }: { readonly id: ArrivalId; readonly centreId: CentreId; readonly windowId: WindowId | undefined },
): Promise<Outcome<Arrival, ServeRefusal>> {
  try {
    return ok(
      await deps.atomically(async (tx) => {
        const before = await deps.line.load(id, tx)
        if (before?.centreId !== centreId) throw new Undone('over')
        if (before.state === 'waiting') {
          if (windowId === undefined) throw new Undone('noWindow')
          const called = await deps.line.callThis(tx, id, { centreId, windowId, officer })
          if (called.is !== 'called') throw new Undone(called.is === 'none' ? 'over' : called.is)
        }
        if (!(await deps.line.serve(tx, id, officer))) throw new Undone('over')
        const taken = await deps.desk.takeCase(tx, before.caseId, officer)
        if (taken.is === 'theirs') throw new Undone('theirs')
        const about = {
          employerId: before.employerId,
          caseCode: before.caseCode,
          actor: { officer },
        } as const
        await deps.audit.append(tx, {
          ...about,
          act: 'arrivalServed',
          reason: before.state === 'waiting' ? 'chosen' : 'inOrder',
          detail: { arrival: id },
        })
        if (taken.is === 'mine')
          await deps.audit.append(tx, { ...about, act: 'caseTaken', reason: 'arrival' })
        return before
      }),
    )
  } catch (undone) {
    if (undone instanceof Undone) return refused(undone.refusal)
    throw undone
  }
}

/** What becomes of somebody who is there: each from the states in which it makes sense. */
export const moves = {
  /** Called by mistake: they wait on, at their old place. */
  back: { from: ['called'], to: 'waiting' },
  /** Called, or waiting, and not there any more. */
  gone: { from: ['waiting', 'called'], to: 'left' },
  /** Served, whether or not the case is over. */
  done: { from: ['attending'], to: 'finished' },
} as const satisfies Readonly<
  Record<string, { readonly from: readonly ArrivalState[]; readonly to: 'waiting' | 'finished' | 'left' }>
>
export type Move = keyof typeof moves

/** Moves somebody on; false when they are not there any more, or somebody was faster. */
export const moveArrival = (
  deps: LineDeps,
  officer: OfficerId,
  { id, centreId }: { readonly id: ArrivalId; readonly centreId: CentreId },
  move: Move,
): Promise<boolean> =>
  deps.atomically(async (tx) => {
    const { from, to } = moves[move]
    if (!(await deps.line.move(tx, id, centreId, from, to))) return false
    await tell(deps, tx, officer, id, { act: 'arrivalEnded', reason: move })
    return true
  })

/** Says that nobody came to a turno whose hour has come; its place is for whoever waits. */
export const missAppointment = (
  deps: LineDeps,
  officer: OfficerId,
  turno: { readonly id: AppointmentId; readonly employerId: string; readonly caseCode: string },
  centreId: CentreId,
): Promise<boolean> =>
  deps.atomically(async (tx) => {
    if (!(await deps.line.miss(tx, turno.id, centreId))) return false
    await deps.audit.append(tx, {
      act: 'appointmentMissed',
      actor: { officer },
      employerId: turno.employerId,
      caseCode: turno.caseCode,
      detail: { appointment: turno.id },
    })
    return true
  })

async function tell(
  deps: LineDeps,
  tx: Tx,
  officer: OfficerId,
  id: ArrivalId,
  { act, reason }: { readonly act: 'arrivalCalled' | 'arrivalEnded'; readonly reason: string },
): Promise<void> {
  const one = await deps.line.load(id, tx)
  await deps.audit.append(tx, {
    act,
    actor: { officer },
    employerId: one?.employerId,
    caseCode: one?.caseCode,
    reason,
    detail: { arrival: id, window: one?.window?.number },
  })
}
