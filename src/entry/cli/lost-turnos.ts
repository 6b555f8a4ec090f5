import { replanStore } from '../../appointments/store/replan-store.ts'
import { calendarStore } from '../../centres/store/calendar-store.ts'
import { hasRoomFor } from '../../centres/domain/calendar.ts'
import type { Database } from '../../platform/database/database.ts'
import { formatDateShort, formatTime } from '../../platform/text/dates.ts'

/** A turno that is booked, and that the calendar of its centre has no room for; nothing in it names a person. */
export interface LostAppointment {
  readonly id: string
  readonly caseCode: string
  readonly centre: string
  readonly window: number
  /** Day and hour of the centre's clock. */
  readonly at: string
}

/** All of them, at every centre, in the order of their hours. */
export const turnosWithoutRoom = (db: Database): Promise<readonly LostAppointment[]> =>
  db.transaction(async (tx) => {
    const [calendars, replan] = [calendarStore(db), replanStore(db)]
    const lost: LostAppointment[] = []
    for (const id of await calendars.all(tx)) {
      const held = await calendars.hold(tx, id)
      if (held === undefined) continue
      const { calendar } = held
      for (const turno of await replan.planned(tx, id)) {
        if (turno.state !== 'booked' || hasRoomFor(calendar, turno)) continue
        const { caseCode, centre, windowNumber: window, from } = turno
        const at = `${formatDateShort(from, calendar.zone)} ${formatTime(from, calendar.zone)}`
        lost.push({ id: turno.id, caseCode, centre, window, at })
      }
    }
    return lost
  })

/** Those that something has taken the place of: what had none before is not its doing. */
export const lostSince = (
  before: readonly LostAppointment[],
  now: readonly LostAppointment[],
): readonly LostAppointment[] => {
  const known = new Set(before.map(({ id }) => id))
  return now.filter(({ id }) => !known.has(id))
}
