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
      ana.t('letter.ask.newKey'),
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
    expect(ana.page.html).toContain(es('letter.ask.newKey'))
    expect(ana.page.html).toContain(ana.t('letter.ask.newKey'))
    const { text, lang } = await readPdf((await fetched(one, 'carta.pdf')).content)
    expect([lang, text.includes(es('letter.ask.newKey'))]).toEqual(['es-EC', true])
  })

  it('is for a case that is open', async () => {
    const { ana, code } = await underway()
    await ana.open(`/caso/${code}/carta`)
    await ana.press(ana.t('p92.make'), { ciudad: 'Quito' })
    await ana.open(`/caso/${code}/retirar`)
    await ana.submit(`/caso/${code}/retirar`)
    for (const page of ['carta', 'carta.pdf'])
      expect([page, (await ana.ask(`/caso/${code}/${page}`)).status]).toEqual([page, 404])
  })
})
