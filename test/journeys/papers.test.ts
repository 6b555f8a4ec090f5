import ICAL from 'ical.js'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from '../support/members.ts'
import { readPdf } from '../support/read-pdf.ts'
import { caseCodeOn, recover } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ profile: 'as-described', instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

interface Underway {
  readonly ana: Visitor
  readonly code: string
  readonly company: Member
}

async function underway(lang: 'es' | 'en' = 'es'): Promise<Underway> {
  const company = service.fresh()
  const ana = visit(service, { lang })
  await recover(ana, company, { stopAt: 'identified' })
  await ana.open('/otras-formas')
  return { ana, code: caseCodeOn(ana), company }
}

/** A file as the browser of the case gets it. */
async function fetched({ ana, code }: Underway, name: string) {
  const { status, headers, octets } = await ana.ask(`/caso/${code}/${name}`)
  expect([status, headers['cache-control']]).toEqual([200, expect.stringContaining('no-store')])
  return { headers, content: octets ?? Buffer.alloc(0) }
}

const pages = ['carta', 'carta.pdf', 'hoja', 'hoja.pdf', 'recordatorio', 'recordatorio.ics'] as const

describe('the request letter (P-92)', () => {
  it('is filled in from the case, asks for the place only, and is printed in Spanish', async () => {
    const one = await underway()
    const { ana, code, company } = one
    await ana.open(`/caso/${code}/documentos`)
    await ana.follow(ana.t('p90.letter.make'))
    expect(ana.page.h1).toBe(ana.t('p92.title'))
    expect(await ana.ask(`/caso/${code}/carta.pdf`)).toMatchObject({
      status: 303,
      headers: { location: `/caso/${code}/carta` },
    })
    await ana.press(ana.t('p92.make'), { ciudad: ' ' })
    expect([ana.page.status, ana.page.html.includes(ana.t('p92.err.empty'))]).toEqual([422, true])
    await ana.press(ana.t('p92.make'), { ciudad: 'Santo  Domingo' })
    expect(ana.page.html).toContain(company.identifier)
    const { headers, content } = await fetched(one, 'carta.pdf')
    expect([headers['content-type'], headers['content-disposition']]).toEqual([
      'application/pdf',
      `attachment; filename="carta-${code}.pdf"`,
    ])
    const pdf = await readPdf(content)
    expect(pdf).toMatchObject({
      pages: 1,
      lang: 'es-EC',
      isTagged: true,
      title: `${ana.t('letter.title')} ${code}`,
      active: [],
    })
    expect(pdf.roles).toContain(`Figure: ${ana.t('letter.qr', { caso: code })}`)
    for (const said of [
      'Santo Domingo, ',
      company.legalName,
      company.identifier,
      company.document,
      code,
      ana.t('letter.ask.key'),
      ana.t('letter.signs'),
      ana.t('g.demo'),
    ])
      expect(pdf.text).toContain(said)
  })

  it('stays in Spanish on the English page, with its words in English beside it', async () => {
    const one = await underway('en')
    const { ana, code } = one
    await ana.open(`/caso/${code}/carta`)
    await ana.press(ana.t('p92.make'), { ciudad: 'Quito' })
    const es = service.texts.in('es')
    expect(ana.page.html).toContain('lang="es-EC"')
    expect(ana.page.html).toContain(es('letter.ask.key'))
    expect(ana.page.html).toContain(ana.t('letter.ask.key'))
    const { text, lang } = await readPdf((await fetched(one, 'carta.pdf')).content)
    expect([lang, text.includes(es('letter.ask.key'))]).toEqual(['es-EC', true])
  })
})

describe('the sheet of the way', () => {
  it.each(['es', 'en'] as const)(
    'says on one page which way, what to bring and what happens there: %s',
    async (lang) => {
      const one = await underway(lang)
      const { ana, code, company } = one
      await ana.open(`/caso/${code}/documentos`)
      await ana.follow(ana.t('p90.sheet'))
      const { headers, content } = await fetched(one, 'hoja.pdf')
      expect(headers['content-disposition']).toBe(`attachment; filename="hoja-${code}.pdf"`)
      const pdf = await readPdf(content)
      expect(pdf).toMatchObject({
        pages: 1,
        isTagged: true,
        active: [],
        lang: lang === 'es' ? 'es-EC' : 'en',
      })
      for (const said of [
        code,
        ana.t('p16.office'),
        ana.t('p16.office.time'),
        ana.t('p90.cedula'),
        ana.t('p90.ruc'),
        ana.t('sheet.paper.onRecord'),
        ana.t('p90.letter'),
        ana.t('p90.deed'),
        ana.t('sheet.basis.appointment'),
        ana.t('sheet.step.link'),
        ana.t('sheet.warning'),
      ]) {
        expect(pdf.text).toContain(said)
        expect(ana.page.html).toContain(said)
      }
      // Paper gets lost: it names nobody.
      for (const named of [company.legalName, company.identifier, company.document, company.mail ?? '-'])
        expect([named, pdf.text.includes(named)]).toEqual([named, false])
    },
  )
})

describe('the reminder', () => {
  it('is a whole day that the person chose, with the case code and no other number', async () => {
    const one = await underway()
    const { ana, code, company } = one
    await ana.open(`/caso/${code}/documentos`)
    await ana.follow(ana.t('p90.remind'))
    const days = [...ana.page.html.matchAll(/<option value="(\d{4}-\d\d-\d\d)"/g)].map(([, day = '']) => day)
    expect(days.length).toBeGreaterThan(19)
    const day = days[3] ?? ''
    const answered = await ana.ask(`/caso/${code}/recordatorio`, {
      method: 'POST',
      body: { ...(await ana.filled(`/caso/${code}/recordatorio`)), dia: day },
    })
    expect([answered.status, answered.headers['location']]).toEqual([303, `/caso/${code}/recordatorio.ics`])
    const { headers, content } = await fetched(one, 'recordatorio.ics')
    expect([headers['content-type'], headers['content-disposition']]).toEqual([
      'text/calendar; charset=utf-8; method=PUBLISH',
      `attachment; filename="recordatorio-${code}.ics"`,
    ])
    const calendar = new ICAL.Component(ICAL.parse(content.toString()) as unknown[])
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    expect(events).toMatchObject([{ summary: ana.t('remind.event', { caso: code }) }])
    expect(String(events[0]?.startDate)).toBe(day)
    expect(events[0]?.description).toContain(`- ${ana.t('p90.cedula')}`)
    const unfolded = content.toString().replaceAll('\r\n ', '')
    for (const named of [company.legalName, company.identifier, company.document, company.mail ?? '-'])
      expect([named, unfolded.includes(named)]).toEqual([named, false])
  })

  it('takes no other day, and writes no header of what was sent', async () => {
    const { ana, code } = await underway()
    const place = `/caso/${code}/recordatorio`
    expect(await ana.ask(`${place}.ics`)).toMatchObject({ status: 303, headers: { location: place } })
    await ana.open(place)
    for (const dia of ['', '2020-01-06', '2999-01-07', '2026-12-01\r\nSet-Cookie: x=1']) {
      const body = { ...(await ana.filled(place)), dia }
      const { status, headers } = await ana.ask(place, { method: 'POST', body })
      expect([dia, status, String(headers['set-cookie'] ?? '').includes('x=1')]).toEqual([dia, 422, false])
    }
  })
})

it('papers are for a case that is open', async () => {
  const { ana, code } = await underway()
  for (const page of pages)
    expect([page, (await ana.ask(`/caso/${code}/${page}`)).status]).not.toEqual([page, 404])
  await ana.open(`/caso/${code}/retirar`)
  await ana.submit(`/caso/${code}/retirar`)
  for (const page of pages)
    expect([page, (await ana.ask(`/caso/${code}/${page}`)).status]).toEqual([page, 404])
})
