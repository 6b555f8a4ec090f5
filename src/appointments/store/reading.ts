import type { ServiceCentre } from '../../centres/domain/centre.ts'
import { addDays, civilDay, isoDay, type CivilDay } from '../../kernel/civil-day.ts'
import type { CentreId } from '../../kernel/ids.ts'
import { hours, minutes, plus, zones, type Instant } from '../../kernel/time.ts'
import type { Queries } from '../../platform/database/database.ts'
import { asInstant, ms, nowMs } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { CentreReading, DayRange, FirstFree, FirstFreeAsked } from '../app/ports.ts'
import { availability, bookableDays, dayIn, isOffered, placesOn, startOf } from '../domain/availability.ts'
import {
  zoneNamed,
  type CentreCalendar,
  type CentreWindow,
  type Procedure,
  type Taken,
  type WindowId,
} from '../domain/calendar.ts'

interface CalendarRow extends ServiceCentre {
  now: number
  slot_minutes: number | null
  notice_hours: number | null
  opens_on: string | null
  days_ahead: number | null
  procedures: Procedure[] | null
  windows: (Omit<CentreWindow, 'hours'> & { hours: CentreWindow['hours'] | null })[] | null
  own_days: DayRow[] | null
  all_days: DayRow[] | null
  closures: { windowId: WindowId | null; from: number; until: number }[] | null
}
interface DayRow {
  day: string
  working: boolean
}

const instantOf = (parameter: string): string => `to_timestamp(${parameter}::float8 / 1000)`
const daysWhere = (owner: string): string =>
  `(select json_agg(json_build_object('day', d.day, 'working', d.working)) from calendar_day d
     where ${owner} and d.day between $2 and $3)`

/** Everything that is set for these centres in a range of days; `$4` and `$5` are its ends in the wider of the two zones. */
const calendars = statement<CalendarRow>(
  'appointment.calendars',
  `select s.id, s.name, s.province, s.canton, s.address, s.hours, s.zone, ${nowMs} as now,
          r.slot_minutes, r.notice_hours, r.opens_on, r.days_ahead,
          (select json_agg(p.procedure) from centre_procedure p where p.centre_id = s.id) as procedures,
          (select json_agg(json_build_object('id', w.id, 'number', w.number, 'kind', w.kind, 'hours',
                    (select json_agg(json_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes)
                              order by h.opens) from window_hours h where h.window_id = w.id)) order by w.number)
             from centre_window w where w.centre_id = s.id and w.active) as windows,
          ${daysWhere('d.centre_id = s.id')} as own_days, ${daysWhere('d.centre_id is null')} as all_days,
          (select json_agg(json_build_object('windowId', c.window_id, 'from', ${ms('lower(c.during)')},
                    'until', ${ms('upper(c.during)')}))
             from centre_closure c
            where c.centre_id = s.id and c.during && tstzrange(${instantOf('$4')}, ${instantOf('$5')})) as closures
     from unnest($1::uuid[]) as asked (id) join service_centre s on s.id = asked.id
     left join centre_rule r on r.centre_id = s.id
    where s.active`,
)

/** What cannot be given to anybody else now: a live one, and a place that is not offered again yet. */
export const isTaken = `(a.state in ('booked', 'arrived', 'called', 'attending')
  or a.state = 'held' and a.held_until > clock_timestamp()
  or a.free_from > clock_timestamp())`

/** By centre and stretch; the longest appointment is two hours, and may reach into the stretch from before it. */
const taken = statement<{ centre_id: CentreId; window_id: WindowId; from: number; until: number }>(
  'appointment.taken',
  `select a.centre_id, a.window_id, ${ms('lower(a.during)')} as from, ${ms('upper(a.during)')} as until
     from unnest($1::uuid[], $2::float8[], $3::float8[]) as asked (id, since, until)
    cross join lateral (
      select * from appointment a
       where a.centre_id = asked.id and lower(a.during) > ${instantOf('asked.since')} - interval '2 hours'
         and lower(a.during) < ${instantOf('asked.until')} and ${isTaken}) a`,
)

/** How many places of each day are taken. The day is counted from midnight of the centre's own zone. */
const load = statement<{ centre_id: CentreId; day: number; count: number }>(
  'appointment.load',
  `select asked.id as centre_id, l.day, l.count
     from unnest($1::uuid[], $2::int[]) as asked (id, behind)
    cross join lateral (
      select floor((extract(epoch from day) - asked.behind * 3600) / 86400)::int as day, count::int
        from (select date_bin('1 day', lower(a.during), '2000-01-01T00:00:00Z'::timestamptz + make_interval(hours => asked.behind)) as day,
                     count(*) as count
                from appointment a
               where a.centre_id = asked.id and lower(a.during) > ${instantOf('$4')}
                 and lower(a.during) < ${instantOf('$5')} and a.kind = $3 and ${isTaken}
               group by 1) days) l`,
)

/** Midnight to midnight of these days in both zones. */
const ends = ({ from, to }: DayRange) => ({
  from: startOf(from, zones.mainland),
  to: startOf(addDays(to, 1), zones.galapagos),
})

async function calendarsOf(queries: Queries, ids: readonly CentreId[], days: DayRange) {
  const { from, to } = ends(days)
  const rows = await queries.many(calendars, [ids, isoDay(days.from), isoDay(days.to), from, to])
  return rows.map((row) => ({ centre: centreOf(row), calendar: calendarOf(row), now: asInstant(row.now) }))
}

/** One centre, its calendar and what is taken: two statements that travel together. */
export async function readCentre(
  queries: Queries,
  centreId: CentreId,
  days: DayRange,
): Promise<CentreReading | undefined> {
  const { from, to } = ends(days)
  const [[found], rows] = await Promise.all([
    calendarsOf(queries, [centreId], days),
    queries.many(taken, [[centreId], [from], [to]]),
  ])
  return found && { ...found, taken: rows.map(takenOf) }
}

/** Farther than any calendar is open (`centre_rule.days_ahead`). Days. */
const farthest = 180
/** Days that are looked at first. */
const near = 14

/**
 * The first free time of many centres: what is set and how full each day is, in two statements, then the places of
 * the first day of each that is not full. A day that only seems to have room costs one more round.
 */
export async function firstFreeOf(
  queries: Queries,
  ids: readonly CentreId[],
  today: CivilDay,
  { kind, procedure, within = farthest }: FirstFreeAsked,
): Promise<readonly FirstFree[]> {
  const days = { from: addDays(today, -1), to: addDays(today, within + 1) }
  const read = await calendarsOf(queries, ids, days)
  const open = read.filter(
    ({ calendar }) => calendar.rule !== null && isOffered(calendar, { kind, procedure }),
  )
  const found = new Map<CentreId, Instant>()
  // Most have something in the next days: only who has not is looked at as far as its calendar goes.
  for (const reach of within > near ? [near, within] : [within]) {
    const left = open.filter(({ centre }) => !found.has(centre.id))
    const full = await loadsOf(queries, left, kind, reach)
    let waiting = left.map((one) => ({ ...one, days: daysWithRoom(one, kind, reach, full) }))
    while (waiting.length > 0) {
      const asked = waiting.flatMap((one) => {
        const day = one.days.next().value
        return day === undefined ? [] : [{ ...one, day }]
      })
      const rows = await takenOn(queries, asked)
      waiting = asked.filter(({ centre, calendar, now, day }) => {
        const what = { kind, procedure, from: day, to: day, now }
        const [slot] = availability(calendar, rows.get(centre.id) ?? [], what).slots
        if (slot !== undefined) found.set(centre.id, slot.from)
        return slot === undefined
      })
    }
  }
  return read.map(({ centre, calendar }) => ({
    centre,
    first: found.get(centre.id),
    daysAhead: calendar.rule?.daysAhead,
  }))
}

type Opened = Pick<CentreReading, 'centre' | 'calendar' | 'now'>

async function loadsOf(
  queries: Queries,
  open: readonly Opened[],
  kind: string,
  within: number,
): Promise<ReadonlyMap<string, number>> {
  const [first] = open
  if (first === undefined) return new Map()
  const last = Math.max(...open.map(({ calendar }) => Math.min(within, calendar.rule?.daysAhead ?? 0)))
  const rows = await queries.many(load, [
    open.map(({ centre }) => centre.id),
    open.map(({ calendar }) => -calendar.zone.offsetHours),
    kind,
    first.now,
    plus(first.now, hours(24 * (last + 2))),
  ])
  return new Map(rows.map(({ centre_id, day, count }) => [`${centre_id} ${day}`, count]))
}

/** A closure may have been set over places that were taken: then how many are says nothing. */
function* daysWithRoom(
  { centre, calendar, now }: Opened,
  kind: CentreWindow['kind'],
  within: number,
  full: ReadonlyMap<string, number>,
): Generator<CivilDay, undefined> {
  const bookable = bookableDays(calendar, now)
  if (bookable === undefined) return undefined
  const last = addDays(dayIn(now, calendar.zone), within)
  for (let day = bookable.first; day <= bookable.last && day <= last; day = addDays(day, 1)) {
    const places = placesOn(calendar, kind, day, now).length
    if (places === 0) continue
    if (places > (full.get(`${centre.id} ${day}`) ?? 0) || isPartlyClosed(calendar, day)) yield day
  }
  return undefined
}

const isPartlyClosed = ({ closures, zone }: CentreCalendar, day: CivilDay): boolean => {
  const from = startOf(day, zone)
  return closures.some((one) => one.from < plus(from, hours(24)) && from < one.until)
}

async function takenOn(
  queries: Queries,
  asked: readonly (Opened & { readonly day: CivilDay })[],
): Promise<ReadonlyMap<CentreId, readonly Taken[]>> {
  if (asked.length === 0) return new Map()
  const starts = asked.map(({ calendar, day }) => startOf(day, calendar.zone))
  const rows = await queries.many(taken, [
    asked.map(({ centre }) => centre.id),
    starts,
    starts.map((from) => plus(from, hours(24) + minutes(120))),
  ])
  return new Map(
    [...Map.groupBy(rows, ({ centre_id }) => centre_id)].map(([id, some]) => [id, some.map(takenOf)]),
  )
}

const takenOf = (row: { window_id: WindowId; from: number; until: number }): Taken => ({
  windowId: row.window_id,
  from: asInstant(row.from),
  until: asInstant(row.until),
})

const centreOf = ({
  id,
  name,
  province,
  canton,
  address,
  hours: door,
  zone,
}: CalendarRow): ServiceCentre => ({
  id,
  name,
  province,
  canton,
  address,
  hours: door,
  zone,
})

const dayOf = (iso: string): CivilDay => {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return civilDay(year, month, day)
}

const calendarOf = (row: CalendarRow): CentreCalendar => ({
  centreId: row.id,
  zone: zoneNamed(row.zone),
  rule:
    row.slot_minutes === null || row.notice_hours === null || row.days_ahead === null
      ? null
      : {
          slotMinutes: row.slot_minutes,
          noticeHours: row.notice_hours,
          opensOn: row.opens_on === null ? null : dayOf(row.opens_on),
          daysAhead: row.days_ahead,
        },
  procedures: row.procedures ?? [],
  windows: (row.windows ?? []).map((one) => ({ ...one, hours: one.hours ?? [] })),
  days: [
    ...(row.own_days ?? []).map(({ day, working }) => ({ day: dayOf(day), working, ofAll: false })),
    ...(row.all_days ?? []).map(({ day, working }) => ({ day: dayOf(day), working, ofAll: true })),
  ],
  closures: (row.closures ?? []).map(({ windowId, from, until }) => ({
    windowId,
    from: asInstant(from),
    until: asInstant(until),
  })),
})
