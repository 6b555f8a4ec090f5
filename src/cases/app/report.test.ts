import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAuditLog } from '../../audit/store/append.ts'
import { sessionStore } from '../../keys/store/session-store.ts'
import { caseCodeFrom } from '../../kernel/case-code.ts'
import type { CaseId, EmployerId, MessageId } from '../../kernel/ids.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import { noticeLinks, type MintedNotice } from '../../links/app/notice-links.ts'
import { readCode } from '../../links/domain/token.ts'
import { stopContactChanges } from '../../contacts/store/stop-changes.ts'
import { linkStore } from '../../links/store/link-store.ts'
import { noticeLinkStore } from '../../links/store/notice-link-store.ts'
import { createKeyedDigest, digestOf, sameBytes } from '../../platform/crypto/digests.ts'
import { asDescribed } from '../../policy/profiles/as-described.ts'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { caseStore } from '../store/case-store.ts'
import { reportStore } from '../store/report-store.ts'
import { aftermathOf } from './aftermath.ts'
import { reportFromNotice, reportFromPage, type ReportDeps } from './report.ts'

let database: TestDatabase
let deps: ReportDeps
beforeAll(async () => {
  database = await freshDatabase()
  await sql(`insert into installation (mode) values ('demonstration')`)
  const { db } = database
  const audit = createAuditLog({ digest: createKeyedDigest('k'.repeat(32), 'audit'), instance: 'test:1' })
  const sessions = sessionStore(db)
  const nothing = () => Promise.resolve()
  deps = {
    atomically: (work) => db.transaction(work),
    cases: caseStore(db, asDescribed.contact),
    policy: asDescribed,
    aftermath: aftermathOf({
      links: linkStore(db),
      sessions,
      audit,
      stopContactChanges: nothing,
      doubtUsers: nothing,
      clearTries: nothing,
      clearSignInTries: nothing,
      followAtDesk: nothing,
      tellContacts: nothing,
    }),
    reports: reportStore(db),
    notices: noticeLinkStore(db),
    sessions,
    audit,
    stopContactChanges: (tx, employerId) => stopContactChanges(tx, employerId, 'reported'),
    newReportCode: () => caseCodeFrom(randomBytes(7)),
    digestOf,
    codeDigest,
    sameBytes,
  }
})
afterAll(() => database.drop())

const codeDigest = createKeyedDigest('k'.repeat(32), 'code')
async function sql<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await database.db.pool.query(text, [...values])).rows as Row[]
}
const one = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row> => {
  const [row] = await sql<Row>(text, values)
  if (row === undefined) throw new Error('no row')
  return row
}

let count = 0
let employerId: EmployerId
let caseId: CaseId
let messageId: MessageId
let notice: MintedNotice

/** An employer with a key, a session, an open case whose link is out, and the notice of that link. */
beforeEach(async () => {
  count += 1
  employerId = randomUUID() as EmployerId
  caseId = randomUUID() as CaseId
  messageId = randomUUID() as MessageId
  const contactId = randomUUID()
  await sql(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'privateCompany', 'Demo')`,
    [employerId, syntheticCompanyRuc(count)],
  )
  await sql(
    `insert into employer_key (employer_id, generation, hash, set_at) values ($1, 1, 'x', clock_timestamp() - interval '1 day')`,
    [employerId],
  )
  await sql(
    `insert into session (digest, employer_id, generation, browser, network) values ($1, $2, 1, 'b', 'n')`,
    [randomBytes(32), employerId],
  )
  await sql(
    `insert into contact (id, employer_id, kind, value, confirmed_at) values ($1, $2, 'mail', 'a@b.example', clock_timestamp())`,
    [contactId, employerId],
  )
  await sql(
    `insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
     values ($1, $2, $3, 'online', 'linkIssued', $4, 'as-described', 'es', '\\x00', 'c')`,
    [
      caseId,
      employerId,
      caseCodeFrom(randomBytes(7)),
      JSON.stringify({
        state: { is: 'linkIssued', messageId, requestedAt: 0, sent: 1 },
        ledger: [],
        rucState: 'active',
        sealedFacts: '',
      }),
    ],
  )
  await sql(
    `insert into message (id, employer_id, case_id, contact_id, template, lang, carries_link) values ($1, $2, $3, $4, 'M-01', 'es', true)`,
    [messageId, employerId, caseId, contactId],
  )
  await sql(
    `insert into link (id, employer_id, case_id, message_id, kind, restore_epoch, employer_epoch, ref, digest, code_digest, life_seconds, cap_seconds)
     select $1, e.id, $2, $3, 'recovery', 1, e.epoch, $4, $5, $5, 180, 900 from employer e where e.id = $6`,
    [randomUUID(), caseId, messageId, randomBytes(9).toString('base64url'), randomBytes(32), employerId],
  )
  notice = await mint()
})

const mint = (): Promise<MintedNotice> =>
  database.db.transaction((tx) =>
    noticeLinks({
      lifeSeconds: 864_000,
      store: noticeLinkStore(database.db),
      origin: 'https://clave.example',
      newToken: () => randomBytes(20).toString('base64url'),
      newRef: () => randomBytes(9).toString('base64url'),
      randomBytes,
      digestOf,
      codeDigest,
    }).mint(tx, { employerId, messageId }),
  )

const parts = ({ url }: MintedNotice) => {
  const [, ref = '', token = ''] = /\/aviso\/(.{12})#(.{27})$/.exec(url) ?? []
  return { ref, token }
}
const answer = (minted = notice, contact: Parameters<typeof reportFromNotice>[1]['contact'] = null) => {
  const { ref, token } = parts(minted)
  return reportFromNotice(deps, { ref, shown: { token }, contact })
}
const employer = () =>
  one<{ frozen: boolean; frozen_reason: string | null; epoch: number }>(
    `select frozen_at is not null as frozen, frozen_reason, epoch from employer where id = $1`,
    [employerId],
  )
const blocked = async () =>
  (
    await one<{ blocked: boolean }>(
      `select blocked_at is not null as blocked from employer_key where employer_id = $1`,
      [employerId],
    )
  ).blocked
const acts = async () =>
  (await sql<{ act: string }>(`select act from audit_entry order by at desc limit 4`)).map(({ act }) => act)

describe('"it was not me", from a notice', () => {
  it('freezes the employer, ends its sessions, closes its cases and kills its links, in one act', async () => {
    const before = await employer()
    const done = await answer(notice, { kind: 'phone', value: '0990000482' })
    expect(done.ok).toBe(true)
    expect(await employer()).toEqual({ frozen: true, frozen_reason: 'reported', epoch: before.epoch + 1 })
    expect(
      await one(`select state, body->'state'->>'reason' as reason from recovery_case where id = $1`, [
        caseId,
      ]),
    ).toEqual({ state: 'closed', reason: 'reported' })
    expect(
      await sql(`select 1 from session where employer_id = $1 and ended_at is null`, [employerId]),
    ).toEqual([])
    expect(
      await sql(`select 1 from link where employer_id = $1 and voided_at is null`, [employerId]),
    ).toEqual([])
    expect((await acts()).slice(0, 3)).toEqual(['frozen', 'changeReported', 'caseClosed'])
    const code = done.ok ? done.value.code : ''
    expect(await deps.reports.contactOf(code)).toEqual({ contact: { kind: 'phone', value: '0990000482' } })
  })

  it('leaves a key alone that is older than the message, and blocks one that came with it or since', async () => {
    await answer()
    expect(await blocked()).toBe(false)

    await sql(`update employer set frozen_at = null where id = $1`, [employerId])
    await sql(`update employer_key set set_at = clock_timestamp() where employer_id = $1`, [employerId])
    await answer(await mint())
    expect(await blocked()).toBe(true)
    expect((await acts()).includes('keyBlocked')).toBe(true)
  })

  it('answers the same when it is sent five times at once, and acts once', async () => {
    const done = await Promise.all(Array.from({ length: 5 }, () => answer()))
    const codes = done.map((each) => (each.ok ? each.value.code : each.code))
    expect(new Set(codes).size).toBe(1)
    expect(await sql(`select 1 from employer_report where employer_id = $1`, [employerId])).toHaveLength(1)
  })

  it('has done its work once staff have lifted the freeze', async () => {
    await answer()
    await sql(`update employer set frozen_at = null where id = $1`, [employerId])
    expect(await answer()).toMatchObject({ ok: false, code: 'noticeUsed' })
    expect((await employer()).frozen).toBe(false)
  })

  it('does nothing for a token that is wrong, too old, or of before a restore', async () => {
    const { ref } = parts(notice)
    const wrong = await reportFromNotice(deps, { ref, shown: { token: 'A'.repeat(27) }, contact: null })
    expect(wrong).toMatchObject({ ok: false, code: 'noticeUnknown' })

    await sql(`update notice_link set expires_at = clock_timestamp() where ref = $1`, [ref])
    expect(await answer()).toMatchObject({ ok: false, code: 'noticeExpired' })

    const other = await mint()
    await sql(`update installation set restore_epoch = restore_epoch + 1`)
    expect(await answer(other)).toMatchObject({ ok: false, code: 'noticeUnknown' })
    expect((await employer()).frozen).toBe(false)
  })

  it('works with the typed code, and takes five of them and no more', async () => {
    const { ref } = parts(notice)
    const typed = (code: string) => reportFromNotice(deps, { ref, shown: { code }, contact: null })
    const right = readCode(notice.code) ?? ''
    const wrong = right === '00000000' ? '11111111' : '00000000'
    for (let n = 0; n < 4; n += 1) expect(await typed(wrong)).toMatchObject({ code: 'codeMismatch' })
    expect((await typed(right)).ok).toBe(true)
    expect(await typed(right)).toMatchObject({ code: 'noticeUnknown' })
  })

  it('still works for the second copy of a notice', async () => {
    const second = await mint()
    expect((await answer(second)).ok).toBe(true)
    expect((await answer()).ok).toBe(true)
  })

  it('keeps neither token nor code', async () => {
    const { token } = parts(notice)
    const rows = await sql(`select * from notice_link where employer_id = $1`, [employerId])
    const kept = JSON.stringify(rows)
    expect(kept).not.toContain(token)
    expect(kept).not.toContain(readCode(notice.code) ?? '')
  })
})

describe('a report from the public page', () => {
  const report = (identifier: string) =>
    reportFromPage(deps, { identifier, contact: { kind: 'mail', value: 'a@b.example' } })

  it('is written down for any number, stops nothing, and is one report a day', async () => {
    const known = syntheticCompanyRuc(count)
    await report(known)
    await report(known)
    await report(syntheticCompanyRuc(9_000))
    expect(await sql(`select 1 from employer_report where identifier = $1`, [known])).toHaveLength(1)
    expect(
      await sql(`select 1 from employer_report where identifier = $1`, [syntheticCompanyRuc(9_000)]),
    ).toHaveLength(1)
    expect((await employer()).frozen).toBe(false)
    expect((await acts()).slice(0, 2)).toEqual(['changeReported', 'changeReported'])
  })
})
