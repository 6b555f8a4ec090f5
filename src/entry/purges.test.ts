import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createAuditLog } from '../audit/store/append.ts'
import { caseStore } from '../cases/store/case-store.ts'
import { forgetOldCases } from '../cases/store/forget-cases.ts'
import { caseCodeFrom } from '../kernel/case-code.ts'
import type { CaseId, EmployerId } from '../kernel/ids.ts'
import { syntheticCedula, syntheticCompanyRuc } from '../kernel/synthetic.ts'
import { migrateWorker } from '../messaging/worker.ts'
import { createKeyedDigest } from '../platform/crypto/digests.ts'
import { asDescribed } from '../policy/profiles/as-described.ts'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { testNow } from '../../test/support/visit.ts'
import { ensureInstallation } from './ensure-installation.ts'
import { purgesOf } from './purges.ts'
import { namedStatements } from '../platform/database/statement.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await migrateWorker(database.url)
  await ensureInstallation(database.db, 'demonstration')
})
afterAll(() => database.drop())

const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await database.db.pool.query(text, [...values])).rows as Row[]

const claimant = syntheticCedula(1, 3)
let serial = 0
let employerId: EmployerId
beforeEach(async () => {
  serial += 1
  employerId = randomUUID() as EmployerId
  await sql(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'privateCompany', 'Demo')`,
    [employerId, syntheticCompanyRuc(serial)],
  )
})

/** What every purge changes, by its name. */
async function purge(): Promise<Record<string, number>> {
  const rows: Record<string, number> = {}
  for (const one of purgesOf(database.db, asDescribed)) rows[one.name] = await one.run()
  return rows
}
const nothing = Object.fromEntries(
  purgesOf({} as TestDatabase['db'], asDescribed).map(({ name }) => [name, 0]),
)

async function openCase(ageDays: number): Promise<{ id: CaseId; code: string }> {
  const id = randomUUID() as CaseId
  const code = caseCodeFrom(randomBytes(7))
  const cases = caseStore(database.db, asDescribed.contact)
  await database.db.transaction(async (tx) => {
    await cases.insert(tx, {
      case: {
        id,
        employerId,
        path: 'online',
        state: { is: 'closed', reason: 'linkExpired', at: testNow },
        ledger: [
          { kind: 'reg', caseId: id, at: testNow, source: 'registries', evidence: 'digest-1' },
          { kind: 'gate', caseId: id, at: testNow, source: 'questions', evidence: 'digest-2' },
        ],
        epoch: 1,
        touchedAt: testNow,
      },
      code,
      lang: 'es',
      browser: randomBytes(32),
      claimant,
      sealedFacts: 'sealed',
      rucState: 'active',
      profile: 'as-described',
    })
    const audit = createAuditLog({ digest: createKeyedDigest('k'.repeat(32), 'audit'), instance: 'test:1' })
    await audit.append(tx, { act: 'caseOpened', employerId, actor: { claimant }, caseCode: code })
  })
  await sql(
    `update recovery_case set touched_at = clock_timestamp() - make_interval(days => $2) where id = $1`,
    [id, ageDays],
  )
  return { id, code }
}

it('makes a case anonymous once it has been kept long enough, and leaves its audit entries', async () => {
  const old = await openCase(91)
  const young = await openCase(89)
  expect(await purge()).toEqual({ ...nothing, cases: 1 })

  const [row] = await sql<Record<string, unknown>>(
    'select claimant, browser, body::text, state from recovery_case where id = $1',
    [old.id],
  )
  expect(row).toMatchObject({ claimant: '', browser: Buffer.alloc(0), state: 'closed' })
  expect(row?.['body']).not.toMatch(/sealed"|digest-/)
  const loaded = await caseStore(database.db, asDescribed.contact).load(old.id)
  expect(loaded?.case.state).toEqual({ is: 'closed', reason: 'linkExpired', at: testNow })
  expect(loaded?.case.ledger.map(({ kind, evidence }) => [kind, evidence])).toEqual([
    ['reg', ''],
    ['gate', ''],
  ])
  expect(await sql('select act from audit_entry where case_code = $1', [old.code])).toEqual([
    { act: 'caseOpened' },
  ])

  expect(await caseStore(database.db, asDescribed.contact).load(young.id)).toMatchObject({
    claimant,
    sealedFacts: 'sealed',
  })
  expect(await purge()).toEqual(nothing)
})

it('takes many old cases in portions, and none twice', async () => {
  for (let n = 0; n < 5; n++) await openCase(100 + n)
  expect(await forgetOldCases(database.db, 90, 2)).toBe(5)
  expect(await forgetOldCases(database.db, 90, 2)).toBe(0)
})

it('drops sessions that ended more than 90 days ago, or were last seen then, and keeps all others', async () => {
  const session = (created: number, seen: number, ended: number | null) =>
    sql(
      `insert into session (digest, employer_id, generation, browser, network, created_at, seen_at, ended_at)
       values ($1, $2, 1, '?', '?', clock_timestamp() - make_interval(days => $3), clock_timestamp() - make_interval(days => $4),
               clock_timestamp() - make_interval(days => $5))`,
      [randomBytes(32), employerId, created, seen, ended],
    )
  await session(200, 199, 91)
  await session(200, 91, null)
  await session(200, 199, 89)
  await session(200, 1, null)
  expect(await purge()).toEqual({ ...nothing, sessions: 2 })
  expect(await sql('select 1 from session where employer_id = $1', [employerId])).toHaveLength(2)
  expect(await purge()).toEqual(nothing)
})

it('empties messages of their words after 90 days, and keeps that they were sent', async () => {
  const contactId = randomUUID()
  await sql(
    `insert into contact (id, employer_id, kind, value) values ($1, $2, 'mail', 'ana@empresa.test')`,
    [contactId, employerId],
  )
  const message = async (ageDays: number, state: string) => {
    const id = randomUUID()
    await sql(
      `insert into message (id, employer_id, contact_id, template, lang, params, carries_link, state, reply_code, reply_text, created_at)
       values ($1, $2, $3, 'M-02', 'es', '{"company":"Demo"}', false, $4, 250, 'ok ana', clock_timestamp() - make_interval(days => $5))`,
      [id, employerId, contactId, state, ageDays],
    )
    await sql(
      `insert into message_attempt (message_id, n, reply_code, reply_text) values ($1, 1, 250, 'ok ana')`,
      [id],
    )
    return id
  }
  const old = await message(91, 'accepted')
  const young = await message(89, 'accepted')
  const waiting = await message(91, 'deferred')
  // Two messages' attempts and one message's words.
  expect(await purge()).toEqual({ ...nothing, messages: 3 })
  const words = (id: string) =>
    sql(
      `select m.params, m.reply_text, a.reply_text as tried, m.state, m.reply_code from message m join message_attempt a on a.message_id = m.id where m.id = $1`,
      [id],
    )
  expect(await words(old)).toEqual([
    { params: {}, reply_text: null, tried: null, state: 'accepted', reply_code: 250 },
  ])
  expect(await words(young)).toMatchObject([
    { params: { company: 'Demo' }, reply_text: 'ok ana', tried: 'ok ana' },
  ])
  expect(await words(waiting)).toMatchObject([{ params: { company: 'Demo' } }])
  expect(await purge()).toEqual(nothing)
})

it('empties text messages of their words after 90 days, and drops their codes and counts', async () => {
  const contactId = randomUUID()
  await sql(`insert into contact (id, employer_id, kind, value) values ($1, $2, 'phone', '+593990000001')`, [
    contactId,
    employerId,
  ])
  const { id: caseId } = await openCase(1)
  for (const age of [91, 1]) {
    const id = randomUUID()
    await sql(
      `insert into text_message (id, employer_id, contact_id, template, lang, params, carries_code, state, dies_at, gateway_id, reply, created_at)
       select $1, $2, $3, 'M-22', 'es', '{"at":1}', true, 'accepted', at, 'g1', 'ok', at
         from (select clock_timestamp() - make_interval(days => $4) as at) old`,
      [id, employerId, contactId, age],
    )
    await sql(
      `insert into phone_code (id, employer_id, case_id, person, purpose, text_id, employer_epoch, restore_epoch, asked_at, voided_at)
       values ($1, $2, $3, $4, 'unlock', $5, 1, 1, clock_timestamp() - make_interval(days => $6), clock_timestamp())`,
      [randomUUID(), employerId, caseId, Buffer.alloc(32), id, age],
    )
    await sql(
      `insert into text_count (subject, asked_at) values ($1, array[clock_timestamp() - make_interval(days => $2) + interval '1 hour'])`,
      [randomBytes(32), age],
    )
    await sql(
      `insert into text_day (day, asked) values ((clock_timestamp() at time zone 'America/Guayaquil')::date - $1::integer, 1)`,
      [age],
    )
  }
  await sql(
    `insert into phone_code_day (employer_id, tried_at) values ($1, array[clock_timestamp() - interval '25 hours'])`,
    [employerId],
  )
  // One code, one count, one employer's tries and one day.
  expect(await purge()).toEqual({ ...nothing, texts: 1, 'phone-codes': 4 })
  expect(await sql(`select params, reply, gateway_id, state from text_message order by created_at`)).toEqual([
    { params: {}, reply: null, gateway_id: null, state: 'accepted' },
    { params: { at: 1 }, reply: 'ok', gateway_id: 'g1', state: 'accepted' },
  ])
  expect(await purge()).toEqual(nothing)
  await sql('delete from phone_code')
  await sql('delete from text_message')
})

it('drops what is over of passkeys of representatives, and keeps those in force', async () => {
  const { id: caseId } = await openCase(1)
  const officerId = randomUUID()
  await sql(`insert into staff_member (id, person, name, roles) values ($1, $2, 'Persona', '{counter}')`, [
    officerId,
    randomBytes(32),
  ])
  const passkey = async (removed: string | null) => {
    const id = randomUUID()
    await sql(
      `insert into person_passkey (id, person, public_key, counter, backup_eligible, backed_up, transports, aaguid, made_in, officer_id, removed_at)
       values ($1, $2, '\\x00', 0, false, false, '{}', $3, $4, $5, clock_timestamp() - $6::interval)`,
      [id, randomBytes(32), randomUUID(), caseId, officerId, removed],
    )
    return id
  }
  const [kept, old] = [await passkey(null), await passkey('91 days')]
  await passkey('1 day')
  for (const [age, id] of [
    ['91 days', old],
    ['1 minute', kept],
  ] as const) {
    await sql(
      `insert into person_passkey_invitation (digest, employer_id, case_id, officer_id, person, employer_epoch, restore_epoch, dies_at, voided_at)
       values ($1, $2, $3, $4, $1, 1, 1, clock_timestamp() - $5::interval, clock_timestamp())`,
      [randomBytes(32), employerId, caseId, officerId, age],
    )
    await sql(
      `insert into person_passkey_evidence (id, employer_id, case_id, person, act, passkey_id, synced, dies_at)
       values ($1, $2, $3, $4, 'unlock', $5, false, clock_timestamp() - $6::interval)`,
      [randomUUID(), employerId, caseId, randomBytes(32), id, age],
    )
    await sql(
      `insert into person_passkey_challenge (case_id, act, person, value, issued_at, dies_at)
       select $1, $2, $3, $4, at, at from (select clock_timestamp() - $5::interval as at) moment`,
      [caseId, age === '91 days' ? 'unlock' : 'register', randomBytes(32), age.padEnd(43, 'x'), age],
    )
  }
  // An invitation, a challenge, an evidence, and the passkey that it named.
  expect(await purge()).toEqual({ ...nothing, 'person-passkeys': 4 })
  expect(await purge()).toEqual(nothing)
  for (const table of ['evidence', 'challenge', 'invitation'])
    await sql(`delete from person_passkey_${table}`)
  await sql('delete from person_passkey')
  await sql('delete from staff_member where id = $1', [officerId])
})

it('drops counters, human checks, look-ups, mailboxes and what was held when their day is over', async () => {
  for (const age of ['2 days', '1 minute']) {
    await sql(
      `insert into human_nonce (nonce, action, network, used_at) values ($1, 'identify', 'n', clock_timestamp() - $2::interval)`,
      [age, age],
    )
    await sql(
      `insert into network_count (kind, network, window_start, n) values ('report', 'n', clock_timestamp() - $1::interval, 1)`,
      [age],
    )
    await sql(`insert into case_lookup (subject, since) values ($1, clock_timestamp() - $2::interval)`, [
      randomBytes(32),
      age,
    ])
    await sql(
      `insert into mailbox_day (mailbox, asked_at) values ($1, array[clock_timestamp() - $2::interval])`,
      [randomBytes(32), age],
    )
    await sql(
      `insert into contact_code_day (subject, asked_at) values ($1, array[clock_timestamp() - $2::interval])`,
      [randomBytes(32), age],
    )
    await sql(
      `insert into held_identity (id, code, browser, sealed, lang, expires_at)
       values ($1, $2, $3, 's', 'es', clock_timestamp() + interval '1 day' - $4::interval)`,
      [randomUUID(), caseCodeFrom(randomBytes(7)), randomBytes(32), age],
    )
  }
  const expected = {
    'human-nonces': 1,
    'network-counts': 1,
    'case-lookups': 1,
    'held-identities': 1,
    mailboxes: 1,
    'contact-codes': 1,
  }
  expect(await purge()).toEqual({ ...nothing, ...expected })
  expect(await purge()).toEqual(nothing)
})

it('drops links, counts of failed sign-ins and contacts of reports after 90 days', async () => {
  const contactId = randomUUID()
  await sql(
    `insert into contact (id, employer_id, kind, value) values ($1, $2, 'mail', 'ana@empresa.test')`,
    [contactId, employerId],
  )
  for (const age of [91, 89]) {
    const { id } = await openCase(1)
    const messageId = randomUUID()
    await sql(
      `insert into message (id, employer_id, contact_id, template, lang, carries_link, state) values ($1, $2, $3, 'M-02', 'es', false, 'accepted')`,
      [messageId, employerId, contactId],
    )
    const report = caseCodeFrom(randomBytes(7))
    await sql(
      `insert into employer_report (code, origin, employer_id, contact_kind, contact, reported_at)
       values ($1, 'notice', $2, 'phone', '0991234567', clock_timestamp() - make_interval(days => $3))`,
      [report, employerId, age],
    )
    await sql(
      `insert into link (id, employer_id, case_id, message_id, kind, restore_epoch, employer_epoch, ref, digest, code_digest,
                         life_seconds, cap_seconds, minted_at, voided_at)
       values ($1, $2, $3, $4, 'recovery', 1, 1, $5, $6, $6, 180, 600, clock_timestamp() - make_interval(days => $7), clock_timestamp())`,
      [randomUUID(), employerId, id, messageId, randomUUID(), randomBytes(32), age],
    )
    await sql(
      `insert into notice_link (ref, employer_id, message_id, restore_epoch, digest, code_digest, expires_at, used_at, report_code)
       values ($1, $2, $3, 1, $4, $4, clock_timestamp() - make_interval(days => $5), clock_timestamp(), $6)`,
      [randomUUID(), employerId, messageId, randomBytes(32), age, report],
    )
    await sql(
      `insert into sign_in_tally (subject, failed, touched_at) values ($1, 4, clock_timestamp() - make_interval(days => $2))`,
      [randomBytes(32), age],
    )
  }
  const expected = { links: 2, 'sign-in-tallies': 1, 'report-contacts': 1 }
  expect(await purge()).toEqual({ ...nothing, ...expected })
  expect(
    await sql('select contact from employer_report where employer_id = $1 order by reported_at', [
      employerId,
    ]),
  ).toEqual([{ contact: null }, { contact: '0991234567' }])
  expect(await sql('select 1 from link where employer_id = $1', [employerId])).toHaveLength(1)
  expect(await purge()).toEqual(nothing)
})

it('drops what is left of the staff: answered challenges after a day, the rest 90 days after it ended', async () => {
  const rows = { sessions: 0, invitations: 0 }
  const member = async (retiredDays: number | null) => {
    const id = randomUUID()
    await sql(
      `insert into staff_member (id, person, name, roles, retired_at)
       values ($1, $2, 'Ana Prueba', '{counter}', clock_timestamp() - make_interval(days => $3))`,
      [id, randomBytes(32), retiredDays],
    )
    await sql(
      `insert into staff_credential (id, staff_id, public_key, counter, backup_eligible, backed_up, transports, aaguid, ended_at)
       values ($1, $2, '', 0, false, false, '{}', $3, clock_timestamp() - make_interval(days => $4))`,
      [randomUUID(), id, randomUUID(), retiredDays],
    )
    await sql(
      `insert into staff_account (staff_id, digest, ended_at)
       values ($1, $2, clock_timestamp() - make_interval(days => $3))`,
      [id, randomBytes(32), retiredDays],
    )
    return id
  }
  const session = async (id: string, seenDays: number) => {
    rows.sessions += 1
    await sql(
      `insert into staff_session (digest, staff_id, restore_epoch, seen_at)
       values ($1, $2, 1, clock_timestamp() - make_interval(days => $3))`,
      [randomBytes(32), id, seenDays],
    )
  }
  const invitation = async (id: string, deadDays: number) => {
    rows.invitations += 1
    await sql(
      `insert into staff_invitation (digest, staff_id, restore_epoch, dies_at, voided_at)
       values ($1, $2, 1, clock_timestamp() - make_interval(days => $3), clock_timestamp())`,
      [randomBytes(32), id, deadDays],
    )
  }
  const [gone, lately, here] = [await member(91), await member(89), await member(null)]
  await session(gone, 91)
  await session(here, 91)
  await session(here, 89)
  await invitation(gone, 91)
  await invitation(lately, 89)
  for (const age of ['25 hours', '23 hours'])
    await sql(`insert into staff_challenge (digest, used_at) values ($1, clock_timestamp() - $2::interval)`, [
      randomBytes(32),
      age,
    ])
  // One member, their passkey and their account.
  const expected = { 'staff-challenges': 1, 'staff-sessions': 2, 'staff-invitations': 1, 'retired-staff': 3 }
  expect(await purge()).toEqual({ ...nothing, ...expected })
  expect(await sql('select id from staff_member order by retired_at')).toEqual([{ id: lately }, { id: here }])
  expect(await sql('select staff_id from staff_account order by ended_at')).toEqual([
    { staff_id: lately },
    { staff_id: here },
  ])
  expect(await sql('select 1 from staff_session')).toHaveLength(rows.sessions - 2)
  expect(await sql('select 1 from staff_invitation')).toHaveLength(rows.invitations - 1)
  expect(await purge()).toEqual(nothing)
})

it('forgets nobody of the staff whom a row still names: every column that does is asked about', async () => {
  const named = (await sql(
    `select con.conrelid::regclass::text as of, att.attname as by from pg_constraint con
       join pg_attribute att on att.attrelid = con.conrelid and att.attnum = any(con.conkey)
      where con.contype = 'f' and con.confrelid = 'staff_member'::regclass`,
  )) as readonly { readonly of: string; readonly by: string }[]
  const text = namedStatements().get('staff.forget') ?? ''
  const forgotten = named.filter(
    ({ of, by }) => !new RegExp(`from ${of} (\\w)\\b[^)]*\\1\\.${by}\\b`).test(text),
  )
  expect(named.length).toBeGreaterThan(9)
  expect(forgotten).toEqual([])
})
