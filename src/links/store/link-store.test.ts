import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { EmployerId, LinkId } from '../../kernel/ids.ts'
import { statement } from '../../platform/database/statement.ts'
import { linkStore } from './link-store.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase(20)
})
afterAll(() => database.drop())

const addEmployer = statement(
  'test.employer',
  `insert into employer (id, identifier, class, legal_name) values ($1, '2499990001001', 'company', 'EMPRESA DE PRUEBA')`,
)
const ageAsks = statement(
  'test.ageAsks',
  `update link_day set asked_at = array(select a - interval '25 hours' from unnest(asked_at) a)`,
)

it('ATK-42: gives an employer five links a day, however many ask at once, and five more the next day', async () => {
  const { db } = database
  const employerId = randomUUID() as EmployerId
  await db.run(addEmployer, [employerId])
  const links = linkStore(db)
  const take = () => db.transaction((tx) => links.takeOfDay(tx, employerId, 5))
  const storm = () => Promise.all(Array.from({ length: 50 }, take))

  expect((await storm()).filter(Boolean)).toHaveLength(5)
  expect(await take()).toBe(false)
  await db.run(ageAsks)
  expect((await storm()).filter(Boolean)).toHaveLength(5)
})

it('a link is used up for what its kind leads to, and for nothing else', async () => {
  const { db } = database
  const employerId = randomUUID() as EmployerId
  await db.pool.query(`insert into installation (mode) values ('demonstration') on conflict do nothing`)
  await db.pool.query(
    `insert into employer (id, identifier, class, legal_name) values ($1, '2499990002001', 'company', 'EMPRESA DE PRUEBA')`,
    [employerId],
  )
  const caseId = randomUUID()
  await db.pool.query(
    `insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
     values ($1, $2, 'CLV-7Q4M-2K9T', 'online', 'linkIssued', '{}', 'as-described', 'es', 'x', '')`,
    [caseId, employerId],
  )
  const links = linkStore(db)
  const made = async (kind: 'recovery' | 'unlock') => {
    const id = randomUUID() as LinkId
    await db.pool.query(
      'update link set voided_at = clock_timestamp() where consumed_at is null and employer_id = $1',
      [employerId],
    )
    await db.pool.query(
      `insert into link (id, employer_id, case_id, message_id, kind, restore_epoch, employer_epoch, ref, digest, code_digest, life_seconds, cap_seconds)
       select $1::uuid, e.id, $2::uuid, gen_random_uuid(), $3::text, i.restore_epoch, e.epoch, $1::uuid::text, sha256($1::uuid::text::bytea), 'x', 180, 600
         from employer e cross join installation i where e.id = $4::uuid`,
      [id, caseId, kind, employerId],
    )
    return id
  }
  const use = (id: LinkId, kinds: readonly ('recovery' | 'unlock')[]) =>
    db.transaction((tx) => links.consume(tx, id, kinds))

  const recovery = await made('recovery')
  expect(await use(recovery, ['unlock'])).toBe(false)
  expect(await use(recovery, ['recovery', 'unlock'])).toBe(true)
  expect(await use(recovery, ['recovery', 'unlock'])).toBe(false)
  expect(await use(await made('unlock'), ['recovery', 'unlock'])).toBe(true)
  expect(await use(await made('unlock'), ['unlock'])).toBe(true)
})
