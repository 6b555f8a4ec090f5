import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { SeenCaseDeps } from '../../../cases/web/seen-case.ts'
import type { SheetPrinter } from '../../../platform/ui/sheet.ts'
import { html, seeOther } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import { parseCity } from '../domain/letter.ts'
import { caseUnderway } from './case-underway.ts'
import { LetterPage, type LetterPageProps } from './letter-page.tsx'
import { letterLang, letterSheet, letterWords, type LetterFrame } from './letter-words.ts'
import { printed } from './printed.ts'

export interface LetterRoutesDeps extends SeenCaseDeps {
  readonly letter: LetterFrame
  readonly print: SheetPrinter
}

/** P-92, for the browser of a case that is open. The letter is made anew each time and kept nowhere. */
export const letterRoutes = (deps: LetterRoutesDeps) => (app: FastifyInstance) => {
  const page = (
    { visit }: FastifyRequest,
    loaded: LoadedCase,
    shown: Pick<LetterPageProps, 'city' | 'error' | 'letter'>,
  ) =>
    LetterPage({ visit, code: loaded.code, formNumber: visit.formNumber(`letter:${loaded.code}`), ...shown })

  app.get('/caso/:code/carta', async (request, reply) => {
    const loaded = await caseUnderway(deps, request)
    const { browser, lang } = request.visit
    const city = browser.letterCity
    if (city === undefined) return html(reply, page(request, loaded, { city: '' }))
    const inLang = (one: typeof lang) => letterWords(deps.letter, loaded, { city, at: loaded.now, lang: one })
    const letter = {
      printed: inLang(letterLang),
      translated: lang === letterLang ? undefined : inLang(lang),
    }
    return html(reply, page(request, loaded, { city, letter }))
  })

  app.post('/caso/:code/carta', async (request, reply) => {
    const { visit } = request
    const loaded = await caseUnderway(deps, request)
    const { f, ciudad } = takeFields(request.body, ['f', 'ciudad'])
    visit.checkForm(f, `letter:${loaded.code}`)
    const city = parseCity(ciudad)
    if (!city.ok) return html(reply, page(request, loaded, { city: ciudad, error: city.code }), 422)
    visit.carry({ letterCity: city.value })
    return seeOther(reply, `/caso/${loaded.code}/carta`)
  })

  app.get('/caso/:code/carta.pdf', async (request, reply) => {
    const loaded = await caseUnderway(deps, request)
    const city = request.visit.browser.letterCity
    if (city === undefined) return seeOther(reply, `/caso/${loaded.code}/carta`)
    const { now: at } = loaded
    const words = letterWords(deps.letter, loaded, { city, at, lang: letterLang })
    return printed(reply, `carta-${loaded.code}.pdf`, await deps.print(letterSheet(deps.letter, words, at)))
  })
}
