import { describe, expect, it } from 'vitest'
import { langs } from '../../kernel/lang.ts'
import { days, plus } from '../../kernel/time.ts'
import { htmlFindings } from '../../../test/support/valid-html.ts'
import { testNow, testVisit } from '../../../test/support/visit.ts'
import { testApp, testBrowser } from '../../../test/support/web.ts'
import type { Html } from '../ui/jsx-runtime.ts'
import type { Visit } from './context.ts'
import { AccessibilityPage, PrivacyPage, staticRoutes, TermsPage } from './static-pages.tsx'
import { StatusPage, type ComponentStatus } from './status-page.tsx'

const components: readonly ComponentStatus[] = [
  { component: 'service', state: 'ok', since: plus(testNow, -days(3)) },
  { component: 'mail', state: 'slow', since: testNow },
  { component: 'civil', state: 'down', since: testNow },
]

const pages: Readonly<Record<string, (visit: Visit) => Html>> = {
  '/accesibilidad': (visit) => AccessibilityPage({ visit }),
  '/privacidad': (visit) => PrivacyPage({ visit, caseKeepDays: 90 }),
  '/terminos': (visit) => TermsPage({ visit }),
  '/estado': (visit) => StatusPage({ visit, components, mailSeconds: 12 }),
}

describe.each(langs)('every page that only says something, in %s', (lang) => {
  it.each(Object.entries(pages))('%s is sound HTML with one heading', async (path, page) => {
    const html = String(page(testVisit(lang, path)))
    expect(await htmlFindings(html)).toEqual([])
    expect(html.match(/<h1/g)).toHaveLength(1)
  })
})

describe('the state of the service', () => {
  it('is a word, with its time, and with its day when that is another one', () => {
    const html = String(StatusPage({ visit: testVisit('es'), components, mailSeconds: null }))
    expect(html).toContain('Este servicio: Funciona con normalidad, desde las 10:42 (21/11/2026)')
    expect(html).toContain('Registro Civil: No funciona, desde las 10:42<')
    expect(html).not.toContain('9 de cada 10')
    const fast = String(StatusPage({ visit: testVisit('es'), components, mailSeconds: 1 }))
    expect(fast).toContain('en menos de 1 segundo.')
  })
})

describe('the routes', () => {
  const state = (status: () => Promise<readonly ComponentStatus[]>) =>
    testApp(staticRoutes({ caseKeepDays: 90, status, mailSeconds: () => 12 }))

  it('answer at every address of the footer and of the help block', async () => {
    const browser = testBrowser(await state(() => Promise.resolve(components)))
    for (const path of Object.keys(pages)) expect((await browser.get(path)).statusCode).toBe(200)
  })

  it('say that the service is out, rather than nothing, when nobody knows how it is', async () => {
    const browser = testBrowser(await state(() => Promise.reject(new Error('no database'))))
    const answer = await browser.get('/estado')
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('Este servicio: No funciona, desde las 10:42')
  })
})

describe('the privacy page', () => {
  it('names the place to ask, or else the phone', () => {
    const rightsDesk = { href: '/derechos', text: 'la página de sus datos' }
    const html = String(PrivacyPage({ visit: testVisit('es'), caseKeepDays: 90, rightsDesk }))
    expect(html).toContain('en <a href="/derechos" class="govuk-link">la página de sus datos</a>.')
    expect(String(PrivacyPage({ visit: testVisit('es'), caseKeepDays: 90 }))).toContain(
      'href="tel:1800000000"',
    )
  })
})
