import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byCode, codeOf, type Code, type CodeName } from '../../kernel/catalogue.ts'
import { shownName } from '../../kernel/mask.ts'
import type { Instant } from '../../kernel/time.ts'
import { judgeLink, type Link } from '../../links/domain/link.ts'
import { readCode, readRef, readToken } from '../../links/domain/token.ts'
import type { DeliveryOfCase } from '../../messaging/index.ts'
import { formatTime } from '../../platform/text/dates.ts'
import { html, seeOther, type Visit } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { openLink, typeMailCode, type Opened, type OpenLinkDeps } from '../app/open-link.ts'
import { requestLink, settleExpired, type RequestLinkDeps } from '../app/request-link.ts'
import type { LoadedCase } from '../app/ports.ts'
import { ownOf, sentElsewhere, type CurrentCase } from './current-case.ts'
import { pageOf } from './journey.ts'
import { DeadLinkPage, type DeadLinkPageProps } from './dead-link-page.tsx'
import { ReadyPage, SentPage, type MailStateWords } from './link-views.tsx'
import { OpenedPage, type OpenedPageProps } from './opened-page.tsx'
import type { WhyOf } from './why.ts'

export interface LinkRoutesDeps {
  readonly request: RequestLinkDeps
  readonly open: OpenLinkDeps
  readonly current: CurrentCase
  delivery(loaded: LoadedCase): Promise<DeliveryOfCase | undefined>
  /** Where this person may have another registered contact answer; undefined for whoever has shown nothing. */
  otherContact(loaded: LoadedCase): string | undefined
  readonly why: WhyOf
  /** Notes that a link was looked at; triage only, and never waited for (L-06). */
  noteOpened(ref: string): void
}

const act = 'link'

/** P-09, P-10, P-11 and P-14: from "get your mailbox open" to the browser that holds a live link. */
export const linkRoutes = (deps: LinkRoutesDeps) => (app: FastifyInstance) => {
  const { policy } = deps.request
  const { onExpiry, resendWait, resendMax, longOffered, life, lifeLong } = policy.link

  /** A link that ran out may lead back to here (P-14): time moved the case, and whoever looks first writes it down. */
  const settled = async (request: FastifyRequest): Promise<LoadedCase> => {
    const loaded = await deps.current(request)
    return (await settleExpired(deps.request, loaded)) ? deps.current(request) : loaded
  }

  app.get('/enlace', async (request, reply) => {
    const loaded = await settled(request)
    return sentElsewhere(loaded, '/enlace', reply) ? reply : ready(request, reply, loaded)
  })

  app.post('/enlace', async (request, reply) => {
    const loaded = await deps.current(request)
    const { visit } = request
    const { f, tiempo } = takeFields(request.body, ['f', 'tiempo'])
    if (visit.checkForm(f, act, loaded.version) === 'stale' || loaded.case.state.is !== 'ready')
      return seeOther(reply, pageOf(loaded))
    if (longOffered && tiempo !== 'short' && tiempo !== 'long') return ready(request, reply, loaded, 'time')
    const asked = await requestLink(deps.request, loaded, tiempo === 'long' ? 'long' : 'short')
    // Nothing moved: the same button would do nothing for ever.
    if (!asked.ok && (asked.code === 'dayLimit' || asked.code === 'tooManyLinks'))
      return ready(request, reply, loaded, 'dayLimit')
    // If this one runs out as well, it is not the first: the page of the expired link says what else there is.
    if (asked.ok) visit.refusedOnceMore('linkExpired')
    visit.carry({ waiting: true })
    return seeOther(reply, '/enlace/enviado')
  })

  app.get('/enlace/enviado', async (request, reply) => {
    const loaded = await deps.current(request)
    return sentElsewhere(loaded, '/enlace/enviado', reply) ? reply : sent(request, reply, loaded)
  })

  app.get('/enlace/estado', async (request, reply) => {
    const loaded = await deps.current(request)
    const { visit } = request
    const there = pageOf(loaded)
    const words = wordsOf(visit, await deps.delivery(loaded))
    return reply.type('application/json; charset=utf-8').send({
      state: words.state,
      text: words.text,
      ...(words.diesAt === undefined
        ? {}
        : { until: visit.t('p10.expires', { hora: clock(words.diesAt) }), secondsLeft: words.secondsLeft }),
      // Another page, or this one with another heading.
      ...(there !== '/enlace/enviado' || words.over !== undefined || words.state === 'rejected'
        ? { reload: true }
        : {}),
    })
  })

  app.post('/enlace/reenviar', async (request, reply) => {
    const loaded = await deps.current(request)
    const { f } = takeFields(request.body, ['f'])
    // Too soon, too often, or already on its way: the page says which, and nothing else happened.
    if (request.visit.checkForm(f, act, loaded.version) === 'stale') return seeOther(reply, '/enlace/enviado')
    const asked = await requestLink(deps.request, loaded, 'same')
    if (asked.ok) request.visit.refusedOnceMore('linkExpired')
    if (!asked.ok && asked.code === 'dayLimit') return sent(request, reply, loaded, 'dayLimit')
    return seeOther(reply, '/enlace/enviado')
  })

  // Where an answer of these two forms stands, the language link, the bar of addresses and the end of the
  // session ask for the page of the form.
  for (const action of ['/enlace/codigo', '/enlace/reenviar'])
    app.get(action, async (_request, reply) => seeOther(reply, '/enlace/enviado'))

  app.post('/enlace/codigo', async (request, reply) => {
    const loaded = await deps.current(request)
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'codigo'])
    visit.checkForm(raw.f, act, loaded.version)
    if (sentElsewhere(loaded, '/enlace/enviado', reply)) return reply
    const code = readCode(raw.codigo)
    if (code === undefined) return sent(request, reply, loaded, raw.codigo.trim() === '' ? 'empty' : 'bad')
    const typed = await typeMailCode(deps.open, loaded, visit.browser.id, code)
    if (typed.ok) return hold(request, reply, typed.value)
    if (typed.code === 'mailCodeMismatch') visit.refusedOnceMore('mailCodeMismatch')
    return typed.code === 'mailCodeMismatch'
      ? sent(request, reply, loaded, 'bad', typed.detail.left)
      : dead(request, reply, typed.detail.verdict)
  })

  app.get<{ Params: { ref: string } }>('/clave/:ref', async (request, reply) => {
    const link = await find(request.params.ref)
    if (link === undefined) return dead(request, reply, { is: 'unknown' })
    const verdict = judgeLink(link)
    if (verdict.is !== 'live') return dead(request, reply, verdict, undefined, await whyOwn(request, link))
    if (request.method === 'GET') deps.noteOpened(link.ref)
    return opened(request, reply, link, {})
  })

  app.post<{ Params: { ref: string } }>('/clave/:ref', async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'token', 'codigoPantalla', 'codigoCorreo'])
    const link = await find(request.params.ref)
    if (link === undefined) return dead(request, reply, { is: 'unknown' })
    visit.checkForm(raw.f, `open:${link.ref}`)
    const token = raw.token === '' ? undefined : readToken(raw.token)
    if (raw.token !== '' && token === undefined) return dead(request, reply, { is: 'unknown' })

    const outcome = await openLink(deps.open, link, {
      browserId: visit.browser.id,
      token,
      mailCode: raw.codigoCorreo === '' ? undefined : (readCode(raw.codigoCorreo) ?? 'unreadable'),
      screenCode: raw.codigoPantalla.replace(/\D/g, ''),
    })
    if (outcome.ok) return hold(request, reply, outcome.value)
    switch (outcome.code) {
      case 'codes':
        if (outcome.detail.errors.some(({ is }) => is === 'bad')) visit.refusedOnceMore('screenCodeMismatch')
        return opened(request, reply, link, { ...outcome.detail, token })
      case 'linkDead':
        return dead(request, reply, outcome.detail.verdict, undefined, await whyOwn(request, link))
    }
  })

  /** What happened to a link that is over, for the browser whose case it is; whoever else opens it learns nothing more. */
  const whyOwn = async (request: FastifyRequest, { caseId, ref }: Link) => {
    const own = await ownOf(deps.current, request)
    return own?.case.id === caseId ? deps.why(request.visit, own, `/clave/${ref}`) : undefined
  }

  const find = async (raw: string): Promise<Link | undefined> => {
    const ref = readRef(raw)
    return ref === undefined ? undefined : deps.open.links.byRef(ref)
  }

  /** The link is bound to this browser from here on; what it carries is sealed. */
  function hold(request: FastifyRequest, reply: FastifyReply, link: Opened) {
    request.visit.carry({ link: { id: link.id, evidence: link.evidence }, waiting: true })
    return seeOther(reply, link.kind === 'unlock' ? '/clave/desbloquear' : '/clave/nueva')
  }

  function ready(
    request: FastifyRequest,
    reply: FastifyReply,
    loaded: LoadedCase,
    problem?: 'time' | 'dayLimit',
  ) {
    const { visit } = request
    const view = ReadyPage({
      visit,
      company: shownName(loaded.employer),
      mail: loaded.employer.mail?.value ?? '',
      lives: longOffered ? { short: life, long: lifeLong } : undefined,
      formNumber: visit.formNumber(act, loaded.version),
      caseCode: loaded.code,
      hasAnswered: loaded.case.ledger.some(({ kind }) => kind === 'gate'),
      otherContact: deps.otherContact(loaded),
      problem,
    })
    return html(reply, view, statusOf(problem))
  }

  async function sent(
    request: FastifyRequest,
    reply: FastifyReply,
    loaded: LoadedCase,
    problem?: 'empty' | 'bad' | 'dayLimit',
    left?: number,
  ) {
    const { visit } = request
    const delivery = await deps.delivery(loaded)
    const words = wordsOf(visit, delivery)
    if (words.over !== undefined)
      return dead(request, reply, words.over, undefined, await deps.why(visit, loaded, '/enlace/enviado'))
    const { state } = loaded.case
    // No mail was ever asked for: what ran out is what a code to the mobile had opened.
    if (delivery === undefined && state.is === 'closed')
      return dead(request, reply, { is: 'expired', at: state.at }, 'phone')
    const count = state.is === 'linkIssued' ? state.sent : (delivery?.count ?? 0)
    // A link that is owed is not one more.
    const isLast = count > resendMax && delivery?.view.state !== 'answersAgain'
    const view = SentPage({
      visit,
      mail: loaded.employer.mail?.value ?? '',
      words,
      screenCode: spaced(deps.open.screenCode(loaded)),
      resendFrom:
        state.is !== 'linkIssued' || isLast
          ? null
          : (((delivery?.sentAt ?? visit.now) + resendWait * 1000) as Instant),
      sent: count,
      codesSpent: (delivery?.codeTries ?? 0) >= policy.link.codeTries,
      left,
      formNumber: visit.formNumber(act, loaded.version),
      caseCode: loaded.code,
      otherContact: deps.otherContact(loaded),
      problem,
    })
    return html(reply, view, statusOf(problem))
  }

  async function opened(
    request: FastifyRequest,
    reply: FastifyReply,
    link: Link,
    said: Partial<Pick<OpenedPageProps, 'errors' | 'left' | 'token'>>,
  ) {
    const { visit } = request
    const loaded = await deps.open.cases.load(link.caseId)
    if (loaded === undefined) return dead(request, reply, { is: 'unknown' })
    const { errors = [] } = said
    const view = OpenedPage({
      ...said,
      visit,
      ref: link.ref,
      company: shownName(loaded.employer),
      diesAt: link.diesAt,
      isToUnlock: link.kind === 'unlock',
      needsScreenCode: !deps.open.isOwnBrowser(loaded, visit.browser.id),
      formNumber: visit.formNumber(`open:${link.ref}`),
      errors,
    })
    return html(reply, view, errors.length === 0 ? 200 : 422)
  }

  const dead = (
    request: FastifyRequest,
    reply: FastifyReply,
    verdict: DeadLinkPageProps['verdict'],
    contact?: DeadLinkPageProps['contact'],
    why?: DeadLinkPageProps['why'],
  ) => html(reply, DeadLinkPage({ visit: request.visit, verdict, onExpiry, contact, why }), 410)
}

const statusOf = (problem: string | undefined): number =>
  problem === undefined ? 200 : problem === 'dayLimit' ? byCode(codeOf('resendLimit')).httpStatus : 422
const clock = (at: Instant): string => formatTime(at, undefined, 'seconds')
/** With a blank at which no line breaks. */
const spaced = (code: string): string => `${code.slice(0, 3)}\u00a0${code.slice(3)}`
const nameOf = (code: Code): CodeName => byCode(code).name

/** That it was put off is the sentence itself. A full mailbox needs room and no other link: this one is tried again. */
const whyPutOff = (code: Code): readonly ('p10.state.full' | ReturnType<typeof byCode>['textKey'])[] =>
  code === 'CLV-142' ? [] : code === 'CLV-143' ? ['p10.state.full'] : [byCode(code).textKey]

/** What the message's state means for the person who waits (L-20). */
export function wordsOf({ t }: Visit, delivery: DeliveryOfCase | undefined): MailStateWords {
  const view = delivery?.view
  switch (view?.state) {
    case 'deferred':
      return view.nextAttemptAt === undefined
        ? { state: 'queued', text: t('p10.state.queued'), code: nameOf(view.code) }
        : {
            state: 'deferred',
            text: [
              ...whyPutOff(view.code).map((key) => t(key)),
              t('p10.state.deferred', { hora: clock(view.nextAttemptAt) }),
            ].join(' '),
            code: nameOf(view.code),
          }
    case 'accepted':
    case 'unknown': {
      // Where nobody knows whether it arrived, the outer limit runs: "the time starts later" would be untrue.
      const received =
        view.state === 'accepted' ? t('p10.state.accepted', { hora: clock(view.at) }) : t('p10.state.unknown')
      const text =
        view.state === 'accepted' && view.code !== undefined
          ? `${received} ${t(byCode(view.code).textKey)}`
          : received
      const code = view.state === 'accepted' && view.code !== undefined ? { code: nameOf(view.code) } : {}
      return { state: 'accepted', text, diesAt: view.diesAt, secondsLeft: view.secondsLeft, ...code }
    }
    case 'answersAgain':
      return { state: 'queued', text: t('p10.state.answersAgain') }
    case 'rejected':
      return {
        state: 'rejected',
        text: view.code === 'CLV-141' ? t('p10.state.rejected') : t(byCode(view.code).textKey),
        code: nameOf(view.code),
      }
    case 'expired':
      return { state: 'expired', text: t('p10.state.expired'), over: { is: 'expired', at: view.at } }
    case 'replaced':
      return { state: 'expired', text: t('p14.replaced.title'), over: { is: 'replaced', at: view.at } }
    case 'void':
      return { state: 'expired', text: t('p14.void.title'), over: { is: 'void' } }
    case 'used':
      return { state: 'used', text: t('p10.state.used'), code: 'linkUsed' }
    default:
      return { state: 'queued', text: t('p10.state.queued') }
  }
}
