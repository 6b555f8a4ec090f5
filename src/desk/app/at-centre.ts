import type { CalendarStore, CentreCalendar } from '../../centres/app/calendar-ports.ts'
import { momentOf } from '../../centres/domain/calendar.ts'
import type { CivilDay } from '../../kernel/civil-day.ts'
import type { CentreId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Reaching } from '../domain/reach.ts'
import type { ReachDeps } from './keep-reach.ts'

export interface AtCentreDeps extends ReachDeps {
  readonly calendars: Pick<CalendarStore, 'load'>
}

/**
 * The calendar of a centre for an officer who works there, or for the whole institution. One of another centre does not
 * exist for them, and that they tried is written down (ATK-50).
 */
export async function atCentre(
  deps: AtCentreDeps,
  officer: Reaching,
  centreId: CentreId,
): Promise<CentreCalendar | undefined> {
  if (officer.centreId === null || officer.centreId === centreId) return deps.calendars.load(centreId)
  await deps.atomically((tx) =>
    deps.audit.append(tx, {
      act: 'sightRefused',
      actor: { officer: officer.id },
      reason: 'centre',
      detail: { centre: centreId },
    }),
  )
  return undefined
}

/** The first moment of a day of a centre, and the first after it. */
export const boundsOf = (
  day: CivilDay,
  { calendar: { zone } }: CentreCalendar,
): { readonly from: Instant; readonly until: Instant } => ({
  from: momentOf(day, 0, zone),
  until: momentOf(day, 1440, zone),
})
