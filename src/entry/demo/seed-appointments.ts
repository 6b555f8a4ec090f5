import { newCaseCode } from '../chance.ts'
import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'

/** Three centres that give turnos: two windows and one by video, one window, and one on the islands' clock. */
const windows: readonly (readonly [centre: string, number: number, kind: 'counter' | 'video'])[] = [
  ['Centro Norte', 1, 'counter'],
  ['Centro Norte', 2, 'counter'],
  ['Centro Norte', 3, 'video'],
  ['Centro del Puerto', 1, 'counter'],
  ['Centro de las Islas', 1, 'counter'],
]
/** Companies without a part, for the turnos that are there already. */
export const bookedCompanies = 12

const given = `jsonb_to_recordset($1) as g (name text, number int, kind text)`
const centres = `select distinct s.id from service_centre s join ${given} on g.name = s.name`

const putRules = statement(
  'seed_centre_rules',
  `insert into centre_rule (centre_id, slot_minutes, notice_hours, days_ahead) select id, 20, 4, 30 from (${centres}) c`,
)
const putProcedures = statement(
  'seed_centre_procedures',
  `insert into centre_procedure (centre_id, procedure)
   select id, p from (${centres}) c, unnest('{recovery,unlock,firstKey,contactChange}'::text[]) p`,
)
// As the words at their doors say it: Monday to Friday, with an hour at noon in which nobody is received.
const putWindows = statement(
  'seed_centre_windows',
  `with made as (
     insert into centre_window (id, centre_id, number, kind)
     select gen_random_uuid(), s.id, g.number, g.kind from ${given} join service_centre s on s.name = g.name
     returning id)
   insert into window_hours (window_id, weekday, opens, closes)
   select id, weekday, opens, closes from made, generate_series(1, 5) weekday,
          (values (480, 780), (840, 990)) as day (opens, closes)`,
)

/**
 * Turnos of made-up companies on the first days, so that a calendar is neither empty nor full. The companies have no
 * part in the demonstration: nobody who plays one finds its place taken.
 */
const putBookings = statement(
  'seed_appointments',
  `with places as (
     select w.id as window_id, w.centre_id, w.kind,
            (day + make_interval(mins => 480 + 20 * n)) at time zone s.zone as at,
            row_number() over (order by day, n, w.id) as place
       from centre_window w join service_centre s on s.id = w.centre_id,
            generate_series((clock_timestamp() at time zone 'America/Guayaquil')::date + 1,
                            (clock_timestamp() at time zone 'America/Guayaquil')::date + 4, interval '1 day') day,
            unnest('{0,1,4}'::int[]) n
      where extract(isodow from day) < 6
   ), companies as (
     select e.id as employer_id, gen_random_uuid() as case_id, r.document, row_number() over (order by e.identifier) as place
       from (select * from employer where class = 'company' and not identifier = any($2) order by identifier desc limit 30) e
       join lateral (select document from representation where employer_id = e.id and until is null limit 1) r on true
   ), pairs as (
     select p.window_id, p.centre_id, p.kind, p.at, c.employer_id, c.case_id, k.code, c.document
       from places p join companies c on c.place = p.place
       join unnest($1::text[]) with ordinality as k (code, place) on k.place = p.place
   ), cases as (
     insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant, centre_id)
     select case_id, employer_id, code, 'inPerson', 'proving',
            '{"state":{"is":"proving"},"ledger":[],"rucState":"active","sealedFacts":"","epoch":0}', $3, 'es', '', document, centre_id
       from pairs returning id
   )
   insert into appointment (employer_id, id, case_id, person, centre_id, window_id, kind, procedure, during, state)
   select employer_id, gen_random_uuid(), case_id, sha256(convert_to(document, 'UTF8')), centre_id, window_id, kind, 'recovery',
          tstzrange(at, at + interval '20 minutes'), 'booked'
     from pairs, (select count(*) from cases) made
   on conflict do nothing`,
)

/** Calendars of a few centres, and some turnos on them. `cast`: identifiers of the companies that somebody may play. */
export async function seedAppointments(
  db: Database,
  { cast, profile }: { readonly cast: readonly string[]; readonly profile: string },
): Promise<void> {
  const set = JSON.stringify(windows.map(([name, number, kind]) => ({ name, number, kind })))
  const codes = Array.from({ length: 60 }, newCaseCode)
  await db.transaction(async (tx) => {
    for (const put of [putRules, putProcedures, putWindows]) await tx.run(put, [set])
    await tx.run(putBookings, [codes, cast, profile])
  })
}
