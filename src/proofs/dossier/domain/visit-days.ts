import {
  days,
  hours,
  instant,
  instantAt,
  plus,
  wallClock,
  zones,
  type Instant,
} from '../../../kernel/time.ts'

/** How far ahead a visit may be planned, in days. */
const furthest = 30

export interface VisitDay {
  /** `YYYY-MM-DD` on the mainland. */
  readonly day: string
  /** Noon of that day, for saying it in words. */
  readonly noon: Instant
}

/**
 * The working days from tomorrow on, for thirty days: a centre is open from Monday to Friday. Holidays are not
 * known here, so the page says that the person has to ask.
 */
export function visitDays(now: Instant): readonly VisitDay[] {
  const { year, month, day } = wallClock(now, zones.mainland)
  const today = instantAt({ year, month, day, hour: 12, minute: 0 }, zones.mainland)
  return Array.from({ length: furthest }, (_, n) => plus(today, days(n + 1)))
    .filter((noon) => {
      const { weekday } = wallClock(noon, zones.mainland)
      return weekday >= 1 && weekday <= 5
    })
    .map((noon) => ({ day: dayOf(noon), noon }))
}

const dayOf = (at: Instant): string =>
  new Date(plus(at, hours(zones.mainland.offsetHours))).toISOString().slice(0, 10)

/** One of those days as a form sends it; undefined for every other text. */
export const visitDayOf = (raw: string | undefined, now: Instant): VisitDay | undefined =>
  visitDays(now).find(({ day }) => day === raw)

/** Midnight UTC at the start of a day, which is how a date without a time is handed on. */
export const dateOnly = ({ day }: VisitDay): Instant => instant(Date.parse(`${day}T00:00:00Z`))
