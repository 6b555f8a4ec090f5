import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { syntheticCedula, syntheticCompanyRuc } from '../../src/kernel/synthetic.ts'
import { letTimePass } from '../support/passing-time.ts'
import { answerAll, caseCodeOn, identify, linkOf, recover } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ employers: 48 })
})
afterAll(() => service.stop())
afterEach(() => {
  service.faults.set('civil', 'none')
  expect(service.faultLines()).toEqual([])
})

describe('why an attempt did not work', () => {
  it('is told with its times where a link ran out, on the page of the link and on that of the case', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const mail = await recover(ana, company, { stopAt: 'opened' })
    if (mail === undefined) throw new Error('no mail came')
    const code = caseCodeOn(ana)
    await ana.open(`/caso/${code}`)
    expect(ana.page.words).not.toContain(ana.t('why.title'))
    await letTimePass(service, company, 181)
    await ana.open('/enlace/enviado')
    expect([ana.page.status, ana.page.code]).toEqual([410, 'CLV-160'])
    for (const words of [ana.t('why.title'), ana.t('why.is.linkAsked'), ana.t('why.is.linkExpired')])
      expect(ana.page.words).toContain(words)
    expect(ana.page.words).not.toContain(ana.t('t.result.dont'))
    // The link of the mail says the same here, and nothing of it in another browser.
    await ana.open(linkOf(mail).path)
    expect([ana.page.status, ana.page.words.includes(ana.t('why.title'))]).toEqual([410, true])
    const other = visit(service)
    await other.open(linkOf(mail).path)
    expect([other.page.status, other.page.words.includes(other.t('why.title'))]).toEqual([410, false])
    await ana.open(`/caso/${code}`)
    expect(ana.page.words).toContain(ana.t('why.is.linkExpired'))
    await ana.follow(ana.t('why.go.restart'))
    expect(ana.page.h1).toBe(ana.t('p02.title'))
  })

  it.each([
    ['E5', 'why.is.noMail'],
    ['E4', 'why.is.rucSuspended'],
    ['E3', 'why.is.rucCancelled'],
    ['E7', 'why.is.blocked'],
  ] as const)(
    'is told of %s after the answers, with the words that nothing changes by trying again',
    async (tag, key) => {
      const company = service.cast[tag]
      const ana = visit(service)
      await identify(ana, company)
      const code = caseCodeOn(ana)
      await ana.open(`/caso/${code}`)
      // The two numbers alone: what everybody reads (ATK-16).
      expect(ana.page.words).toContain(ana.t('why.public'))
      expect(ana.page.words).not.toContain(ana.t(key))
      await ana.open('/preguntas')
      await ana.press(ana.t('p05.start'))
      await answerAll(ana, company)
      for (const page of [ana.page.path, `/caso/${code}`]) {
        await ana.open(page)
        expect(ana.page.words).toContain(ana.t(key))
        expect(ana.page.words).toContain(ana.t('t.result.dont'))
      }
    },
  )

  it('counts refused answers for the browser that gave them, and for nobody else who has the code', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    const code = caseCodeOn(ana)
    await ana.press(ana.t('p05.start'))
    await answerAll(ana, company, 'wrong')
    await ana.open(`/caso/${code}`)
    expect(ana.page.words).toContain(ana.t('why.is.answersRefused', { refused: 1, left: 2 }))

    const other = visit(service)
    await other.open('/caso')
    await other.submit('/caso', { codigo: code, cedula: company.document.slice(-4) })
    expect(other.page.words).toContain(other.t('why.public'))
    expect(other.page.words).not.toContain(other.t('why.title'))
  })
})

describe('what nobody has proven (I-22, ATK-14, ATK-18)', () => {
  it('is one page for an employer that exists and for one that does not', async () => {
    const stranger = syntheticCedula(24, 98)
    const pages = []
    for (const identifier of [service.fresh().identifier, syntheticCompanyRuc(9_997)]) {
      const ana = visit(service)
      await identify(ana, { identifier, document: stranger })
      const { words, status } = ana.page
      const seen = [[status, words.replace(identifier, '')]]
      for (const path of [
        '/caso',
        '/caso/CLV-7Q4M-2K9T',
        '/otras-formas',
        '/ruc-no-activo',
        '/enlace/enviado',
      ]) {
        await ana.open(path)
        seen.push([ana.page.status, ana.page.words])
      }
      pages.push(seen)
    }
    expect(pages[0]).toEqual(pages[1])
  })
})
