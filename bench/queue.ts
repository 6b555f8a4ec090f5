import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { digestOf } from '../dist/platform/crypto/digests.js'
import { Connection } from './connection.ts'
import type { Ground } from './ground.ts'
import type { Service } from './service.ts'
import { host } from './place.ts'
import { spreadOf, type Spread } from './statistics.ts'

/** Open cases at the desk (issue of the assisted way: a page in under 100 ms at the 95th percentile). */
export const queueCases = 200_000

/** The institution has so many; one case in 81 has named none. */
const centres = 80

export interface QueueFigures {
  readonly page: string
  /** Of the whole institution, or of one centre. */
  readonly officer: Officer
  readonly milliseconds: Spread
}

/** What officers look at all day: tabs, filters that nearly nothing or everything passes, and a page far in. */
const pages: readonly string[] = [
  '/interno/cola',
  '/interno/cola?ver=mine',
  '/interno/cola?ver=all',
  '/interno/cola?ver=all&orden=wait',
  '/interno/cola?ver=approve',
  '/interno/cola?ver=due',
  '/interno/cola?ver=all&via=firstKey&estado=second',
  '/interno/cola?ver=all&estado=done',
]

type Officer = keyof typeof tokens
const tokens = { whole: 'bench-officer-session-token', centre: 'bench-centre-session-token' } as const

/** Cases of all paths, statuses and centres, and two officers who are signed in: of all centres, and of one. */
export async function fillQueue({ databaseUrl }: Ground): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const [officer, colleague] = [randomUUID(), randomUUID()]
    await client.query(
      `insert into service_centre (id, name, province, canton, address, hours, zone, active)
       select gen_random_uuid(), 'Centro ' || g, 'Pichincha', 'Quito', 'Calle 1', '8 a 16', 'America/Guayaquil', true
         from generate_series(1, $1::int) g`,
      [centres],
    )
    await client.query(
      `insert into staff_member (id, person, name, roles) values ($1, $2, 'Persona Prueba', '{counter}')`,
      [officer, Buffer.from(officer)],
    )
    await client.query(
      `insert into staff_member (id, person, name, roles, centre_id)
       select $1, $2, 'Colega Prueba', '{counter}', id from service_centre where name = 'Centro 7'`,
      [colleague, Buffer.from(colleague)],
    )
    for (const [token, id] of [
      [tokens.whole, officer],
      [tokens.centre, colleague],
    ] as const)
      await client.query(
        `insert into staff_session (digest, staff_id, restore_epoch) select $1, $2, restore_epoch from installation`,
        [digestOf(token), id],
      )
    await client.query(
      `with e as (select id, row_number() over () - 1 as n, count(*) over () as all_of_them from employer)
       insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
       select gen_random_uuid(), e.id, 'CLV-' || g, 'inPerson', 'proving', '{}', 'as-described', 'es', '', g::text
         from generate_series(1, $1::int) g join e on e.n = g % e.all_of_them`,
      [queueCases],
    )
    await client.query(
      `insert into desk_case (case_id, path, status, waiting_since, due_at, assigned_to, assigned_at,
              centre_id)
       select c.id, (array['inPerson', 'inPerson', 'firstKey', 'attendedUnlock'])[1 + n % 4],
              (array['new', 'new', 'new', 'staff', 'person', 'sent', 'second'])[1 + n % 7],
              clock_timestamp() - n * interval '7 seconds', clock_timestamp() + (n % 40 - 5) * interval '1 day',
              case when n % 4000 = 3 then $1::uuid end, case when n % 4000 = 3 then clock_timestamp() end,
              (select id from service_centre where name = 'Centro ' || n % (80 + 1))
         from (select id, row_number() over () as n from recovery_case where path = 'inPerson') c`,
      [officer],
    )
    await client.query('vacuum analyze desk_case')
    await client.query('vacuum analyze recovery_case')
  } finally {
    await client.end()
  }
}

/** Each page so many times, one after the other, as an officer's browser asks for it. */
export async function measureQueue(
  { port }: Pick<Service, 'port'>,
  times: number,
): Promise<readonly QueueFigures[]> {
  const connection = new Connection(port)
  const ask = async (path: string, officer: Officer): Promise<number> => {
    const begun = performance.now()
    const { status } = await connection.send(
      [
        `GET ${path} HTTP/1.1`,
        `host: ${host}`,
        'x-forwarded-proto: https',
        'x-forwarded-for: 198.51.100.7',
        `cookie: __Host-clv-staff=${tokens[officer]}`,
        '\r\n',
      ].join('\r\n'),
    )
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    return performance.now() - begun
  }
  const figures: QueueFigures[] = []
  for (const officer of ['whole', 'centre'] as const)
    for (const page of pages) {
      for (let n = 0; n < 20; n += 1) await ask(page, officer)
      const took: number[] = []
      for (let n = 0; n < times; n += 1) took.push(await ask(page, officer))
      figures.push({ page, officer, milliseconds: spreadOf(took) })
    }
  connection.close()
  return figures
}

/** One line a page, and whether the target is reached. */
export function queueTable(figures: readonly QueueFigures[]): string {
  const worst = Math.max(...figures.map(({ milliseconds }) => milliseconds.p95))
  return [
    `Queue page with ${queueCases} open cases, milliseconds (p50, p95, p99):`,
    ...figures.map(
      ({ page, officer, milliseconds: { p50, p95, p99 } }) =>
        `  ${[p50, p95, p99].map((each) => each.toFixed(1).padStart(6)).join(' ')}  ${officer.padEnd(6)}  ${page}`,
    ),
    `  worst p95 ${worst.toFixed(1)} ms, target 100: ${worst <= 100 ? 'reached' : 'missed'}`,
    '',
  ].join('\n')
}
