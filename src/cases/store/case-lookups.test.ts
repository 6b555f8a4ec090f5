import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { caseCodeFrom } from '../../kernel/case-code.ts'
import { createKeyedDigest } from '../../platform/crypto/digests.ts'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { CaseLookups } from '../app/find-case.ts'
import { caseLookups, forgetOldLookups, lookupsPerDay } from './case-lookups.ts'

const digest = createKeyedDigest('k'.repeat(32), 'lookup')
const newCode = () => caseCodeFrom(randomBytes(7))

let database: TestDatabase
let lookups: CaseLookups
beforeAll(async () => {
  database = await freshDatabase(8)
  lookups = caseLookups(database.db, digest)
})
afterAll(() => database.drop())

const age = (code: string, hours: number) =>
  database.db.pool.query(
    `update case_lookup set since = clock_timestamp() - make_interval(hours => $2) where subject = $1`,
    [digest(code), hours],
  )

it('reserves as many tries as a day has, however many ask at once (I-25)', async () => {
  const code = newCode()
  const answers = await Promise.all(Array.from({ length: 50 }, () => lookups.reserve(code)))
  expect(answers.filter((again) => again === null)).toHaveLength(lookupsPerDay)
  const again = answers.find((one) => one !== null)
  expect(Number(again) - Date.now()).toBeGreaterThan(23 * 3_600_000)
})

it('counts each code for itself', async () => {
  const [full, other] = [newCode(), newCode()]
  for (let n = 0; n < lookupsPerDay; n++) await lookups.reserve(full)
  expect(await lookups.reserve(full)).not.toBeNull()
  expect(await lookups.reserve(other)).toBeNull()
})

it('begins anew a day after the first try, and not before', async () => {
  const code = newCode()
  for (let n = 0; n < lookupsPerDay; n++) await lookups.reserve(code)
  await age(code, 23)
  expect(await lookups.reserve(code)).not.toBeNull()
  await age(code, 24)
  for (let n = 0; n < lookupsPerDay; n++) expect(await lookups.reserve(code)).toBeNull()
  expect(await lookups.reserve(code)).not.toBeNull()
})

it('gives back one try, and never one that nobody took', async () => {
  const code = newCode()
  await lookups.giveBack(code)
  await lookups.reserve(code)
  await lookups.giveBack(code)
  await lookups.giveBack(code)
  for (let n = 0; n < lookupsPerDay; n++) expect(await lookups.reserve(code)).toBeNull()
  expect(await lookups.reserve(code)).not.toBeNull()
})

it('is held by the database, whatever the code above asks for', async () => {
  await expect(
    database.db.pool.query(`insert into case_lookup (subject, tries) values ($1, 11)`, [digest(newCode())]),
  ).rejects.toThrow('case_lookup_tries_check')
})

it('keeps no code in clear, and nothing longer than its day', async () => {
  const [old, young] = [newCode(), newCode()]
  await lookups.reserve(old)
  await lookups.reserve(young)
  await age(old, 25)
  await forgetOldLookups(database.db)
  const { rows } = await database.db.pool.query<{ subject: Buffer }>('select subject from case_lookup')
  const kept = rows.map(({ subject }) => subject.toString('hex'))
  expect(kept).toContain(digest(young).toString('hex'))
  expect(kept).not.toContain(digest(old).toString('hex'))
})
