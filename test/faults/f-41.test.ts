import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { counterFile } from '../../src/desk/app/counter-file.ts'
import { resend } from '../../src/desk/app/resend.ts'
import { shownNow } from '../../src/desk/app/request-reset.ts'
import { isSettled } from '../../src/proofs/dossier/domain/dossier.ts'
import { days, instant, plus, toIso } from '../../src/kernel/time.ts'
import type { PersonDigest } from '../../src/staff/domain/roles.ts'
import { ask, attended, caseOf, counterAt, decide, officer, type Officer } from '../support/counter.ts'
import { checkOnPage, receive } from '../support/counter-pages.ts'
import { enter, hoursAgo, openedAgo, papersOfForm, printedSheet, typedForm } from '../support/offline.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import { readPdf } from '../support/read-pdf.ts'
import { newest, newKeys, nextMail, openLink, signIn } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn } from '../support/staff.ts'

let service: Service
let vera: Officer
let iris: Officer
let sara: Officer
beforeAll(async () => {
  service = await startService({ instances: 2 })
  vera = await officer(service)
  iris = await officer(service)
  sara = await officer(service, ['supervisor'])
  for (const one of [vera, sara]) await comeIn(one)
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const stateOf = async (code: string) => (await caseOf(service, code)).case.state
const linksOf = async (code: string) => {
  const { rows } = await service.db.pool.query<{ n: number }>(
    `select count(*)::int as n from message m join recovery_case c on c.id = m.case_id where c.code = $1 and m.template = 'M-01'`,
    [code],
  )
  return rows[0]?.n
}
const detailsOf = async (code: string, act: string) =>
  (
    await service.db.pool.query<{ detail: string }>(
      `select detail::text from audit_entry where case_code = $1 and act = $2 order by at`,
      [code, act],
    )
  ).rows.map(({ detail }) => JSON.parse(detail) as Record<string, unknown>)

/** A form that a colleague filled in twenty hours ago, entered with its papers. */
async function entered(attendedAt = hoursAgo(20)) {
  const one = await openedAgo(service, 75)
  expect(await enter(service, vera, one.code, { attendedAt, attendedBy: iris.id })).toEqual({
    ok: true,
    value: 'confirmed',
  })
  await papersOfForm(service, vera, one.code, attendedAt)
  return one
}
async function asked(attendedAt = hoursAgo(20)) {
  const one = await entered(attendedAt)
  const request = await ask(service, vera, one.code)
  if (!request.ok || request.value.is !== 'asked') throw new Error(JSON.stringify(request))
  return { ...one, id: request.value.id }
}

describe('F-41: the desk is offline', () => {
  it('forms are printed before that, numbered and tagged, and hold nobody’s data and no place for a key', async () => {
    const { browser } = vera
    await browser.open('/interno')
    await browser.follow(browser.t('paper.print'))
    await browser.submit('/interno/papel', { hojas: '21' })
    expect([browser.page.status, browser.page.errors]).toEqual([
      422,
      [browser.t('paper.print.err', { n: 20 })],
    ])
    await browser.submit('/interno/papel', { hojas: '2' })
    const link = browser.page.links.find(({ href }) => href.startsWith('/interno/papel.pdf'))
    const { octets = Buffer.alloc(0), headers } = await browser.ask(link?.href ?? '')
    expect(headers['content-type']).toBe('application/pdf')
    const pdf = await readPdf(octets)
    const [, first] = /desde=(\d+)/.exec(link?.href ?? '') ?? []
    expect([pdf.isTagged, pdf.lang, pdf.active]).toEqual([true, 'es-EC', []])
    for (const n of [Number(first), Number(first) + 1])
      expect(pdf.text).toContain(browser.t('paper.heading', { hoja: String(n) }))
    expect(pdf.pages % 2).toBe(0)
    for (const words of [
      browser.t('s06.point.photo'),
      browser.t('s06.point.sameNames'),
      browser.t('s07.point.questions'),
      browser.t('paper.time'),
      browser.t('paper.signs.officer'),
      browser.t('paper.signs.person'),
      browser.t('paper.noKey'),
    ])
      expect(pdf.text).toContain(words)
    // A number that nobody took is not printed.
    expect((await browser.ask(`/interno/papel.pdf?desde=${Number(first) + 20_000}&hojas=1`)).status).toBe(404)
    expect((await browser.ask(`/interno/papel.pdf?desde=${Number(first) + 1}&hojas=1`)).status).toBe(404)
  })

  it('what was attended is entered on the page with its own time, and both stand wherever it is told', async () => {
    const { ana, company, code } = await openedAgo(service, 75)
    const { browser } = vera
    const { t } = browser
    const sheet = await printedSheet(service, vera)
    const attendedAt = hoursAgo(20)
    await receive(vera, code)
    await browser.open(`/interno/casos/${code}/identidad`)
    await browser.follow(t('paper.enter'))
    expect(browser.page.html).toContain(iris.duty.name)
    expect(browser.page.html).not.toContain(`>${sara.duty.name}<`)
    await browser.submit(`/interno/casos/${code}/papel`, typedForm(sheet, attendedAt, iris.id))
    expect(browser.page.path).toBe(`/interno/casos/${code}/documentos`)
    // The papers are measured by the day of the form, which is said.
    expect(browser.page.words).toContain(t('paper.measured', { fecha: '', hora: '' }).slice(0, 20))
    await browser.submit(`/interno/casos/${code}/registros`)
    await checkOnPage(vera, code, 'letter', { 'fecha-year': '2099' })
    expect(browser.page.errors).toEqual([t('s06.err.future')])
    await papersOfForm(service, vera, code, attendedAt)
    const shown = new RegExp(
      `${iris.duty.name} \\(\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d:00\\); se ingresó \\d\\d/`,
    )
    expect((await browser.open(`/interno/casos/${code}/identidad`)).words).toMatch(shown)
    expect((await browser.open(`/interno/casos/${code}/historia`)).words).toContain(
      t('paper.history', { atendida: '' }).trim(),
    )
    await browser.open(`/interno/casos/${code}/reinicio`)
    expect(browser.page.words).toContain(t('s08.self'))
    await browser.submit(`/interno/casos/${code}/reinicio`, { motivo: 'lostKey' })
    const [note] = await detailsOf(code, 'paperEntered')
    expect(note).toMatchObject({ attendedAt: toIso(attendedAt), sheet })
    const proof = (await caseOf(service, code)).case.ledger.find(({ kind }) => kind === 'att')
    expect(proof).toMatchObject({
      at: attendedAt,
      source: counterAt(service).memberDigest(iris.id),
      enteredAt: expect.any(Number) as number,
    })
    expect((proof?.enteredAt ?? 0) - attendedAt).toBeGreaterThan(19 * 3_600_000)

    // Another person approves, who reads both times; nothing is sent to somebody who has gone home.
    await sara.browser.open('/interno/aprobaciones')
    await sara.browser.follow(code)
    expect(sara.browser.page.words).toMatch(shown)
    const id = sara.browser.page.path.split('/').at(-1)
    expect(await decide(service, sara, id as never, 'approved')).toMatchObject({ ok: true })
    expect([await stateOf(code), await linksOf(code)]).toMatchObject([{ is: 'ready' }, 0])

    // It goes out when an officer has them on the telephone, and says so.
    const since = newest(ana)
    await browser.open(`/interno/casos/${code}/reinicio`)
    await browser.follow(t('paper.link.go'))
    expect(browser.page.words).toContain(t('paper.link.away'))
    await browser.submit(`/interno/casos/${code}/enlace/otra-vez`)
    expect([browser.page.errors, await linksOf(code)]).toEqual([[t('paper.err.there')], 0])
    await browser.submit(`/interno/casos/${code}/enlace/otra-vez`, { 'ante-correo': 'si' })
    expect(await linksOf(code)).toBe(1)
    expect(await detailsOf(code, 'personReached')).toHaveLength(1)
    const mail = await nextMail(ana, company, since)
    await mailHandedOver(service, company)
    await openLink(ana, mail)
    await ana.press(ana.t('p12.save'), { clave: newKeys['as-described'] })
    expect(ana.page.path).toBe('/clave/lista')
    await signIn(ana, company, newKeys['as-described'])

    // The citizen's receipt says both, signed.
    const { body } = await ana.ask(`/caso/${code}/comprobante.json`)
    expect(JSON.parse(body)).toMatchObject({
      facts: { attendedAt: toIso(attendedAt), enteredAt: toIso(instant(proof?.enteredAt ?? 0)) },
    })
    const { octets = Buffer.alloc(0) } = await ana.ask(`/caso/${code}/comprobante.pdf`)
    const pdf = await readPdf(octets)
    expect(pdf.text).toContain(ana.t('paper.receipt'))
  })

  it.each([
    ['that is still to come', { attendedAt: instant(Date.now() + 3_600_000) }, 'future'],
    ['before the case was opened', { attendedAt: hoursAgo(77) }, 'beforeCase'],
    ['without what was compared', { points: ['face'] }, 'points'],
    ['on a form that was never printed', { sheet: 999_999 }, 'noSheet'],
    ['on a form of before the first', { sheet: 1 }, 'noSheet'],
  ] as const)('an attendance %s is not entered', async (_, form, code) => {
    const one = await openedAgo(service, 75)
    expect(await enter(service, vera, one.code, form)).toMatchObject({ ok: false, code })
    const { case: its, employer } = await caseOf(service, one.code)
    const place = { employerId: employer.id, caseId: its.id }
    expect(await counterAt(service).counter.lastAttendance(place)).toBeNull()
    expect(await detailsOf(one.code, 'paperEntered')).toEqual([])
  })

  it('one that is as old as the policy says is not entered, and one entered before that counts no longer', async () => {
    const limit = counterAt(service).policy.proof.paperLimit
    expect(limit).toBe(days(3))
    const { code } = await openedAgo(service, 80)
    const { now } = await caseOf(service, code)
    expect(await enter(service, vera, code, { attendedAt: plus(now, -limit) })).toMatchObject({
      code: 'tooOld',
    })
    const attendedAt = plus(now, 4 - limit)
    expect(await enter(service, vera, code, { attendedAt })).toMatchObject({ ok: true })
    await papersOfForm(service, vera, code, attendedAt)
    await new Promise((passed) =>
      setTimeout(passed, Math.max(0, attendedAt + limit * 1000 - Date.now() + 50)),
    )
    expect(await ask(service, vera, code)).toEqual({ ok: false, code: 'pending', detail: ['identity'] })
    expect(await stateOf(code)).toEqual({ is: 'proving' })
  })

  it('an approval comes too late when the time on the paper lies too far back, however late it was entered', async () => {
    const limit = counterAt(service).policy.proof.paperLimit
    const { code, id } = await asked(plus(instant(Date.now()), 6 - limit))
    await new Promise((passed) => setTimeout(passed, 6_100))
    expect(await decide(service, sara, id, 'approved')).toMatchObject({ code: 'stale' })
    expect(await stateOf(code)).toEqual({ is: 'proving' })
  })

  it('a form is entered once, in whatever case', async () => {
    const [one, other] = [await openedAgo(service, 30), await openedAgo(service, 30)]
    const sheet = await printedSheet(service, vera)
    expect(await enter(service, vera, one.code, { sheet })).toMatchObject({ ok: true })
    for (const { code } of [one, other])
      expect(await enter(service, vera, code, { sheet })).toMatchObject({ code: 'sheetUsed' })
    expect(await detailsOf(other.code, 'paperEntered')).toEqual([])
  })

  it('what cannot be read is said beside its field, and what was typed stands there again', async () => {
    const { code } = await openedAgo(service, 30)
    const { browser } = vera
    const { t } = browser
    await receive(vera, code)
    const fit = typedForm(await printedSheet(service, vera), hoursAgo(20), vera.id)
    for (const [change, words] of [
      [{ hoja: 'x' }, t('paper.err.sheet')],
      [{ 'fecha-day': '31', 'fecha-month': '2' }, t('paper.err.day')],
      [{ hora: '24:00' }, t('paper.err.time')],
      [{ hora: 'tarde' }, t('paper.err.time')],
      [{ atendio: sara.id }, t('paper.err.attendant')],
      [{ atendio: '' }, t('paper.err.attendant')],
      [{ resultado: '' }, t('s07.err.result')],
      [{ 'punto.questions': '' }, t('s07.err.points')],
    ] as const) {
      await browser.open(`/interno/casos/${code}/papel`)
      await browser.submit(`/interno/casos/${code}/papel`, { ...fit, ...change })
      expect([browser.page.status, browser.page.errors]).toEqual([422, [words]])
    }
    expect(browser.page.html).toContain(`value="${fit['hora'] ?? ''}"`)
  })

  it('papers are measured by the day on which they lay there, not by the day of the entry', async () => {
    const attendedAt = hoursAgo(50)
    const { code } = await entered(attendedAt)
    const loaded = await caseOf(service, code)
    // Every one of them had its last day two days ago.
    expect(isSettled((await counterFile(counterAt(service), loaded)).dossier.documents)).toBe(true)
    // Seen today they would count no more.
    const today = { officer: vera.id, result: 'confirmed', points: ['face', 'questions'] } as const
    const place = { employerId: loaded.employer.id, caseId: loaded.case.id }
    await service.db.transaction((tx) =>
      counterAt(service).counter.addAttendance(tx as never, place, { ...today, paper: null, attorney: null }),
    )
    expect(isSettled((await counterFile(counterAt(service), loaded)).dossier.documents)).toBe(false)
  })

  it('claimant, whoever attended, whoever entered it and whoever approves are different persons (I-12)', async () => {
    // The colleague who is named is the claimant.
    const self = await attended(service)
    const own = counterAt(service).personDigest(self.company.document) satisfies PersonDigest
    const twin = await officer(service)
    await service.db.pool.query(`update staff_member set person = decode($2, 'hex') where id = $1`, [
      twin.id,
      own,
    ])
    const { now } = await caseOf(service, self.code)
    expect(await enter(service, vera, self.code, { attendedBy: twin.id, attendedAt: now })).toMatchObject({
      code: 'conflict',
    })
    expect(await detailsOf(self.code, 'conflictRefused')).toHaveLength(1)

    // Whoever attended on paper, or entered it, decides nothing, with whatever roles.
    const both = await officer(service, ['counter', 'supervisor'])
    const asks = await officer(service)
    await comeIn(both)
    for (const [enters, attends] of [
      [vera, both],
      [both, vera],
    ] as const) {
      const { code } = await openedAgo(service, 30)
      await enter(service, enters, code, { attendedBy: attends.id })
      await papersOfForm(service, vera, code, hoursAgo(20))
      const request = await ask(service, asks, code)
      if (!request.ok || request.value.is !== 'asked') throw new Error(JSON.stringify(request))
      const { id } = request.value
      expect(await decide(service, both, id, 'approved')).toMatchObject({ code: 'saw' })
      await both.browser.open(`/interno/aprobaciones/${id}`)
      expect(both.browser.page.words).toContain(both.browser.t('s09.err.saw'))
      // Nor past the code.
      const past = service.db.pool.query(
        `update reset_request set decision = 'approved', decided_by = $2, decided_at = clock_timestamp() where id = $1`,
        [id, both.id],
      )
      await expect(past).rejects.toThrow('nobody approves whom they attended')
      expect(await decide(service, sara, id, 'approved')).toMatchObject({ ok: true })
      expect(await linksOf(code)).toBe(0)
    }
  })

  it('what is approved is bound to both times, and void when another form is entered', async () => {
    const { code, id } = await asked()
    const loaded = await caseOf(service, code)
    const request = { reason: 'lostKey', note: '', requestedBy: { id: vera.id } } as const
    const { counter } = counterAt(service)
    const seen = await counter.lastAttendance({ employerId: loaded.employer.id, caseId: loaded.case.id })
    if (seen?.paper == null) throw new Error('no form')
    const { paper } = seen
    const digestOf = async (change: Partial<typeof seen>) => {
      const lastAttendance = () => Promise.resolve({ ...seen, ...change })
      const deps = { ...counterAt(service), counter: { ...counter, lastAttendance } }
      return (await shownNow(deps, undefined, loaded, request)).digest
    }
    const digests = await Promise.all([
      digestOf({}),
      digestOf({ at: plus(seen.at, 1) }),
      digestOf({ paper: { ...paper, attendedAt: plus(paper.attendedAt, 60) } }),
      digestOf({ paper: { ...paper, sheet: paper.sheet + 1 } }),
      digestOf({ paper: { ...paper, attendedBy: { ...paper.attendedBy, id: vera.id } } }),
    ])
    expect(new Set(digests).size).toBe(5)
    expect(await enter(service, vera, code, { attendedAt: hoursAgo(19) })).toMatchObject({ ok: true })
    expect(await decide(service, sara, id, 'approved')).toMatchObject({ code: 'stale' })
    expect(await linksOf(code)).toBe(0)
  })

  it('a suspicion on paper stops the case when it is entered', async () => {
    const { code } = await openedAgo(service, 30)
    expect(await enter(service, vera, code, { result: 'suspicion', points: [] })).toMatchObject({ ok: true })
    expect(await stateOf(code)).toMatchObject({ is: 'referred', reason: 'frozen' })
  })

  it('a link of a form is never sent because somebody pressed a button: the person has to be there', async () => {
    const { code, id } = await asked()
    await decide(service, sara, id, 'approved')
    const loaded = await caseOf(service, code)
    expect(await resend(counterAt(service), vera.duty, loaded)).toMatchObject({ code: 'notThere' })
    expect([await linksOf(code), await detailsOf(code, 'personReached')]).toEqual([0, []])
  })
})
