import type { FastifyInstance } from 'fastify'
import { writeAppointment } from '../../adapters/calendar/write-appointment.ts'
import { printSheet } from '../../adapters/pdf/print-sheet.ts'
import { qrModules } from '../../adapters/pdf/qr.ts'
import { appointmentTask } from '../../appointments/appointment-task.ts'
import { inTurn } from '../../appointments/app/in-turn.ts'
import type { BookingDeps } from '../../appointments/app/book.ts'
import { liveStates } from '../../appointments/app/ports.ts'
import { zoneNamed } from '../../appointments/domain/calendar.ts'
import { appointmentStore } from '../../appointments/store/appointment-store.ts'
import { dueAppointments } from '../../appointments/store/due-appointments.ts'
import { chooseRoutes } from '../../appointments/web/choose-routes.ts'
import { confirmRoutes } from '../../appointments/web/confirm-routes.ts'
import type { AppointmentRoutesDeps } from '../../appointments/web/turn-case.ts'
import { turnRoutes } from '../../appointments/web/turn-routes.ts'
import type { ReadCaseAppointment } from '../../cases/web/case-turn.tsx'
import { chooseCentreIn } from '../../centres/store/centre-store.ts'
import type { AppointmentId } from '../../kernel/ids.ts'
import { newId, randomBelow, systemClock } from '../chance.ts'
import type { Ground } from './ground.ts'
import { tellingAppointments } from './tell-appointment.ts'

/** Places that a process gives out at the same time; fewer than its connections. */
const mostHolds = 4

/** Turnos: what books them, and what happens to them because time passes. */
export function appointmentsOf({ installation, keyed, atomically, audit, move }: Ground) {
  const { db, policy } = installation
  const personKey = keyed('appointment-person')
  const appointments = appointmentStore(db, systemClock)
  const booking: BookingDeps = {
    appointments,
    move,
    policy,
    audit,
    tell: tellingAppointments(installation.texting !== undefined),
    chooseCentre: chooseCentreIn,
    newAppointmentId: (at) => newId<AppointmentId>(at),
    personDigest: (document) => personKey(document),
    random: randomBelow,
    inTurn: inTurn(mostHolds),
  }
  const task = appointmentTask(db, {
    due: dueAppointments(db),
    appointments,
    atomically,
    policy,
    audit,
    tell: tellingAppointments(installation.texting !== undefined),
    clock: systemClock,
  })
  const turnOf: ReadCaseAppointment = async (id) => {
    const one = await appointments.ofCase(id)
    if (one === undefined || one.state === 'held') return undefined
    return {
      at: one.from,
      zone: zoneNamed(one.centre.zone),
      place: one.kind === 'video' ? null : `${one.centre.name}, ${one.centre.address}`,
      isLive: liveStates.some((state) => state === one.state),
      bookedAt: one.madeAt,
    }
  }
  return { appointments, booking, turnOf, task }
}

/** Every page of a turno (P-40 to P-46, P-48). */
export const appointmentRoutes =
  (deps: Omit<AppointmentRoutesDeps, 'print' | 'writeEntry' | 'qr'>) =>
  (app: FastifyInstance): void => {
    const all = { ...deps, print: printSheet, writeEntry: writeAppointment, qr: qrModules }
    for (const routes of [chooseRoutes, confirmRoutes, turnRoutes]) routes(all)(app)
  }
