import type { FastifyInstance } from 'fastify'
import { parseCaseCode } from '../../kernel/case-code.ts'
import { readRef } from '../../links/domain/token.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import { reportFromNotice, reportFromPage, type ReportDeps } from '../app/report.ts'
import { readNoticeAnswer, readPageReport } from './report-form.ts'
import { NoticeOverPage, NoticePage, ReportPage, ReportReceivedPage, StoppedPage } from './report-pages.tsx'

export interface ReportRoutesDeps {
  readonly report: ReportDeps
  readonly limits: NetworkLimits
  /** A demonstration takes its own numbers only. */
  readonly syntheticOnly: boolean
}

/** P-15. The public form is limited by network; the stop from a notice never is: its token is proof enough. */
export const reportRoutes = (deps: ReportRoutesDeps) => (app: FastifyInstance) => {
  app.get('/aviso', async ({ visit }, reply) =>
    html(reply, ReportPage({ visit, formNumber: visit.formNumber('report') })),
  )

  app.post('/aviso', async ({ visit, body }, reply) => {
    const raw = takeFields(body, ['f', 'ruc', 'contacto'])
    visit.checkForm(raw.f, 'report')
    const typed = { ruc: raw.ruc.slice(0, 100), contacto: raw.contacto.slice(0, 300) }
    const read = readPageReport(typed, deps)
    if (!read.ok) {
      return html(
        reply,
        ReportPage({ visit, formNumber: visit.formNumber('report'), typed, errors: read.detail }),
        422,
      )
    }
    await withinLimit(deps.limits, ['report', visit.network], () => reportFromPage(deps.report, read.value))
    return seeOther(reply, '/aviso/recibido')
  })

  app.get('/aviso/recibido', async ({ visit }, reply) => html(reply, ReportReceivedPage({ visit })))

  app.get<{ Params: { ref: string } }>('/aviso/:ref', async ({ visit, params }, reply) => {
    const reference = readRef(params.ref)
    if (reference === undefined) return html(reply, NoticeOverPage({ visit, why: 'noticeUnknown' }), 410)
    return html(reply, NoticePage({ visit, reference, formNumber: visit.formNumber('stop') }))
  })

  app.post<{ Params: { ref: string } }>('/aviso/:ref', async ({ visit, params, body }, reply) => {
    const raw = takeFields(body, ['f', 'token', 'codigo', 'contacto'])
    visit.checkForm(raw.f, 'stop')
    const reference = readRef(params.ref)
    if (reference === undefined) return html(reply, NoticeOverPage({ visit, why: 'noticeUnknown' }), 410)
    const typed = { token: raw.token, codigo: raw.codigo.slice(0, 100), contacto: raw.contacto.slice(0, 300) }
    const again = (errors: Parameters<typeof NoticePage>[0]['errors']) =>
      html(
        reply,
        NoticePage({
          visit,
          reference,
          formNumber: visit.formNumber('stop'),
          typed,
          ...(errors && { errors }),
        }),
        422,
      )
    const read = readNoticeAnswer(typed)
    if (!read.ok) return again(read.detail)
    const done = await reportFromNotice(deps.report, { ref: reference, ...read.value })
    if (done.ok) {
      const { code } = done.value
      // Signed for this browser: nobody can send someone to this page with a code of their own.
      return seeOther(reply, `/aviso/detenido/${code}?f=${visit.formNumber(`stopped:${code}`)}`)
    }
    if (done.code === 'codeMismatch') return again([{ field: 'codigo', key: 'p11.mailCode.err.bad' }])
    return html(reply, NoticeOverPage({ visit, why: done.code, expiredAt: done.detail }), 410)
  })

  app.get<{ Params: { code: string }; Querystring: { f?: unknown } }>(
    '/aviso/detenido/:code',
    async ({ visit, params, query }, reply) => {
      const code = parseCaseCode(params.code)
      if (!code.ok) throw new CodedRefusal('pageNotFound')
      visit.checkForm(typeof query.f === 'string' ? query.f : '', `stopped:${code.value}`)
      const report = await deps.report.reports.contactOf(code.value)
      if (report === undefined) throw new CodedRefusal('pageNotFound')
      return html(reply, StoppedPage({ visit, code: code.value, contact: report.contact }))
    },
  )
}
