import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { CaseId } from '../../kernel/ids.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { asDescribed } from '../../policy/profiles/as-described.ts'
import { caseStore } from './case-store.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await sql(`insert into installation (mode) values ('demonstration')`)
})
afterAll(() => database.drop())

const sql = async (text: string, values: readonly unknown[] = []): Promise<void> => {
  await database.db.pool.query(text, [...values])
}

let serial = 0
let employerId: string
let caseId: CaseId
beforeEach(async () => {
  serial += 1
  employerId = randomUUID()
  caseId = randomUUID() as CaseId
  await sql(`insert into employer (id, identifier, class, legal_name) values ($1, $2, 'company', 'Demo')`, [
    employerId,
    syntheticCompanyRuc(serial),
  ])
  await sql(
    `insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
     values ($1, $2, $3, 'inPerson', 'proving', $4, 'as-described', 'es', '\\x00', 'c')`,
    [
      caseId,
      employerId,
      `CLV-0000-000${serial}`,
      JSON.stringify({ state: { is: 'proving' }, ledger: [], rucState: 'active', sealedFacts: '', epoch: 1 }),
    ],
  )
})

const isDoubtful = async () =>
  (await caseStore(database.db, asDescribed.contact).load(caseId))?.employerFacts.doubtful
const contactChanged = async (ended: string | null, state = 'done') => {
  const contact = randomUUID()
  await sql(
    `insert into contact (id, employer_id, kind, value, confirmed_at) values ($1, $2, 'mail', 'nueva@empresa.example', clock_timestamp())`,
    [contact, employerId],
  )
  await sql(
    `insert into contact_change (employer_id, id, value, state, contact_id, ended_at)
     values ($1, gen_random_uuid(), 'nueva@empresa.example', $2, $3, clock_timestamp() - $4::interval)`,
    [employerId, state, contact, ended],
  )
}
const reported = (age: string, handled: boolean) =>
  sql(
    `insert into employer_report (code, origin, employer_id, reported_at, handled_at)
     values ($1, 'notice', $2, clock_timestamp() - $3::interval, case when $4 then clock_timestamp() end)`,
    [`CLV-9999-000${serial}`, employerId, age, handled],
  )

it('an employer of whom nothing is said is beyond doubt', async () => {
  expect(await isDoubtful()).toBe(false)
})

it('a contact that changed within thirty days casts doubt, and one from before does not', async () => {
  await contactChanged('29 days')
  expect(await isDoubtful()).toBe(true)
  await sql(`update contact_change set ended_at = ended_at - interval '2 days' where employer_id = $1`, [
    employerId,
  ])
  expect(await isDoubtful()).toBe(false)
})

it('so does a change that is on its way', async () => {
  await contactChanged(null, 'cooling')
  expect(await isDoubtful()).toBe(true)
})

it('and a report, until it is handled and thirty days old', async () => {
  await reported('40 days', false)
  expect(await isDoubtful()).toBe(true)
  await sql(`update employer_report set handled_at = clock_timestamp() where employer_id = $1`, [employerId])
  expect(await isDoubtful()).toBe(false)
  await sql(`update employer_report set reported_at = clock_timestamp() where employer_id = $1`, [employerId])
  expect(await isDoubtful()).toBe(true)
})

it('a signed file of somebody else casts doubt for thirty days, and any other refused one does not', async () => {
  const requestId = randomUUID()
  await sql(
    `insert into signed_request (employer_id, case_id, id, branch, purpose, number, representative, lang, issued_length,
       issued_sha256, expires_at)
     values ($1, $2, $3, '0001', 'newKey', $4, $5, 'es', 1, $5, clock_timestamp() + interval '1 hour')`,
    [employerId, caseId, requestId, randomBytes(16), randomBytes(32)],
  )
  const refused = (suspicious: boolean, age: string) =>
    sql(
      `insert into signed_upload (employer_id, case_id, id, request_id, received_at, state, code, kind, size, sha256,
         scanned, decided_at, is_suspicious)
       values ($1, $2, gen_random_uuid(), $3, clock_timestamp() - $4::interval, 'refused', 'X', 'pdf', 1, $5, true,
         clock_timestamp(), $6)`,
      [employerId, caseId, requestId, age, randomBytes(32), suspicious],
    )
  await refused(false, '1 hour')
  await refused(true, '31 days')
  expect(await isDoubtful()).toBe(false)
  await refused(true, '29 days')
  expect(await isDoubtful()).toBe(true)
})
