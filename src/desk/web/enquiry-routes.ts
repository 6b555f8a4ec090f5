import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Outcome } from '../../kernel/outcome.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import {
  answerEnquiry,
  closeEnquiry,
  releaseEnquiry,
  takeEnquiry,
  type EnquiryDeps,
} from '../../triage/app/enquiries.ts'
import { keptText, longestAnswer, parseEnquiryCode, type EnquiryCode } from '../../triage/domain/enquiry.ts'
import { parseRowId } from '../../triage/domain/rows.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import {
  EnquiryListPage,
  EnquiryPage,
  enquirySaid,
  type EnquiryPageProps,
  type EnquirySaid,
} from './enquiry-pages.tsx'

export interface EnquiryRoutesDeps extends EnquiryDeps {
  readonly gate: DeskGate
}

const listed = 50
const act = 'enquiry'

type AtCode = { Params: { code: string } }

/** S-31: what people told the assistant. Whoever sees cases sees these; whoever serves people, or decides about cases, answers. */
export const enquiryRoutes = (deps: EnquiryRoutesDeps) => (app: FastifyInstance) => {
  app.get<{ Querystring: Record<string, unknown> }>(deskRoutes.enquiries, async (request, reply) => {
    const who = await deps.gate.toSee(request, 'cases')
    const enquiries = await deps.enquiries.waiting(listed)
    if (enquiries.length > 0)
      await deps.atomically((tx) =>
        deps.audit.append(tx, {
          act: 'queueSeen',
          actor: { officer: who.id },
          reason: 'enquiries',
          detail: { rows: enquiries.length },
        }),
      )
    return html(reply, EnquiryListPage({ visit: request.visit, enquiries, who, said: saidIn(request.query) }))
  })

  app.get<AtCode & { Querystring: Record<string, unknown> }>(deskRoutes.enquiry, async (request, reply) => {
    const who = await deps.gate.toSee(request, 'cases')
    return show(request, reply, who, codeIn(request.params), { said: saidIn(request.query) })
  })

  app.post<AtCode>(deskRoutes.enquiryTake, async (request, reply) => {
    const [who, code] = await atWork(request)
    return after(reply, code, await takeEnquiry(deps, code, who.id), 'taken')
  })

  app.post<AtCode>(deskRoutes.enquiryRelease, async (request, reply) => {
    const [who, code] = await atWork(request)
    const anybodys = mayDo(who.roles, 'reassignCases')
    return after(reply, code, await releaseEnquiry(deps, code, who.id, anybodys), 'released')
  })

  app.post<AtCode>(deskRoutes.enquiryClose, async (request, reply) => {
    const [who, code] = await atWork(request)
    return after(reply, code, await closeEnquiry(deps, code, who.id), 'closed')
  })

  app.post<AtCode>(deskRoutes.enquiryAnswer, async (request, reply) => {
    const who = await mayServe(request)
    const code = codeIn(request.params)
    const { f, ...typed } = takeFields(request.body, ['f', 'resultado', 'respuesta'])
    request.visit.checkForm(f, act)
    const row = parseRowId(typed.resultado)
    const text = typed.respuesta.replaceAll('\r\n', '\n').trim()
    const textError =
      keptText(text) === '' ? 's31.text.err' : text.length > longestAnswer ? 's31.text.long' : undefined
    if (row === undefined || textError !== undefined) {
      const errors = [
        ...(row === undefined ? [{ field: 'resultado', key: 's31.row.err' } as const] : []),
        ...(textError === undefined ? [] : [{ field: 'respuesta', key: textError } as const]),
      ]
      return show(request, reply, who, code, { typed, errors })
    }
    return after(reply, code, await answerEnquiry(deps, code, who.id, { row, text }), 'answered')
  })

  /** Every look at somebody's words is written down (SCREENS 4). */
  async function show(
    { visit }: FastifyRequest,
    reply: FastifyReply,
    who: OnDuty,
    code: EnquiryCode,
    more: Pick<EnquiryPageProps, 'said' | 'typed' | 'errors'>,
  ) {
    const enquiry = await deps.enquiries.find(code)
    if (enquiry === undefined) throw new CodedRefusal('pageNotFound')
    await deps.atomically((tx) =>
      deps.audit.append(tx, { act: 'enquirySeen', actor: { officer: who.id }, caseCode: code }),
    )
    const view = EnquiryPage({ visit, enquiry, who, formNumber: visit.formNumber(act), ...more })
    return html(reply, view, more.errors === undefined ? 200 : 422)
  }

  async function mayServe(request: FastifyRequest): Promise<OnDuty> {
    const who = await deps.gate.toSee(request, 'cases')
    return mayDo(who.roles, 'approveReset') ? who : deps.gate.toDo(request, 'servePeople')
  }

  async function atWork(request: FastifyRequest<AtCode>): Promise<readonly [who: OnDuty, code: EnquiryCode]> {
    const who = await mayServe(request)
    const { f } = takeFields(request.body, ['f'])
    request.visit.checkForm(f, act)
    return [who, codeIn(request.params)]
  }
}

function codeIn({ code: raw }: { readonly code: string }): EnquiryCode {
  const code = parseEnquiryCode(raw)
  if (!code.ok) throw new CodedRefusal('pageNotFound')
  return code.value
}

const saidIn = (query: Readonly<Record<string, unknown>>): EnquirySaid | undefined =>
  enquirySaid.find((word) => word === query['aviso'])

const after = (
  reply: FastifyReply,
  code: EnquiryCode,
  done: Outcome<undefined, 'notNow'>,
  said: EnquirySaid,
) => seeOther(reply, `${casePath(deskRoutes.enquiry, code)}?aviso=${done.ok ? said : done.code}`)
