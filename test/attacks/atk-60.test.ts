import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { standingOf } from '../support/rows.ts'
import { visit, type Visitor } from '../support/visitor.ts'

// prettier-ignore
const seeds = [
  "'", '"', "''", "' or '1'='1", "' or 1=1 --", "'; drop table employer; --", "1; select pg_sleep(5)", "' || pg_sleep(5) || '",
  "') union select null,null --", '\\', '%', '_', '{"$ne":""}', '{"$gt":""}', '[]', 'null', '; ls', '| id', '`id`', '$(id)', '&& sleep 5',
  '${7*7}', '{{7*7}}', '<%= 7*7 %>', '#{7*7}', '*[contains(.,"a")]', "' and count(/*)=1 and '", 'a\r\nX-Evil: 1', 'a%0d%0aX-Evil:1',
  '../../../etc/passwd', '..%2f..%2f', 'C:\\windows', '%s%s%n', '%d', '99999999999999999999999', '-1', '1e309', '0x1f', 'NaN', '31/02/2026',
  '2026-13-45', '0000-00-00', '\u0000', '\ufeff', '\u202e', 'ﬃ', '💥', '٣٣٣', '９９９', 'Robert"); --', "admin'/*", 'sleep(5)',
]
const payloads = seeds.flatMap((seed) => [seed, `1${seed}`, `${seed}${seed}`, encodeURIComponent(seed)])

/** Some of them would be lawful keys, and set one. */
const sentAs = (action: string, value: string): string =>
  `${value.toWellFormed()}${action === '/clave/nueva' ? 'x'.repeat(80) : ''}`

attack(
  'ATK-60',
  'injection everywhere',
  (scene) => {
    it(
      `${payloads.length} payloads in every field of every form: a refusal, at once, and nothing else`,
      { timeout: 300_000 },
      async () => {
        const { service } = scene
        expect(payloads.length).toBeGreaterThanOrEqual(200)
        const [asked, mailed, opened] = await Promise.all([scene.at('asked'), scene.mailed(), scene.opened()])
        const stranger = visit(service)
        const places: (readonly [Visitor, string])[] = []
        for (const path of ['/empresa', '/entrar', '/caso', '/aviso', '/tramite'])
          places.push([stranger, path])
        places.push([mailed.ana, '/enlace/enviado'], [opened.ana, '/clave/nueva'])
        const before = await Promise.all(
          [asked, mailed, opened].map(({ company }) => standingOf(service, company)),
        )
        for (const [visitor, page] of places) {
          await visitor.open(page)
          for (const { action, fields } of visitor.page.forms) {
            if (['/enlace/reenviar', '/salir', '/enlace/codigo'].includes(action)) continue
            const own = Object.fromEntries(fields.map(({ name, value }) => [name, value]))
            for (const name of Object.keys(own)) {
              const sent = Promise.all(
                payloads.map(async (value) => {
                  const answer = await visitor
                    .copy()
                    .ask(action, { method: 'POST', body: { ...own, [name]: sentAs(action, value) } })
                  return { value, answer }
                }),
              )
              // Who sleeps for five seconds is seen after one; where all have answered by then, nobody slept.
              await Promise.race([sent, new Promise((passed) => setTimeout(passed, 1_000))])
              const { rows: asleep } = await service.db.pool.query(
                `select query from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`,
              )
              expect(asleep).toEqual([])
              for (const { value, answer } of await sent) {
                const told = `${action} ${name}=${value}`
                expect([told, answer.status < 500]).toEqual([told, true])
                expect([told, answer.headers['x-evil']]).toEqual([told, undefined])
                expect([told, /syntax error at|SQLSTATE|at .*\.ts:\d/.test(answer.body)]).toEqual([
                  told,
                  false,
                ])
              }
            }
          }
        }
        expect(
          await Promise.all([asked, mailed, opened].map(({ company }) => standingOf(service, company))),
        ).toEqual(before)
        const { rows } = await service.db.pool.query<{ n: number }>('select count(*)::int as n from employer')
        expect(rows[0]?.n).toBe(71)
      },
    )
  },
  {
    policy: (base) => ({
      ...base,
      network: {
        ...base.network,
        refusedPairsPerHour: 1e6,
        signInFailuresPerHour: 1e6,
        caseLookupsPerHour: 1e6,
      },
    }),
  },
)
