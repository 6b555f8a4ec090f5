import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { codeOf, byCode, type CodeName } from '../../../kernel/catalogue.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { plus, type Instant } from '../../../kernel/time.ts'
import type { PassedCheck } from '../../../human-check/app/proof-of-work.ts'
import { humanGate, type HumanGateDeps } from '../../../human-check/web/human-gate.ts'
import type { Policy, RegistrySource } from '../../../policy/policy.ts'
import type { TypedIdentity } from '../../../platform/web/browser.ts'
import { html, seeOther } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import type { Gate } from '../../../platform/web/gate.ts'
import { withinLimit, type NetworkLimits } from '../../../platform/web/network-limits.ts'
import { holdIdentity, type HoldDeps } from '../app/hold-identity.ts'
import { identify, type IdentifyDeps } from '../app/identify.ts'
import { isMismatch, outcomeText, usedUpCheck, withinSeconds } from './identified.ts'
import { recheckDelay } from '../app/recheck-held.ts'
import { readIdentity } from './identity-form.ts'
import { nothingTyped, typedOf } from './typed-of.ts'
import {
  AskingPage,
  formOf,
  IdentityPage,
  RegistryDownPage,
  registryDownCode,
  type IdentityPageProps,
} from './identity-views.tsx'

export interface IdentityRoutesDeps extends HumanGateDeps {
  readonly policy: Policy
  readonly identify: IdentifyDeps
  readonly limits: NetworkLimits
  /** Whoever begins has to wait before those who are on their way, or who sign in, have to (F-39). */
  readonly beginnings: Gate
  /** What came of a question that was too slow to wait for. */
  readonly asked: {
    settle(nonce: string, network: string, outcome: string): Promise<void>
    outcome(nonce: string): Promise<string | null>
  }
  /** Where what was typed waits while a registry is out. */
  readonly held: HoldDeps
  readonly syntheticOnly: boolean
  browserDigest(browserId: string): Uint8Array
}

const action = 'identify'
const waitPlace = (typed: TypedIdentity) => ({ action: '/comprobacion', back: formOf(typed.kind) })
const noticeAction = 'registryNotice'

/** Longer than this nobody looks at a white page: P-03 says what is happening. Seconds (SCREENS P-03). */
const patience = 4
/** No registry may take this long; whoever asked is gone. Seconds. */
const longestQuestion = 30

/** How long the person is asked to wait when a registry is out: the hour of the published message. Seconds. */
const outageWait = 3_600

/** P-02, P-04 and P-21. */
export const identityRoutes = (deps: IdentityRoutesDeps) => (app: FastifyInstance) => {
  const gate = humanGate(deps, action)
  app.get('/empresa', async (request, reply) => page(request, reply, typedOf(request, undefined)))

  app.get('/hogar/datos', async (request, reply) => {
    const kind = request.visit.browser.typed?.kind
    return kind === undefined ? seeOther(reply, '/hogar') : page(request, reply, typedOf(request, kind))
  })

  app.post('/empresa', (request, reply) => receive(request, reply, 'company'))
  app.post('/hogar/datos', (request, reply) => receive(request, reply, 'person'))

  async function receive(request: FastifyRequest, reply: FastifyReply, of: 'company' | 'person') {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'ruc', 'cedula', 'sucursal', 'dudado', 'humanCheck'])
    visit.checkForm(raw.f, action)
    const kind = of === 'company' ? undefined : visit.browser.typed?.kind
    // Another tab went the way of a company meanwhile: what kind it is, is asked again.
    if (of === 'person' && kind === undefined) return seeOther(reply, '/hogar')
    const ofKind = kind === undefined ? {} : { kind }
    const typed: TypedIdentity = {
      ...ofKind,
      ruc: raw.ruc.slice(0, 100),
      cedula: raw.cedula.slice(0, 100),
      sucursal: raw.sucursal.slice(0, 100),
      ...(raw.dudado === '' ? {} : { doubted: raw.dudado.slice(0, 13) }),
    }
    visit.carry({ typed })
    const read = readIdentity(typed, deps)
    if (!read.ok) {
      const { doubted, errors } = read.detail
      const again: TypedIdentity = {
        ...ofKind,
        ruc: typed.ruc,
        cedula: typed.cedula,
        sucursal: typed.sucursal,
        ...(doubted === undefined ? {} : { doubted }),
      }
      return page(request, reply, again, { errors })
    }
    // Without a script there is nothing to judge: the waiting ticket takes its place, and the form is kept.
    if (raw.humanCheck === '') return seeOther(reply, '/comprobacion')
    const passed = await gate.judge(visit, raw.humanCheck)
    return passed.ok
      ? go(request, reply, passed.value)
      : page(request, reply, typed, { refused: passed.code })
  }

  app.get('/comprobacion', async (request, reply) => {
    const { visit } = request
    if (visit.browser.typed === undefined) return seeOther(reply, '/empresa')
    return html(reply, await gate.wait(visit, waitPlace(visit.browser.typed)))
  })

  app.post('/comprobacion', async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'boleto'])
    visit.checkForm(raw.f, 'wait')
    const { typed } = visit.browser
    if (typed === undefined) return seeOther(reply, '/empresa')
    const passed = gate.judgeTicket(visit, raw.boleto)
    if (!passed.ok && passed.code === 'humanCheckTooEarly')
      return html(reply, await gate.wait(visit, waitPlace(typed), raw.boleto), 422)
    if (!passed.ok) return seeOther(reply, '/comprobacion')
    return go(request, reply, passed.value, 'waitingTicket')
  })

  app.get('/registro-sin-respuesta', async (request, reply) => {
    const { visit } = request
    const registry = sources.find((source) => source === visit.browser.notice)
    if (registry === undefined) return seeOther(reply, '/empresa')
    const held = await deps.held.holds.of(deps.browserDigest(visit.browser.id))
    const view = RegistryDownPage({
      visit,
      registry,
      retryAt: plus(held?.heldAt ?? visit.now, outageWait),
      retryPath: visit.browser.retryAt ?? formOf(visit.browser.typed?.kind),
      formNumber: visit.formNumber(noticeAction),
      held,
    })
    return html(reply, view, statusOf(registryDownCode[registry]))
  })

  app.post('/registro-sin-respuesta', async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f'])
    visit.checkForm(raw.f, noticeAction)
    // Asking twice asks once; the page that follows says what is so.
    await deps.held.holds.askNotice(deps.browserDigest(visit.browser.id), recheckDelay(0))
    return seeOther(reply, '/registro-sin-respuesta')
  })

  app.get('/empresa/consulta', async (request, reply) => {
    const { visit } = request
    const { asking } = visit.browser
    if (asking === undefined) return seeOther(reply, '/empresa')
    const outcome = await outcomeNow(asking, visit.now)
    if (outcome === null) return html(reply, AskingPage({ visit }))
    const [what = '', which = ''] = outcome.split(':', 2)
    const { asking: _over, ...rest } = visit.browser
    visit.browser = rest
    if (what === 'case') return opened(request, reply, which as CaseId)
    if (what === 'down')
      return outage(request, reply, sources.find((source) => source === which) ?? 'taxpayer')
    return page(request, reply, visit.browser.typed ?? nothingTyped, {
      refused: what === 'humanCheckUsed' ? what : 'identityMismatch',
    })
  })

  app.get('/empresa/consulta/estado', async ({ visit }, reply) => {
    const { asking } = visit.browser
    const done = asking === undefined || (await outcomeNow(asking, visit.now)) !== null
    return reply.type('application/json; charset=utf-8').send({
      state: done ? 'accepted' : 'queued',
      text: visit.t('p03.body'),
      ...(done ? { reload: true } : {}),
    })
  })

  /** Null while the registries are being asked; an instance that died while asking counts as an outage, ours. */
  async function outcomeNow(asking: { nonce: string; since: Instant }, now: Instant): Promise<string | null> {
    const outcome = await deps.asked.outcome(asking.nonce)
    return outcome ?? (now - asking.since > longestQuestion * 1000 ? 'down:taxpayer' : null)
  }

  async function page(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: TypedIdentity,
    trouble: Pick<IdentityPageProps, 'errors' | 'refused'> = {},
  ) {
    const { visit } = request
    if (trouble.refused !== undefined) visit.refusedOnceMore(trouble.refused)
    const troubled = (trouble.errors?.length ?? 0) > 0 || trouble.refused !== undefined
    const view = IdentityPage({
      visit,
      typed,
      askBranch: deps.policy.branch.ask,
      formNumber: visit.formNumber(action),
      ...(await gate.show(visit)),
      ...trouble,
    })
    return html(reply, view, troubled ? 422 : 200)
  }

  /** Both registries confirmed the pair: on to the questions, or to where this browser was going. */
  function opened({ visit }: FastifyRequest, reply: FastifyReply, caseId: CaseId) {
    const { errand, turnKind, typed, refusals } = visit.browser
    visit.forget()
    visit.carry({
      caseId,
      ...(refusals !== undefined && { refusals }),
      ...(errand === 'turn' && turnKind !== undefined && { turnKind }),
    })
    const next = typed?.kind === undefined ? '/preguntas' : '/hogar/prueba'
    return seeOther(reply, errand === undefined ? next : placeOfErrand[errand])
  }

  /** A registry is out: what was typed is kept, and the page says whose fault it is (P-21). */
  async function outage(request: FastifyRequest, reply: FastifyReply, registry: RegistrySource) {
    const { visit } = request
    const typed = visit.browser.typed ?? nothingTyped
    const read = readIdentity(typed, deps)
    if (read.ok) {
      const browser = deps.browserDigest(visit.browser.id)
      await holdIdentity(deps.held, { typed, pair: read.value, browser, lang: visit.lang, now: visit.now })
    }
    const { retryAt: _ofAKey, ...rest } = visit.browser
    visit.browser = { ...rest, notice: registry }
    visit.refusedOnceMore(registryDownCode[registry])
    return seeOther(reply, '/registro-sin-respuesta')
  }

  /** The form is whole and a person sent it: ask the registries. */
  async function go(
    request: FastifyRequest,
    reply: FastifyReply,
    passed: PassedCheck,
    kind?: 'waitingTicket',
  ) {
    const { visit } = request
    const typed = visit.browser.typed ?? nothingTyped
    const read = readIdentity(typed, deps)
    if (!read.ok) return page(request, reply, typed, { errors: read.detail.errors })
    const { network } = visit
    const browser = deps.browserDigest(visit.browser.id)
    const ask = () =>
      withinLimit(
        deps.limits,
        ['refusedPair', network],
        () =>
          identify(deps.identify, {
            ...read.value,
            browserDigest: browser,
            network,
            lang: visit.lang,
            nonce: passed.nonce,
            ...(typed.kind === undefined ? {} : { asked: 'household' as const }),
          }),
        isMismatch,
      )
    // A question that is too slow to wait for keeps its place until it is answered.
    const answer = deps.beginnings.through(() =>
      kind === undefined ? ask() : withinLimit(deps.limits, [kind, network], ask, usedUpCheck),
    )
    const identified = await withinSeconds(answer, patience)
    if (identified === 'late') {
      // Asked on in the background; what comes of it is written down for whichever instance is asked next.
      answer
        .then(outcomeText, () => 'down:taxpayer')
        .then((outcome) => deps.asked.settle(passed.nonce, visit.network, outcome))
        .catch((fault: unknown) => {
          request.log.error({ err: fault }, 'the outcome of a slow identification was not kept')
        })
      visit.carry({ asking: { nonce: passed.nonce, since: visit.now } })
      return seeOther(reply, '/empresa/consulta')
    }
    if (identified.ok) {
      // Answered: nothing is kept any longer, and nobody is told that the registry is back.
      if (visit.browser.notice !== undefined) await deps.held.holds.release(browser)
      return opened(request, reply, identified.value.caseId)
    }
    if (identified.code === 'registryDown') return outage(request, reply, identified.detail ?? 'taxpayer')
    return page(request, reply, typed, { refused: identified.code })
  }
}

const placeOfErrand = {
  centre: '/otras-formas',
  firstKey: '/primera-clave',
  turn: '/turno',
  unlock: '/desbloqueo/biometria',
  unlockKey: '/desbloqueo/llave',
  signed: '/solicitud/datos',
} as const

const sources: readonly RegistrySource[] = ['taxpayer', 'civil', 'companies', 'institution']

const statusOf = (name: CodeName): number => byCode(codeOf(name)).httpStatus
