import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { attended, caseOf, checkAll, counterAt, officer, type Officer } from '../support/counter.ts'
import { askOnPage, confirmOnPage, decideOnPage, openApproval, receive } from '../support/counter-pages.ts'
import { anAttorney, attorneySeen, typedAttorney } from '../support/attorney.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import { readPdf } from '../support/read-pdf.ts'
import { newest, newKeys, nextMail, openLink } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn } from '../support/staff.ts'
import { htmlFindings } from '../support/valid-html.ts'

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

const placeOf = async (code: string) => {
  const { case: its, employer } = await caseOf(service, code)
  return { employerId: employer.id, caseId: its.id }
}
const seenIn = async (code: string) => counterAt(service).counter.lastAttendance(await placeOf(code))
const noticesOf = async (code: string) =>
  (
    await service.db.pool.query<{ n: number }>(
      `select count(*)::int as n from message m join recovery_case c on c.id = m.case_id
        where c.code = $1 and m.template = 'M-19'`,
      [code],
    )
  ).rows[0]?.n

describe('an attorney attends in place of the representative', () => {
  it('is recorded with the power, told to the company, approved by a second person and said on the receipt', async () => {
    const { ana, company, code } = await attended(service)
    const { browser } = vera
    const { t } = browser
    await receive(vera, code)
    await checkAll(service, vera, code, ['identity'])
    const since = newest(ana)
    await browser.open(`/interno/casos/${code}/identidad`)
    expect(await htmlFindings(browser.page.html)).toEqual([])
    await browser.submit(`/interno/casos/${code}/identidad`, {
      resultado: 'confirmed',
      'punto.face': 'si',
      'punto.questions': 'si',
      ...typedAttorney,
    })
    expect(browser.page.path).toBe(`/interno/casos/${code}/reinicio`)
    expect(browser.page.words).toContain(t('s08.self'))
    // The representative hears of it at once, masked, and can say that it is not so.
    const told = await nextMail(ana, company, since, t('m19.subject'))
    const ending = `•••••••${anAttorney.document.slice(-3)}`
    expect(told.text).toContain(ending)
    expect(told.text).toMatch(/\/aviso/)
    expect(told.text).not.toContain(anAttorney.document)

    const shown = new RegExp(`${ending}.*${anAttorney.notary}, 05/03/2026.*${anAttorney.scope}`)
    await browser.open(`/interno/casos/${code}/identidad`)
    expect(browser.page.words).toMatch(shown)
    expect(browser.page.html).not.toContain(anAttorney.document)
    await browser.open(`/interno/casos/${code}/historia`)
    expect(browser.page.words).toContain(t('s07.proxy.history'))
    await askOnPage(vera, code)
    const id = await openApproval(sara, code)
    expect(sara.browser.page.words).toMatch(shown)
    expect(sara.browser.page.html).not.toContain(anAttorney.document)
    await decideOnPage(sara, id, 'approved')
    const mail = await nextMail(ana, company, since)
    await mailHandedOver(service, company)
    await openLink(ana, mail)
    await ana.press(ana.t('p12.save'), { clave: newKeys['as-described'] })
    expect(ana.page.path).toBe('/clave/lista')
    const { body } = await ana.ask(`/caso/${code}/comprobante.json`)
    expect(JSON.parse(body)).toMatchObject({ facts: { came: 'attorney' } })
    const { octets = Buffer.alloc(0) } = await ana.ask(`/caso/${code}/comprobante.pdf`)
    expect((await readPdf(octets)).text).toContain(ana.t('receipt.attended.attorney').slice(0, 20))
  })

  it.each([
    ['data without the box', { apoderado: '' }, 'box'],
    ['a wrong check digit', { 'apoderado-cedula': wrong(anAttorney.document) }, 'cedula'],
    ['no number', { 'apoderado-cedula': '' }, 'cedula'],
    ['no notary', { notaria: ' ' }, 'notary'],
    ['a day that no calendar has', { 'poder-day': '31', 'poder-month': '2' }, 'day'],
    ['a day to come', { 'poder-year': '2199' }, 'future'],
    ['no scope', { alcance: '' }, 'scope'],
  ] as const)(
    'with %s nothing is recorded and nobody told, and what was typed is still there',
    async (_, typed, error) => {
      const { code } = await attended(service)
      const { browser } = vera
      await receive(vera, code)
      await browser.open(`/interno/casos/${code}/identidad`)
      const fields = {
        ...typedAttorney,
        ...typed,
        resultado: 'confirmed',
        'punto.face': 'si',
        'punto.questions': 'si',
      }
      await browser.submit(`/interno/casos/${code}/identidad`, fields)
      expect([browser.page.status, browser.page.errors]).toEqual([422, [browser.t(`s07.err.proxy.${error}`)]])
      if (error !== 'notary') expect(browser.page.html).toContain(anAttorney.notary)
      expect([await seenIn(code), await noticesOf(code)]).toEqual([null, 0])
    },
  )

  it('whoever opened the case is not their own attorney, and needs no second person once they come themselves', async () => {
    const { code } = await attended(service)
    const { claimant } = await caseOf(service, code)
    expect(await attorneySeen(service, vera, code, { ...anAttorney, document: claimant })).toMatchObject({
      code: 'representative',
    })
    expect(await attorneySeen(service, vera, code)).toEqual({ ok: true, value: 'confirmed' })
    await receive(vera, code)
    await checkAll(service, vera, code, ['identity'])
    await confirmOnPage(vera, code)
    expect(vera.browser.page.words).toContain(vera.browser.t('s08.direct'))
    expect(await seenIn(code)).toMatchObject({ n: 2, attorney: null })
    expect(await noticesOf(code)).toBe(1)
  })
})

function wrong(cedula: string): string {
  return `${cedula.slice(0, 9)}${(Number(cedula[9]) + 1) % 10}`
}
