import type { DayAppointment, LineStore, Present } from '../../appointments/app/line-ports.ts'
import { inOrder } from '../../appointments/domain/line.ts'
import type { CentreCalendar } from '../../centres/app/calendar-ports.ts'
import { isoDay, type CivilDay } from '../../kernel/civil-day.ts'
import type { OfficerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { dayGrid, type DayGrid } from './day-grid.ts'
import { boundsOf } from './at-centre.ts'
import type { ReachDeps } from './keep-reach.ts'

export interface AgendaDeps extends ReachDeps {
  readonly line: Pick<LineStore, 'day' | 'present'>
}

export interface Agenda {
  readonly at: CentreCalendar
  readonly day: CivilDay
  readonly turnos: readonly DayAppointment[]
  readonly grid: DayGrid<DayAppointment>
  /** In the order in which they are called. */
  readonly waiting: readonly Present[]
  /** Called to a window, or served at one; by window. */
  readonly atWindows: readonly Present[]
}

/** Takes no place any more: whoever comes now can have it. */
const gave: ReadonlySet<string> = new Set(['missed'])

/** The day of a centre and who is there now. That it was looked at stands in the log: it is about people. */
export async function lookAtAgenda(
  deps: AgendaDeps,
  officer: OfficerId,
  at: CentreCalendar,
  day: CivilDay,
  now: Instant,
): Promise<Agenda> {
  const { from, until } = boundsOf(day, at)
  const { centreId } = at.calendar
  const [turnos, present] = await Promise.all([
    deps.line.day(centreId, from, until),
    deps.line.present(centreId),
    deps.atomically((tx) =>
      deps.audit.append(tx, {
        act: 'agendaSeen',
        actor: { officer },
        reason: 'agenda',
        detail: { centre: centreId, day: isoDay(day) },
      }),
    ),
  ])
  const taking = turnos.filter(({ state }) => !gave.has(state))
  return {
    at,
    day,
    turnos,
    grid: dayGrid(at.calendar, day, taking, now),
    waiting: inOrder(
      present.filter(({ state }) => state === 'waiting'),
      now,
    ),
    atWindows: present
      .filter(({ state }) => state !== 'waiting')
      .toSorted((a, b) => (a.window?.number ?? 0) - (b.window?.number ?? 0)),
  }
}
