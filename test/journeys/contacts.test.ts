import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { recover } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ profile: 'as-described', instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const sql = async (text: string, values: readonly unknown[]) =>
  (await service.db.pool.query(text, [...values])).rows as unknown[]

it('a recovery ends a change of contact that still cools, and the mail on record stays (I-21)', async () => {
  const company = service.fresh()
  const id = randomUUID()
  await sql(
    `with cooling as (
       insert into contact (id, employer_id, kind, value, confirmed_at, usable_from)
       select $2, e.id, 'mail', 'otra@muestra.example', clock_timestamp(), clock_timestamp() + interval '72 hours'
         from employer e where e.identifier = $1 returning id, employer_id)
     insert into contact_change (employer_id, id, value, state, contact_id)
     select employer_id, id, 'otra@muestra.example', 'cooling', id from cooling`,
    [company.identifier, id],
  )
  const ana = visit(service)
  await recover(ana, company)
  expect(await standingOf(service, company)).toMatchObject({ state: 'completed' })
  expect(
    await sql(
      `select h.state, h.ended_reason, c.retired_at is not null as retired,
              (select count(*)::int from contact o where o.employer_id = c.employer_id and o.kind = 'mail'
                  and o.retired_at is null) as left
         from contact_change h join contact c on c.id = h.contact_id where c.id = $1`,
      [id],
    ),
  ).toEqual([{ state: 'ended', ended_reason: 'keySet', retired: true, left: 1 }])
})
