import { callOff, moveOn, type Planned, type ReplanDeps } from '../../appointments/app/replan.ts'
import type { CalendarStore } from '../../centres/app/calendar-ports.ts'
import type { Calendar } from '../../centres/domain/calendar.ts'
import { takenAway, type CalendarChange } from '../../centres/domain/calendar-change.ts'
import type { CentreId, OfficerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Tx } from '../../kernel/transaction.ts'

/** What becomes of turnos that a change takes the place of. */
export const appointmentDecisions = ['keep', 'move', 'cancel'] as const
export type AppointmentDecision = (typeof appointmentDecisions)[number]

export interface ChangeCalendarDeps extends ReplanDeps {
  readonly calendars: CalendarStore
  hexDigest(text: string): string
}

/** What somebody decided about the turnos that they were shown. */
export interface Said {
  readonly decision: AppointmentDecision
  /** `seenMark` of those. */
  readonly seen: string
}

export interface Touched {
  readonly turnos: readonly Planned[]
  /** To be sent back with the decision: it is about these turnos and no others. */
  readonly seen: string
}

export type ChangeRefusal = 'gone' | 'affected' | 'noRoom'

class Undone extends Error {
  readonly refusal: ChangeRefusal
  readonly touched: Touched
  constructor(refusal: ChangeRefusal, touched: Touched) {
    super(refusal)
    this.refusal = refusal
    this.touched = touched
  }
}

const nothing: Touched = { turnos: [], seen: '' }

/**
 * Changes the calendar of a centre, or of all of them (S-22, S-03). When it takes booked turnos away nothing is saved
 * until somebody has seen which, and said what becomes of them; that these are still the ones is asked again in the
 * transaction that saves it, with the calendar held, so that nobody books meanwhile. `gone`: what was to be changed is
 * not there, or a number or day is taken; `noRoom`: not all of them can be moved. Either way nothing has changed.
 */
export async function changeCalendar(
  deps: ChangeCalendarDeps,
  officer: OfficerId,
  centreId: CentreId,
  change: CalendarChange,
  said: Said | undefined,
): Promise<Outcome<Touched, ChangeRefusal, Touched>> {
  try {
    return ok(await deps.atomically((tx) => inOne(deps, tx, officer, centreId, change, said)))
  } catch (undone) {
    if (undone instanceof Undone) return refused(undone.refusal, undone.touched)
    throw undone
  }
}

async function inOne(
  deps: ChangeCalendarDeps,
  tx: Tx,
  officer: OfficerId,
  centreId: CentreId,
  change: CalendarChange,
  said: Said | undefined,
): Promise<Touched> {
  const centres = isOfAll(change) ? await deps.calendars.all(tx) : [centreId]
  const byCentre: { readonly id: CentreId; readonly turnos: readonly Planned[] }[] = []
  for (const id of centres.includes(centreId) ? centres : [centreId, ...centres]) {
    const held = await deps.calendars.hold(tx, id)
    if (held === undefined) throw new Undone('gone', nothing)
    byCentre.push({ id, turnos: await touchedIn(deps, tx, held.calendar, change) })
  }
  const all = byCentre.flatMap(({ turnos }) => turnos)
  const turnos = all.filter(({ state }) => state === 'booked')
  const touched = { turnos, seen: deps.hexDigest(turnos.map(({ id }) => id).join(' ')) }
  if (turnos.length > 0 && said?.seen !== touched.seen) throw new Undone('affected', touched)
  if (!(await deps.calendars.put(tx, centreId, change, officer))) throw new Undone('gone', touched)
  await deps.replan.drop(
    tx,
    all.filter(({ state }) => state === 'held').map(({ id }) => id),
  )
  const done: Planned[] = []
  for (const { id, turnos: some } of byCentre) {
    const booked = some.filter(({ state }) => state === 'booked')
    if (said?.decision === 'cancel') done.push(...(await callOff(deps, tx, booked)))
    if (said?.decision !== 'move') continue
    const moved = await moveOn(deps, tx, id, booked)
    if (!moved.ok) throw new Undone('noRoom', touched)
    done.push(...moved.value)
  }
  await tellAll(deps, tx, officer, centreId, change, { turnos, done, decision: said?.decision })
  return touched
}

const isOfAll = (change: CalendarChange): boolean =>
  (change.is === 'dayAdded' && !change.day.isLocal) || (change.is === 'dayRemoved' && !change.isLocal)

const touchedIn = async (
  deps: ChangeCalendarDeps,
  tx: Tx,
  calendar: Calendar,
  change: CalendarChange,
): Promise<readonly Planned[]> =>
  takenAway(calendar, change, (await deps.replan.planned(tx, calendar.centreId)) as readonly AskedPlanned[])

/** The two capabilities name a window each for themselves; it is the same id. */
type AskedPlanned = Planned & Parameters<typeof takenAway>[2][number]

/** Last in the transaction: an entry holds its lane until the end. */
async function tellAll(
  { audit }: ChangeCalendarDeps,
  tx: Tx,
  officer: OfficerId,
  centreId: CentreId,
  change: CalendarChange,
  {
    turnos,
    done,
    decision,
  }: {
    readonly turnos: readonly Planned[]
    readonly done: readonly Planned[]
    readonly decision: AppointmentDecision | undefined
  },
): Promise<void> {
  const actor = { officer }
  for (const { employerId, caseCode, id } of done)
    await audit.append(tx, {
      act: decision === 'move' ? 'appointmentMoved' : 'appointmentCancelled',
      actor,
      employerId,
      caseCode,
      reason: 'calendar',
      detail: { appointment: id },
    })
  await audit.append(tx, {
    act: 'calendarChanged',
    actor,
    reason: change.is,
    detail: { centre: centreId, turnos: turnos.length, decision: turnos.length === 0 ? undefined : decision },
  })
}
