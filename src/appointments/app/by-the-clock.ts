import type { AuditLog } from '../../audit/index.ts'
import { addDays, mainlandDay } from '../../kernel/civil-day.ts'
import { secondsBetween, type Clock, type Instant } from '../../kernel/time.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import type { Policy } from '../../policy/policy.ts'
import { availability } from '../domain/availability.ts'
import type {
  AppointmentStore,
  CentreReading,
  DayRange,
  DueAppointments,
  TellAppointment,
  WaitingWish,
} from './ports.ts'

export interface ClockDeps {
  readonly due: DueAppointments
  readonly appointments: Pick<AppointmentStore, 'read' | 'ofCase'>
  readonly atomically: Atomically
  readonly policy: Pick<Policy, 'appointment'>
  readonly audit: AuditLog
  readonly tell: TellAppointment
  /** For the day that is looked at first; every judgement is the database's. */
  readonly clock: Clock
}

/** What one round did. */
export interface Round {
  readonly dropped: number
  readonly missed: number
  readonly reminded: number
  readonly earlier: number
}

/** Everything about appointments that happens because time passes; safe to run twice, and on several machines. */
export async function passTime(deps: ClockDeps): Promise<Round> {
  const { due, policy } = deps
  const dropped = await due.dropHolds()
  const missed = await untilNone(() => missOver(deps))
  const reminded = await untilNone(() => remindOf(deps, policy.appointment.reminder))
  return { dropped, missed, reminded, earlier: await tellWishes(deps) }
}

async function untilNone(portion: () => Promise<number>): Promise<number> {
  let sum = 0
  for (;;) {
    const some = await portion()
    if (some === 0) return sum
    sum += some
  }
}

/** Nobody came: the place is free for whoever waits, the case stays open. */
const missOver = ({ due, atomically, policy, audit, tell }: ClockDeps): Promise<number> =>
  atomically(async (tx) => {
    const missed = await due.miss(tx, policy.appointment.lateGrace)
    await Promise.all(missed.map((one) => tell(tx, 'missed', one)))
    // Last, because an entry holds its lane until the transaction ends.
    for (const { id, employerId, caseCode } of missed)
      await audit.append(tx, {
        act: 'appointmentMissed',
        actor: 'system',
        employerId,
        caseCode,
        detail: { appointment: id },
      })
    return missed.length
  })

const remindOf = ({ due, atomically, tell }: ClockDeps, before: number): Promise<number> =>
  atomically(async (tx) => {
    const some = await due.remind(tx, before)
    // Who booked it later than that has just been told.
    const early = some.filter(({ madeAt, from }) => secondsBetween(madeAt, from) > before)
    await Promise.all(early.map((one) => tell(tx, 'reminder', one)))
    return some.length
  })

/** One free place, one person told, the longest waiting first; each once. */
async function tellWishes(deps: ClockDeps): Promise<number> {
  let told = 0
  for (const [centreId, waiting] of Map.groupBy(await deps.due.wishes(), ({ centreId: id }) => id)) {
    const today = mainlandDay(deps.clock())
    const last = waiting.reduce((latest, { before }) => (before > latest ? before : latest), deps.clock())
    const days = { from: addDays(today, -1), to: mainlandDay(last) }
    const reading = await deps.appointments.read(centreId, days)
    const given = new Set<string>()
    for (const wish of reading === undefined ? [] : waiting) {
      const free = reading && firstEarlier(reading, days, wish, given)
      if (free === undefined) continue
      given.add(free.place)
      if (await tellWish(deps, wish, free.from)) told += 1
    }
  }
  return told
}

const tellWish = ({ due, appointments, atomically, tell }: ClockDeps, wish: WaitingWish, from: Instant) =>
  atomically(async (tx) => {
    const one = await appointments.ofCase(wish.caseId, tx)
    // What can no longer be changed online is no offer.
    if (one?.state !== 'booked' || one.from <= from || one.now >= one.changeableUntil) return false
    if (!(await due.tellWish(tx, wish))) return false
    await tell(tx, 'earlier', one, from)
    return true
  })

function firstEarlier(
  { calendar, taken, now }: CentreReading,
  days: DayRange,
  { kind, procedure, before }: WaitingWish,
  given: ReadonlySet<string>,
): { readonly from: Instant; readonly place: string } | undefined {
  const { slots } = availability(calendar, taken, { kind, procedure, ...days, now })
  return slots
    .filter(({ from }) => from < before)
    .flatMap(({ from, windowIds }) => windowIds.map((id) => ({ from, place: `${id} ${from}` })))
    .find(({ place }) => !given.has(place))
}
