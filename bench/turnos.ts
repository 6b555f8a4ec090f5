import pg from 'pg'
import { formNumber } from './browser.ts'
import { Connection } from './connection.ts'
import type { Ground } from './ground.ts'
import { visitor, type Load } from './load.ts'
import { identify } from './recovery.ts'
import { spreadOf, type Spread } from './statistics.ts'

/** What the institution has: centres, days of calendar behind and ahead, and bookings on them. */
export const turnos = { centres: 80, behind: 80, ahead: 60, bookings: 500_000 } as const
/** Of the 95th percentile of a page. Milliseconds. */
const target = 50

export interface TurnoFigures {
  readonly page: string
  readonly milliseconds: Spread
}

/**
 * Ten centres to a province, five windows each, and half a million bookings: every place of the next twelve days is
 * taken at every second centre, so that a first free time lies far ahead. Who has one to come is an employer of its own.
 */
export async function fillTurnos({ databaseUrl }: Ground): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const run = async (text: string, values: readonly unknown[] = []) =>
    void (await client.query(text, values as unknown[]))
  try {
    await run('delete from service_centre where true')
    await run(
      `insert into service_centre (id, name, province, canton, address, hours, zone, active)
       select gen_random_uuid(), 'Centro ' || g, 'Provincia ' || g % 8, 'Cantón', 'Calle 1', '8 a 16',
              case when g % 8 = 7 then 'Pacific/Galapagos' else 'America/Guayaquil' end, true from generate_series(1, $1::int) g`,
      [turnos.centres],
    )
    await run(`insert into centre_rule (centre_id, days_ahead) select id, $1 from service_centre`, [
      turnos.ahead,
    ])
    await run(`insert into centre_procedure select id, 'recovery' from service_centre`)
    await run(
      `insert into centre_window (id, centre_id, number, kind)
       select gen_random_uuid(), id, n, 'counter' from service_centre, generate_series(1, 5) n`,
    )
    await run(
      `insert into window_hours select w.id, d, 480, 960 from centre_window w, generate_series(1, 5) d`,
    )
    await run(
      `create temporary table place as
       select w.id as window_id, w.centre_id, (day + make_interval(mins => 480 + 20 * n)) at time zone s.zone as at,
              day::date > current_date as is_ahead, row_number() over (order by
                not (day::date between current_date + 1 and current_date + 12 and right(s.name, 1)::int % 2 = 0),
                hashtext(w.id::text || day::text || n::text)) as n
         from centre_window w join service_centre s on s.id = w.centre_id,
              generate_series(current_date - $1::int, current_date + $2::int, interval '1 day') day, generate_series(0, 23) n
        where extract(isodow from day) < 6`,
      [turnos.behind, turnos.ahead],
    )
    await run('delete from place where n > $1', [turnos.bookings])
    await run(
      `insert into employer
       select (jsonb_populate_record(m.model, jsonb_build_object('id', gen_random_uuid(),
                'identifier', to_char(7000000000000 + g, 'FM0000000000000')))).*
         from (select each as model from employer each limit 1) m,
              generate_series(1, (select count(*) from place where is_ahead)) g`,
    )
    await run(
      `insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
       select gen_random_uuid(), id, 'CLV-' || identifier, 'inPerson', 'proving', '{}', 'as-described', 'es', '', identifier
         from employer where identifier like '7%'`,
    )
    // Filled without its indexes, which are made whole afterwards, each at once.
    const made = await whatIsMade(client)
    for (const { drop } of made) await run(drop)
    await run(
      `with owner as (
         select c.id, c.employer_id, row_number() over (order by c.id) as n
           from recovery_case c where c.code like 'CLV-7%'
       ), numbered as (
         select *, row_number() over (partition by is_ahead order by n) as place from place)
       insert into appointment (employer_id, id, case_id, person, centre_id, window_id, kind, procedure, during, state)
       select o.employer_id, gen_random_uuid(), o.id, sha256(convert_to(p.is_ahead || o.id::text, 'UTF8')), p.centre_id, p.window_id,
              'counter', 'recovery', tstzrange(at, at + interval '20 minutes'), case when p.is_ahead then 'booked' else 'finished' end
         from numbered p cross join (select count(*) as every from owner) k join owner o on o.n = 1 + (p.place - 1) % k.every`,
    )
    for (const { make } of made) await run(make)
    await run('drop table place')
    await run('vacuum analyze appointment')
    await run('vacuum analyze employer')
    await run('vacuum analyze recovery_case')
  } finally {
    await client.end()
  }
}

/** Constraints and indexes of the bookings, as they are dropped and made again; its keys stay. */
async function whatIsMade(
  client: pg.Client,
): Promise<readonly { readonly drop: string; readonly make: string }[]> {
  const { rows } = await client.query<{ drop: string; make: string }>(
    `select format('alter table appointment drop constraint %I', conname) as drop,
            format('alter table appointment add constraint %I %s', conname, pg_get_constraintdef(oid)) as make
       from pg_constraint where conrelid = 'appointment'::regclass and contype = 'x'
      union all
     select format('drop index %I', i.relname), pg_get_indexdef(i.oid)
       from pg_index x join pg_class i on i.oid = x.indexrelid
      where x.indrelid = 'appointment'::regclass
        and not exists (select from pg_constraint c where c.conindid = i.oid)`,
  )
  return rows
}

/** P-41 and P-42, each so many times, as one person's browser asks for them. */
export async function measureTurnos(load: Load, times: number): Promise<readonly TurnoFigures[]> {
  const connection = new Connection(load.service.port)
  const took = new Map<string, number[]>()
  const browser = visitor(connection, (step, milliseconds) => {
    took.set(step, [...(took.get(step) ?? []), milliseconds])
  })
  await identify(browser, load.ground.next())
  const kind = await browser.open('P-40', '/turno')
  await browser.send('kind', '/turno', { f: formNumber(kind), atencion: 'counter' })
  const measured: string[] = []
  const measure = async (name: string, path: string) => {
    for (let n = 0; n < 20; n += 1) await browser.open('warm', path)
    for (let n = 0; n < times; n += 1) await browser.open(name, path)
    measured.push(name)
  }
  for (const province of ['Provincia 0', 'Provincia 1', 'Provincia 7']) {
    const path = `/turno/centro?provincia=${encodeURIComponent(province)}`
    await measure(`P-41 ${province}, ten centres`, path)
    const page = await browser.open('choose', path)
    const [, centro = ''] =
      /name="centro"[^>]*value="([0-9a-f-]{36})"/.exec(page) ?? /value="([0-9a-f-]{36})"/.exec(page) ?? []
    // The numbers of both forms are of one browser; the last is that of the list.
    await browser.send('centre', '/turno/centro', { f: formNumber(page), centro })
    await measure(`P-42 ${province}, first days`, '/turno/hora')
  }
  connection.close()
  return measured.map((page) => ({ page, milliseconds: spreadOf(took.get(page) ?? []) }))
}

/** One line a page, and whether the target is reached. */
export function turnoTable(figures: readonly TurnoFigures[]): string {
  const worst = Math.max(...figures.map(({ milliseconds }) => milliseconds.p95))
  return [
    `Turnos of ${turnos.centres} centres, ${turnos.behind + turnos.ahead} days, ${turnos.bookings} bookings, milliseconds (p50, p95, p99):`,
    ...figures.map(
      ({ page, milliseconds: { p50, p95, p99 } }) =>
        `  ${[p50, p95, p99].map((each) => each.toFixed(1).padStart(6)).join(' ')}  ${page}`,
    ),
    `  worst p95 ${worst.toFixed(1)} ms, target ${target}: ${worst <= target ? 'reached' : 'missed'}`,
    '',
  ].join('\n')
}
