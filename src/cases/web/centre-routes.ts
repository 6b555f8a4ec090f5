import type { FastifyInstance } from 'fastify'
import type { CentreStore } from '../../centres/app/ports.ts'
import { isAttendedPath } from '../../policy/paths.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { isOpen } from '../domain/transition.ts'
import { CentrePage } from './centre-page.tsx'
import { ownCase, type SeenCaseDeps } from './seen-case.ts'

export type CentreRoutesDeps = SeenCaseDeps & { readonly centres: CentreStore }

/** Where a case is to be finished (P-41 without an appointment): any centre that is open serves. */
export const centreRoutes = (deps: CentreRoutesDeps) => (app: FastifyInstance) => {
  const attended = async (request: Parameters<typeof ownCase>[1]) => {
    const loaded = await ownCase(deps, request)
    if (!isOpen(loaded.case.state) || !isAttendedPath(loaded.case.path))
      throw new CodedRefusal('pageNotFound')
    return loaded
  }

  app.get('/caso/:code/centro', async (request, reply) => {
    const { visit } = request
    const { code, case: one } = await attended(request)
    const [centres, chosen] = await Promise.all([deps.centres.open(), deps.centres.ofCase(one.id)])
    return html(
      reply,
      CentrePage({
        visit,
        code,
        centres,
        chosen: chosen?.id,
        formNumber: visit.formNumber(`centre:${code}`),
      }),
    )
  })

  app.post('/caso/:code/centro', async (request, reply) => {
    const { visit } = request
    const { code, case: one } = await attended(request)
    const raw = takeFields(request.body, ['f', 'centro'])
    // Sent twice, it chooses the same twice.
    visit.checkForm(raw.f, `centre:${code}`)
    const centres = await deps.centres.open()
    const centre = centres.find(({ id }) => id === raw.centro)
    if (centre !== undefined && (await deps.centres.choose(one.id, centre.id)))
      return seeOther(reply, `/caso/${code}`)
    const formNumber = visit.formNumber(`centre:${code}`)
    return html(reply, CentrePage({ visit, code, centres, formNumber, nothingChosen: true }), 422)
  })
}
