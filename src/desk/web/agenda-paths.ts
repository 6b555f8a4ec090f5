import { isoDay, type CivilDay } from '../../kernel/civil-day.ts'
import type { CentreId } from '../../kernel/ids.ts'
import type { WindowId } from '../../centres/domain/calendar.ts'

/** Addresses of the agenda, the reception and the calendars, all behind the guard of the staff. */
export const agendaRoutes = {
  agenda: '/interno/agenda',
  move: '/interno/agenda/turno/:id/mover',
  received: '/interno/recepcion/:code',
  arrival: '/interno/recepcion/:code/llegada',
  slip: '/interno/recepcion/:code/pase.pdf',
  centres: '/interno/centros',
  centre: '/interno/centros/:id',
  change: '/interno/centros/:id/cambio',
} as const

/** What of the agenda is looked at, and from which window; it stands in the address. */
export interface AgendaView {
  readonly centreId: CentreId
  readonly day: CivilDay
  readonly windowId: WindowId | undefined
}

export const agendaHref = ({ centreId, day, windowId }: AgendaView): string =>
  `${agendaRoutes.agenda}?${String(
    new URLSearchParams({
      centro: centreId,
      dia: isoDay(day),
      ...(windowId !== undefined && { ventanilla: windowId }),
    }),
  )}`
