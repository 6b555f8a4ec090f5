import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeOfficers, officerPath } from '../../src/entry/demo/officers.ts'
import { compose } from '../../src/entry/compose.ts'
import { buildWeb } from '../../src/entry/web.ts'
import type { ResetId } from '../../src/desk/domain/reset-request.ts'
import { centre, goesTo, placeAt } from '../support/centres.ts'
import { ask, attended, caseOf, checkAll, counterAt, officer, type Officer } from '../support/counter.ts'
import {
  askOnPage,
  askRegistriesOnPage,
  checkAllOnPages,
  checkOnPage,
  confirmOnPage,
  decideOnPage,
  openApproval,
  receive,
} from '../support/counter-pages.ts'
import { digitsIn, mailTo, sayWord } from '../support/contact-change.ts'
import { onePage, pdfOf } from '../support/files/pdfs.ts'
import { letTimePass, mailHandedOver } from '../support/passing-time.ts'
import { mailsTo, newest, newKeys, nextMail, openLink, recover, signIn } from '../support/recover.ts'
import { change } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn, membersOf } from '../support/staff.ts'
import { htmlFindings } from '../support/valid-html.ts'
import { visit, type Visitor } from '../support/visitor.ts'
import { upload } from '../support/files/upload.ts'
import { jpegOf } from '../support/files/pictures.ts'
import type { Member } from '../support/members.ts'

const key = newKeys['as-described']
let service: Service
let vera: Officer
let sara: Officer
beforeAll(async () => {
  service = await startService({ instances: 2 })
  vera = await officer(service)
  sara = await officer(service, ['supervisor'])
  for (const one of [vera, sara]) await comeIn(one)
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

/** The employer's side, from the first page to the papers at a centre. */
async function prepared(company: Member = service.fresh()): Promise<{ ana: Visitor; code: string }> {
  const ana = visit(service)
  await recover(ana, company, { stopAt: 'identified' })
  await ana.open('/otras-formas')
  await ana.press(ana.t('p20.prepare'))
  const code = /CLV-\w{4}-\w{4}/.exec(ana.page.path)?.[0] ?? ''
  expect(ana.page.path).toBe(`/caso/${code}/documentos`)
  return { ana, code }
}

/** The person opens the mail where they stand, makes a key and comes in with it. */
async function makeKey(ana: Visitor, company: Member, since: number): Promise<void> {
  const mail = await nextMail(ana, company, since)
  await mailHandedOver(service, company)
  await openLink(ana, mail)
  await ana.press(ana.t('p12.save'), { clave: key })
  expect(ana.page.path).toBe('/clave/lista')
}

const stateOf = async (code: string) => (await caseOf(service, code)).case.state.is
const acts = async (code: string, act: string) =>
  (
    await service.db.pool.query<{ reason: string | null }>(
      'select reason from audit_entry where case_code = $1 and act = $2 order by at',
      [code, act],
    )
  ).rows

describe('a case in person, on both sides', () => {
  it('goes from the first page to the first sign-in, and each page leads to the next', async () => {
    const company = service.fresh()
    const { ana, code } = await prepared(company)
    const { browser } = vera
    const { t } = browser
    await receive(vera, code, `Caso ${code.toLowerCase()}`)
    expect(browser.page.path).toBe(`/interno/casos/${code}`)
    await browser.follow(t('s05.tab.documents'))
    expect(browser.page.words).toContain(t('s06.reg.none'))
    await checkAllOnPages(service, vera, code)
    expect(browser.page.words).toContain(t('s06.reg.match'))
    // What is still missing is said, and nothing can be asked for before.
    await browser.open(`/interno/casos/${code}/reinicio`)
    expect(browser.page.words).toContain(t('s08.missing', { pendientes: t('s08.pending.identity') }))
    expect(browser.page.forms.map(({ action }) => action)).not.toContain(`/interno/casos/${code}/reinicio`)
    await confirmOnPage(vera, code)
    expect(browser.page.path).toBe(`/interno/casos/${code}/reinicio`)
    expect(browser.page.words).toContain(t('s08.direct'))
    expect(browser.page.words).not.toContain(t('s08.note'))
    const since = newest(ana)
    await browser.submit(`/interno/casos/${code}/reinicio`, { motivo: 'lostKey' })
    expect(browser.page.path).toBe(`/interno/casos/${code}/enlace`)
    const link = () => browser.open(`/interno/casos/${code}/enlace`)
    await nextMail(ana, company, since)
    await mailHandedOver(service, company)
    expect((await link()).words).toContain(t('s10.accepted', { hora: '' }).trim().slice(0, 20))
    await makeKey(ana, company, since)
    expect((await link()).words).toMatch(/Abrió el enlace a las .*Creó la clave a las/)
    expect(browser.page.words).not.toContain(t('s10.tested'))
    await signIn(ana, company, key)
    expect((await link()).words).toContain(t('s10.tested'))
    // No page of the counter ever showed a link, a token or a key (I-24).
    expect(browser.page.html).not.toMatch(/\/clave\/|#[\w-]{27}/)
    expect(await stateOf(code)).toBe('completed')
  })

  it('is told which papers to mend, in the words of the officer, and what was sent anew is looked at again', async () => {
    const company = service.fresh()
    const { ana, code } = await prepared(company)
    const { browser } = vera
    const { t } = browser
    await upload(ana, code, 'letter', { content: pdfOf(onePage) })
    await receive(vera, code)
    const since = newest(ana)
    const words = 'Falta la firma <b>y</b> la fecha'
    await checkOnPage(vera, code, 'letter', { resultado: 'fix', motivo: '', original: '' })
    expect([browser.page.status, browser.page.errors]).toEqual([422, [t('s06.err.reason')]])
    await checkOnPage(vera, code, 'letter', { resultado: 'fix', motivo: words, original: '' })
    expect(browser.page.words).toContain(words)
    const mail = await nextMail(ana, company, since, ana.t('m08.subject'))
    expect(mail.text).toContain(`${ana.t('m08.why', { motivo: words })}\n`)
    expect(mail.html).toContain('&lt;b&gt;y&lt;/b&gt;')
    expect(await deskStatus(code)).toBe('person')
    // Said again in the same words, it is told once.
    await checkOnPage(vera, code, 'letter', { resultado: 'fix', motivo: words, original: '' })
    await ana.open(`/caso/${code}/documentos/letter`)
    expect(ana.page.words).toContain(ana.t('p91.mend', { motivo: words }))
    // The page that the officer still has open is about the file of before.
    await browser.open(`/interno/casos/${code}/documentos`)
    await upload(ana, code, 'letter', { name: 'carta.jpg', type: 'image/jpeg', content: jpegOf(9, 9) })
    expect(await deskStatus(code)).toBe('staff')
    await browser.submit(`/interno/casos/${code}/documentos/letter`, {
      resultado: 'ok',
      'punto.signed': 'signed',
      'punto.asksForKey': 'asksForKey',
      'punto.recent': 'recent',
    })
    expect(browser.page.errors).toEqual([t('s06.err.changed')])
    await checkOnPage(vera, code, 'letter', { original: '' })
    expect(browser.page.status).toBe(200)
    expect(mailsTo(ana, company, ana.t('m08.subject'))).toHaveLength(1)
  })

  it('says what is wrong with what an officer wrote, and writes nothing', async () => {
    const { code } = await prepared()
    const { browser } = vera
    const { t } = browser
    await receive(vera, code)
    await checkOnPage(vera, code, 'cedula', { 'punto.photo': '' })
    expect(browser.page.errors).toEqual([t('s06.err.points')])
    await checkOnPage(vera, code, 'cedula', { original: '' })
    expect(browser.page.errors).toEqual([t('s06.err.seen')])
    await checkOnPage(vera, code, 'cedula', { resultado: 'nada' })
    expect(browser.page.errors).toEqual([t('s06.err.result')])
    await checkOnPage(vera, code, 'letter', { resultado: 'skip' })
    expect(browser.page.errors).toEqual([t('s06.err.notOnRecord')])
    expect(await acts(code, 'documentChecked')).toEqual([])
    await browser.open(`/interno/casos/${code}/identidad`)
    await browser.submit(`/interno/casos/${code}/identidad`, { resultado: 'confirmed' })
    expect(browser.page.errors).toEqual([t('s07.err.points')])
    await browser.submit(`/interno/casos/${code}/identidad`, {})
    expect(browser.page.errors).toEqual([t('s07.err.result')])
    await browser.open(`/interno/casos/${code}/enlace`)
    await browser.submit(`/interno/casos/${code}/enlace/terminar`)
    expect(browser.page.errors).toEqual([t('s10.err.reason')])
    await browser.submit(`/interno/casos/${code}/enlace/otra-vez`).catch(() => undefined)
    await browser.open(`/interno/casos/${code}/enlace`)
    await browser.submit(`/interno/casos/${code}/enlace/terminar`, { motivo: 'comesBack' })
    expect(await deskStatus(code)).toBe('closed')
  })

  it('has notes of officers for each other, which the person does not see', async () => {
    const { ana, code } = await prepared()
    await receive(vera, code)
    const { browser } = vera
    await browser.open(`/interno/casos/${code}/historia`)
    await browser.submit(`/interno/casos/${code}/nota`, { nota: '  ' })
    expect([browser.page.status, browser.page.errors]).toEqual([422, [browser.t('s05.note.err')]])
    // What no column of text can hold is no form of ours.
    const body = await browser.filled(`/interno/casos/${code}/nota`, { nota: 'a\u0000b' })
    expect((await browser.ask(`/interno/casos/${code}/nota`, { method: 'POST', body })).status).toBe(400)
    await browser.submit(`/interno/casos/${code}/nota`, { nota: ' Vuelve el lunes con <b>su carta</b>. ' })
    expect(browser.page.path).toBe(`/interno/casos/${code}/historia`)
    expect(browser.page.words).toContain('Vuelve el lunes con <b>su carta</b>.')
    expect(browser.page.words).toContain(vera.duty.name)
    expect(await acts(code, 'noteAdded')).toHaveLength(1)
    // Whoever approves reads them, and writes none.
    await sara.browser.open(`/interno/casos/${code}/historia`)
    expect(sara.browser.page.words).toContain('Vuelve el lunes')
    expect(sara.browser.page.forms.map(({ action }) => action)).not.toContain(`/interno/casos/${code}/nota`)
    for (const page of ['', '/documentos']) {
      await ana.open(`/caso/${code}${page}`)
      expect(ana.page.words).not.toContain('Vuelve el lunes')
    }
  })

  it('stops on a suspicion, and says nothing of it to the person', async () => {
    const { ana, code } = await prepared()
    await receive(vera, code)
    await confirmOnPage(vera, code, 'suspicion')
    expect(vera.browser.page.path).toBe(`/interno/casos/${code}`)
    expect(await deskStatus(code)).toBe('frozen')
    await ana.open(`/caso/${code}`)
    expect(ana.page.words).not.toMatch(/sospecha|suplant/i)
    // Supervision is told on its first page, with who said it; the counter and the person are not.
    const home = async (one: Officer) => (await one.browser.open('/interno/inicio')).html
    const told = await home(sara)
    expect([told.includes(code), told.includes(vera.duty.name)]).toEqual([true, true])
    expect((await home(vera)).includes(code)).toBe(false)
    const { rows } = await service.db.pool.query<{ n: number }>(
      `select count(*)::int as n from audit_entry where act = 'queueSeen' and reason = 'suspicion'`,
    )
    expect(rows).toEqual([{ n: 1 }])
    // Nor is it told at another centre (ATK-50).
    await goesTo(service, code, await centre(service))
    await placeAt(service, sara, await centre(service))
    expect((await home(sara)).includes(code)).toBe(false)
    await placeAt(service, sara, null)
    expect((await home(sara)).includes(code)).toBe(true)
  })

  it('is not worked on by whose case it is not, nor by whoever only approves', async () => {
    const { code } = await prepared()
    const other = await officer(service)
    await comeIn(other)
    await receive(vera, code)
    await other.browser.open(`/interno/casos/${code}/documentos`)
    expect(other.browser.page.forms.map(({ action }) => action)).not.toContain(
      `/interno/casos/${code}/documentos/cedula`,
    )
    // The number of the form, from their own page of before the case was taken.
    const mine = await attended(service)
    await receive(other, mine.code)
    await other.browser.open(`/interno/casos/${mine.code}/documentos`)
    const body = await other.browser.filled(`/interno/casos/${mine.code}/documentos/cedula`, {
      resultado: 'fix',
      motivo: 'x',
    })
    await other.browser.open(`/interno/casos/${mine.code}`)
    await other.browser.submit(`/interno/casos/${mine.code}/soltar`)
    const answer = await other.browser.ask(`/interno/casos/${mine.code}/documentos/cedula`, {
      method: 'POST',
      body,
    })
    expect([answer.status, answer.headers['location']]).toEqual([
      303,
      `/interno/casos/${mine.code}?aviso=tomado`,
    ])
    expect(await acts(mine.code, 'documentChecked')).toEqual([])
    await other.browser.open(`/interno/casos/${mine.code}?aviso=tomado`)
    expect(other.browser.page.words).toContain(other.browser.t('s06.take'))
    for (const path of ['/interno/recepcion']) expect((await sara.browser.open(path)).status).toBe(404)
    expect((await vera.browser.open('/interno/aprobaciones')).status).toBe(404)
  })

  it('has nobody check their own papers (ATK-48)', async () => {
    const { code } = await prepared()
    await receive(vera, code)
    const { claimant } = await caseOf(service, code)
    const person = counterAt(service).personDigest(claimant)
    const before = vera.duty.person
    const be = (digest: string) =>
      service.db.pool.query(`update staff_member set person = decode($2, 'hex') where id = $1`, [
        vera.id,
        digest,
      ])
    await be(person)
    await checkOnPage(vera, code, 'cedula')
    expect(vera.browser.page.errors).toEqual([vera.browser.t('s06.err.conflict')])
    await askRegistriesOnPage(vera, code)
    expect(vera.browser.page.errors).toEqual([vera.browser.t('s06.err.conflict')])
    await be(before)
    expect(await acts(code, 'documentChecked')).toEqual([])
    expect(await acts(code, 'conflictRefused')).toHaveLength(2)
  })
})

const deskStatus = async (code: string) => {
  const { rows } = await service.db.pool.query<{ status: string }>(
    `select d.status from desk_case d join recovery_case c on c.id = d.case_id where c.code = $1`,
    [code],
  )
  return rows[0]?.status
}

describe('the reception (S-04)', () => {
  it('says so when there is no such case', async () => {
    const { browser } = vera
    await browser.open('/interno/recepcion')
    for (const codigo of ['', 'CLV-7Q4M-2K9T', '1790016919001', 'https://evil.example/'])
      expect((await browser.submit('/interno/recepcion', { codigo })).errors).toEqual([browser.t('s04.none')])
  })
})

describe('a first key, on both sides', () => {
  const noKey = 'delete from employer_key where employer_id = $1'
  async function withoutKey(): Promise<Member> {
    const company = service.fresh()
    await change(service, company, noKey)
    return company
  }
  async function waiting(company: Member) {
    const ana = visit(service)
    await ana.open('/tramite')
    await ana.submit('/tramite', { necesita: 'first' })
    await ana.press(ana.t('p70.start'))
    await ana.submit('/empresa', { ruc: company.identifier, cedula: company.document })
    await ana.press(ana.t('p20.prepare'), { acuerdo: 'si' })
    const code = /CLV-\w{4}-\w{4}/.exec(ana.page.path)?.[0] ?? ''
    await receive(vera, code)
    await checkAllOnPages(service, vera, code)
    await confirmOnPage(vera, code)
    expect(vera.browser.page.words).toContain(vera.browser.t('s08.self'))
    await askOnPage(vera, code, 'firstKey', 'Vino con el nombramiento')
    expect(vera.browser.page.path).toBe(`/interno/casos/${code}/reinicio`)
    const id = await openApproval(sara, code)
    return { ana, company, code, id }
  }

  it('goes out when another person approved it with their passkey, and is used where the person stands', async () => {
    const company = service.cast.E6
    const { ana, code, id } = await waiting(company)
    const { browser } = sara
    const { t } = browser
    expect(browser.page.words).toContain('Vino con el nombramiento')
    expect(browser.page.html).not.toContain(company.document)
    const since = newest(ana)
    // Without a decision, without a reason, with another's passkey, without one: nothing.
    expect((await decideOnPage(sara, id, '')).errors).toEqual([t('s09.err.decision')])
    expect((await decideOnPage(sara, id, 'returned')).errors).toEqual([t('s09.err.reason')])
    expect((await decideOnPage(sara, id, 'approved', '', vera.device)).errors).toEqual([t('s09.err.passkey')])
    await browser.submit(`/interno/aprobaciones/${id}`, { decision: 'approved' })
    expect(browser.page.errors).toEqual([t('s09.err.passkey')])
    expect(await stateOf(code)).toBe('proving')
    const page = await decideOnPage(sara, id, 'approved')
    expect([page.status, page.path]).toEqual([200, `/interno/aprobaciones/${id}`])
    expect(page.words).toContain(t('s09.over.approved'))
    await makeKey(ana, company, since)
    await signIn(ana, company, key)
    await vera.browser.open(`/interno/casos/${code}/enlace`)
    expect(vera.browser.page.words).toContain(vera.browser.t('s10.tested'))
    const { ledger } = (await caseOf(service, code)).case
    expect(ledger.map(({ kind }) => kind).toSorted()).toEqual(['att', 'mail', 'reg', 'second'])
  })

  it('is not asked for before somebody agreed to answer for it, online or at the counter (P-70)', async () => {
    const { code } = await attended(service, 'firstKey', await withoutKey())
    await receive(vera, code)
    await checkAllOnPages(service, vera, code)
    const { browser } = vera
    const { t } = browser
    const identity = `/interno/casos/${code}/identidad`
    const known = { resultado: 'confirmed', 'punto.face': 'si', 'punto.questions': 'si' }
    await browser.open(identity)
    expect(browser.page.words).toContain(t('p70.agree.2'))
    await browser.submit(identity, known)
    expect(browser.page.path).toBe(identity)
    expect(browser.page.words).toContain(t('s08.missing', { pendientes: t('s08.pending.agreement') }))
    expect(await ask(service, vera, code)).toMatchObject({ ok: false, code: 'pending' })
    await browser.open(identity)
    await browser.submit(identity, { ...known, 'punto.agreement': 'si' })
    expect(browser.page.path).toBe(`/interno/casos/${code}/reinicio`)
    // The words themselves are kept, as they stood on the officer's page.
    const kept = await service.db.pool.query<{ version: string; words: string }>(
      `select a.version, a.words from responsibility_agreement a join recovery_case c on c.id = a.case_id where c.code = $1`,
      [code],
    )
    expect(kept.rows).toEqual([
      { version: '1', words: [t('p70.agree.1'), t('p70.agree.2'), t('p70.agree.3')].join('\n') },
    ])
    // Whoever agreed online is not asked again, nor is an employer that had a key before.
    const online = await waiting(await withoutKey())
    await browser.open(`/interno/casos/${online.code}/identidad`)
    expect(browser.page.words).not.toContain(t('p70.agree.2'))
  })

  it('is asked for and decided only for a reason of the list, and goes back with a word', async () => {
    const { code } = await attended(service, 'firstKey', await withoutKey())
    await receive(vera, code)
    await checkAll(service, vera, code)
    const { browser } = vera
    for (const motivo of ['', 'porque si']) {
      await browser.open(`/interno/casos/${code}/reinicio`)
      await browser.submit(`/interno/casos/${code}/reinicio`, { motivo })
      expect(browser.page.errors).toEqual([browser.t('s08.err.reason')])
    }
    expect(await acts(code, 'resetRequested')).toEqual([])
    await askOnPage(vera, code, 'firstKey')
    const id = await openApproval(sara, code)
    expect((await decideOnPage(sara, id, '')).errors).toEqual([sara.browser.t('s09.err.decision')])
    expect((await decideOnPage(sara, id, 'rejected', ' ')).errors).toEqual([sara.browser.t('s09.err.reason')])
    expect(await acts(code, 'resetDecided')).toEqual([])
  })

  it('goes back with remarks that whoever asked reads, and is asked for again', async () => {
    const { code, id } = await waiting(await withoutKey())
    await decideOnPage(sara, id, 'returned', 'La fecha de la carta no se lee')
    await vera.browser.open(`/interno/casos/${code}/reinicio`)
    expect(vera.browser.page.words).toContain('La fecha de la carta no se lee')
  })

  it('is void when something changed under the eyes of who decides, and they are told what', async () => {
    const { code, id } = await waiting(await withoutKey())
    const { browser } = sara
    await confirmOnPage(vera, code, 'notConfirmed')
    const page = await decideOnPage(sara, id, 'approved')
    expect(page.errors).toEqual([browser.t('s09.err.stale')])
    expect(page.words).toContain(browser.t('s09.different', { partes: browser.t('s09.part.identity') }))
    expect(page.words).toContain(browser.t('s09.over.void'))
    expect(page.words).toContain(vera.duty.name)
    expect(await stateOf(code)).toBe('proving')
    // Whoever opens it later sees the same: void, and what happened since.
    await vera.browser.open(`/interno/casos/${code}/reinicio`)
    expect(vera.browser.page.words).toContain(vera.browser.t('s08.void'))
  })

  it('has pages that are whole documents, with their errors on them too', async () => {
    const { code, id } = await waiting(await withoutKey())
    const { browser } = vera
    const looked: Readonly<Record<string, string>> = Object.fromEntries(
      await Promise.all(
        ['', '/documentos', '/identidad', '/contacto', '/reinicio', '/enlace'].map(async (part) => {
          const path = `/interno/casos/${code}${part}`
          return [path, (await browser.ask(path)).body] as const
        }),
      ),
    )
    const ready = await attended(service)
    await receive(vera, ready.code)
    await checkAll(service, vera, ready.code)
    const asking = (await browser.open(`/interno/casos/${ready.code}/reinicio`)).html
    await checkOnPage(vera, ready.code, 'cedula', { resultado: '' })
    const refused = browser.page.html
    await sara.browser.open(`/interno/aprobaciones/${id}`)
    const approval = sara.browser.page.html
    await decideOnPage(sara, id, '')
    const again = sara.browser.page.html
    await sara.browser.open('/interno/aprobaciones')
    const list = sara.browser.page.html
    const all = {
      ...looked,
      asking,
      refused,
      approval,
      again,
      list,
      reception: (await browser.open('/interno/recepcion')).html,
    }
    const findings: string[] = []
    for (const [name, html] of Object.entries(all))
      findings.push(...(await htmlFindings(html)).map((finding) => `${name} ${finding}`))
    expect(findings).toEqual([])
  })

  it('says before the decision that something changed since it was asked for', async () => {
    const { code, id } = await waiting(await withoutKey())
    await checkOnPage(vera, code, 'letter', { resultado: 'fix', motivo: 'Falta la firma' })
    await sara.browser.open(`/interno/aprobaciones/${id}`)
    expect(sara.browser.page.words).toContain(sara.browser.t('s09.alert.changed'))
    expect(sara.browser.page.words).toContain(sara.browser.t('s21.act.documentChecked'))
  })

  it('is decided by nobody who asked for it, whatever roles they hold', async () => {
    const both = await officer(service, ['counter', 'supervisor'])
    await comeIn(both)
    const { code } = await attended(service, 'firstKey', await withoutKey())
    await receive(both, code)
    await checkAll(service, both, code)
    await ask(service, both, code)
    const id = await openApproval(both, code)
    expect(both.browser.page.words).toContain(both.browser.t('s09.err.self'))
    expect(both.browser.page.forms.map(({ action }) => action)).not.toContain(`/interno/aprobaciones/${id}`)
  })

  /** At the counter: the address as the person says it, their code on their own device, another person's word. */
  async function setMailbox(code: string, mail: string): Promise<void> {
    const { browser } = vera
    const since = newest(visit(service))
    await browser.open(`/interno/casos/${code}/contacto`)
    await browser.submit(`/interno/casos/${code}/contacto`, { correo: ` ${mail} ` })
    expect(browser.page.words).toContain(browser.t('s12.state.newMail'))
    const code18 = await mailTo(service, mail, since, browser.t('m18.subject'))
    const phone = visit(service)
    await phone.open(`/contacto/confirmar/${code}`)
    await phone.press(phone.t('g.continue'), { codigo: digitsIn(code18) })
    await sara.browser.open(`/interno/casos/${code}`)
    await sara.browser.follow(sara.browser.t('s05.tab.contact'))
    await sara.browser.follow(sara.browser.t('s12.ask.review'))
    await sayWord(sara, code, { fallo: 'approve' })
    expect(sara.browser.page.status).toBe(200)
  }

  it('goes to a mailbox that was set at the counter, when there was none', async () => {
    const company = service.cast.E5
    const { ana, code } = await attended(service, 'firstKey', company)
    const { browser } = vera
    const { t } = browser
    await receive(vera, code)
    await browser.open(`/interno/casos/${code}/contacto`)
    const contact = `/interno/casos/${code}/contacto`
    const mail = 'primera-del-mostrador@empresa.example'
    await browser.submit(contact, { correo: mail })
    expect(browser.page.errors).toEqual([t('s12.ask.err.identity')])
    await browser.submit(contact, { correo: 'a b@c' })
    expect(browser.page.errors).toEqual([t('s12.ask.err.form')])
    await checkAllOnPages(service, vera, code)
    await confirmOnPage(vera, code)
    expect(browser.page.words).toContain(t('s08.missing', { pendientes: t('s08.pending.mailbox') }))
    await setMailbox(code, mail)
    // What was asked before the mailbox was set is asked once more; papers and person stay as they were found.
    await browser.open(`/interno/casos/${code}/identidad`)
    expect(browser.page.words).toContain(t('s08.missing', { pendientes: t('s08.pending.registries') }))
    await askRegistriesOnPage(vera, code)
    await askOnPage(vera, code, 'firstKey')
    const id = await openApproval(sara, code)
    expect(sara.browser.page.words).toContain(sara.browser.t('s09.alert.doubtful'))
    const before = newest(ana)
    await decideOnPage(sara, id, 'approved')
    await makeKey(ana, { ...company, mail }, before)
    expect(await stateOf(code)).toBe('completed')
  })

  it('keeps what was proven when the mailbox is set after the approval, and voids the link to the one of before', async () => {
    const company = await withoutKey()
    const { ana, code, id } = await waiting(company)
    const since = newest(ana)
    await decideOnPage(sara, id, 'approved')
    await nextMail(ana, company, since)
    expect(await stateOf(code)).toBe('linkIssued')
    await setMailbox(code, `otro-${code.toLowerCase()}@empresa.example`)
    const { case: one } = await caseOf(service, code)
    expect(one.state.is).toBe('ready')
    expect(one.ledger.map(({ kind }) => kind).toSorted()).toEqual(['att', 'reg', 'second'])
    expect(await deskStatus(code)).toBe('staff')
    const { rows } = await service.db.pool.query(
      'select 1 from link where case_id = $1 and voided_at is null and consumed_at is null',
      [one.id],
    )
    expect(rows).toEqual([])
  })
})

describe('the link while the person is there (S-10)', () => {
  it('is sent again within the limits of everybody, with the code that another device needs', async () => {
    const { ana, company, code } = await attended(service)
    const { browser } = vera
    const { t } = browser
    await receive(vera, code)
    await checkAll(service, vera, code)
    await askOnPage(vera, code)
    expect(browser.page.words).toMatch(/dígale este código: \d{3} \d{3}/)
    await browser.submit(`/interno/casos/${code}/enlace/otra-vez`)
    expect(browser.page.errors).toEqual([t('s10.err.tooSoon')])
    await letTimePass(service, company, 60)
    const since = newest(ana)
    await browser.open(`/interno/casos/${code}/enlace`)
    const screenCode = /código: (\d{3}) (\d{3})/.exec(browser.page.words)?.slice(1).join('') ?? ''
    await browser.submit(`/interno/casos/${code}/enlace/otra-vez`)
    expect(browser.page.status).toBe(200)
    const mail = await nextMail(ana, company, since)
    await mailHandedOver(service, company)
    const phone = visit(service)
    await openLink(phone, mail, screenCode)
    expect(phone.page.path).toBe('/clave/nueva')
  })
})

describe('the demonstration', () => {
  /** In front of a browser, as an officer of the demonstration. */
  async function clickIn(rol: string): Promise<Visitor> {
    const browser = visit(service)
    await browser.open('/interno')
    const body = { ...(await browser.filled(officerPath)), rol }
    await browser.ask(officerPath, { method: 'POST', body })
    await browser.open('/interno')
    expect(browser.page.path).toBe('/interno/inicio')
    return browser
  }
  async function asked(): Promise<ResetId> {
    const company = service.fresh()
    await change(service, company, 'delete from employer_key where employer_id = $1')
    const { code } = await attended(service, 'firstKey', company)
    await checkAll(service, vera, code)
    const done = await ask(service, vera, code)
    if (!done.ok || done.value.is !== 'asked') throw new Error(JSON.stringify(done))
    return done.value.id
  }

  it('is walked to the end with clicks', async () => {
    await makeOfficers(membersOf(service))
    const id = await asked()
    const browser = await clickIn('supervisor')
    await browser.open(`/interno/aprobaciones/${id}`)
    expect(browser.page.words).toContain(browser.t('s09.demo'))
    await browser.submit(`/interno/aprobaciones/${id}`, { decision: 'approved' })
    expect(browser.page.words).toContain(browser.t('s09.over.approved'))
  })

  it('a production takes no click for a confirmation, whatever pages it was handed', async () => {
    await makeOfficers(membersOf(service))
    const [first] = service.instances
    if (first === undefined) throw new Error('no instance')
    const { installation } = first.parts
    const id = await asked()
    const browser = await clickIn('supervisor')
    for (const change of [{ mode: 'production' }, { demo: null }] as const) {
      const app = await buildWeb(compose({ ...installation, ...change }))
      await app.ready()
      const headers = {
        host: new URL(service.origin).host,
        cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; '),
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      }
      const url = `/interno/aprobaciones/${id}`
      const page = await app.inject({ url, headers })
      expect(page.statusCode).toBe(200)
      expect(page.body).toContain(browser.t('s09.passkey.none'))
      expect(page.body).not.toContain(browser.t('s09.demo.go'))
      // The form of the demonstration, sent to a production that knows the same session.
      await browser.open(url)
      const body = await browser.filled(url, { decision: 'approved' })
      const answer = await app.inject({
        url,
        method: 'POST',
        headers,
        payload: String(new URLSearchParams(body)),
      })
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain(browser.t('s09.err.passkey'))
      await app.close()
    }
    expect((await counterAt(service).counter.request(id))?.decision).toBeNull()
  })
})
