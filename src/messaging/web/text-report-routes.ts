import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../kernel/time.ts'
import type { ReportCheck, ReportStore } from '../app/text-report.ts'
import { readTextReport } from '../domain/text-report.ts'

export const textReportPath = '/avisos/sms'

/** Octets of a report that are read at most. */
const longestReport = 4_096

export interface TextReportDeps {
  readonly check: ReportCheck
  readonly reports: ReportStore
  readonly clock: Clock
}

/**
 * Where the gateway says what became of a message. No browser comes here: the signature decides, before a word of the
 * body is read. A report that was signed and says nothing we know is taken and changes nothing, or it would come
 * again for ever; whether a message exists is told to nobody.
 */
export const textReportRoutes =
  ({ check, reports, clock }: TextReportDeps) =>
  (app: FastifyInstance): void => {
    void app.register((own, _options, done) => {
      own.addContentTypeParser(
        'application/json',
        { parseAs: 'buffer', bodyLimit: longestReport },
        (_request, body, parsed) => parsed(null, body),
      )
      own.post(textReportPath, async ({ body, headers }, reply) => {
        const said = { time: one(headers['x-clavero-time']), signature: one(headers['x-clavero-signature']) }
        if (!Buffer.isBuffer(body) || !check(said, body, clock())) return reply.code(403).send()
        const report = readTextReport(body.toString('utf8'))
        if (report !== undefined) await reports.report(report)
        return reply.code(204).send()
      })
      done()
    })
  }

const one = (header: string | string[] | undefined): string => (typeof header === 'string' ? header : '')
