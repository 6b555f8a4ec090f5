import type { FastifyInstance } from 'fastify'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { searchReasons, seekCases, soughtBy, type SearchDeps } from '../app/search.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { SearchPage } from './search-page.tsx'

export interface SearchRoutesDeps extends SearchDeps {
  readonly gate: DeskGate
}

/**
 * S-14. What is looked for travels in the body of a form, never in an address that somebody keeps; so its answer
 * is the page itself. Sent twice it looks twice, and the log says so.
 */
export const searchRoutes = (deps: SearchRoutesDeps) => (app: FastifyInstance) => {
  app.get(deskRoutes.search, async (request, reply) => {
    await deps.gate.toSee(request, 'cases')
    return html(reply, SearchPage({ visit: request.visit }))
  })

  app.post(deskRoutes.search, async (request, reply) => {
    const who = await deps.gate.toSee(request, 'cases')
    const { visit } = request
    const { f, q, motivo } = takeFields(request.body, ['f', 'q', 'motivo'], 200)
    visit.checkForm(f, 'deskSearch')
    const sought = soughtBy(q)
    const reason = searchReasons.find((each) => each === motivo)
    if (sought.is === 'nothing' || reason === undefined) {
      const errors = { q: sought.is === 'nothing', motivo: reason === undefined }
      return html(reply, SearchPage({ visit, errors }), 422)
    }
    const found = await seekCases(deps, sought, who.id, reason)
    if (sought.is === 'code' && (await deps.cases.findByCode(sought.value)) !== undefined)
      return seeOther(reply, casePath(deskRoutes.case, sought.value))
    return html(reply, SearchPage({ visit, found }))
  })
}
