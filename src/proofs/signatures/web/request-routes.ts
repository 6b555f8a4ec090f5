import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isAtCounter } from '../../../cases/app/choose-way.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { isOpen } from '../../../cases/domain/transition.ts'
import { ownOf, type CurrentCase } from '../../../cases/web/current-case.ts'
import { pageOf } from '../../../cases/web/journey.ts'
import { shownName } from '../../../kernel/mask.ts'
import { html, seeOther } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import { askRequest, type AskRequestDeps } from '../app/ask-request.ts'
import type { RequestStore } from '../app/request-ports.ts'
import {
  nothingTyped,
  readRequest,
  requestFields,
  type RequestError,
  type TypedRequest,
} from './request-form.ts'
import { CheckPage, ContentPage, HowPage } from './request-pages.tsx'

export interface RequestRoutesDeps {
  readonly current: CurrentCase
  readonly ask: AskRequestDeps
  readonly requests: RequestStore
  /** Only addresses that reach nobody (demonstration). */
  readonly syntheticOnly: boolean
}

const contentPath = '/solicitud/datos'
const act = 'signedContent'
const issueAct = 'signedIssue'

/** P-50 and P-51: what is asked for, until the document is there to be signed. */
export const requestRoutes = (deps: RequestRoutesDeps) => (app: FastifyInstance) => {
  /**
   * The case of this browser while a request may be made in it, or where it is sent instead: nothing is kept about
   * anybody before both registries confirmed the pair (I-22), and what an officer checked is not undone here.
   */
  const openOf = async (
    request: FastifyRequest,
  ): Promise<
    { readonly loaded: LoadedCase } | { readonly elsewhere: string; readonly loaded: undefined }
  > => {
    const loaded = await ownOf(deps.current, request)
    if (loaded === undefined || !isOpen(loaded.case.state)) {
      request.visit.carry({ errand: 'signed' })
      return { elsewhere: '/empresa', loaded: undefined }
    }
    return isAtCounter(loaded.case) ? { elsewhere: `/caso/${loaded.code}`, loaded: undefined } : { loaded }
  }
  const content = (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    loaded: LoadedCase,
    typed: TypedRequest,
    trouble: { readonly errors: readonly RequestError[]; readonly suggestion?: string | undefined } = {
      errors: [],
    },
  ) =>
    html(
      reply,
      ContentPage({
        visit,
        caseCode: loaded.code,
        formNumber: visit.formNumber(act),
        typed,
        errors: trouble.errors,
        suggestion: trouble.suggestion,
      }),
      trouble.errors.length === 0 ? 200 : 422,
    )

  app.get('/solicitud', async ({ visit }, reply) => html(reply, HowPage({ visit })))

  app.get(contentPath, async (request, reply) => {
    const open = await openOf(request)
    return open.loaded === undefined
      ? seeOther(reply, open.elsewhere)
      : content(request, reply, open.loaded, nothingTyped)
  })

  app.post(contentPath, async (request, reply) => {
    const { visit } = request
    const { f, ...typed } = takeFields(request.body, ['f', ...requestFields])
    visit.checkForm(f, act)
    const open = await openOf(request)
    if (open.loaded === undefined) return seeOther(reply, open.elsewhere)
    const { loaded } = open
    const read = readRequest(typed, deps)
    if (!read.ok) return content(request, reply, loaded, typed, read.detail)
    const place = { employerId: loaded.employer.id, caseId: loaded.case.id }
    const former = await deps.requests.newest(place)
    const { employer } = loaded
    return html(
      reply,
      CheckPage({
        visit,
        caseCode: loaded.code,
        formNumber: visit.formNumber(issueAct, loaded.version),
        typed,
        read: read.value,
        company: shownName(employer) === employer.legalName ? employer.legalName : undefined,
        requestLife: deps.ask.policy.signature.requestLife,
        replaces: former !== undefined && former.closedAt === null && former.consumedAt === null,
      }),
    )
  })

  // Where an answer of the form stands, the language link and the end of the session ask for its page.
  app.get('/solicitud/revisar', async (_request, reply) => seeOther(reply, contentPath))

  app.post('/solicitud/revisar', async (request, reply) => {
    const { visit } = request
    const { f, ...typed } = takeFields(request.body, ['f', ...requestFields])
    const open = await openOf(request)
    const verdict = visit.checkForm(f, issueAct, open.loaded?.version)
    if (open.loaded === undefined) return seeOther(reply, open.elsewhere)
    const { loaded } = open
    // Sent twice it is one request: the second time the case is newer than the form (F-27).
    if (verdict === 'stale') return seeOther(reply, '/solicitud/subir')
    const read = readRequest(typed, deps)
    if (!read.ok) return content(request, reply, loaded, typed, read.detail)
    const asked = await askRequest(deps.ask, { caseId: loaded.case.id, ...read.value })
    if (asked.ok) {
      // What was typed is printed; signing takes a while, and the page may wait for it.
      visit.carry({ signing: true })
      return seeOther(reply, '/solicitud/subir')
    }
    if (asked.code === 'tooMany')
      return content(request, reply, loaded, typed, { errors: [{ field: 'pide', key: 'p51.err.limit' }] })
    return seeOther(reply, asked.code === 'noCase' ? '/empresa' : pageOf(await deps.current(request)))
  })
}
