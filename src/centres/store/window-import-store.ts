import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { WindowImportStore } from '../app/calendar-ports.ts'

const putWindows = statement<{ n: number; id: string }>(
  'import_put_windows',
  `with given as (
     select g.* from jsonb_to_recordset($1) as g
       (n integer, id uuid, province text, canton text, centre text, number smallint, kind text, active boolean)),
   put as (
     insert into centre_window as known (id, centre_id, number, kind, active)
     select g.id, s.id, g.number, g.kind, g.active
       from given g join service_centre s on s.province = g.province and s.canton = g.canton and s.name = g.centre
      order by s.id, g.number
     on conflict (centre_id, number) do update set active = excluded.active
      where known.kind = excluded.kind
     returning id, centre_id, number)
   select g.n, put.id from given g
     join service_centre s on s.province = g.province and s.canton = g.canton and s.name = g.centre
     join put on put.centre_id = s.id and put.number = g.number`,
)
const openCalendars = statement(
  'import_open_calendars',
  `insert into centre_rule (centre_id) select distinct w.centre_id from centre_window w where w.id = any($1::uuid[])
   on conflict do nothing`,
)
// Whoever books reads the rule for share, and waits until the hours are whole again.
const holdRules = statement(
  'import_hold_rules',
  `select 1 from centre_rule where centre_id in (select w.centre_id from centre_window w where w.id = any($1::uuid[]))
    order by centre_id for update`,
)
const offer = statement(
  'import_offer',
  `insert into centre_procedure (centre_id, procedure)
   select distinct w.centre_id, p.procedure
     from jsonb_to_recordset($1) as g (id uuid, procedures jsonb)
     join centre_window w on w.id = g.id cross join lateral jsonb_array_elements_text(g.procedures) p(procedure)
   on conflict do nothing`,
)
const dropAllHours = statement(
  'import_drop_hours',
  'delete from window_hours where window_id = any($1::uuid[])',
)
const addAllHours = statement(
  'import_add_hours',
  `insert into window_hours (window_id, weekday, opens, closes)
   select g.id, h.weekday, h.opens, h.closes
     from jsonb_to_recordset($1) as g (id uuid, hours jsonb)
    cross join lateral jsonb_to_recordset(g.hours) as h (weekday smallint, opens smallint, closes smallint)`,
)

export const windowImportStore = (db: Database): WindowImportStore => ({
  put: (windows) =>
    db.transaction(async (tx) => {
      const known = await tx.many(putWindows, [JSON.stringify(windows.map((one, n) => ({ n, ...one })))])
      const written = known.flatMap(({ n, id }) => {
        const one = windows[n]
        return one === undefined ? [] : [{ id, hours: one.hours, procedures: one.procedures }]
      })
      const ids = written.map(({ id }) => id)
      await tx.run(openCalendars, [ids])
      await tx.run(holdRules, [ids])
      await tx.run(offer, [JSON.stringify(written)])
      await tx.run(dropAllHours, [ids])
      await tx.run(addAllHours, [JSON.stringify(written)])
      const inPlace = new Set(known.map(({ n }) => n))
      return windows.flatMap((_, n) => (inPlace.has(n) ? [] : [n]))
    }),
})
