import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { forgetOnFile, forgetUnlockDays } from './forget-on-file.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase(2)
})
afterAll(() => database.drop())

it('forgets a record once it has counted for nothing as long as a case is kept, and no other', async () => {
  const { db } = database
  const employer = randomUUID()
  const contact = randomUUID()
  await db.pool.query(
    `insert into employer (id, identifier, class, legal_name) values ($1, '2499990001001', 'company', 'EMPRESA DE PRUEBA')`,
    [employer],
  )
  await db.pool.query(
    `insert into contact (id, employer_id, kind, value) values ($1, $2, 'mail', 'ana@empresa.example')`,
    [contact, employer],
  )
  const put = (name: string, enrolled: number, ended: number | null) =>
    db.pool.query(
      `insert into biometric_on_file (employer_id, id, subject, modality, source, contact_id, contact_digest, enrolled_at, ended_at, ended_reason)
       values ($1, gen_random_uuid(), sha256($2::text::bytea), 'face', 'import', $3, sha256('x'),
               clock_timestamp() - make_interval(days => $4), clock_timestamp() - make_interval(days => $5),
               case when $5::int is null then null else 'erased' end)`,
      [employer, name, contact, enrolled, ended],
    )
  await put('lives', 1_000, null)
  await put('ended lately', 1_000, 89)
  await put('ended before', 1_000, 91)
  await put('counts for nothing by its age', 1_917, null)
  await put('too old, and not for long', 1_915, null)
  expect(await forgetOnFile(db, 90, 1_826)).toBe(2)
  const { rows } = await db.pool.query('select 1 from biometric_on_file')
  expect(rows).toHaveLength(3)
})

it('forgets for whom nobody asked for a day', async () => {
  const { db } = database
  await db.pool.query(
    `insert into unlock_day (subject, asked_at) values
       (sha256('a'), array[clock_timestamp() - interval '25 hours']),
       (sha256('b'), array[clock_timestamp() - interval '25 hours', clock_timestamp()])`,
  )
  expect(await forgetUnlockDays(db)).toBe(1)
  const { rows } = await db.pool.query('select 1 from unlock_day')
  expect(rows).toHaveLength(1)
})
