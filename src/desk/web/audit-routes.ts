import type { FastifyInstance } from 'fastify'
import { html } from '../../platform/web/context.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import { exportLog, type ExportLogDeps } from '../app/export-log.ts'
import { cutOfExport, lookAtLog } from '../app/read-log.ts'
import { readLogView } from '../domain/log-view.ts'
import { AuditPage } from './audit-page.tsx'
import type { DeskGate } from './desk-gate.ts'
import { deskRoutes } from './desk-paths.ts'
import { logFile } from './log-file.ts'

export interface AuditRoutesDeps extends ExportLogDeps {
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
    const file = mayDo(who.roles, 'exportAuditLog') ? { cut: await cutOfExport(deps, view) } : null
    return html(reply, AuditPage({ visit, view, lines, next, members, file, verdict }))
  })

  app.get<Asked>(deskRoutes.auditFile, async (request, reply) => {
    const who = await gate.toDo(request, 'exportAuditLog')
    const { t, now } = request.visit
    const text = await exportLog(deps, readLogView(request.query), who, now, (lines, facts) =>
      logFile(lines, facts, t),
    )
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="registro.csv"')
      .send(text)
  })
}
