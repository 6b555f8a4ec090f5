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

export interface QueueFigures {
  readonly page: string
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

const token = 'bench-officer-session-token'

/** Cases of all paths and statuses, and an officer who is signed in. */
export async function fillQueue({ databaseUrl }: Ground): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const officer = randomUUID()
    await client.query(
      `insert into staff_member (id, person, name, roles) values ($1, $2, 'Persona Prueba', '{counter}')`,
      [officer, Buffer.from(officer)],
    )
    await client.query(
      `insert into staff_session (digest, staff_id, restore_epoch) select $1, $2, restore_epoch from installation`,
      [digestOf(token), officer],
    )
    await client.query(
      `with e as (select id, row_number() over () - 1 as n, count(*) over () as all_of_them from employer)
       insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
       select gen_random_uuid(), e.id, 'CLV-' || g, 'inPerson', 'proving', '{}', 'as-described', 'es', '', g::text
         from generate_series(1, $1::int) g join e on e.n = g % e.all_of_them`,
      [queueCases],
    )
    await client.query(
      `insert into desk_case (case_id, path, status, waiting_since, due_at, assigned_to, assigned_at)
       select c.id, (array['inPerson', 'inPerson', 'firstKey', 'attendedUnlock'])[1 + n % 4],
              (array['new', 'new', 'new', 'staff', 'person', 'sent', 'second'])[1 + n % 7],
              clock_timestamp() - n * interval '7 seconds', clock_timestamp() + (n % 40 - 5) * interval '1 day',
              case when n % 4000 = 3 then $1::uuid end, case when n % 4000 = 3 then clock_timestamp() end
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
  const ask = async (path: string): Promise<number> => {
    const begun = performance.now()
    const { status } = await connection.send(
      [
        `GET ${path} HTTP/1.1`,
        `host: ${host}`,
        'x-forwarded-proto: https',
        'x-forwarded-for: 198.51.100.7',
        `cookie: __Host-clv-staff=${token}`,
        '\r\n',
      ].join('\r\n'),
    )
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    return performance.now() - begun
  }
  const figures: QueueFigures[] = []
  for (const page of pages) {
    for (let n = 0; n < 20; n += 1) await ask(page)
    const took: number[] = []
    for (let n = 0; n < times; n += 1) took.push(await ask(page))
    figures.push({ page, milliseconds: spreadOf(took) })
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
      ({ page, milliseconds: { p50, p95, p99 } }) =>
        `  ${[p50, p95, p99].map((each) => each.toFixed(1).padStart(6)).join(' ')}  ${page}`,
    ),
    `  worst p95 ${worst.toFixed(1)} ms, target 100: ${worst <= 100 ? 'reached' : 'missed'}`,
    '',
  ].join('\n')
}
