import { describe, expect, it } from 'vitest'
import { langs } from '../../../kernel/lang.ts'
import { minutes, plus } from '../../../kernel/time.ts'
import { htmlFindings } from '../../../../test/support/valid-html.ts'
import { testNow, testVisit } from '../../../../test/support/visit.ts'
import { PausePage } from './waiting-views.tsx'

describe.each(langs)('P-05 during a campaign, in %s', (lang) => {
  const visit = testVisit(lang, '/preguntas')
  const html = String(
    PausePage({
      visit,
      until: plus(testNow, minutes(30)),
      pause: minutes(30),
      caseCode: 'CLV-7Q4M-2K9T',
    }),
  )

  it('is sound HTML with one heading', async () => {
    expect(await htmlFindings(html)).toEqual([])
    expect(html.match(/<h1/g)).toHaveLength(1)
  })

  it('says why, that no try is lost, who hears a complaint, and which other ways there are', () => {
    expect(html).toContain(visit.t('p05.pause.why', { plazo: visit.t('g.time.minutes', { n: 30 }) }))
    expect(html).toContain(visit.t('p05.pause.tries'))
    expect(html).toContain(visit.t('p08.contest', { telefonoAyuda: visit.page.theme.phone }))
    for (const href of ['/otras-formas', '/aviso', '/preguntas']) expect(html).toContain(`href="${href}"`)
    expect(html).toContain('CLV-153')
  })

  it('offers as a button what can be done while waiting, not the questions that would lead back here', () => {
    const [button = ''] = html.match(/<a [^>]*govuk-button[^>]*>/g) ?? []
    expect(button).toContain('href="/otras-formas"')
  })
})
