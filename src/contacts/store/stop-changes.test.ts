import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import { stopContactChanges } from './stop-changes.ts'
import { forgetOldChanges } from './forget-changes.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await database.db.pool.query(text, [...values])).rows as Row[]

let serial = 0
let employerId: EmployerId
beforeEach(async () => {
  serial += 1
  employerId = randomUUID() as EmployerId
  await sql(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'privateCompany', 'Demo')`,
    [employerId, syntheticCompanyRuc(serial)],
  )
  await contact('vieja@empresa.example', '-400 days')
})

const contact = async (value: string, usable: string): Promise<string> => {
  const id = randomUUID()
  await sql(
    `insert into contact (id, employer_id, kind, value, confirmed_at, usable_from)
     values ($1, $2, 'mail', $3, clock_timestamp(), clock_timestamp() + $4::interval)`,
    [id, employerId, value, usable],
  )
  return id
}
const change = (state: string, contactId: string | null = null) =>
  sql(
    `insert into contact_change (employer_id, id, value, state, contact_id, code_digest, code_expires_at)
     values ($1, gen_random_uuid(), 'nueva@empresa.example', $2, $3, '\\x01', clock_timestamp())`,
    [employerId, state, contactId],
  )
const epoch = async () =>
  (await sql<{ epoch: number }>('select epoch from employer where id = $1', [employerId]))[0]?.epoch
const changes = () =>
  sql('select state, ended_reason, code_digest from contact_change where employer_id = $1', [employerId])
const counting = async () =>
  (
    await sql<{ value: string }>(
      'select value from contact where employer_id = $1 and retired_at is null order by value',
      [employerId],
    )
  ).map(({ value }) => value)
const stop = () => database.db.transaction((tx) => stopContactChanges(tx, employerId, 'keySet'))

it('ends a change that waits for a mailbox; its code is gone, and the old contact stays (I-21)', async () => {
  await change('newMail')
  await stop()
  expect(await changes()).toEqual([{ state: 'ended', ended_reason: 'keySet', code_digest: null }])
  expect(await counting()).toEqual(['vieja@empresa.example'])
})

it('takes the contact that still cools with it, and what was minted meanwhile dies (I-05, I-21)', async () => {
  await change('cooling', await contact('nueva@empresa.example', '1 hour'))
  const before = await epoch()
  await stop()
  expect(await counting()).toEqual(['vieja@empresa.example'])
  expect(await epoch()).toBe((before ?? 0) + 1)
})

it('leaves a contact that became usable, and its change', async () => {
  await change('cooling', await contact('nueva@empresa.example', '-1 second'))
  await stop()
  expect(await changes()).toMatchObject([{ state: 'cooling' }])
  expect(await counting()).toEqual(['nueva@empresa.example', 'vieja@empresa.example'])
})

it('leaves the changes and the epoch of everybody else, and of whoever has none', async () => {
  const before = await epoch()
  await stop()
  expect(await epoch()).toBe(before)
})

it('has room for one change at a time, and for the next one when it is over', async () => {
  await change('presentMail')
  await expect(change('newMail')).rejects.toThrow('contact_change_one_live')
  await stop()
  await change('newMail')
  expect(await changes()).toHaveLength(2)
})

it('forgets a change 90 days after its end', async () => {
  await change('newMail')
  await stop()
  expect(await forgetOldChanges(database.db)).toBe(0)
  await sql(`update contact_change set ended_at = ended_at - interval '91 days' where employer_id = $1`, [
    employerId,
  ])
  expect(await forgetOldChanges(database.db)).toBe(1)
})
