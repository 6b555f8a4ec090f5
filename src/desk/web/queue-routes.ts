import type { FastifyInstance } from 'fastify'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { mayDo, maySee } from '../../staff/domain/roles.ts'
import { casesInHand, exportQueue, lookAtQueue, takeNextCase, type QueueDeps } from '../app/queue.ts'
import { readQueueView } from '../domain/queue-view.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { queueFile } from './queue-file.ts'
import { QueuePage } from './queue-page.tsx'

export interface QueueRoutesDeps extends QueueDeps {
  readonly gate: DeskGate
}

type Asked = { Querystring: Record<string, unknown> }

/** S-02: the queue, its file, and the button that takes what is most urgent. */
export const queueRoutes = (deps: QueueRoutesDeps) => (app: FastifyInstance) => {
  const { gate } = deps

  app.get<Asked>(deskRoutes.queue, async (request, reply) => {
    const who = await gate.toSee(request, 'queue')
    const { visit, query } = request
    const view = readQueueView(query)
    return html(
      reply,
      QueuePage({
        visit,
        view,
        found: await lookAtQueue(deps, view, who, visit.now),
        opensCases: maySee(who.roles, 'cases'),
        serves: mayDo(who.roles, 'servePeople'),
        isNoneLeft: query['aviso'] === 'ninguno',
      }),
    )
  })

  app.get<Asked>(deskRoutes.queueFile, async (request, reply) => {
    const who = await gate.toSee(request, 'queue')
    const { visit, query } = request
    const rows = await exportQueue(deps, readQueueView(query), who, visit.now)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="cola.csv"')
      .send(queueFile(rows, visit.now, visit.t))
  })

  app.post(deskRoutes.next, async (request, reply) => {
    const who = await gate.toDo(request, 'servePeople')
    const { f } = takeFields(request.body, ['f'])
    // Sent twice, it takes one case: the second time there is nothing to be said but the queue.
    const { visit } = request
    const inHand = await casesInHand(deps, who, visit.now)
    const taken =
      visit.checkForm(f, 'deskNext', inHand) === 'stale'
        ? ({ is: 'before' } as const)
        : await takeNextCase(deps, who, inHand)
    if (taken.is === 'before') return seeOther(reply, `${deskRoutes.queue}?ver=mine`)
    if (taken.is === 'none') return seeOther(reply, `${deskRoutes.queue}?aviso=ninguno`)
    const loaded = await deps.cases.load(taken.caseId)
    if (loaded === undefined) throw new CodedRefusal('pageNotFound')
    return seeOther(reply, casePath(deskRoutes.case, loaded.code))
  })
}
