import { isoDay, type CivilDay } from '../../kernel/civil-day.ts'
import type { CentreId } from '../../kernel/ids.ts'
import { queriesOf, type Database, type Queries } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { CalendarStore, CentreCalendar } from '../app/calendar-ports.ts'
import {
  zoneNamed,
  type CalendarDayId,
  type CentreProcedure,
  type CentreWindow,
  type ClosureId,
  type WindowId,
  type WindowKind,
} from '../domain/calendar.ts'
import type { CalendarChange } from '../domain/calendar-change.ts'
import type { ServiceCentre } from '../domain/centre.ts'
import type { OpenHours } from '../domain/hours.ts'

interface CentreRow extends ServiceCentre {
  slot_minutes: number | null
  notice_hours: number | null
  opens_on: CivilDay | null
  days_ahead: number | null
  procedures: CentreProcedure[]
}
const centreRow = statement<CentreRow>(
  'calendar.centre',
  `select s.id, s.name, s.province, s.canton, s.address, s.hours, s.zone,
          r.slot_minutes, r.notice_hours, r.opens_on - date 'epoch' as opens_on, r.days_ahead,
          array(select p.procedure from centre_procedure p where p.centre_id = s.id order by 1) as procedures
     from service_centre s left join centre_rule r on r.centre_id = s.id where s.id = $1`,
)
const windowRows = statement<{
  id: string
  number: number
  kind: WindowKind
  active: boolean
  hours: OpenHours[]
}>(
  'calendar.windows',
  `select w.id, w.number, w.kind, w.active, coalesce((
          select jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes)
                           order by h.weekday, h.opens)
            from window_hours h where h.window_id = w.id), '[]') as hours
     from centre_window w where w.centre_id = $1 order by w.number`,
)
const dayRows = statement<{ id: string; day: CivilDay; working: boolean; reason: string; local: boolean }>(
  'calendar.days',
  `select d.id, d.day - date 'epoch' as day, d.working, d.reason, d.centre_id is not null as local
     from calendar_day d where d.centre_id = $1 and d.day >= current_date - 1
   union all
   select d.id, d.day - date 'epoch', d.working, d.reason, false
     from calendar_day d where d.centre_id is null and d.day >= current_date - 1
    order by 2, 5`,
)
const closureRows = statement<{
  id: string
  window_id: string | null
  from: number
  until: number
  reason: string
}>(
  'calendar.closures',
  `select c.id, c.window_id, ${ms('lower(c.during)')} as from, ${ms('upper(c.during)')} as until, c.reason
     from centre_closure c
    where c.centre_id = $1 and c.during && tstzrange(clock_timestamp() - interval '1 day', null)
    order by lower(c.during), c.id`,
)
// Whoever books reads the rule for share: no place is given out under a calendar that is changing.
const hold = statement('calendar.hold', 'select 1 from service_centre where id = $1 for no key update')
const holdRule = statement('calendar.holdRule', 'select 1 from centre_rule where centre_id = $1 for update')
const allCentres = statement<{ id: string }>(
  'import_all_centres',
  `select s.id from service_centre s join centre_rule r on r.centre_id = s.id order by s.id for update`,
)

const putRule = statement(
  'calendar.putRule',
  `insert into centre_rule (centre_id, slot_minutes, notice_hours, opens_on, days_ahead)
   values ($1, $2, $3, $4::date, $5)
   on conflict (centre_id) do update
      set slot_minutes = excluded.slot_minutes, notice_hours = excluded.notice_hours,
          opens_on = excluded.opens_on, days_ahead = excluded.days_ahead`,
)
const dropProcedures = statement(
  'calendar.dropProcedures',
  'delete from centre_procedure where centre_id = $1 and procedure <> all($2)',
)
const addProcedures = statement(
  'calendar.addProcedures',
  'insert into centre_procedure select $1, p from unnest($2::text[]) p on conflict do nothing',
)
const addWindow = statement(
  'calendar.addWindow',
  `insert into centre_window (id, centre_id, number, kind, active) values ($2, $1, $3, $4, $5)
   on conflict (centre_id, number) do nothing`,
)
const changeWindow = statement(
  'calendar.changeWindow',
  'update centre_window set active = $3 where id = $2 and centre_id = $1',
)
const dropHours = statement('calendar.dropHours', 'delete from window_hours where window_id = $1')
const addHours = statement(
  'calendar.addHours',
  `insert into window_hours (window_id, weekday, opens, closes)
   select $1, h.weekday, h.opens, h.closes
     from jsonb_to_recordset($2) as h (weekday smallint, opens smallint, closes smallint)`,
)
const addDay = statement(
  'calendar.addDay',
  `insert into calendar_day (id, centre_id, day, working, reason) values ($1, $2, $3::date, $4, $5)
   on conflict (centre_id, day) do nothing`,
)
const dropDay = statement('calendar.dropDay', 'delete from calendar_day where id = $1 and centre_id = $2')
const dropDayOfAll = statement(
  'calendar.dropDayOfAll',
  'delete from calendar_day where id = $1 and centre_id is null and $2::uuid is not null',
)
const addClosure = statement(
  'calendar.addClosure',
  `insert into centre_closure (id, centre_id, window_id, during, reason, closed_by)
   values ($2, $1, $3, tstzrange(to_timestamp($4::float8 / 1000), to_timestamp($5::float8 / 1000)), $6, $7)`,
)
const dropClosure = statement(
  'calendar.dropClosure',
  'delete from centre_closure where id = $2 and centre_id = $1',
)

export const calendarStore = (db: Database): CalendarStore => ({
  load: (centreId, tx) => load(tx === undefined ? db : queriesOf(tx), centreId),
  async hold(tx, centreId) {
    const queries = queriesOf(tx)
    // First wait for every rival, then read.
    await queries.run(hold, [centreId])
    await queries.run(holdRule, [centreId])
    return load(queries, centreId)
  },
  all: async (tx) => (await queriesOf(tx).many(allCentres)).map(({ id }) => id as CentreId),
  put: (tx, centreId, change, officer) => put(queriesOf(tx), centreId, change, officer),
})

async function load(queries: Queries, centreId: CentreId): Promise<CentreCalendar | undefined> {
  const [row, windows, days, closures] = await Promise.all([
    queries.first(centreRow, [centreId]),
    queries.many(windowRows, [centreId]),
    queries.many(dayRows, [centreId]),
    queries.many(closureRows, [centreId]),
  ])
  if (row === undefined) return undefined
  const { slot_minutes, notice_hours, opens_on, days_ahead, procedures, ...centre } = row
  return {
    centre,
    calendar: {
      centreId,
      zone: zoneNamed(centre.zone),
      rule:
        slot_minutes === null || notice_hours === null || days_ahead === null
          ? null
          : {
              slotMinutes: slot_minutes,
              noticeHours: notice_hours,
              opensOn: opens_on,
              daysAhead: days_ahead,
            },
      procedures,
      windows: windows.map((one): CentreWindow => ({ ...one, id: one.id as WindowId })),
      days: days.map(({ id, local, ...one }) => ({ ...one, id: id as CalendarDayId, isLocal: local })),
      closures: closures.map(({ id, window_id, from, until, reason }) => ({
        id: id as ClosureId,
        windowId: window_id as WindowId | null,
        from: asInstant(from),
        until: asInstant(until),
        reason,
      })),
    },
  }
}

async function put(
  queries: Queries,
  centreId: CentreId,
  change: CalendarChange,
  officer: string,
): Promise<boolean> {
  switch (change.is) {
    case 'rule': {
      const { slotMinutes, noticeHours, opensOn, daysAhead } = change.rule
      await queries.run(putRule, [
        centreId,
        slotMinutes,
        noticeHours,
        opensOn === null ? null : isoDay(opensOn),
        daysAhead,
      ])
      await queries.run(dropProcedures, [centreId, change.procedures])
      await queries.run(addProcedures, [centreId, change.procedures])
      return true
    }
    case 'windowAdded': {
      const { id, number, kind, active, hours } = change.window
      if ((await queries.run(addWindow, [centreId, id, number, kind, active])) === 0) return false
      await queries.run(addHours, [id, JSON.stringify(hours)])
      return true
    }
    case 'windowChanged': {
      if ((await queries.run(changeWindow, [centreId, change.windowId, change.active])) === 0) return false
      await queries.run(dropHours, [change.windowId])
      await queries.run(addHours, [change.windowId, JSON.stringify(change.hours)])
      return true
    }
    case 'dayAdded': {
      const { id, isLocal, day, working, reason } = change.day
      return (await queries.run(addDay, [id, isLocal ? centreId : null, isoDay(day), working, reason])) === 1
    }
    case 'dayRemoved':
      return (await queries.run(change.isLocal ? dropDay : dropDayOfAll, [change.id, centreId])) === 1
    case 'closed': {
      const { id, windowId, from, until, reason } = change.closure
      return (await queries.run(addClosure, [centreId, id, windowId, from, until, reason, officer])) === 1
    }
    case 'reopened':
      return (await queries.run(dropClosure, [centreId, change.id])) === 1
  }
}
