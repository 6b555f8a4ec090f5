import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { EmployerId } from '../../kernel/ids.ts'
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
