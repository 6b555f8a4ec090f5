import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { days, plus } from '../../kernel/time.ts'
import type { Policy } from '../../policy/policy.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { LoadedCase } from '../app/ports.ts'
import type { Referral } from '../domain/case.ts'
import type { CurrentCase } from './current-case.ts'
import { pageOf } from './journey.ts'
import { KeyBlockedPage, NoMailPage, RepresentativePage, RucNotActivePage } from './referral-pages.tsx'
import type { CaseWays, ClosedReason } from './ways-page.tsx'
import type { Way } from './ways.ts'

/** P-20, P-22, P-23 and P-24: a specific reason, shown only to whom the case has shown itself to belong (ATK-16). */
export const referralRoutes = (deps: { readonly current: CurrentCase }) => (app: FastifyInstance) => {
  const only =
    (
      reasons: readonly Referral[],
      view: (request: FastifyRequest, loaded: LoadedCase, reason: Referral) => Html,
    ) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const loaded = await deps.current(request)
      const { state } = loaded.case
      if (state.is !== 'referred' || !reasons.includes(state.reason)) return seeOther(reply, pageOf(loaded))
      return html(reply, view(request, loaded, state.reason))
    }

  app.get(
    '/ruc-no-activo',
    only(['rucSuspended', 'rucCancelled'], ({ visit }, { code }, reason) =>
      RucNotActivePage({
        visit,
        caseCode: code,
        state: reason === 'rucSuspended' ? 'suspended' : 'cancelled',
      }),
    ),
  )
  app.get(
    '/sin-correo',
    only(['noMail'], ({ visit }, { code }) => NoMailPage({ visit, caseCode: code })),
  )
  app.get(
    '/bloqueada',
    only(['blocked'], ({ visit }, loaded) =>
      KeyBlockedPage({ visit, caseCode: loaded.code, blockedAt: loaded.employer.blockedAt ?? loaded.now }),
    ),
  )
  app.get('/representante', async (request, reply) => {
    const { visit } = request
    return html(reply, RepresentativePage({ visit }))
  })
}

/** Which ways a case has closed, and why (P-16). Nothing is said that the case has not yet earned. */
export function waysOf(loaded: LoadedCase, policy: Policy): CaseWays {
  const { state } = loaded.case
  const closed: Partial<Record<Way, ClosedReason>> = {}
  if (state.is === 'suspended') closed.online = { is: 'suspended', until: state.until }
  if (state.is === 'referred') {
    const why = closedBy[state.reason]
    if (why !== undefined) closed.online = { is: why }
  }
  return { caseCode: loaded.code, keptUntil: plus(loaded.case.touchedAt, days(policy.caseKeepDays)), closed }
}

const closedBy: Readonly<Partial<Record<Referral, Exclude<ClosedReason['is'], 'suspended'>>>> = {
  noMail: 'noMail',
  mailRefused: 'noMail',
  thinFile: 'thin',
  noKeyYet: 'noKey',
  blocked: 'blocked',
  rucSuspended: 'ruc',
  rucCancelled: 'ruc',
  // One sentence for all that only staff may explain: the way is closed, and why is not said here.
  attendedOnly: 'attended',
  frozen: 'attended',
}
