import {
  hasRoomFor,
  type AskedTime,
  type Calendar,
  type CalendarDay,
  type CentreProcedure,
  type CentreRule,
  type CentreWindow,
  type Closure,
  type WindowId,
} from './calendar.ts'
import type { OpenHours } from './hours.ts'

/** One change of a calendar (S-22, and the blocking of S-03). */
export type CalendarChange =
  | { readonly is: 'rule'; readonly rule: CentreRule; readonly procedures: readonly CentreProcedure[] }
  | { readonly is: 'windowAdded'; readonly window: CentreWindow }
  | {
      readonly is: 'windowChanged'
      readonly windowId: WindowId
      readonly active: boolean
      readonly hours: readonly OpenHours[]
    }
  | { readonly is: 'dayAdded'; readonly day: CalendarDay }
  | { readonly is: 'dayRemoved'; readonly id: CalendarDay['id']; readonly isLocal: boolean }
  | { readonly is: 'closed'; readonly closure: Closure }
  | { readonly is: 'reopened'; readonly id: Closure['id'] }

/** The calendar as it would be. */
export function changed(calendar: Calendar, change: CalendarChange): Calendar {
  switch (change.is) {
    case 'rule':
      return { ...calendar, rule: change.rule, procedures: change.procedures }
    case 'windowAdded':
      return { ...calendar, windows: [...calendar.windows, change.window] }
    case 'windowChanged':
      return {
        ...calendar,
        windows: calendar.windows.map((one) =>
          one.id === change.windowId ? { ...one, active: change.active, hours: change.hours } : one,
        ),
      }
    case 'dayAdded':
      return { ...calendar, days: [...calendar.days, change.day] }
    case 'dayRemoved':
      return { ...calendar, days: calendar.days.filter(({ id }) => id !== change.id) }
    case 'closed':
      return { ...calendar, closures: [...calendar.closures, change.closure] }
    case 'reopened':
      return { ...calendar, closures: calendar.closures.filter(({ id }) => id !== change.id) }
  }
}

/** The times that a change takes away: those it has no room for any more. What had none before is not its doing. */
export function takenAway<T extends AskedTime>(
  calendar: Calendar,
  change: CalendarChange,
  times: readonly T[],
): readonly T[] {
  const after = changed(calendar, change)
  return times.filter((one) => hasRoomFor(calendar, one) && !hasRoomFor(after, one))
}
