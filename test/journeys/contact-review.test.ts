import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { reviewChange } from '../../src/contacts/app/review-change.ts'
import type { ChangeId } from '../../src/kernel/ids.ts'
import { maskEmail } from '../../src/kernel/mask.ts'
import { hours } from '../../src/kernel/time.ts'
import { centre, goesTo, placeAt } from '../support/centres.ts'
import {
  atCounter,
  changesOf,
  confirmAt,
  contactsOf,
  mailsOf,
  mailTo,
  onDuty,
  proposeAt,
  sayWord,
  type AtCounter,
  type OnDutyColleague,
} from '../support/contact-change.ts'
import { letTimePass } from '../support/passing-time.ts'
import { newest } from '../support/recover.ts'
import { change } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

let service: Service
let officer: OnDutyColleague
let approver: OnDutyColleague
beforeAll(async () => {
  service = await startService({ profile: 'as-described', instances: 2 })
  officer = await onDuty(service, ['counter'])
  approver = await onDuty(service, ['supervisor'])
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

let serial = 0
/** Proposed at the counter and confirmed by its own mailbox: what a second person finds. */
async function waiting(): Promise<AtCounter & { readonly mail: string }> {
  const here = await atCounter(service)
  return { ...here, mail: await proposed(here) }
}
async function proposed(here: AtCounter): Promise<string> {
  serial += 1
  const mail = `mostrador-${serial}@empresa.example`
  const since = newest(visit(service))
  expect(await proposeAt(service, here, officer.officer, mail)).toMatchObject({ ok: true })
  const phone = await confirmAt(
    service,
    here,
    await mailTo(service, mail, since, 'Confirme el correo nuevo de su empresa'),
  )
  expect(phone.page.path).toBe('/contacto/confirmado')
  return mail
}
const decide = (who: OnDutyColleague, { caseCode }: AtCounter, fallo: string, motivo = '') =>
  sayWord(who, caseCode, { fallo, motivo })
const actsAbout = async ({ caseCode }: AtCounter, act: string) =>
  (
    await service.db.pool.query<{ reason: string | null }>(
      'select reason from audit_entry where case_code = $1 and act = $2 order by at',
      [caseCode, act],
    )
  ).rows.map(({ reason }) => reason)

describe('a change proposed at the counter', () => {
  it('cools in full after the second person approved it, where a confirmed contact exists (ATK-43, I-12)', async () => {
    const here = await waiting()
    const page = await decide(approver, here, 'approve')
    expect(page.status).toBe(200)
    expect(await changesOf(service, here.company)).toMatchObject([{ state: 'cooling' }])
    expect(await mailsOf(service, here.company)).toEqual([
      { value: here.company.mail, usable: true },
      { value: here.mail, usable: false },
    ])
    await letTimePass(service, here.company, hours(73))
    expect(await mailsOf(service, here.company)).toEqual([{ value: here.mail, usable: true }])
  })

  it('has nothing to cool where no contact was ever confirmed', async () => {
    const here = await atCounter(service)
    await change(
      service,
      here.company,
      `update contact set retired_at = clock_timestamp() where employer_id = $1`,
    )
    const mail = await proposed(here)
    await decide(approver, here, 'approve')
    expect(await mailsOf(service, here.company)).toEqual([{ value: mail, usable: true }])
    expect(await changesOf(service, here.company)).toMatchObject([{ state: 'done' }])
  })

  it('goes back with what to mend, and may be proposed again', async () => {
    const here = await waiting()
    const page = await decide(approver, here, 'sendBack', 'documentsMissing')
    expect(page.words).toContain(approver.browser.t('s12.why.documentsMissing'))
    expect(await changesOf(service, here.company)).toMatchObject([
      { state: 'ended', ended_reason: 'sentBack', review_reason: 'documentsMissing' },
    ])
    expect(await mailsOf(service, here.company)).toHaveLength(1)
    await proposed(here)
  })

  it('is refused for a reason of the list, and for no other', async () => {
    const here = await waiting()
    expect((await decide(approver, here, 'refuse', 'documentsMissing')).status).toBe(422)
    expect((await decide(approver, here, 'refuse', 'objection')).status).toBe(200)
    expect(await changesOf(service, here.company)).toMatchObject([{ ended_reason: 'refused' }])
    expect(await actsAbout(here, 'contactReviewed')).toEqual(['refused'])
  })

  it('says how many other companies have the mailbox, by the one normal form (ATK-40)', async () => {
    const here = await waiting()
    const other = service.fresh()
    await change(
      service,
      other,
      `update contact set value = $2 where employer_id = $1 and kind = 'mail'`,
      here.mail.toUpperCase().replace('.EXAMPLE', '.example'),
    )
    await approver.browser.open(`/interno/contactos/${here.caseCode}`)
    expect(approver.browser.page.words).toContain(approver.browser.t('s12.shared', { n: 1 }))
  })
})

describe('who may', () => {
  it('nobody approves what they proposed, whatever roles they have (I-12, ATK-48)', async () => {
    const both = await onDuty(service, ['counter', 'supervisor'])
    const here = await atCounter(service)
    serial += 1
    const mail = `mostrador-${serial}@empresa.example`
    const since = newest(visit(service))
    await proposeAt(service, here, both.officer, mail)
    await confirmAt(service, here, await mailTo(service, mail, since, both.browser.t('m18.subject')))
    const page = await decide(both, here, 'approve')
    expect([page.status, page.words.includes(both.browser.t('s12.err.same'))]).toEqual([409, true])
    expect(await changesOf(service, here.company)).toMatchObject([{ state: 'approval' }])
  })

  it('who proposes is an officer of the counter, and not the person at it', async () => {
    const here = await atCounter(service)
    const refusedWith = async (one: OnDutyColleague['officer'], at = here) =>
      proposeAt(service, at, one, 'nueva@empresa.example')
    expect(await refusedWith(approver.officer)).toMatchObject({ ok: false, code: 'notAllowed' })
    const claimantToo = service.instances[0]?.parts.contacts.personDigest(here.claimant)
    if (claimantToo === undefined) throw new Error('no instance')
    expect(await refusedWith({ ...officer.officer, person: claimantToo })).toMatchObject({
      code: 'samePerson',
    })
    expect(await changesOf(service, here.company)).toEqual([])
  })

  it('a role without cases sees nothing, and that it asked is written down', async () => {
    const here = await waiting()
    const outsider = await onDuty(service, ['technical'])
    expect((await outsider.browser.open(`/interno/contactos/${here.caseCode}`)).status).toBe(404)
    expect(await actsAbout(here, 'sightRefused')).toEqual(['contactReview'])
    // The counter may look and has nothing to press.
    await officer.browser.open(`/interno/contactos/${here.caseCode}`)
    expect(officer.browser.page.status).toBe(200)
    expect(officer.browser.page.forms.some(({ action }) => action.includes('/contactos/'))).toBe(false)
    expect(await actsAbout(here, 'contactChangeSeen')).toEqual(['contactReview'])
    expect((await visit(service).open(`/interno/contactos/${here.caseCode}`)).path).toBe('/interno')
  })
})

describe('the second person’s passkey', () => {
  const approving = { fallo: 'approve', motivo: '' }
  const refusedPasskeys = async () =>
    (await service.db.pool.query(`select 1 from audit_entry where act = 'staffSignInRefused'`)).rows.length

  it('is shown for every word: without it, with another person’s, or with what was signed for another act, nothing is decided (I-12, ATK-48)', async () => {
    const here = await waiting()
    const other = await waiting()
    const before = await refusedPasskeys()
    const { browser, device } = approver
    const page = `/interno/contactos/${here.caseCode}`
    const refusedAs = async (llave: string) => {
      await browser.open(page)
      const { status, errors, html } = await browser.submit(page, { ...approving, llave })
      expect([status, errors]).toEqual([422, [browser.t('s09.err.passkey')]])
      // What was chosen is there still.
      expect(html).toMatch(/value="approve"[^>]* checked/)
    }
    await browser.open(page)
    expect(browser.page.words).toContain(browser.t('s09.confirm'))
    await refusedAs('')
    await refusedAs('{}')
    await browser.ask(`${page}/reto`)
    await refusedAs('')
    expect((await sayWord(approver, here.caseCode, approving, officer.device)).errors).toEqual([
      browser.t('s09.err.passkey'),
    ])
    // The same passkey, asked about another mail, and on the way in.
    await refusedAs(device.show((await browser.ask(`/interno/contactos/${other.caseCode}/reto`)).body))
    await refusedAs(device.show((await browser.ask('/interno/reto')).body))
    // And an answer that was taken already.
    const { body } = await browser.ask(`${page}/reto`)
    const llave = device.show(body)
    await refusedAs(device.show(body, { counter: 0 }))
    await refusedAs(llave)
    expect(await changesOf(service, here.company)).toMatchObject([{ state: 'approval' }])
    expect(await actsAbout(here, 'contactReviewed')).toEqual([])
    // Each of them is in the log.
    expect((await refusedPasskeys()) - before).toBe(8)

    expect((await decide(approver, here, 'approve')).status).toBe(200)
    expect(await changesOf(service, here.company)).toMatchObject([{ state: 'cooling' }])
    // There is nothing to sign where nothing waits.
    expect((await browser.ask(`${page}/reto`)).status).toBe(404)
    expect(await changesOf(service, other.company)).toMatchObject([{ state: 'approval' }])
  })

  it('takes the passkey with it in one transaction: one whose use cannot be noted decides nothing', async () => {
    const here = await waiting()
    const found = await contactsOf(service).changes.ofCase(here.caseCode)
    if (found === undefined) throw new Error('nothing waits')
    const reviewed = await contactsOf(service).atomically((tx) =>
      reviewChange(contactsOf(service), tx, {
        ...found,
        reviewer: approver.officer,
        verdict: { is: 'approve' },
        confirmed: () => Promise.resolve(false),
      }),
    )
    expect(reviewed).toMatchObject({ ok: false, code: 'passkey' })
    expect(await changesOf(service, here.company)).toMatchObject([{ state: 'approval' }])
  })

  it('is asked of nobody who may not decide, and in a demonstration a click stands in for it', async () => {
    const here = await waiting()
    const page = `/interno/contactos/${here.caseCode}`
    expect((await officer.browser.ask(`${page}/reto`)).status).toBe(404)
    const without = await onDuty(service, ['supervisor'])
    await service.db.pool.query(
      'update staff_credential set ended_at = clock_timestamp() where staff_id = $1',
      [without.id],
    )
    await without.browser.open(page)
    expect(without.browser.page.words).toContain(without.browser.t('s09.demo'))
    await without.browser.submit(page, { fallo: 'approve' })
    expect(await changesOf(service, here.company)).toMatchObject([{ state: 'cooling' }])
  })
})

describe('the list of what waits', () => {
  it('has the company, the code and masked mailboxes until somebody decides, for whoever may decide', async () => {
    const here = await waiting()
    await approver.browser.open('/interno/inicio')
    await approver.browser.follow(approver.browser.t('s12.list'))
    const { html, path } = approver.browser.page
    expect([path, html.includes(here.caseCode)]).toEqual(['/interno/contactos', true])
    expect([html.includes(here.mail), html.includes(maskEmail(here.mail))]).toEqual([false, true])
    expect(html).not.toContain(here.company.identifier)
    expect(html).not.toContain(approver.browser.t('s12.list.own'))
    // At another centre it is not there (ATK-50).
    await goesTo(service, here.caseCode, await centre(service))
    await placeAt(service, approver.officer, await centre(service))
    expect((await approver.browser.open('/interno/contactos')).html).not.toContain(here.caseCode)
    await placeAt(service, approver.officer, null)
    await decide(approver, here, 'refuse', 'objection')
    expect((await approver.browser.open('/interno/contactos')).html).not.toContain(here.caseCode)
    expect((await officer.browser.open('/interno/contactos')).status).toBe(404)
    // What is on its way, and waits for its own mailbox, is not here.
    await service.db.pool.query(
      `update contact_change set state = 'ended', ended_at = clock_timestamp(), ended_reason = 'withdrawn' where ended_at is null`,
    )
    expect((await approver.browser.open('/interno/contactos')).html).toContain(
      approver.browser.t('s12.list.none'),
    )
  })

  it('says which of them somebody else has to decide', async () => {
    const here = await waiting()
    const both = await onDuty(service, ['counter', 'supervisor'])
    await service.db.pool.query(
      `update contact_change set proposed_by = decode($1, 'hex') where ended_at is null`,
      [both.officer.person],
    )
    const { html } = await both.browser.open('/interno/contactos')
    expect([html.includes(here.caseCode), html.includes(both.browser.t('s12.list.own'))]).toEqual([
      true,
      true,
    ])
  })
})

describe('a word of whoever may not say it', () => {
  it('a role without the power says no second word', async () => {
    const here = await waiting()
    const action = `/interno/contactos/${here.caseCode}`
    await approver.browser.open(action)
    const body = await approver.browser.filled(action, { fallo: 'approve' })
    // Their page has no form; so the act itself is asked.
    const reviewed = await contactsOf(service).atomically((tx) =>
      reviewChange(contactsOf(service), tx, {
        employerId: here.employerId,
        changeId: body['cambio'] as ChangeId,
        reviewer: { ...officer.officer, person: approver.officer.person },
        verdict: { is: 'approve' },
        confirmed: () => Promise.resolve(true),
      }),
    )
    expect(reviewed).toMatchObject({ ok: false, code: 'samePerson' })
    expect(await actsAbout(here, 'contactReviewed')).toEqual([])
  })

  it('a word about a mail is of another change when that one was proposed anew meanwhile', async () => {
    const here = await waiting()
    const action = `/interno/contactos/${here.caseCode}`
    await approver.browser.open(action)
    const body = await approver.browser.filled(action, { fallo: 'approve' })
    await decide(approver, here, 'sendBack', 'addressDoubtful')
    await proposed(here)
    expect((await approver.browser.ask(action, { method: 'POST', body })).status).toBe(409)
    // Nor does it count where the change was proposed anew after the page was asked.
    const late = await contactsOf(service).atomically((tx) =>
      reviewChange(contactsOf(service), tx, {
        employerId: here.employerId,
        changeId: body['cambio'] as ChangeId,
        reviewer: approver.officer,
        verdict: { is: 'approve' },
        confirmed: () => Promise.resolve(true),
      }),
    )
    expect(late).toMatchObject({ ok: false, code: 'notNow' })
    expect(await actsAbout(here, 'contactReviewed')).toEqual(['sentBack'])
  })
})

describe('the page for the code', () => {
  it('says the same of a case that nobody has', async () => {
    const here = await atCounter(service)
    await proposeAt(service, here, officer.officer, 'otra-nueva@empresa.example')
    const answers = await Promise.all(
      [here.caseCode, 'CLV-7Q4M-2K9T'].map(async (code) => {
        const phone = visit(service)
        await phone.open(`/contacto/confirmar/${code}`)
        const page = await phone.press(phone.t('g.continue'), { codigo: '000000' })
        return [page.status, page.words.replaceAll(code, '#')]
      }),
    )
    expect(answers[0]).toEqual(answers[1])
  })
})
