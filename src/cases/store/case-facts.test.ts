import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createAuditLog } from '../../audit/store/append.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import { createKeyedDigest } from '../../platform/crypto/digests.ts'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { caseFacts } from './case-facts.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const sql = async (text: string, values: readonly unknown[] = []) => {
  await database.db.pool.query(text, [...values])
}

let serial = 0
let employerId: string
let caseId: CaseId
let code: string

beforeEach(async () => {
  serial += 1
  employerId = randomUUID()
  caseId = randomUUID() as CaseId
  code = `CLV-TEST-${serial}`
  await sql(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'privateCompany', 'Demo')`,
    [employerId, syntheticCompanyRuc(serial)],
  )
  await sql(
    `insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
     values ($1, $2, $3, 'online', 'ready', '{}', 'as-described', 'es', '', '')`,
    [caseId, employerId, code],
  )
})

async function message(
  state: string,
  carriesLink: boolean,
  acceptedAt: string | null = null,
): Promise<string> {
  const [id, contactId] = [randomUUID(), randomUUID()]
  await sql(
    `insert into contact (id, employer_id, kind, value) values ($1, $2, 'mail', 'ana@empresa.test')`,
    [contactId, employerId],
  )
  await sql(
    `insert into message (id, employer_id, case_id, contact_id, template, lang, carries_link, state, accepted_at)
     values ($1, $2, $3, $4, 'M-01', 'es', $5, $6, $7)`,
    [id, employerId, caseId, contactId, carriesLink, state, acceptedAt],
  )
  return id
}

const link = (messageId: string, values: string) =>
  sql(
    `insert into link (id, employer_id, case_id, message_id, kind, restore_epoch, employer_epoch, ref, digest, code_digest,
       life_seconds, cap_seconds, accepted_at, opened_at, voided_at)
     values ($1, $2, $3, $4, 'recovery', 1, 1, $5, $6, $6, 180, 600, ${values})`,
    [randomUUID(), employerId, caseId, messageId, randomUUID(), randomBytes(32)],
  )

const facts = () => caseFacts(database.db)(caseId, code, 1)
const names = async () => (await facts()).events.map(({ event }) => event).toSorted()

it('is empty for a case that nothing has happened around', async () => {
  expect(await facts()).toEqual({ events: [], linkDiesAt: null })
})

it('reads what became of the link from mail and link, and of nothing but the link', async () => {
  const accepted = await message('accepted', true, '2026-11-24T15:42:00Z')
  await message('rejected', true)
  await message('accepted', false, '2026-11-24T15:43:00Z')
  await link(accepted, 'clock_timestamp(), clock_timestamp(), null')
  expect(await names()).toEqual(['linkAccepted', 'linkOpened', 'linkRefused'])
  const { rows } = await database.db.pool.query<{ accepted_at: Date }>(
    'select accepted_at from link where case_id = $1',
    [caseId],
  )
  expect((await facts()).linkDiesAt).toBe((rows[0]?.accepted_at.getTime() ?? 0) + 180_000)
})

it('has no end for a link whose clock has not begun, or that is void', async () => {
  const sent = await message('sending', true)
  await link(sent, 'null, null, null')
  expect((await facts()).linkDiesAt).toBeNull()
  await sql(
    'update link set accepted_at = clock_timestamp(), voided_at = clock_timestamp() where case_id = $1',
    [caseId],
  )
  expect((await facts()).linkDiesAt).toBeNull()
})

it('reads refused answers from the log, of this case only', async () => {
  const audit = createAuditLog({ digest: createKeyedDigest('k'.repeat(32), 'audit'), instance: 'test:1' })
  await database.db.transaction(async (tx) => {
    await audit.append(tx, { act: 'questionsRefused', employerId, actor: 'visitor', caseCode: code })
    await audit.append(tx, { act: 'questionsRefused', employerId, actor: 'visitor', caseCode: 'CLV-OTHER' })
    await audit.append(tx, { act: 'questionsPassed', employerId, actor: 'visitor', caseCode: code })
  })
  expect(await names()).toEqual(['answersRefused'])
})
