import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { InboxMail } from '../../src/entry/demo/inbox-store.ts'
import type { Member } from '../support/members.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import { mailsTo, newKeys, recover, signIn } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { restore } from '../support/restore.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const fresh = newKeys['as-described']
const round = () => Promise.all(service.instances.map(async ({ parts }) => parts.tasks['careForKeys']?.({})))

/** Somebody whose key was recovered so many days ago. */
async function recovered(old: number): Promise<readonly [Visitor, Member]> {
  const company = service.fresh()
  const ana = visit(service)
  await recover(ana, company)
  await age(company, old)
  return [ana, company]
}
const age = async (company: Member, old: number) => {
  await change(
    service,
    company,
    `update employer_key set set_at = set_at - make_interval(days => $2) where employer_id = $1`,
    old,
  )
  await change(
    service,
    company,
    `update mailbox_check set asked_at = asked_at - make_interval(days => $2) where employer_id = $1`,
    old,
  )
}
const asked = async (ana: Visitor, company: Member): Promise<readonly InboxMail[]> => {
  await mailHandedOver(service, company)
  return mailsTo(ana, company, ana.t('m41.subject'))
}
const pageIn = (mail: InboxMail | undefined): string =>
  /\/correo\/[\w-]{12}/.exec(mail?.text ?? '')?.[0] ?? ''
const digitsIn = (mail: InboxMail | undefined): string => /^\d{6}$/m.exec(mail?.text ?? '')?.[0] ?? ''

async function answer(browser: Visitor, mail: InboxMail | undefined, codigo = digitsIn(mail)) {
  await browser.open(pageIn(mail))
  return browser.submit(pageIn(mail), { codigo })
}

describe('whether a registered mailbox answers', () => {
  it('is asked once a year, of a key that was made here, and never within it', async () => {
    const [ana, company] = await recovered(364)
    await round()
    expect(await asked(ana, company)).toEqual([])
    await age(company, 1)
    await round()
    await round()
    expect(await asked(ana, company)).toHaveLength(1)
    await age(company, 364)
    await round()
    expect(await asked(ana, company)).toHaveLength(1)
    await age(company, 1)
    await round()
    expect(await asked(ana, company)).toHaveLength(2)
    // Nobody writes to the world at once when an institution moves in.
    const other = service.fresh()
    await age(other, 500)
    await round()
    expect(await asked(ana, other)).toEqual([])
  })

  it('L-06: is answered by the code and not by opening the page; answering changes no contact and opens nothing', async () => {
    const [ana, company] = await recovered(365)
    await round()
    const [mail] = await asked(ana, company)
    const before = await standingOf(service, company)
    const reader = visit(service)
    await reader.open(pageIn(mail))
    expect([reader.page.status, reader.page.html.includes(company.legalName)]).toEqual([200, false])
    await answer(reader, mail, '000000' === digitsIn(mail) ? '000001' : '000000')
    expect([reader.page.status, reader.page.code]).toEqual([422, 'CLV-320'])
    await answer(reader, mail)
    expect(reader.page.h1).toBe(reader.t('buzon.done'))
    // Once: the same code a second time says no more than a wrong one.
    await answer(reader, mail)
    expect(reader.page.code).toBe('CLV-320')
    expect(await standingOf(service, company)).toEqual(before)
    await reader.open('/cuenta')
    expect(reader.page.path).toBe('/entrar')
  })

  it('L-08: five wrong codes end it, also for the right one', async () => {
    const [ana, company] = await recovered(365)
    await round()
    const [mail] = await asked(ana, company)
    const wrong = digitsIn(mail) === '111111' ? '222222' : '111111'
    for (let n = 0; n < 5; n += 1) await answer(visit(service), mail, wrong)
    const reader = visit(service)
    await answer(reader, mail)
    expect(reader.page.code).toBe('CLV-320')
  })

  it('ATK-14: says the same of a mail that there never was', async () => {
    const reader = visit(service)
    await reader.open('/correo/abcdefghijkl')
    expect([reader.page.status, reader.page.h1]).toEqual([200, reader.t('buzon.title')])
    await reader.submit('/correo/abcdefghijkl', { codigo: '123456' })
    expect([reader.page.status, reader.page.code]).toEqual([422, 'CLV-320'])
    expect((await reader.ask('/correo/x')).status).toBe(404)
  })

  it('stands in the account when nobody answered in time, locks nothing, and goes with the answer', async () => {
    const [ana, company] = await recovered(365)
    await round()
    const [mail] = await asked(ana, company)
    await signIn(ana, company, fresh)
    const silent = 'Preguntamos si'
    expect(ana.page.html).not.toContain(silent)
    await change(
      service,
      company,
      `update mailbox_check set asked_at = asked_at - interval '14 days' where employer_id = $1`,
    )
    await ana.open('/cuenta')
    expect(ana.page.html).toContain(silent)
    await ana.open('/contacto')
    expect(ana.page.path).toBe('/contacto')
    await answer(visit(service), mail)
    await ana.open('/cuenta')
    expect(ana.page.html).not.toContain(silent)
  })

  it('says so when the mail came back', async () => {
    const [ana, company] = await recovered(365)
    await signIn(ana, company, fresh)
    await change(
      service,
      company,
      `update contact set undeliverable_at = clock_timestamp(), undeliverable_code = '5.1.1' where employer_id = $1 and kind = 'mail'`,
    )
    await ana.open('/cuenta')
    expect(ana.page.html).toContain('no llegan')
  })
})

describe('a kind of browser that nobody had signed in with', () => {
  const phone = { 'user-agent': 'Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0' }
  const come = async (company: Member, headers?: Readonly<Record<string, string>>) => {
    const ana = visit(service)
    await ana.open('/entrar')
    const body = await ana.filled('/entrar', { ruc: company.identifier, clave: company.key ?? '' })
    await ana.ask('/entrar', { method: 'POST', body, ...(headers && { headers }) })
    await mailHandedOver(service, company)
    return mailsTo(ana, company, ana.t('m40.subject')).length
  }

  it('is told to the mailbox once, and the first of all is nobody’s surprise', async () => {
    const company = service.fresh()
    const told: number[] = []
    for (const headers of [undefined, undefined, phone, phone, undefined])
      told.push(await come(company, headers))
    expect(told).toEqual([0, 0, 1, 1, 1])
  })
})

it('I-18: a code that went out before a restore answers nothing after it', async () => {
  const [ana, company] = await recovered(365)
  await round()
  const [mail] = await asked(ana, company)
  await restore(service)
  const reader = visit(service)
  await answer(reader, mail)
  expect([reader.page.status, reader.page.code]).toEqual([422, 'CLV-320'])
  await signIn(ana, company, fresh)
  await ana.open('/cuenta')
  expect(ana.page.words).not.toContain(ana.t('buzon.done'))
})
