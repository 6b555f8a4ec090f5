import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AttendedPath } from '../../policy/paths.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { isAtCounter } from '../app/choose-way.ts'
import { askFirstKey, type FirstKeyDeps } from '../app/first-key.ts'
import type { LoadedCase } from '../app/ports.ts'
import { hasShown } from '../domain/shown.ts'
import { isOpen } from '../domain/transition.ts'
import { wayTime, type TimesTaken } from '../domain/way-time.ts'
import { ownOf, type CurrentCase } from './current-case.ts'
import { agreementIn, FirstKeyPage } from './first-key-page.tsx'
import { pageOf } from './journey.ts'

export interface FirstKeyRoutesDeps {
  readonly current: CurrentCase
  readonly ask: FirstKeyDeps
  timesTaken(path: AttendedPath): Promise<TimesTaken | undefined>
}

const act = 'firstKey'

/** P-70. Whether the employer has a key already is told to nobody who has not answered (ATK-18). */
export const firstKeyRoutes = (deps: FirstKeyRoutesDeps) => (app: FastifyInstance) => {
  const openOf = async (request: FastifyRequest): Promise<LoadedCase | undefined> => {
    const loaded = await ownOf(deps.current, request)
    return loaded !== undefined && isOpen(loaded.case.state) ? loaded : undefined
  }
  const page = async (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    loaded?: LoadedCase,
    notAgreed = false,
  ) => {
    const time = wayTime('firstKey', await deps.timesTaken('firstKey'), deps.ask.policy)
    const view = FirstKeyPage({
      visit,
      formNumber: visit.formNumber(act, loaded?.version),
      time,
      confirmed: loaded === undefined ? undefined : { caseCode: loaded.code },
      exists:
        loaded !== undefined && hasShown(loaded.case) && loaded.employerFacts.hasKey
          ? { href: pageOf(loaded) }
          : undefined,
      notAgreed,
    })
    return html(reply, view, notAgreed ? 422 : 200)
  }

  app.get('/primera-clave', async (request, reply) => {
    const loaded = await openOf(request)
    if (loaded !== undefined && isAtCounter(loaded.case)) return seeOther(reply, `/caso/${loaded.code}`)
    return page(request, reply, loaded)
  })

  app.post('/primera-clave', async (request, reply) => {
    const { visit } = request
    const { f, acuerdo } = takeFields(request.body, ['f', 'acuerdo'])
    const loaded = await openOf(request)
    const verdict = visit.checkForm(f, act, loaded?.version)
    if (loaded === undefined) {
      visit.carry({ errand: 'firstKey' })
      return seeOther(reply, '/empresa')
    }
    if (isAtCounter(loaded.case)) return seeOther(reply, `/caso/${loaded.code}/documentos`)
    if (verdict === 'stale') return seeOther(reply, '/primera-clave')
    if (acuerdo !== 'si') return page(request, reply, loaded, true)
    const asked = await askFirstKey(deps.ask, loaded.case.id, agreementIn(visit))
    // Stopped by a report, or pressed twice at once: the pages say how it stands.
    if (asked.ok) return seeOther(reply, `/caso/${loaded.code}/documentos`)
    const now = await deps.current(request)
    return seeOther(reply, isAtCounter(now.case) ? `/caso/${now.code}/documentos` : pageOf(now))
  })
}
