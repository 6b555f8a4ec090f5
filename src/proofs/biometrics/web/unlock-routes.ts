import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isAtCounter } from '../../../cases/app/choose-way.ts'
import { typeMailCode, type OpenLinkDeps } from '../../../cases/app/open-link.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { isOpen } from '../../../cases/domain/transition.ts'
import { ownOf, type CurrentCase } from '../../../cases/web/current-case.ts'
import { pageOf } from '../../../cases/web/journey.ts'
import { checkWords } from '../../../human-check/app/check-words.ts'
import type { PassedCheck, ProofOfWork, WaitingTicket } from '../../../human-check/app/proof-of-work.ts'
import { WaitPage } from '../../../human-check/web/wait-page.tsx'
import { byCode, codeOf, type CodeName } from '../../../kernel/catalogue.ts'
import { readCode } from '../../../links/domain/token.ts'
import { html, seeOther, type Visit } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../../platform/web/network-limits.ts'
import { isQuietPath } from '../../../policy/paths.ts'
import { askUnlock, type AskUnlockDeps } from '../app/ask-unlock.ts'
import { AskedPage, OnFilePage, UnlockWaysPage } from './unlock-pages.tsx'
import { readUnlockWay, unlockCodePaths, unlockPlaces } from './unlock-ways.ts'

export interface UnlockWayRoutesDeps {
  readonly ask: AskUnlockDeps
  readonly open: OpenLinkDeps
  readonly current: CurrentCase
  readonly proofOfWork: ProofOfWork
  readonly tickets: WaitingTicket
  readonly limits: NetworkLimits
  /** An officer has compared a finger in this case just now (E3). */
  isFingerFresh(loaded: LoadedCase): Promise<boolean>
  /** How many times harder the check is for this network now. */
  difficulty(network: string): Promise<number>
  /** How many times longer everybody waits who has no script. */
  waitFactor(): Promise<number>
}

const act = 'unlockWay'
const action = 'unlock'
const onFilePath = unlockPlaces.huella
const waitPath = '/desbloqueo/espera'
const askedPath = '/desbloqueo/enviado'

/** P-30 and P-31: how a block is lifted, and by what is on file. */
export const unlockWayRoutes = (deps: UnlockWayRoutesDeps) => (app: FastifyInstance) => {
  const { triesPerDay } = deps.ask.policy.unlock
  const { ticketWait } = deps.ask.policy.humanCheck
  const bound = ({ browser }: Visit) => ({ action, browser: browser.id })

  /** Nothing is kept about anybody before both registries confirmed the pair: the numbers are asked for first (I-22). */
  const openOf = async (request: FastifyRequest): Promise<LoadedCase | undefined> => {
    const loaded = await ownOf(deps.current, request)
    return loaded !== undefined && isOpen(loaded.case.state) ? loaded : undefined
  }
  const toPair = ({ visit }: FastifyRequest, reply: FastifyReply) => {
    visit.carry({ errand: 'unlock' })
    return seeOther(reply, '/empresa')
  }

  app.get('/desbloqueo', async ({ visit }, reply) =>
    html(reply, UnlockWaysPage({ visit, formNumber: visit.formNumber(act) })),
  )

  app.post('/desbloqueo', async (request, reply) => {
    const { visit } = request
    const { f, forma } = takeFields(request.body, ['f', 'forma'])
    visit.checkForm(f, act)
    const way = readUnlockWay(forma)
    if (way === undefined)
      return html(
        reply,
        UnlockWaysPage({ visit, formNumber: visit.formNumber(act), nothingChosen: true }),
        422,
      )
    if (way === 'huella' && (await openOf(request)) === undefined) return toPair(request, reply)
    return seeOther(reply, unlockPlaces[way])
  })

  app.get(onFilePath, async (request, reply) => {
    const loaded = await openOf(request)
    if (loaded === undefined) return toPair(request, reply)
    // An officer has this case, and what they checked is not undone by asking here.
    if (isAtCounter(loaded.case))
      return seeOther(
        reply,
        (await deps.isFingerFresh(loaded)) ? unlockCodePaths.channel : `/caso/${loaded.code}`,
      )
    return page(request, reply, loaded)
  })

  app.post(onFilePath, async (request, reply) => {
    const { visit } = request
    const loaded = await openOf(request)
    const { f, humanCheck } = takeFields(request.body, ['f', 'humanCheck'])
    const verdict = visit.checkForm(f, action, loaded?.version)
    if (loaded === undefined) return toPair(request, reply)
    // Sent twice it is one request: the second time the case is newer than the form.
    if (verdict === 'stale') return seeOther(reply, pageOf(loaded))
    if (humanCheck === '') return seeOther(reply, waitPath)
    const passed = await deps.proofOfWork.judge(humanCheck, bound(visit), visit.now)
    return passed.ok
      ? go(request, reply, loaded, passed.value)
      : page(request, reply, loaded, checkWords[passed.code])
  })

  app.get(waitPath, async (request, reply) => {
    const loaded = await openOf(request)
    return loaded === undefined ? toPair(request, reply) : wait(request, reply)
  })

  app.post(waitPath, async (request, reply) => {
    const { visit } = request
    const { f, boleto } = takeFields(request.body, ['f', 'boleto'])
    visit.checkForm(f, 'wait')
    const loaded = await openOf(request)
    if (loaded === undefined) return toPair(request, reply)
    const passed = deps.tickets.judge(boleto, bound(visit), visit.now)
    if (passed.ok) return go(request, reply, loaded, passed.value, 'waitingTicket')
    return passed.code === 'humanCheckTooEarly' ? wait(request, reply, boleto) : seeOther(reply, waitPath)
  })

  app.get(askedPath, async (request, reply) => {
    const loaded = await deps.current(request)
    return isAsked(loaded) ? asked(request, reply, loaded) : seeOther(reply, pageOf(loaded))
  })

  // Where an answer of the form stands, the language link and the end of the session ask for its page.
  app.get('/desbloqueo/codigo', async (_request, reply) => seeOther(reply, askedPath))

  app.post('/desbloqueo/codigo', async (request, reply) => {
    const { visit } = request
    const loaded = await deps.current(request)
    const raw = takeFields(request.body, ['f', 'codigo'])
    visit.checkForm(raw.f, askedPath)
    if (!isAsked(loaded)) return seeOther(reply, pageOf(loaded))
    const code = readCode(raw.codigo)
    if (code === undefined) return asked(request, reply, loaded, raw.codigo.trim() === '' ? 'empty' : 'bad')
    const typed = await typeMailCode(deps.open, loaded, visit.browser.id, code)
    // Where no link went out no code is right; tries that are left, or a link that is over, would tell that one did.
    if (!typed.ok) return asked(request, reply, loaded, 'bad')
    visit.carry({ link: { id: typed.value.id, evidence: typed.value.evidence }, waiting: true })
    return seeOther(reply, '/clave/desbloquear')
  })

  async function go(
    request: FastifyRequest,
    reply: FastifyReply,
    { case: { id } }: LoadedCase,
    { nonce }: PassedCheck,
    kind?: 'waitingTicket',
  ) {
    const { network } = request.visit
    const ask = () => askUnlock(deps.ask, { caseId: id, nonce, network })
    const done = await (kind === undefined ? ask() : withinLimit(deps.limits, [kind, network], ask))
    const now = await deps.current(request)
    if (done.ok) {
      request.visit.carry({ waiting: true })
      return seeOther(reply, askedPath)
    }
    switch (done.code) {
      case 'tooManyTries':
        return page(request, reply, now, 'resendLimit')
      case 'humanCheckUsed':
        // A form that was sent twice: the second gets the first's result (F-27).
        return isAsked(now) ? seeOther(reply, askedPath) : page(request, reply, now, done.code)
      case 'noCase':
      case 'atCounter':
      case 'over':
        return seeOther(reply, pageOf(now))
    }
  }

  async function page(
    { visit }: FastifyRequest,
    reply: FastifyReply,
    loaded: LoadedCase,
    refused?: CodeName,
  ) {
    const [factor, waitFactor] = await Promise.all([deps.difficulty(visit.network), deps.waitFactor()])
    const view = OnFilePage({
      visit,
      formNumber: visit.formNumber(action, loaded.version),
      caseCode: loaded.code,
      challenge: await deps.proofOfWork.challenge(bound(visit), factor, visit.now),
      ticketWait: ticketWait * waitFactor,
      triesPerDay,
      refused,
    })
    return html(reply, view, refused === undefined ? 200 : byCode(codeOf(refused)).httpStatus)
  }

  async function wait({ visit }: FastifyRequest, reply: FastifyReply, early?: string) {
    const factor = await deps.waitFactor()
    const issued =
      early === undefined
        ? deps.tickets.issue(bound(visit), visit.now, factor)
        : { ticket: early, from: deps.tickets.startsAt(early, bound(visit)) ?? visit.now }
    const view = WaitPage({
      visit,
      action: waitPath,
      back: onFilePath,
      ticket: issued.ticket,
      ticketWait: ticketWait * factor,
      from: issued.from,
      tooEarly: early !== undefined,
      formNumber: visit.formNumber('wait'),
    })
    return html(reply, view, early === undefined ? 200 : 422)
  }

  function asked(
    { visit }: FastifyRequest,
    reply: FastifyReply,
    loaded: LoadedCase,
    problem?: 'empty' | 'bad',
  ) {
    const code = deps.open.screenCode(loaded)
    const view = AskedPage({
      visit,
      formNumber: visit.formNumber(askedPath),
      caseCode: loaded.code,
      // With a blank at which no line breaks.
      screenCode: `${code.slice(0, 3)}\u00a0${code.slice(3)}`,
      problem,
    })
    return html(reply, view, problem === undefined ? 200 : 422)
  }
}

/** It was asked, and whatever came of it is told by mail. */
const isAsked = (loaded: LoadedCase): boolean => isQuietPath(loaded.case.path) && pageOf(loaded) === askedPath
