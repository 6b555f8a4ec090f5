import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { randomUUID } from 'node:crypto'
import { codeIn } from '../../src/entry/demo/mail-text.ts'
import { parseId, type EmployerId } from '../../src/kernel/ids.ts'
import { decideVerdict, proposeVerdict, type ReportReviewId } from '../../src/desk/app/report-review.ts'
import { officer, type Officer } from '../support/counter.ts'
import type { Member } from '../support/members.ts'
import { identify, mailsTo, newKeys, recover, signIn } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { restore } from '../support/restore.ts'
import { comeIn } from '../support/staff.ts'
import { startService, type Service } from '../support/service.ts'
import { accessesOf, enter, staffed } from '../support/users.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
let clerk: Officer
let chief: Officer
beforeAll(async () => {
  service = await startService({ instances: 2 })
  clerk = await officer(service)
  chief = await officer(service, ['supervisor'])
  await Promise.all([comeIn(clerk), comeIn(chief)])
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))
const key = newKeys['as-described']
const page = '/interno/avisos'

const rowsOf = async <Row>(text: string, ...values: readonly unknown[]) =>
  (await service.db.pool.query(text, [...values])).rows as Row[]
const idOf = async ({ identifier }: Member): Promise<EmployerId> => {
  const [row] = await rowsOf<{ id: string }>('select id from employer where identifier = $1', identifier)
  const id = parseId<EmployerId>(row?.id)
  if (!id.ok) throw new Error('no employer')
  return id.value
}
const isFrozen = async (company: Member) =>
  (
    await rowsOf<{ frozen: boolean }>(
      'select frozen_at is not null as frozen from employer where id = $1',
      await idOf(company),
    )
  )[0]?.frozen
const mailsOf = async (company: Member) =>
  (
    await rowsOf<{ value: string }>(
      `select value from contact where employer_id = $1 and kind = 'mail' and retired_at is null order by value`,
      await idOf(company),
    )
  ).map(({ value }) => value)

/** A company whose key somebody changed, and whose owner said from the notice that it was not them. */
async function stopped(company: Member = service.fresh()): Promise<{ company: Member; thief: Visitor }> {
  const thief = visit(service)
  await recover(thief, company)
  const notice = await service.inbox.next(
    ({ to, subject }) => to === company.mail && subject === thief.t('m02.subject'),
  )
  const path = /(\/aviso\/[^#\s]+)#/.exec(notice.text)?.[1] ?? ''
  const owner = visit(service)
  await owner.open(path)
  await owner.submit(path, {
    codigo: codeIn(notice.text.slice(notice.text.indexOf('/aviso/'))) ?? '',
    contacto: '0991234567',
  })
  expect(await isFrozen(company)).toBe(true)
  return { company, thief }
}

/** Numbers of the forms on the page, kept as a browser keeps a page that is no longer so. */
const numbers = new Map<Officer | string, string>()

async function form(who: Officer, action: string, fields: Readonly<Record<string, string>>): Promise<string> {
  await who.browser.open(page)
  const shown = who.browser.page.forms.find((one) => one.fields.some(({ name }) => name === 'empresa'))
  const f = shown?.fields.find(({ name }) => name === 'f')?.value ?? numbers.get(who) ?? ''
  numbers.set(who, f)
  const { status, headers } = await who.browser.ask(action, { method: 'POST', body: { f, ...fields } })
  return status === 303 ? String(headers['location']) : String(status)
}
const propose = async (who: Officer, company: Member, dictamen: string) =>
  form(who, '/interno/avisos/dictamen', { empresa: await idOf(company), dictamen })
const waitingOf = async (company: Member) =>
  (
    await rowsOf<{ id: string }>(
      'select id from report_review where employer_id = $1 and decided_at is null order by proposed_at desc',
      await idOf(company),
    )
  )[0]?.id ?? ''
/** What the script of the page asks to be signed for what waits about this company. */
const challengeFor = async ({ browser }: Officer, company: Member): Promise<string> =>
  (await browser.ask(`${page}/${await waitingOf(company)}/reto`)).body
/** Sends the form of this company, as it stands on the page, or as it stood there when they looked last. */
async function send({ browser }: Officer, company: Member, decision: string, llave: string): Promise<string> {
  const dictamen = await waitingOf(company)
  await browser.open(page)
  const shown = browser.page.forms.find(({ fields }) => fields.some(({ value }) => value === dictamen))
  const f = shown?.fields.find(({ name }) => name === 'f')?.value ?? numbers.get(dictamen) ?? ''
  numbers.set(dictamen, f)
  const body = { f, llave, empresa: await idOf(company), dictamen, decision }
  const { status, headers } = await browser.ask('/interno/avisos/decidir', { method: 'POST', body })
  return status === 303 ? String(headers['location']) : String(status)
}
/** Decides with the passkey in hand, as the script of the page does. */
const decide = async (who: Officer, company: Member, decision: string, { device } = who) =>
  send(who, company, decision, device.show(await challengeFor(who, company)))

describe('a report that stopped an employer', () => {
  it('stands before officers with its time, and is decided by two of them: no fraud, and nothing is stopped any more', async () => {
    const { company, thief } = await stopped()
    // S-28: under the name that its screen has, and saying which alerts these are.
    await clerk.browser.open('/interno/inicio')
    await clerk.browser.follow(clerk.browser.t('s28.title'))
    expect([clerk.browser.page.path, clerk.browser.page.h1]).toEqual([page, 'Alertas de «No fui yo»'])
    expect(clerk.browser.page.words).toContain(company.legalName)
    expect(clerk.browser.page.words).toContain(clerk.browser.t('s28.due'))
    expect(await propose(clerk, company, 'notFraud')).toBe(`${page}?aviso=proposed`)
    expect(await isFrozen(company)).toBe(true)
    // Once proposed nobody proposes over it, and whoever may not approve does not.
    expect(await propose(clerk, company, 'fraud')).toBe(`${page}?aviso=notNow`)
    expect((await clerk.browser.ask(`${page}/${await waitingOf(company)}/reto`)).status).toBe(404)
    expect(await send(clerk, company, 'approved', '')).toBe('404')
    expect(await decide(chief, company, 'approved')).toBe(`${page}?aviso=done`)
    expect(await isFrozen(company)).toBe(false)
    await expect
      .poll(() => mailsTo(thief, company, thief.t('m44.subject')).length, { timeout: 10_000 })
      .toBe(1)
    // What was contested is nobody's to keep: the key stays blocked, and another can be made.
    expect(await standingOf(service, company)).toMatchObject({ blocked: true, sessions: 0 })
    const ana = visit(service)
    await identify(ana, company)
    expect(ana.page.status).toBe(200)
  })

  it('found a fraud: the former mailbox stands again, the key is blocked and every session over', async () => {
    const { company } = await stopped()
    const id = await idOf(company)
    const [thiefs, changeId] = [randomUUID(), randomUUID()]
    const [former] = await rowsOf<{ id: string; value: string }>(
      `update contact set retired_at = clock_timestamp() where employer_id = $1 and kind = 'mail' returning id, value`,
      id,
    )
    await change(
      service,
      company,
      `insert into contact (id, employer_id, kind, value, confirmed_at) values ($2, $1, 'mail', 'ladron@otra.example', clock_timestamp())`,
      thiefs,
    )
    await change(
      service,
      company,
      `insert into contact_change (employer_id, id, value, state, present_id, contact_id, ended_at)
       values ($1, $2, 'ladron@otra.example', 'done', $3, $4, clock_timestamp())`,
      changeId,
      former?.id,
      thiefs,
    )
    await change(service, company, 'update employer_key set blocked_at = null where employer_id = $1')
    expect(await propose(clerk, company, 'fraud')).toBe(`${page}?aviso=proposed`)
    expect(await mailsOf(company)).toEqual(['ladron@otra.example'])
    expect(await decide(chief, company, 'approved')).toBe(`${page}?aviso=done`)
    expect(await mailsOf(company)).toEqual([former?.value])
    expect(await standingOf(service, company)).toMatchObject({ blocked: true, sessions: 0 })
    expect(await isFrozen(company)).toBe(false)
    const eva = visit(service)
    await signIn(eva, company, key)
    expect(eva.page.code).toBe('CLV-190')
    await expect.poll(() => mailsTo(eva, company, eva.t('m43.subject')).length, { timeout: 10_000 }).toBe(1)
    expect(service.inbox.list('ladron@otra.example')).toEqual([])
  })

  it('I-21, ATK-35: after a fraud nobody whom the thief gave access keeps it; each waits for the next holder', async () => {
    const { company, person, marta } = await staffed(service)
    await enter(marta, person, company)
    expect(marta.page.path).toBe('/asesor/empresa')
    await stopped(company)
    // As whoever had the key would have said.
    await change(service, company, `update delegation set state = 'active' where employer_id = $1`)
    expect(await propose(clerk, company, 'fraud')).toBe(`${page}?aviso=proposed`)
    expect(await decide(chief, company, 'approved')).toBe(`${page}?aviso=done`)
    expect(await isFrozen(company)).toBe(false)
    expect((await accessesOf(service, company)).map(({ state }) => state)).toEqual(['unconfirmed'])
    await marta.open('/asesor/empresa')
    expect(marta.page.path).toBe('/asesor')
  })

  it('ATK-43: after a fraud not the first mailbox of a thief who changed it twice stands, however long it took to decide', async () => {
    const { company } = await stopped()
    const id = await idOf(company)
    const [former] = await rowsOf<{ id: string; value: string }>(
      `update contact set retired_at = clock_timestamp() where employer_id = $1 and kind = 'mail' returning id, value`,
      id,
    )
    let before = former?.id
    for (const [n, value] of ['ladron@una.example', 'ladron@otra.example'].entries()) {
      const [contact, changeId] = [randomUUID(), randomUUID()]
      await change(
        service,
        company,
        `insert into contact (id, employer_id, kind, value, confirmed_at, retired_at)
         values ($2, $1, 'mail', $3, clock_timestamp(), case when $4 then clock_timestamp() end)`,
        contact,
        value,
        n === 0,
      )
      await change(
        service,
        company,
        `insert into contact_change (employer_id, id, value, state, present_id, contact_id, ended_at)
         values ($1, $2, $5, 'done', $3, $4, clock_timestamp() - make_interval(days => 20 - $6))`,
        changeId,
        before,
        contact,
        value,
        n,
      )
      before = contact
    }
    // It took officers a fortnight.
    await change(
      service,
      company,
      `update employer_report set reported_at = reported_at - interval '15 days' where employer_id = $1`,
    )
    await change(
      service,
      company,
      `update contact_change set ended_at = ended_at - interval '15 days' where employer_id = $1`,
    )
    await propose(clerk, company, 'fraud')
    expect(await decide(chief, company, 'approved')).toBe(`${page}?aviso=done`)
    expect(await mailsOf(company)).toEqual([former?.value])
  })

  it.each([
    ['another one took its place', '+593990004002'],
    ['it was taken off', null],
  ])('ATK-43: after a fraud the mobile of before stands again, where %s', async (_how, fresh) => {
    const { company } = await stopped()
    const [former, contact] = [randomUUID(), fresh === null ? null : randomUUID()]
    await change(
      service,
      company,
      `insert into contact (id, employer_id, kind, value, confirmed_at, usable_from, retired_at)
       values ($2, $1, 'phone', '+593990004001', clock_timestamp() - interval '1 year',
               clock_timestamp() - interval '1 year', clock_timestamp())`,
      former,
    )
    // One that was stopped while it cooled never counted, and does not now.
    await change(
      service,
      company,
      `insert into contact (id, employer_id, kind, value, confirmed_at, usable_from, retired_at)
       values ($2, $1, 'phone', '+593990004003', clock_timestamp() - interval '31 days',
               clock_timestamp() + interval '1 day', clock_timestamp())`,
      randomUUID(),
    )
    if (contact !== null)
      await change(
        service,
        company,
        `insert into contact (id, employer_id, kind, value, confirmed_at)
         values ($2, $1, 'phone', $3, clock_timestamp())`,
        contact,
        fresh,
      )
    await change(
      service,
      company,
      `insert into contact_change (employer_id, id, kind, value, state, contact_id, ended_at)
       values ($1, $2, 'phone', $3, 'done', $4, clock_timestamp() - interval '1 day')`,
      randomUUID(),
      fresh,
      contact,
    )
    await propose(clerk, company, 'fraud')
    expect(await decide(chief, company, 'approved')).toBe(`${page}?aviso=done`)
    expect(
      await rowsOf(
        `select value from contact where employer_id = $1 and kind = 'phone' and retired_at is null`,
        await idOf(company),
      ),
    ).toEqual([{ value: '+593990004001' }])
    expect(
      await rowsOf(
        `select detail->>'rolledBackPhones' as said from (select detail::jsonb as detail from audit_entry where act = 'reportDecided'
          order by at desc limit 1) e`,
      ),
    ).toEqual([{ said: 'true' }])
    // The mailbox was not touched by any of it.
    expect(await mailsOf(company)).toEqual([company.mail])
  })

  it('I-12: a word that was said before a newer report is no word about it, and is not approved', async () => {
    const { company } = await stopped()
    expect(await propose(clerk, company, 'notFraud')).toBe(`${page}?aviso=proposed`)
    await change(
      service,
      company,
      `insert into employer_report (code, origin, employer_id) values ('AV-2ZZ2-2ZZ2', 'notice', $1)`,
    )
    expect(await decide(chief, company, 'approved')).toBe(`${page}?aviso=notNow`)
    expect(await isFrozen(company)).toBe(true)
    expect(await decide(chief, company, 'returned')).toBe(`${page}?aviso=returned`)
    expect(await propose(clerk, company, 'fraud')).toBe(`${page}?aviso=proposed`)
    expect(await decide(chief, company, 'approved')).toBe(`${page}?aviso=done`)
  })

  it('is approved by nobody who proposed it, also not through another account, and by one of two at the same moment (I-12)', async () => {
    const { company } = await stopped()
    expect(await propose(chief, company, 'fraud')).toBe(`${page}?aviso=proposed`)
    expect(await decide(chief, company, 'approved')).toBe(`${page}?aviso=samePerson`)
    expect(await isFrozen(company)).toBe(true)
    expect(await decide(chief, company, 'returned')).toBe(`${page}?aviso=returned`)
    expect(await isFrozen(company)).toBe(true)

    const employerId = await idOf(company)
    const [one, two] = service.instances
    if (one === undefined || two === undefined) throw new Error('two instances')
    const by = { id: clerk.duty.id, person: clerk.duty.person }
    const second = { id: chief.duty.id, person: chief.duty.person }
    expect((await proposeVerdict(one.parts.reportReview, employerId, 'notFraud', by)).ok).toBe(true)
    const id = (await waitingOf(company)) as ReportReviewId
    const answers = await Promise.all(
      [one, two, one, two].map(({ parts }) =>
        decideVerdict(
          parts.reportReview,
          { employerId, id, decision: 'approved', confirmed: () => Promise.resolve(true) },
          second,
        ),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await isFrozen(company)).toBe(false)
    // The database keeps it, whatever the code above forgets.
    await expect(
      rowsOf(
        `update report_review set decider = proposer where employer_id = $1 and decision = 'approved'`,
        employerId,
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })

  it('is decided with a passkey: without it, with another person’s, or with what was signed for another act, nothing is (I-12, ATK-48)', async () => {
    const [{ company }, { company: other }] = [await stopped(), await stopped()]
    expect(await propose(clerk, company, 'notFraud')).toBe(`${page}?aviso=proposed`)
    expect(await propose(clerk, other, 'notFraud')).toBe(`${page}?aviso=proposed`)
    const { browser, device } = chief
    const refusedAs = async (decision: string, llave: string) => {
      expect(await send(chief, company, decision, llave)).toBe(`${page}?aviso=passkey`)
      await browser.open(`${page}?aviso=passkey`)
      expect(browser.page.words).toContain(browser.t('s09.err.passkey'))
    }
    for (const decision of ['approved', 'returned']) {
      await refusedAs(decision, '')
      await challengeFor(chief, company)
      await refusedAs(decision, '')
      await refusedAs(decision, clerk.device.show(await challengeFor(chief, company)))
      // The same passkey, asked about another report.
      await refusedAs(decision, device.show(await challengeFor(chief, other)))
    }
    // Which of both it is to be is asked before the passkey is looked at.
    const llave = device.show(await challengeFor(chief, company))
    expect(await send(chief, company, '', llave)).toBe(`${page}?aviso=decision`)
    expect([await isFrozen(company), await isFrozen(other)]).toEqual([true, true])
    expect(await send(chief, company, 'approved', llave)).toBe(`${page}?aviso=done`)
    expect([await isFrozen(company), await isFrozen(other)]).toEqual([false, true])
    // What was used is used, and there is nothing to sign where nothing waits.
    expect((await browser.ask(`${page}/${randomUUID()}/reto`)).status).toBe(404)
  })

  it('takes the passkey with it in one transaction: one whose use cannot be noted decides nothing', async () => {
    const { company } = await stopped()
    expect(await propose(clerk, company, 'notFraud')).toBe(`${page}?aviso=proposed`)
    const [one] = service.instances
    if (one === undefined) throw new Error('no instance')
    const asked = {
      employerId: await idOf(company),
      id: (await waitingOf(company)) as ReportReviewId,
      confirmed: () => Promise.resolve(false),
    }
    for (const decision of ['approved', 'returned'] as const)
      expect(await decideVerdict(one.parts.reportReview, { ...asked, decision }, chief.duty)).toMatchObject({
        code: 'passkey',
      })
    expect(await isFrozen(company)).toBe(true)
  })

  it('is decided with a click by an officer of a demonstration who has no passkey', async () => {
    const { company } = await stopped()
    expect(await propose(clerk, company, 'notFraud')).toBe(`${page}?aviso=proposed`)
    const without = await officer(service, ['supervisor'])
    await comeIn(without)
    await service.db.pool.query(
      'update staff_credential set ended_at = clock_timestamp() where staff_id = $1',
      [without.id],
    )
    await without.browser.open(page)
    expect(without.browser.page.words).toContain(without.browser.t('s09.demo'))
    expect(await send(without, company, 'approved', '')).toBe(`${page}?aviso=done`)
    expect(await isFrozen(company)).toBe(false)
  })

  it('is no page for whoever sees no cases', async () => {
    const auditor = await officer(service, ['audit'])
    await comeIn(auditor)
    expect((await auditor.browser.open(page)).status).toBe(404)
    expect((await visit(service).ask(page)).status).not.toBe(200)
  })
})

describe('after the days that a notice gives', () => {
  it('its link stops nothing, says so, and leads to a centre', async () => {
    const company = service.fresh()
    const thief = visit(service)
    await recover(thief, company)
    const notice = await service.inbox.next(
      ({ to, subject }) => to === company.mail && subject === thief.t('m02.subject'),
    )
    const [, path = '', token = ''] = /(\/aviso\/[^#\s]+)#(\S+)$/m.exec(notice.text) ?? []
    const [row] = await rowsOf<{ days: number }>(
      `select round(extract(epoch from max(expires_at - minted_at)) / 86400)::int as days from notice_link where employer_id = $1`,
      await idOf(company),
    )
    expect(row?.days).toBe(service.policy.report.disavowDays)
    await change(
      service,
      company,
      `update notice_link set expires_at = clock_timestamp() - interval '1 second' where employer_id = $1`,
    )
    const owner = visit(service)
    await owner.open(path)
    await owner.submit(path, { token, contacto: '' })
    expect([owner.page.status, owner.page.code]).toEqual([410, 'CLV-160'])
    await owner.follow(owner.t('p15.late.go'))
    expect([owner.page.path, await isFrozen(company)]).toEqual(['/centros', false])
  })

  it('I-18: what one officer said before a restore is approved by nobody after it, and may be said anew', async () => {
    const { company } = await stopped()
    expect(await propose(clerk, company, 'notFraud')).toBe(`${page}?aviso=proposed`)
    const before = await waitingOf(company)
    await restore(service)
    await Promise.all([comeIn(clerk), comeIn(chief)])
    expect((await chief.browser.ask(`${page}/${before}/reto`)).status).toBe(404)
    const [one] = service.instances
    if (one === undefined) throw new Error('no instance')
    const asked = {
      employerId: await idOf(company),
      id: before as ReportReviewId,
      decision: 'approved',
      confirmed: () => Promise.resolve(true),
    } as const
    expect(await decideVerdict(one.parts.reportReview, asked, chief.duty)).toMatchObject({ code: 'notNow' })
    expect(await isFrozen(company)).toBe(true)
    expect(await propose(clerk, company, 'notFraud')).toBe(`${page}?aviso=proposed`)
    expect(await waitingOf(company)).not.toBe(before)
    expect(await decide(chief, company, 'approved')).toBe(`${page}?aviso=done`)
    expect(await isFrozen(company)).toBe(false)
  })
})
