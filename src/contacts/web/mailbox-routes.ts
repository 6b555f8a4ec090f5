import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byCode, codeOf } from '../../kernel/catalogue.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import { answerMailbox, type MailboxCheckDeps } from '../app/mailbox-check.ts'
import { readDigits } from '../domain/code.ts'
import { AnsweredPage, answeredPath, AnswerPage } from './mailbox-pages.tsx'

export interface MailboxRoutesDeps {
  readonly checks: MailboxCheckDeps
  readonly limits: NetworkLimits
}

const refForm = /^[\w-]{12}$/

/**
 * Where whoever reads a registered mailbox answers. They need no key and learn nothing of the employer: the page is
 * the same for every address of its form, whether there is such a mail or not. Opening it does nothing (L-06).
 */
export const mailboxRoutes =
  ({ checks, limits }: MailboxRoutesDeps) =>
  (app: FastifyInstance) => {
    const refIn = ({ params }: FastifyRequest): string => {
      const { ref } = params as { readonly ref: string }
      if (!refForm.test(ref)) throw new CodedRefusal('pageNotFound')
      return ref
    }
    const page = (request: FastifyRequest, reply: FastifyReply, ref: string, isRefused = false) => {
      const { visit } = request
      const view = AnswerPage({ visit, ref, formNumber: visit.formNumber('mailboxAnswer'), isRefused })
      return html(reply, view, isRefused ? byCode(codeOf('mailboxCodeMismatch')).httpStatus : 200)
    }

    app.get(answeredPath, async ({ visit }, reply) => html(reply, AnsweredPage({ visit })))

    app.get('/correo/:ref', async (request, reply) => page(request, reply, refIn(request)))

    app.post('/correo/:ref', async (request, reply) => {
      const { visit } = request
      const ref = refIn(request)
      const raw = takeFields(request.body, ['f', 'codigo'])
      visit.checkForm(raw.f, 'mailboxAnswer')
      const typed = readDigits(raw.codigo)
      if (typed === undefined) return page(request, reply, ref, true)
      const done = await withinLimit(
        limits,
        ['caseLookup', visit.network],
        () => answerMailbox(checks, ref, typed),
        (outcome) => !outcome.ok,
      )
      return done.ok ? seeOther(reply, answeredPath) : page(request, reply, ref, true)
    })
  }
