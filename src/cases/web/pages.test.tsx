import { describe, expect, it } from 'vitest'
import { langs } from '../../kernel/lang.ts'
import { htmlFindings } from '../../../test/support/valid-html.ts'
import { testNow, testVisit } from '../../../test/support/visit.ts'
import { plus, days } from '../../kernel/time.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import { errandPlaces, readErrand } from './errands.ts'
import { FirstKeyPage } from './first-key-page.tsx'
import { KeyBlockedPage, NoMailPage, RepresentativePage, RucNotActivePage } from './referral-pages.tsx'
import { NoticeOverPage, NoticePage, ReportPage, ReportReceivedPage, StoppedPage } from './report-pages.tsx'
import { ErrandPage, StartPage } from './start-pages.tsx'
import { isToday, recoveryWays, ways, wayWords } from './ways.ts'
import { WaysPage, type CaseWays } from './ways-page.tsx'

const formNumber = '0.number'
const door = { formNumber }
const code = 'CLV-7Q4M-2K9T'
const reference = 'abcdefghijkl'
const standing: CaseWays = {
  caseCode: code,
  keptUntil: plus(testNow, days(90)),
  closed: { online: { is: 'suspended', until: plus(testNow, days(1)) }, affiliate: { is: 'ruc' } },
}
const typed = { ruc: '2499990000001', contacto: '099' }

const pages: Readonly<Record<string, (visit: Visit) => Html>> = {
  'P-00': (visit) => StartPage({ visit }),
  'P-01': (visit) => ErrandPage({ visit, formNumber, chosen: 'turn' }),
  'P-01 without an answer': (visit) => ErrandPage({ visit, formNumber, nothingChosen: true }),
  'P-15 from the start page': (visit) => ReportPage({ visit, formNumber }),
  'P-15 with problems': (visit) =>
    ReportPage({
      visit,
      formNumber,
      typed,
      errors: [
        { field: 'ruc', key: 'p02.err.ruc.check' },
        { field: 'contacto', key: 'p15.err.contact' },
      ],
    }),
  'P-15 received': (visit) => ReportReceivedPage({ visit }),
  'P-15 from a notice': (visit) => NoticePage({ visit, formNumber, reference }),
  'P-15 without a code': (visit) =>
    NoticePage({
      visit,
      formNumber,
      reference,
      typed: { token: '', codigo: '', contacto: 'x' },
      errors: [
        { field: 'codigo', key: 'p11.mailCode.err' },
        { field: 'contacto', key: 'p15.err.contact' },
      ],
    }),
  'P-15 stopped': (visit) => StoppedPage({ visit, code, contact: null }),
  'P-15 stopped, phone': (visit) =>
    StoppedPage({ visit, code, contact: { kind: 'phone', value: '0990000482' } }),
  'P-15 stopped, mail': (visit) =>
    StoppedPage({ visit, code, contact: { kind: 'mail', value: 'maria@empresa.example' } }),
  'P-15 unknown': (visit) => NoticeOverPage({ visit, why: 'noticeUnknown' }),
  'P-15 used': (visit) => NoticeOverPage({ visit, why: 'noticeUsed' }),
  'P-15 expired': (visit) => NoticeOverPage({ visit, why: 'noticeExpired', expiredAt: testNow }),
  'P-16': (visit) => WaysPage({ visit, door }),
  'P-16 at a centre': (visit) =>
    WaysPage({ visit, standing, door: { href: `/caso/${code}`, words: 'p96.resume' } }),
  'P-16 with a case': (visit) => WaysPage({ visit, standing }),
  'P-70': (visit) => FirstKeyPage({ visit, formNumber, time: { from: 'estimate', usual: 1, slow: 5 } }),
  'P-70 with a case': (visit) =>
    FirstKeyPage({
      visit,
      formNumber,
      time: { from: 'cases', count: 20, median: 90_000, slow: 400_000 },
      confirmed: { caseCode: code },
      exists: { href: '/enlace' },
      notAgreed: true,
    }),
  'P-20 suspended': (visit) => RucNotActivePage({ visit, state: 'suspended', caseCode: code, door }),
  'P-20 closed': (visit) => RucNotActivePage({ visit, state: 'cancelled', door }),
  'P-22': (visit) => NoMailPage({ visit, caseCode: code, door }),
  'P-23': (visit) => RepresentativePage({ visit, door }),
  'P-24': (visit) => KeyBlockedPage({ visit, blockedAt: testNow, door }),
}

describe.each(langs)('every page around the flow, in %s', (lang) => {
  it.each(Object.entries(pages))('%s is sound HTML with one heading', async (_name, page) => {
    const html = String(page(testVisit(lang, '/tramite')))
    expect(await htmlFindings(html)).toEqual([])
    expect(html.match(/<h1/g)).toHaveLength(1)
    // Every problem of the summary leads to a field that is there and says the same words.
    const summary = /error-summary__list">(.*?)<\/ul>/.exec(html)?.[1] ?? ''
    for (const [, field = '', words = ''] of summary.matchAll(/<a href="#(\w+)">([^<]*)</g)) {
      expect(html).toMatch(new RegExp(` id="${field}"`))
      expect(html.split(words).length).toBeGreaterThan(2)
    }
    expect(html.includes('<title>Error: ')).toBe(summary !== '')
  })
})

describe('the question of the errand', () => {
  it('leads every answer to a place, and those of a later release to a row of the other ways', () => {
    const html = String(ErrandPage({ visit: testVisit('es'), formNumber }))
    const offered = [...html.matchAll(/name="necesita" type="radio" value="(\w+)"/g)].map(
      ([, value]) => value,
    )
    expect(offered).toEqual(Object.keys(errandPlaces))
    for (const place of Object.values(errandPlaces)) {
      const [, anchor] = place.split('#')
      if (anchor !== undefined) expect(ways).toContain(anchor)
    }
  })

  it('takes nothing that is not one of its answers', () => {
    expect(readErrand('recover')).toBe('recover')
    expect([readErrand('toString'), readErrand(''), readErrand(['recover'])]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('the start page', () => {
  it('has a door to everything that needs no case: the forecast, the certificate, the assistant', () => {
    const html = String(StartPage({ visit: testVisit('es') }))
    for (const href of [
      '/pronostico',
      '/certificado/pedir',
      '/ayuda/que-me-pasa',
      '/caso',
      '/aviso',
      '/entrar',
    ])
      expect(html).toContain(`href="${href}"`)
  })
})

describe('the other ways', () => {
  it('leave nobody in front of words alone: what can be done today has a door in its own row', () => {
    const html = String(WaysPage({ visit: testVisit('es'), door }))
    for (const way of ways.filter(isToday).filter((one) => wayWords[one].soon === undefined)) {
      const row = new RegExp(`<section aria-labelledby="${way}">(.*?)</section>`, 's').exec(html)?.[1] ?? ''
      expect(/<a [^>]*href="\/|<form /.test(row), way).toBe(true)
    }
  })

  it('lists every way, and without a case says of none that it is closed', () => {
    const html = String(WaysPage({ visit: testVisit('es') }))
    for (const way of ways) expect(html).toContain(` id="${way}"`)
    expect(html).not.toContain('No disponible')
  })

  it('puts what is closed for a case last, says why, and offers no button to it', () => {
    const html = String(WaysPage({ visit: testVisit('es'), standing }))
    expect(html.indexOf('id="online"')).toBeGreaterThan(html.indexOf('id="household"'))
    expect(html).toContain(
      'No disponible: las preguntas están suspendidas hasta el miércoles 25 de noviembre',
    )
    expect(html).not.toContain('Empezar en línea')
  })

  it('says what can be done today before everything else, and asks for papers only of whom they concern', () => {
    const html = String(WaysPage({ visit: testVisit('es') }))
    const places = [
      'Lo que puede hacer hoy',
      'id="online"',
      'id="sign"',
      'id="office"',
      'Lo que todavía',
      'id="bio"',
    ]
    expect(places.map((words) => html.indexOf(words))).toEqual(
      places.map((words) => html.indexOf(words)).toSorted((a, b) => a - b),
    )
    expect(html).not.toMatch(/<details[^>]* open/)
    const best = String(WaysPage({ visit: testVisit('es'), standing: { ...standing, best: 'firstKey' } }))
    expect(best.match(/<details[^>]* open/g)).toHaveLength(1)
  })

  it('says a reason once for all the ways that it closes', () => {
    const closed = Object.fromEntries(recoveryWays.map((way) => [way, { is: 'attended' }] as const))
    const html = String(WaysPage({ visit: testVisit('es'), standing: { ...standing, closed } }))
    expect(html.split('No disponible: ')).toHaveLength(2)
    for (const way of ways) expect(html).toContain(` id="${way}"`)
  })

  it('has a door even where every way is closed', () => {
    const closed = Object.fromEntries(recoveryWays.map((way) => [way, { is: 'frozen' }] as const))
    const html = String(WaysPage({ visit: testVisit('es'), standing: { ...standing, closed } }))
    expect(html).toMatch(
      /Lo que puede hacer hoy<\/h2><p[^>]*>Una persona debe revisar este caso[^<]* llame al /,
    )
  })
})

describe('the page of a notice', () => {
  it('keeps a token that was sent with a problem, and then asks for no code', () => {
    const token = 'A'.repeat(27)
    const html = String(
      NoticePage({
        visit: testVisit('es'),
        formNumber,
        reference,
        typed: { token, codigo: '', contacto: 'x' },
        errors: [{ field: 'contacto', key: 'p15.err.contact' }],
      }),
    )
    expect(html).toContain(`name="token" value="${token}"`)
    expect(html).not.toContain('name="codigo"')
  })

  it('shows of a contact only enough to know it again', () => {
    const html = String(
      StoppedPage({
        visit: testVisit('es'),
        code,
        contact: { kind: 'mail', value: 'maria@empresa.example' },
      }),
    )
    expect(html).toContain('m•••••a@e•••••.example')
    expect(html).not.toContain('maria@')
  })
})
