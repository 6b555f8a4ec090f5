import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseCaseCode } from '../../kernel/case-code.ts'
import { byCode, codeOf } from '../../kernel/catalogue.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import { confirmCode } from '../app/confirm-code.ts'
import type { ChangeDeps } from '../app/ports.ts'
import { readDigits } from '../domain/code.ts'
import { ConfirmedPage, ConfirmPage } from './confirm-pages.tsx'

export interface ConfirmRoutesDeps {
  readonly contacts: ChangeDeps
  readonly limits: NetworkLimits
}

const confirmedPath = '/contacto/confirmado'
const confirmedLater = `${confirmedPath}?sirve=despues`

/**
 * Where the code of a change is typed that was begun at a counter: by the person, in a browser of their own, and
 * never by the officer (I-24). Nothing here says whether there is such a case or such a change: the page is the
 * same for every code of a case, and so is every refusal.
 */
export const confirmRoutes = (deps: ConfirmRoutesDeps) => (app: FastifyInstance) => {
  const { contacts, limits } = deps
  const codeIn = ({ params }: FastifyRequest): string => {
    const parsed = parseCaseCode((params as { readonly code: string }).code)
    if (!parsed.ok) throw new CodedRefusal('pageNotFound')
    return parsed.value
  }
  const page = (request: FastifyRequest, reply: FastifyReply, caseCode: string, isRefused = false) => {
    const { visit } = request
    const view = ConfirmPage({ visit, caseCode, formNumber: visit.formNumber('contactConfirm'), isRefused })
    return html(reply, view, isRefused ? byCode(codeOf('contactCodeMismatch')).httpStatus : 200)
  }

  app.get('/contacto/confirmar/:code', async (request, reply) => page(request, reply, codeIn(request)))

  app.post('/contacto/confirmar/:code', async (request, reply) => {
    const { visit } = request
    const caseCode = codeIn(request)
    const raw = takeFields(request.body, ['f', 'codigo'])
    visit.checkForm(raw.f, 'contactConfirm')
    const typed = readDigits(raw.codigo)
    if (typed === undefined) return page(request, reply, caseCode, true)
    const done = await withinLimit(
      limits,
      ['caseLookup', visit.network],
      async () => {
        const change = await contacts.changes.ofCase(caseCode)
        return change === undefined
          ? undefined
          : confirmCode(contacts, change.employerId, typed, { only: change.changeId })
      },
      (outcome) => outcome?.ok !== true,
    )
    if (done?.ok !== true) return page(request, reply, caseCode, true)
    // By a signature, nobody at a centre has to say yes: it cools.
    return seeOther(reply, done.value.is === 'cooling' ? confirmedLater : confirmedPath)
  })

  app.get<{ Querystring: Record<string, unknown> }>(confirmedPath, async ({ visit, query }, reply) => {
    const coolOff = query['sirve'] === 'despues' ? contacts.policy.coolOff : undefined
    return html(reply, ConfirmedPage({ visit, coolOff }))
  })
}
