import { describe, expect, it } from 'vitest'
import type { CentreId } from '../../kernel/ids.ts'
import { langs } from '../../kernel/lang.ts'
import { hours, minutes, plus } from '../../kernel/time.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import { htmlFindings } from '../../../test/support/valid-html.ts'
import { testNow, testVisit } from '../../../test/support/visit.ts'
import type { LoadedCase } from '../app/ports.ts'
import type { CaseStatus } from './case-status.ts'
import { CentresPage } from '../../centres/web/centres-page.tsx'
import { CentrePage } from './centre-page.tsx'
import { CasePage, FindCasePage, WithdrawPage, type CasePageProps } from './case-views.tsx'

const code = 'CLV-7Q4M-2K9T'
const formNumber = '0.number'
const loaded = { code, case: { touchedAt: testNow } } as unknown as LoadedCase

const casePage = (visit: Visit, status: CaseStatus, own?: CasePageProps['own']): Html =>
  CasePage({
    visit,
    loaded,
    status,
    own,
    caseKeepDays: 90,
    story: [
      { key: 'p96.ev.linkSent', at: testNow },
      { key: 'p96.ev.created', at: plus(testNow, -minutes(9)) },
    ],
  })
const person: CaseStatus = { turn: 'person', step: 'p96.do.openLink', until: plus(testNow, minutes(3)) }
const all = { resume: '/enlace/enviado', withdraw: true, receipt: false }
const centre = {
  id: 'c' as CentreId,
  name: 'Centro Norte',
  province: 'Galápagos',
  canton: 'Isabela',
  address: 'Calle de la Muestra 1',
  hours: 'Lunes a viernes, de 08:00 a 16:00',
  zone: 'Pacific/Galapagos',
} as const
const way = {
  time: { from: 'cases', count: 31, median: 7_200, slow: 200_000 },
  papers: [
    { name: 'p90.cedula', toSend: false, toBring: true },
    { name: 'p90.ruc', toSend: false, toBring: false },
    { name: 'p90.letter', toSend: true, toBring: false },
  ],
  centre,
} as const
const atCounter = { withdraw: true, receipt: false, way }

const pages: Readonly<Record<string, (visit: Visit) => Html>> = {
  'P-95': (visit) => FindCasePage({ visit, formNumber }),
  'P-95 with both fields wrong': (visit) =>
    FindCasePage({
      visit,
      formNumber,
      typed: { codigo: '"><b>', cedula: 'x' },
      errors: [
        { field: 'codigo', key: 'p95.err.code' },
        { field: 'cedula', key: 'p95.err.ced4' },
      ],
    }),
  'P-95 with nothing found': (visit) =>
    FindCasePage({
      visit,
      formNumber,
      typed: { codigo: code, cedula: '0016' },
      errors: [{ field: 'codigo', key: 'p95.err.none' }],
    }),
  'P-95 without tries': (visit) => FindCasePage({ visit, formNumber, againFrom: plus(testNow, hours(20)) }),
  'P-96 to its owner': (visit) => casePage(visit, person, all),
  'P-96 to another browser': (visit) => casePage(visit, person),
  'P-96 waiting': (visit) => casePage(visit, { turn: 'wait', until: plus(testNow, hours(20)) }, all),
  'P-96 with us': (visit) =>
    casePage(visit, { turn: 'institution', step: 'p96.do.review', until: plus(testNow, hours(20)) }, all),
  'P-96 on the way to a centre': (visit) =>
    casePage(visit, { turn: 'person', step: 'p96.do.papers', until: null }, atCounter),
  'P-96 completed': (visit) =>
    casePage(
      visit,
      { turn: 'person', step: 'p96.do.signIn', until: null },
      { resume: '/clave/lista', withdraw: false, receipt: true },
    ),
  'P-96 withdrawn': (visit) =>
    casePage(visit, { turn: 'nobody', because: 'withdrawn' }, { withdraw: false, receipt: false }),
  'P-96 closed': (visit) => casePage(visit, { turn: 'nobody', because: 'closed' }),
  'P-96 before a centre is chosen': (visit) =>
    casePage(
      visit,
      { turn: 'person', step: 'p96.do.centre', until: null },
      {
        ...atCounter,
        way: { time: { from: 'estimate', usual: 1, slow: 3 }, papers: [], centre: undefined },
      },
    ),
  'the choice of a centre': (visit) =>
    CentrePage({
      visit,
      code,
      formNumber,
      centres: [centre, { ...centre, id: 'd' as CentreId }],
      chosen: 'd',
    }),
  'no centre chosen': (visit) => CentrePage({ visit, code, formNumber, centres: [], nothingChosen: true }),
  'every centre': (visit) => CentresPage({ visit, centres: [centre] }),
  'no centre': (visit) => CentresPage({ visit, centres: [] }),
  withdrawing: (visit) => WithdrawPage({ visit, code, formNumber }),
}

describe.each(langs)('every page of my case, in %s', (lang) => {
  it.each(Object.entries(pages))('%s is sound HTML with one heading', async (_name, page) => {
    const html = String(page(testVisit(lang, '/caso')))
    expect(await htmlFindings(html)).toEqual([])
    expect(html.match(/<h1/g)).toHaveLength(1)
  })
})

describe('the case page', () => {
  const html = (name: string, lang: 'es' | 'en' = 'es') => String(pages[name]?.(testVisit(lang)))

  it('says whose turn it is, until when, and what has happened, newest first', () => {
    const page = html('P-96 to its owner')
    expect(page).toContain('Ahora le toca a usted: abrir el enlace del correo')
    expect(page).toContain('Tiene hasta el martes 24 de noviembre de 2026, a las 10:45.')
    expect(page).toContain('Guardamos este caso hasta el lunes 22 de febrero de 2027.')
    expect(page.indexOf('Se envió un enlace')).toBeLessThan(page.indexOf('Empezó el trámite'))
    expect(html('P-96 with us')).toContain(
      'Ahora nos toca a nosotros: revisar su aviso. Plazo: miércoles 25 de noviembre de 2026.',
    )
    expect(html('P-96 withdrawn', 'en')).toContain('We withdrew your request')
  })

  it('names the way before anybody travels: where, with what, how long others took and who says so', () => {
    const page = html('P-96 on the way to a centre')
    for (const said of ['Centro Norte', 'Calle de la Muestra 1, Isabela', 'hora de Galápagos'])
      expect(page).toContain(said)
    expect(page).toContain('Medido en 31 casos terminados aquí: la mitad tardó hasta 2 horas.')
    expect(page).toContain('9 de cada 10 tardaron hasta 3 días.')
    expect(page).toContain('Cédula original')
    expect(page).not.toContain('Certificado de RUC')
    expect(html('P-96 before a centre is chosen')).toContain('Plazo previsto: de 1 a 3 días laborables.')
  })

  it('lets only its owner go on, withdraw and keep the receipt, and shows everyone else a way', () => {
    expect(html('P-96 to its owner')).toContain('href="/enlace/enviado"')
    expect(html('P-96 to its owner')).toContain(`href="/caso/${code}/retirar"`)
    expect(html('P-96 completed')).toContain(`href="/caso/${code}/comprobante.pdf"`)
    const foreign = html('P-96 to another browser')
    expect(foreign).not.toMatch(/enlace\/enviado|retirar|comprobante/)
    expect(foreign).toContain('href="/empresa"')
  })
})

describe('the look-up', () => {
  it('keeps what was typed, as text', () => {
    const html = String(pages['P-95 with both fields wrong']?.(testVisit('es')))
    expect(html).toContain('value="&quot;&gt;&lt;b&gt;"')
    expect(html).not.toContain('<b>')
  })

  it('marks neither field when nothing was found: neither is known to be the wrong one', () => {
    const html = String(pages['P-95 with nothing found']?.(testVisit('es')))
    expect(html).not.toContain('govuk-input--error')
    expect(html).toContain('No encontramos un caso con esos datos')
  })
})
