import type { FastifyInstance } from 'fastify'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { findAtDesk, type CaseViewDeps } from '../app/case-view.ts'
import { searchReasons, seekCases, soughtBy, type SearchDeps } from '../app/search.ts'
import { isWithinReach } from '../domain/reach.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { SearchPage } from './search-page.tsx'

export interface SearchRoutesDeps extends SearchDeps, Pick<CaseViewDeps, 'cases' | 'desk'> {
  readonly gate: DeskGate
}

/**
 * S-14. Kept from the rule that a form answers with an address: what is looked for is the number of a person, which
 * belongs in no address, in no history of a browser and in no log of a proxy, and a search changes nothing that a
 * reload could do twice. So the answer is the page itself, and only a case that was found by its code has an address.
 * Sent again, by a reload or by the way back that browsers ask about, it reads anew and shows anew: that is a second
 * look, for the same reason, and the log has it as one.
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
    const found = await seekCases(deps, sought, who, reason)
    // A case that runs online has no page here: it is told like one that nobody has.
    const at = sought.is === 'code' ? await findAtDesk(deps, sought.value) : undefined
    if (at !== undefined && isWithinReach(who, at.desk))
      return seeOther(reply, casePath(deskRoutes.case, at.loaded.code))
    if (at !== undefined) return html(reply, SearchPage({ visit, found: { ...found, elsewhere: 1 } }))
    return html(reply, SearchPage({ visit, found }))
  })
}
