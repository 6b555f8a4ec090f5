import type { FastifyInstance } from 'fastify'
import type { CalendarStore } from '../../centres/app/calendar-ports.ts'
import type { LineStore } from '../../appointments/app/line-ports.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { findAtDesk, type CaseAtDesk, type CaseViewDeps } from '../app/case-view.ts'
import { receiveCase } from '../app/keep-reach.ts'
import type { DeskCaseStore } from '../app/ports.ts'
import { isWithinReach } from '../domain/reach.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { scannedCode } from '../domain/scanned-code.ts'
import { seekCases, type SearchDeps } from '../app/search.ts'
import { agendaRoutes } from './agenda-paths.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { receivingAt } from './received-routes.ts'
import { ReceptionPage } from './reception-page.tsx'

export interface ReceptionRoutesDeps extends CaseViewDeps, SearchDeps {
  readonly gate: DeskGate
  readonly desk: Pick<DeskCaseStore, 'loadDeskCase' | 'receive'>
  readonly line: Pick<LineStore, 'turnoOf'>
  readonly calendars: Pick<CalendarStore, 'load'>
}

/** S-04. A scanner types what it reads and presses Enter. */
export const receptionRoutes = (deps: ReceptionRoutesDeps) => (app: FastifyInstance) => {
  // Who works for the whole institution receives at no centre: the case stays where it is.
  const received = async (who: OnDuty, at: CaseAtDesk): Promise<CaseAtDesk | undefined> => {
    const { centreId } = who
    if (centreId === null) return at
    await receiveCase(deps, { id: who.id, centreId }, at)
    return findAtDesk(deps, at.loaded.code)
  }

  app.get(deskRoutes.reception, async (request, reply) => {
    await deps.gate.toDo(request, 'servePeople')
    return html(reply, ReceptionPage({ visit: request.visit }))
  })

  app.post(deskRoutes.reception, async (request, reply) => {
    const who = await deps.gate.toDo(request, 'servePeople')
    const { visit } = request
    const { f, codigo } = takeFields(request.body, ['f', 'codigo'], 500)
    visit.checkForm(f, 'deskReception')
    const code = scannedCode(codigo)
    if (code !== undefined) {
      await seekCases(deps, { is: 'code', value: code }, who, 'present')
      const found = await findAtDesk(deps, code)
      const at = found && (await received(who, found))
      if (at !== undefined && isWithinReach(who, at.desk)) {
        // Where people are received by a line, whoever comes joins it; elsewhere the case is what there is to do.
        const isLined = (await receivingAt(deps, who, at)) !== undefined
        return seeOther(reply, casePath(isLined ? agendaRoutes.received : deskRoutes.case, code))
      }
      if (at !== undefined) return html(reply, ReceptionPage({ visit, wrong: 'elsewhere' }), 422)
    }
    return html(reply, ReceptionPage({ visit, wrong: 'none' }), 422)
  })
}
