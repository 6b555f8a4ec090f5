import type { FastifyInstance } from 'fastify'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { findAtDesk, type CaseViewDeps } from '../app/case-view.ts'
import { scannedCode } from '../domain/scanned-code.ts'
import { seekCases, type SearchDeps } from '../app/search.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { ReceptionPage } from './reception-page.tsx'

export interface ReceptionRoutesDeps extends CaseViewDeps, SearchDeps {
  readonly gate: DeskGate
}

/** S-04. A scanner types what it reads and presses Enter. */
export const receptionRoutes = (deps: ReceptionRoutesDeps) => (app: FastifyInstance) => {
  app.get(deskRoutes.reception, async (request, reply) => {
    await deps.gate.toDo(request, 'servePeople')
    return html(reply, ReceptionPage({ visit: request.visit, isUnknown: false }))
  })

  app.post(deskRoutes.reception, async (request, reply) => {
    const who = await deps.gate.toDo(request, 'servePeople')
    const { visit } = request
    const { f, codigo } = takeFields(request.body, ['f', 'codigo'], 500)
    visit.checkForm(f, 'deskReception')
    const code = scannedCode(codigo)
    if (code !== undefined) {
      await seekCases(deps, { is: 'code', value: code }, who.id, 'present')
      if ((await findAtDesk(deps, code)) !== undefined)
        return seeOther(reply, casePath(deskRoutes.case, code))
    }
    return html(reply, ReceptionPage({ visit, isUnknown: true }), 422)
  })
}
