import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isAtCounter } from '../../../cases/app/choose-way.ts'
import { typeMailCode, type OpenLinkDeps } from '../../../cases/app/open-link.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { isOpen } from '../../../cases/domain/transition.ts'
import { ownOf, type CurrentCase } from '../../../cases/web/current-case.ts'
import { pageOf } from '../../../cases/web/journey.ts'
import type { PassedCheck } from '../../../human-check/app/proof-of-work.ts'
import { humanGate, type HumanGateDeps } from '../../../human-check/web/human-gate.ts'
import { byCode, codeOf, type CodeName } from '../../../kernel/catalogue.ts'
import { readCode } from '../../../links/domain/token.ts'
import { html, seeOther } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../../platform/web/network-limits.ts'
import { isQuietPath } from '../../../policy/paths.ts'
import { askUnlock, type AskUnlockDeps } from '../app/ask-unlock.ts'
import { AskedPage, OnFilePage, UnlockWaysPage } from './unlock-pages.tsx'
import { readUnlockWay, unlockCodePaths, unlockPlaces } from './unlock-ways.ts'

export interface UnlockWayRoutesDeps extends HumanGateDeps {
  readonly ask: AskUnlockDeps
  readonly open: OpenLinkDeps
  readonly current: CurrentCase
  readonly limits: NetworkLimits
  /** An officer has compared a finger in this case just now (E3). */
  isFingerFresh(loaded: LoadedCase): Promise<boolean>
}

const act = 'unlockWay'
const action = 'unlock'
const onFilePath = unlockPlaces.huella
const waitPath = '/desbloqueo/espera'
const waitPlace = { action: waitPath, back: onFilePath }
const askedPath = '/desbloqueo/enviado'

/** P-30 and P-31: how a block is lifted, and by what is on file. */
export const unlockWayRoutes = (deps: UnlockWayRoutesDeps) => (app: FastifyInstance) => {
  const { triesPerDay } = deps.ask.policy.unlock
  const gate = humanGate(deps, action)

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
    const passed = await gate.judge(visit, humanCheck)
    return passed.ok ? go(request, reply, loaded, passed.value) : page(request, reply, loaded, passed.code)
  })

  app.get(waitPath, async (request, reply) => {
    const loaded = await openOf(request)
    return loaded === undefined
      ? toPair(request, reply)
      : html(reply, await gate.wait(request.visit, waitPlace))
  })

  app.post(waitPath, async (request, reply) => {
    const { visit } = request
    const { f, boleto } = takeFields(request.body, ['f', 'boleto'])
    visit.checkForm(f, 'wait')
    const loaded = await openOf(request)
    if (loaded === undefined) return toPair(request, reply)
    const passed = gate.judgeTicket(visit, boleto)
    if (passed.ok) return go(request, reply, loaded, passed.value, 'waitingTicket')
    return passed.code === 'humanCheckTooEarly'
      ? html(reply, await gate.wait(visit, waitPlace, boleto), 422)
      : seeOther(reply, waitPath)
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
    const view = OnFilePage({
      visit,
      formNumber: visit.formNumber(action, loaded.version),
      caseCode: loaded.code,
      ...(await gate.show(visit)),
      triesPerDay,
      refused,
    })
    return html(reply, view, refused === undefined ? 200 : byCode(codeOf(refused)).httpStatus)
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
