import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { html, seeOther } from '../../platform/web/context.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { LoadedCase } from '../app/ports.ts'
import type { Referral } from '../domain/case.ts'
import { ownOf, type CurrentCase } from './current-case.ts'
import { pageOf } from './journey.ts'
import { KeyBlockedPage, NoMailPage, RepresentativePage, RucNotActivePage } from './referral-pages.tsx'
import { doorOf } from './way-routes.ts'
import type { WhyOf } from './why.ts'

export interface ReferralRoutesDeps {
  readonly current: CurrentCase
  readonly why: WhyOf
}

/** P-20, P-22, P-23 and P-24: a specific reason, shown only to whom the case has shown itself to belong (ATK-16). */
export const referralRoutes = (deps: ReferralRoutesDeps) => (app: FastifyInstance) => {
  const only =
    (
      reasons: readonly Referral[],
      view: (request: FastifyRequest, loaded: LoadedCase, reason: Referral, why: Html) => Html,
    ) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const loaded = await deps.current(request)
      const { state } = loaded.case
      if (state.is !== 'referred' || !reasons.includes(state.reason)) return seeOther(reply, pageOf(loaded))
      const why = await deps.why(request.visit, loaded, pageOf(loaded))
      return html(reply, view(request, loaded, state.reason, why))
    }

  app.get(
    '/ruc-no-activo',
    only(['rucSuspended', 'rucCancelled'], ({ visit }, loaded, reason, why) =>
      RucNotActivePage({
        visit,
        why,
        caseCode: loaded.code,
        door: doorOf(visit, loaded),
        state: reason === 'rucSuspended' ? 'suspended' : 'cancelled',
      }),
    ),
  )
  app.get(
    '/sin-correo',
    only(['noMail'], ({ visit }, loaded, _reason, why) =>
      NoMailPage({ visit, why, caseCode: loaded.code, door: doorOf(visit, loaded) }),
    ),
  )
  app.get(
    '/bloqueada',
    only(['blocked'], ({ visit }, loaded, _reason, why) =>
      KeyBlockedPage({
        visit,
        why,
        caseCode: loaded.code,
        door: doorOf(visit, loaded),
        blockedAt: loaded.employer.blockedAt ?? loaded.now,
      }),
    ),
  )
  app.get('/representante', async (request, reply) => {
    const { visit } = request
    const loaded = await ownOf(deps.current, request)
    return html(reply, RepresentativePage({ visit, door: doorOf(visit, loaded) }))
  })
}
