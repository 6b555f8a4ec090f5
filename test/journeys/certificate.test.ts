import type { AddressInfo } from 'node:net'
import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ObligationAnswer } from '../../src/arrears/app/ports.ts'
import { certificateCodeFrom } from '../../src/arrears/domain/certificate.ts'
import { importedObligations } from '../../src/arrears/store/obligation-store.ts'
import { arrearsPaths } from '../../src/arrears/web/arrears-paths.ts'
import { randomOctets } from '../../src/entry/chance.ts'
import { compose } from '../../src/entry/compose.ts'
import { buildWeb } from '../../src/entry/web.ts'
import { days } from '../../src/kernel/time.ts'
import { syntheticCompanyRuc } from '../../src/kernel/synthetic.ts'
import { mailTo, signedInAs } from '../support/contact-change.ts'
import { withinAnHour } from '../support/hour.ts'
import type { Member } from '../support/members.ts'
import { owes } from '../support/obligations.ts'
import { readPdf } from '../support/read-pdf.ts'
import { mailsTo, newest } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { restore } from '../support/restore.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
let outage: ObligationAnswer | undefined
beforeAll(async () => {
  service = await startService({
    profile: 'as-described',
    instances: 2,
    obligations: {
      of: (employer) =>
        outage === undefined ? importedObligations(service.db).of(employer) : Promise.resolve(outage),
    },
  })
})
afterAll(() => service.stop())
afterEach(() => {
  outage = undefined
  expect(service.faultLines()).toEqual([])
})

const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await service.db.pool.query(text, [...values])).rows as Row[]
const signedIn = () => signedInAs(service)
const codeIn = (words: string): string => /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}/.exec(words)?.[0] ?? ''
const someCode = () => certificateCodeFrom(randomOctets(20))

/** By the button on the page of the account; gives the code. */
async function issue(ana: Visitor): Promise<string> {
  await ana.open(arrearsPaths.certificate)
  await ana.press(ana.t('cert.make'))
  return codeIn(ana.page.words)
}

async function check(code: string, browser = visit(service)): Promise<Visitor> {
  await browser.open(arrearsPaths.check)
  await browser.press(browser.t('cert.check.go'), { codigo: code })
  return browser
}

const download = async (browser: Visitor, ruc: string) =>
  browser.ask(arrearsPaths.checked, {
    method: 'POST',
    body: await browser.filled(arrearsPaths.checked, { ruc }),
  })

describe('from the account', () => {
  it('is issued by a button, downloaded, and checked by anybody who holds it', async () => {
    const { ana, company } = await signedIn()
    await owes(service, [[company]])
    await ana.open(arrearsPaths.obligations)
    await ana.follow(ana.t('cert.link'))
    expect(ana.page.words).toContain(ana.t('cert.make.upToDate'))
    // Looking issues nothing.
    expect(await sql('select 1 from compliance_certificate')).toEqual([])
    const code = await issue(ana)
    expect(ana.page.path).toBe(arrearsPaths.certificate)
    expect(code).toHaveLength(24)

    const { octets = Buffer.from(''), headers } = await ana.ask(arrearsPaths.certificateFile)
    expect(headers['content-type']).toBe('application/pdf')
    const pdf = await readPdf(octets)
    expect(pdf).toMatchObject({ pages: 1, lang: 'es-EC', isTagged: true, active: [] })
    for (const words of [company.identifier, code, 'no registra obligaciones patronales vencidas'])
      expect(pdf.text).toContain(words)
    expect(pdf.text).toContain(ana.t('cert.pdf.demo'))
    // The same octets whenever it is asked for.
    expect((await ana.ask(arrearsPaths.certificateFile)).octets).toEqual(octets)

    const bank = await check(code)
    expect(bank.page.h1).toBe(bank.t('cert.check.valid'))
    expect(bank.page.words).toContain(company.identifier.slice(-4))
    expect(bank.page.words).not.toContain(company.identifier)
    const digest = createHash('sha256').update(octets).digest('hex')
    expect(bank.page.words.replaceAll(' ', '')).toContain(digest)
    // What is on the paper, code and number, gives the paper itself.
    expect((await download(bank, company.identifier)).octets).toEqual(octets)
    const wrong = await download(bank, syntheticCompanyRuc(7_777))
    expect([wrong.status, wrong.body]).toEqual([422, expect.stringContaining(bank.t('cert.original.err'))])
    expect(wrong.body).not.toContain(company.identifier)
    // It is written down, and its code nowhere.
    expect(await sql(`select 1 from audit_entry where act = 'certificateIssued'`)).toHaveLength(1)
    expect(service.logLines().join('')).not.toContain(code)
  })

  it('says what is so: that somebody owes, or keeps an agreement', async () => {
    const { ana, company } = await signedIn()
    await owes(service, [
      [company, { kind: 'debtNotice', amount: '1', state: 'pending', dueOn: '2026-01-05' }],
    ])
    await ana.open(arrearsPaths.certificate)
    expect(ana.page.words).toContain(ana.t('cert.make.pending'))
    const pending = await issue(ana)
    expect((await check(pending)).page.words).toContain(ana.t('cert.statement.pending'))
    await owes(service, [
      [company, { kind: 'debtNotice', amount: '1', state: 'inAgreement', dueOn: '2026-01-05' }],
    ])
    const agreed = await issue(ana)
    expect((await check(agreed)).page.words).toContain(ana.t('cert.statement.agreement'))
  })

  it('has one in force: another takes its place, and each ends on its day', async () => {
    const { ana, company } = await signedIn()
    await owes(service, [[company]])
    const first = await issue(ana)
    const second = await issue(ana)
    const bank = await check(first)
    expect(bank.page.h1).toBe(bank.t('cert.check.replaced'))
    expect(bank.page.words).toContain('CLV-344')
    expect((await check(second)).page.h1).toBe(bank.t('cert.check.valid'))
    const age = (back: string) =>
      change(
        service,
        company,
        `update compliance_certificate set issued_at = issued_at - interval '${back}',
           expires_at = expires_at - interval '${back}' where employer_id = $1`,
      )
    await age('29 days 23 hours')
    expect((await check(second)).page.h1).toBe(bank.t('cert.check.valid'))
    await age('2 hours')
    expect((await check(second)).page.h1).toBe(bank.t('cert.check.expired'))
    expect((await ana.open(arrearsPaths.certificate)).words).not.toContain(ana.t('cert.last'))
  })

  it('is issued three times a day and no more, however many ask at once', async () => {
    const { ana, company } = await signedIn()
    await owes(service, [[company]])
    const forms = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const one = ana.copy()
        await one.open(arrearsPaths.certificate)
        return { one, body: await one.filled(arrearsPaths.certificate) }
      }),
    )
    const answers = await Promise.all(
      forms.map(({ one, body }) => one.ask(arrearsPaths.certificate, { method: 'POST', body })),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 303)).toHaveLength(3)
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
    const rows = await sql<{ replaced_at: Date | null }>(
      `select c.replaced_at from compliance_certificate c join employer e on e.id = c.employer_id where e.identifier = $1`,
      [company.identifier],
    )
    expect(rows.filter(({ replaced_at }) => replaced_at === null)).toHaveLength(1)
    expect(rows).toHaveLength(3)
  })

  it('is not issued on nothing: no data, old data, or a source that is out', async () => {
    const { ana, company } = await signedIn()
    const cannot = async (says: string, code: string) => {
      await ana.open(arrearsPaths.certificate)
      expect(ana.page.words).toContain(says)
      expect(ana.page.words).toContain(code)
      expect(ana.page.words).not.toContain(ana.t('cert.make'))
    }
    await cannot(ana.t('cert.none.noData'), 'CLV-341')
    await owes(service, [[company]], new Date(Date.now() - days(8) * 1000))
    await cannot(ana.t('cert.none.noData'), 'CLV-341')
    await owes(service, [[company]])
    await ana.open(arrearsPaths.certificate)
    const body = await ana.filled(arrearsPaths.certificate)
    outage = { kind: 'timeout', source: 'test' }
    await cannot(ana.t('cert.none.down'), 'CLV-340')
    // A form from before does not help.
    const { status } = await ana.ask(arrearsPaths.certificate, { method: 'POST', body })
    expect(status).toBe(503)
    expect(await standingOf(service, company)).toMatchObject({ blocked: false })
  })

  it('is nobody’s who is not signed in', async () => {
    const stranger = visit(service)
    for (const path of [arrearsPaths.certificate, arrearsPaths.certificateFile])
      expect((await stranger.open(path)).path).toBe('/entrar')
  })
})

describe('a code', () => {
  it('that is guessed finds nothing, names nobody, and the network has to wait (ATK-15)', async () => {
    await withinAnHour()
    const { ana, company } = await signedIn()
    await owes(service, [[company]])
    const right = await issue(ana)
    const thief = visit(service)
    const { caseLookupsPerHour } = service.policy.network
    for (let n = 0; n < caseLookupsPerHour; n += 1) {
      await check(someCode(), thief)
      expect([thief.page.status, thief.page.h1]).toEqual([404, thief.t('cert.check.unknown')])
    }
    // Even the right one has to wait now; from elsewhere it is checked.
    await check(right, thief)
    expect(thief.page.status).toBe(429)
    expect((await check(right)).page.h1).toBe(ana.t('cert.check.valid'))
  }, 120_000)

  it('that is known counts against nobody', async () => {
    const { ana, company } = await signedIn()
    await owes(service, [[company]])
    const code = await issue(ana)
    const bank = visit(service)
    for (let n = 0; n < service.policy.network.caseLookupsPerHour + 2; n += 1) await check(code, bank)
    expect(bank.page.h1).toBe(bank.t('cert.check.valid'))
  }, 60_000)

  it('comes with the QR code into the form, and opening it checks nothing', async () => {
    const bank = visit(service)
    const code = someCode()
    await bank.open(`${arrearsPaths.check}?codigo=${code.toLowerCase()}`)
    expect(bank.page.h1).toBe(bank.t('cert.check.title'))
    expect(await bank.filled(arrearsPaths.check)).toMatchObject({ codigo: code })
    await bank.open(`${arrearsPaths.check}?codigo=%3Cscript%3E`)
    expect(await bank.filled(arrearsPaths.check)).toMatchObject({ codigo: '' })
    await bank.press(bank.t('cert.check.go'), { codigo: 'K7QM' })
    expect([bank.page.status, bank.page.errors.length]).toEqual([422, 1])
  })
})

describe('without the key (DOMAIN 9)', () => {
  /** Asks as the page's script does. */
  async function ask(identifier: string, browser = visit(service)): Promise<Visitor> {
    await browser.open(arrearsPaths.ask)
    await browser.submit(arrearsPaths.ask, { ruc: identifier })
    return browser
  }
  const worked = async () =>
    expect
      .poll(() => sql(`select 1 from graphile_worker.jobs where task_identifier = 'mailCertificate'`), {
        timeout: 10_000,
      })
      .toEqual([])
  const certificatesOf = ({ identifier }: Member) =>
    sql<{ asked_by: string; replaced_at: Date | null }>(
      `select c.asked_by, c.replaced_at from compliance_certificate c join employer e on e.id = c.employer_id
        where e.identifier = $1`,
      [identifier],
    )

  it('goes to the registered mailbox alone, and is downloaded with code and number', async () => {
    const company = service.fresh()
    await owes(service, [[company]])
    const browser = visit(service)
    const since = newest(browser)
    await ask(company.identifier, browser)
    expect([browser.page.path, browser.page.h1]).toEqual([arrearsPaths.asked, browser.t('cert.ask.done')])
    const mail = await mailTo(service, company.mail ?? '', since, browser.t('m37.subject'))
    const code = codeIn(mail.text)
    expect(mail.text).toContain(browser.t('cert.statement.upToDate'))
    const bank = await check(code)
    expect(bank.page.h1).toBe(bank.t('cert.check.valid'))
    const { octets = Buffer.from('') } = await download(bank, company.identifier)
    expect((await readPdf(octets)).text).toContain(company.identifier)
  })

  it('answers the same for every number, and the worker alone finds out (ATK-14, ATK-15)', async () => {
    const company = service.fresh()
    await owes(service, [[company]])
    const owing = service.fresh()
    const nobody = syntheticCompanyRuc(8_888)
    const before = newest(visit(service))
    const screens = []
    for (const identifier of [company.identifier, nobody, owing.identifier]) {
      const browser = await ask(identifier)
      screens.push([browser.page.path, browser.page.status, browser.page.words])
    }
    expect(new Set(screens.map((one) => JSON.stringify(one))).size).toBe(1)
    await worked()
    const mailed = () =>
      new Set(
        service.inbox
          .list()
          .filter(({ n }) => n > before)
          .map(({ to }) => to),
      )
    await expect.poll(mailed, { timeout: 10_000 }).toEqual(new Set([company.mail, owing.mail]))
  })

  it('replaces nothing: nobody ends a certificate that an employer has handed in', async () => {
    const { ana, company } = await signedIn()
    await owes(service, [[company]])
    const code = await issue(ana)
    await owes(service, [
      [company, { kind: 'debtNotice', amount: '1', state: 'pending', dueOn: '2026-01-05' }],
    ])
    const since = newest(ana)
    await ask(company.identifier)
    const mail = await mailTo(service, company.mail ?? '', since, ana.t('m37.subject'))
    expect(codeIn(mail.text)).not.toBe(code)
    expect((await check(code)).page.h1).toBe(ana.t('cert.check.valid'))
    expect(await certificatesOf(company)).toMatchObject([{ replaced_at: null }, { replaced_at: null }])
  })

  it('sends one in force again, and two mails a day at most (ATK-42)', async () => {
    const company = service.fresh()
    await owes(service, [[company]])
    const browser = visit(service)
    for (let n = 0; n < 4; n += 1) {
      await ask(company.identifier)
      await worked()
    }
    await expect.poll(() => mailsTo(browser, company, browser.t('m37.subject')).length).toBe(2)
    const codes = mailsTo(browser, company, browser.t('m37.subject')).map(({ text }) => codeIn(text))
    expect(new Set(codes).size).toBe(1)
    expect(await certificatesOf(company)).toHaveLength(1)
  })

  it('says in the mail, and there alone, that there is none to be had', async () => {
    const company = service.fresh()
    const browser = visit(service)
    const since = newest(browser)
    await ask(company.identifier)
    const mail = await mailTo(service, company.mail ?? '', since, browser.t('m37.subject'))
    expect(mail.text).toContain(browser.t('m37.none'))
    expect(codeIn(mail.text)).toBe('')
    expect(await certificatesOf(company)).toEqual([])
  })

  it('uses a human check once, and works without a script after a wait', async () => {
    const company = service.fresh()
    const browser = visit(service)
    await browser.open(arrearsPaths.ask)
    const body = await browser.filled(arrearsPaths.ask, { ruc: company.identifier })
    const send = (humanCheck: string) =>
      browser.ask(arrearsPaths.ask, { method: 'POST', body: { ...body, humanCheck } })
    expect((await send(body['humanCheck'] ?? '')).status).toBe(303)
    expect((await send(body['humanCheck'] ?? '')).status).toBe(422)
    const plain = visit(service)
    await plain.open(arrearsPaths.ask)
    const form = await plain.filled(arrearsPaths.ask, { ruc: company.identifier })
    const { headers } = await plain.ask(arrearsPaths.ask, {
      method: 'POST',
      body: { ...form, humanCheck: '' },
    })
    expect(headers['location']).toBe(arrearsPaths.askWait)
    await plain.open(arrearsPaths.askWait)
    await plain.press(plain.t('g.continue'))
    expect(plain.page.status).toBe(422)
    service.moveWebClock(service.policy.humanCheck.ticketWait + 1)
    await plain.press(plain.t('g.continue'))
    expect(plain.page.path).toBe(arrearsPaths.asked)
    service.moveWebClock(-service.policy.humanCheck.ticketWait - 1)
    await plain.open(arrearsPaths.ask)
    await plain.submit(arrearsPaths.ask, { ruc: '123', sucursal: 'x' })
    expect([plain.page.status, plain.page.errors.length]).toEqual([422, 2])
  })
})

describe('where the institution issues none (policy)', () => {
  it('says whom to ask, takes no request, and still checks those that there are', async () => {
    const { ana, company } = await signedIn()
    await owes(service, [[company]])
    const code = await issue(ana)
    const none = { ...service.policy, arrears: { ...service.policy.arrears, certificate: false } }
    const [first] = service.instances
    if (first === undefined) throw new Error('no instance')
    const app = await buildWeb(compose({ ...first.parts.installation, policy: none }))
    await app.listen({ port: 0, host: '127.0.0.1' })
    try {
      const { port } = app.server.address() as AddressInfo
      const elsewhere = visit({ ...service, port })
      for (const [name, value] of ana.cookies) elsewhere.cookies.set(name, value)
      await elsewhere.open(arrearsPaths.certificate)
      expect(elsewhere.page.words).toContain('CLV-345')
      expect(elsewhere.page.words).not.toContain(ana.t('cert.make'))
      expect((await elsewhere.ask(arrearsPaths.ask)).status).toBe(404)
      await check(code, elsewhere)
      expect(elsewhere.page.h1).toBe(ana.t('cert.check.valid'))
    } finally {
      await app.close()
    }
  })
})

it('I-18: a certificate of before a restore is checked by its code as ever: it lets nobody in, and what it says was so', async () => {
  const { ana, company } = await signedIn()
  await owes(service, [[company]])
  const code = await issue(ana)
  await restore(service)
  expect((await check(code)).page.h1).toBe(ana.t('cert.check.valid'))
  // Who asked for it has to come in again.
  await ana.open(arrearsPaths.certificate)
  expect(ana.page.path).toBe('/entrar')
})
