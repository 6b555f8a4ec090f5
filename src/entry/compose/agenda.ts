import { appointmentStore } from '../../appointments/store/appointment-store.ts'
import { replanStore } from '../../appointments/store/replan-store.ts'
import type { ReplanDeps } from '../../appointments/app/replan.ts'
import { lineStore } from '../../appointments/store/line-store.ts'
import type { ArrivalId } from '../../appointments/domain/line.ts'
import { lineRoutes } from '../../appointments/web/line-routes.ts'
import { centresWithCalendar } from '../../centres/store/centre-store.ts'
import { calendarStore } from '../../centres/store/calendar-store.ts'
import { printSheet } from '../../adapters/pdf/print-sheet.ts'
import { dayRoutes } from '../../desk/web/agenda-routes.ts'
import type { DeskGate } from '../../desk/web/desk-gate.ts'
import { centresRoutes } from '../../desk/web/centres-routes.ts'
import { moveRoutes } from '../../desk/web/move-routes.ts'
import { receivedRoutes } from '../../desk/web/received-routes.ts'
import { createKeyedDigest, hexDigestOf, sameBytes } from '../../platform/crypto/digests.ts'
import { newId } from '../chance.ts'
import type { Composition } from '../compose.ts'
import { tellingAppointments } from './tell-appointment.ts'

/** The day of a centre: its calendar, its agenda, the line, and the place in it on a phone. */
export function agendaOf(parts: Composition) {
  const { installation, casework, audit, move } = parts
  const { db, secrets, origin, theme, policy } = installation
  const { atomically } = move
  const line = lineStore(db)
  const calendars = calendarStore(db)
  const passKey = createKeyedDigest(secrets.audit, 'line-pass')
  const passDigest = (id: ArrivalId) => Buffer.from(passKey(id)).subarray(0, 16)
  const lineDeps = {
    line,
    desk: casework.queue.desk,
    audit,
    atomically,
    newArrivalId: () => newId<ArrivalId>(),
  }
  const replan: ReplanDeps = {
    replan: replanStore(db),
    appointments: appointmentStore(db, installation.clock),
    tell: tellingAppointments(installation.texting !== undefined),
    audit,
    atomically,
    newAppointmentId: (at) => newId(at),
  }
  const reach = { audit, atomically, calendars, line: lineDeps, view: casework.view }
  return {
    line,
    calendars,
    lineDeps,
    routes: (gate: DeskGate) => [
      dayRoutes({ ...reach, gate, centres: parts.centres, desk: casework.queue.desk }),
      receivedRoutes({
        ...reach,
        gate,
        print: printSheet,
        origin,
        institution: theme.name,
        lateGrace: policy.appointment.lateGrace,
        passOf: (id) => passDigest(id).toString('base64url'),
      }),
      moveRoutes({ ...reach, gate, replan }),
      centresRoutes({
        ...replan,
        calendars,
        gate,
        centres: parts.centres,
        openCalendars: () => centresWithCalendar(db),
        hexDigest: hexDigestOf,
        newIds: { window: () => newId(), day: () => newId(), closure: () => newId() },
      }),
      lineRoutes({
        line,
        cases: parts.cases,
        browserDigest: parts.browserDigest,
        isPassOf(raw, id) {
          const given = Buffer.from(raw.slice(0, 64), 'base64url')
          return given.length === 16 && sameBytes(given, passDigest(id))
        },
      }),
    ],
  }
}
