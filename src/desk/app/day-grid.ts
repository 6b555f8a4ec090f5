import {
  isClosed,
  localTime,
  momentOf,
  hoursOn,
  type Calendar,
  type CentreWindow,
  type WindowId,
} from '../../centres/domain/calendar.ts'
import type { CivilDay } from '../../kernel/civil-day.ts'
import type { Instant } from '../../kernel/time.ts'

/** A turno, as far as it takes a place. */
export interface Placed {
  readonly windowId: WindowId
  readonly from: Instant
  readonly until: Instant
}

/** What stands at a window at an hour. `goesOn`: a turno that began before; `none`: the window receives nobody then. */
export type Cell<T> =
  | { readonly is: 'turno'; readonly turno: T }
  | { readonly is: 'goesOn' | 'free' | 'closed' | 'past' | 'none' }

export interface DayGrid<T> {
  readonly windows: readonly CentreWindow[]
  readonly rows: readonly { readonly from: Instant; readonly cells: readonly Cell<T>[] }[]
  /** Places of this day that are free still. */
  readonly free: number
}

/** The day of a centre by window and hour (S-03). Hours are those at which an appointment can begin, and those of turnos. */
export function dayGrid<T extends Placed>(
  calendar: Calendar,
  day: CivilDay,
  turnos: readonly T[],
  now: Instant,
): DayGrid<T> {
  const length = calendar.rule?.slotMinutes ?? 20
  const startsOf = (window: CentreWindow): ReadonlySet<number> =>
    new Set(
      hoursOn(calendar, window, day).flatMap(({ opens, closes }) =>
        Array.from({ length: Math.floor((closes - opens) / length) }, (_, n) => opens + n * length),
      ),
    )
  const windows = calendar.windows.filter(
    (one) => one.active || turnos.some(({ windowId }) => windowId === one.id),
  )
  const starts = windows.map(startsOf)
  const minutes = [
    ...new Set([
      ...starts.flatMap((each) => [...each]),
      ...turnos.map(({ from }) => localTime(from, calendar.zone).minute),
    ]),
  ].sort((a, b) => a - b)
  const rows = minutes.map((minute) => {
    const from = momentOf(day, minute, calendar.zone)
    const until = (from + length * 60_000) as Instant
    const cells = windows.map((window, n): Cell<T> => {
      const here = turnos.filter(({ windowId }) => windowId === window.id)
      const turno = here.findLast((one) => one.from === from)
      if (turno !== undefined) return { is: 'turno', turno }
      const begins = starts[n]?.has(minute) === true
      const last = begins ? until : from
      if (here.some((one) => one.from <= last && one.from !== until && from < one.until))
        return { is: 'goesOn' }
      if (!begins) return { is: 'none' }
      if (isClosed(calendar, window.id, from, until)) return { is: 'closed' }
      return { is: from <= now ? 'past' : 'free' }
    })
    return { from, cells }
  })
  const free = rows.flatMap(({ cells }) => cells).filter(({ is }) => is === 'free').length
  return { windows, rows, free }
}
