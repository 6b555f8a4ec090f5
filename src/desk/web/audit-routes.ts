import type { FastifyInstance } from 'fastify'
import { html } from '../../platform/web/context.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import { exportLog, lookAtLog, type ReadLogDeps } from '../app/read-log.ts'
import { csvText } from '../domain/csv.ts'
import { readLogView } from '../domain/log-view.ts'
import { AuditPage } from './audit-page.tsx'
import type { DeskGate } from './desk-gate.ts'
import { deskRoutes } from './desk-paths.ts'
import { actWords, reasonWords, whoWords } from './told-acts.ts'

export interface AuditRoutesDeps extends ReadLogDeps {
  readonly gate: DeskGate
}

type Asked = { Querystring: Record<string, unknown> }

/** S-21: the log as an auditor reads it. */
export const auditRoutes = (deps: AuditRoutesDeps) => (app: FastifyInstance) => {
  const { gate } = deps

  app.get<Asked>(deskRoutes.audit, async (request, reply) => {
    const who = await gate.toSee(request, 'auditLog')
    const { visit, query } = request
    const view = readLogView(query)
    const verdict = query['cadena'] === 'si' ? await deps.verify() : undefined
    const [{ lines, next }, members] = await Promise.all([lookAtLog(deps, view, who.id), deps.members()])
    const mayExport = mayDo(who.roles, 'exportAuditLog')
    return html(reply, AuditPage({ visit, view, lines, next, members, mayExport, verdict }))
  })

  app.get<Asked>(deskRoutes.auditFile, async (request, reply) => {
    const who = await gate.toDo(request, 'exportAuditLog')
    const { t } = request.visit
    const lines = await exportLog(deps, readLogView(request.query), who.id)
    const text = csvText([
      [
        t('s21.place'),
        t('s05.history.when'),
        t('s05.history.what'),
        t('s05.history.who'),
        t('s21.case'),
        t('s05.history.why'),
      ],
      ...lines.map((line) => [
        `${line.place.lane}/${line.place.seq}`,
        new Date(line.at).toISOString(),
        actWords(line.act, t),
        whoWords(line, t),
        line.caseCode ?? '',
        reasonWords(line, t),
      ]),
    ])
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="registro.csv"')
      .send(text)
  })
}
