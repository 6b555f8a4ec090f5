import type { FastifyInstance } from 'fastify'
import type { AttendedPath } from '../../policy/paths.ts'
import type { Policy } from '../../policy/policy.ts'
import { html, seeOther, type Visit } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { chooseWay, isAtCounter } from '../app/choose-way.ts'
import type { MoveDeps } from '../app/move-case.ts'
import type { LoadedCase } from '../app/ports.ts'
import { wayTime, type TimesTaken } from '../domain/way-time.ts'
import { isOpen } from '../domain/transition.ts'
import { ownOf, type CurrentCase } from './current-case.ts'
import { waysOf } from './ways-of.ts'
import { WaysPage, type CentreDoor } from './ways-page.tsx'
import type { WhyOf } from './why.ts'

export interface WayRoutesDeps {
  readonly policy: Policy
  readonly current: CurrentCase
  readonly move: MoveDeps
  readonly why: WhyOf
  readonly hasAffiliate: boolean
  timesTaken(path: AttendedPath): Promise<TimesTaken | undefined>
}

const act = 'way'

/** The button that goes on at a centre, or where a case that went there stands. */
export function doorOf(visit: Visit, loaded: LoadedCase | undefined): CentreDoor {
  if (loaded !== undefined && isAtCounter(loaded.case))
    return { href: `/caso/${loaded.code}`, words: 'p96.resume' }
  // A first key is agreed to before anything else (P-70).
  if (loaded !== undefined && needsFirstKey(loaded)) return { href: '/primera-clave', words: 'p70.start' }
  return { formNumber: visit.formNumber(act, loaded?.version) }
}

export const needsFirstKey = ({ case: { state } }: LoadedCase): boolean =>
  state.is === 'referred' && state.reason === 'noKeyYet'

/** P-16, and the one button to a centre that all pages of a dead end share. */
export const wayRoutes = (deps: WayRoutesDeps) => (app: FastifyInstance) => {
  app.get('/otras-formas', async (request, reply) => {
    const { visit } = request
    const loaded = await ownOf(deps.current, request)
    const standing = loaded === undefined ? undefined : waysOf(loaded, deps.policy)
    const why = loaded === undefined ? undefined : await deps.why(visit, loaded, '/otras-formas')
    const officeTime = wayTime('inPerson', await deps.timesTaken('inPerson'), deps.policy)
    const { hasAffiliate } = deps
    return html(
      reply,
      WaysPage({ visit, standing, door: doorOf(visit, loaded), officeTime, why, hasAffiliate }),
    )
  })

  app.post('/otras-formas', async (request, reply) => {
    const { visit } = request
    const { f } = takeFields(request.body, ['f'])
    const loaded = await ownOf(deps.current, request)
    const verdict = visit.checkForm(f, act, loaded?.version)
    // Nothing is kept about anybody before both registries confirmed the pair: the numbers are asked for first (I-22).
    if (loaded === undefined || !isOpen(loaded.case.state)) {
      visit.carry({ errand: 'centre' })
      return seeOther(reply, '/empresa')
    }
    if (needsFirstKey(loaded)) return seeOther(reply, '/primera-clave')
    const papers = `/caso/${loaded.code}/documentos`
    if (verdict === 'stale') return seeOther(reply, isAtCounter(loaded.case) ? papers : '/otras-formas')
    const chosen = await chooseWay(deps.move, loaded.case.id)
    // Pressed twice at once, the second finds it done.
    const there = chosen.ok || (await deps.current(request).then((now) => isAtCounter(now.case)))
    return seeOther(reply, there ? papers : '/otras-formas')
  })
}
