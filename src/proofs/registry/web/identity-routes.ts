import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { codeOf, byCode, type CodeName } from '../../../kernel/catalogue.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { plus, type Instant } from '../../../kernel/time.ts'
import { WaitPage } from '../../../human-check/web/wait-page.tsx'
import type { PassedCheck, ProofOfWork, WaitingTicket } from '../../../human-check/app/proof-of-work.ts'
import { checkWords } from '../../../human-check/app/check-words.ts'
import type { Policy, RegistrySource } from '../../../policy/policy.ts'
import type { TypedIdentity } from '../../../platform/web/browser.ts'
import { html, seeOther } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import type { Gate } from '../../../platform/web/gate.ts'
import { withinLimit, type NetworkLimits } from '../../../platform/web/network-limits.ts'
import { holdIdentity, type HoldDeps } from '../app/hold-identity.ts'
import { identify, type IdentifyDeps } from '../app/identify.ts'
import { recheckDelay } from '../app/recheck-held.ts'
import { readIdentity } from './identity-form.ts'
import {
  AskingPage,
  IdentityPage,
  RegistryDownPage,
  registryDownCode,
  type IdentityPageProps,
} from './identity-views.tsx'

export interface IdentityRoutesDeps {
  readonly policy: Policy
  readonly identify: IdentifyDeps
  readonly proofOfWork: ProofOfWork
  readonly tickets: WaitingTicket
  readonly limits: NetworkLimits
  /** Whoever begins has to wait before those who are on their way, or who sign in, have to (F-39). */
  readonly beginnings: Gate
  /** Where what was typed waits while a registry is out; left out, it waits in the browser only. */
  /** What came of a question that was too slow to wait for. */
  readonly asked: {
    settle(nonce: string, network: string, outcome: string): Promise<void>
    outcome(nonce: string): Promise<string | null>
  }
  readonly held: HoldDeps
  readonly syntheticOnly: boolean
  /** How many times harder the check is for this network now. */
  difficulty(network: string): Promise<number>
  /** How many times longer everybody waits who has no script: more than once during a campaign (ATK-26). */
  waitFactor(): Promise<number>
  browserDigest(browserId: string): Uint8Array
}

const action = 'identify'
const waitForm = { action: '/comprobacion', back: '/empresa' }
const noticeAction = 'registryNotice'
const nothingTyped: TypedIdentity = { ruc: '', cedula: '', sucursal: '' }

/** Longer than this nobody looks at a white page: P-03 says what is happening. Seconds (SCREENS P-03). */
const patience = 4
/** No registry may take this long; whoever asked is gone. Seconds. */
const longestQuestion = 30

/** How long the person is asked to wait when a registry is out: the hour of the published message. Seconds. */
const outageWait = 3_600

/** P-02, P-04 and P-21. */
export const identityRoutes = (deps: IdentityRoutesDeps) => (app: FastifyInstance) => {
  const { ticketWait } = deps.policy.humanCheck
  app.get('/empresa', async (request, reply) =>
    page(request, reply, request.visit.browser.typed ?? nothingTyped),
  )

  app.post('/empresa', async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'ruc', 'cedula', 'sucursal', 'dudado', 'humanCheck'])
    visit.checkForm(raw.f, action)
    const typed: TypedIdentity = {
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
        ruc: typed.ruc,
        cedula: typed.cedula,
        sucursal: typed.sucursal,
        ...(doubted === undefined ? {} : { doubted }),
      }
      return page(request, reply, again, { errors })
    }
    // Without a script there is nothing to judge: the waiting ticket takes its place, and the form is kept.
    if (raw.humanCheck === '') return seeOther(reply, '/comprobacion')
    const passed = await deps.proofOfWork.judge(
      raw.humanCheck,
      { action, browser: visit.browser.id },
      visit.now,
    )
    return passed.ok
      ? go(request, reply, passed.value)
      : page(request, reply, typed, { refused: checkWords[passed.code] })
  })

  app.get('/comprobacion', async (request, reply) => {
    const { visit } = request
    if (visit.browser.typed === undefined) return seeOther(reply, '/empresa')
    const factor = await deps.waitFactor()
    const { ticket, from } = deps.tickets.issue({ action, browser: visit.browser.id }, visit.now, factor)
    return html(
      reply,
      WaitPage({
        visit,
        ...waitForm,
        ticket,
        ticketWait: ticketWait * factor,
        from,
        tooEarly: false,
        formNumber: visit.formNumber('wait'),
      }),
    )
  })

  app.post('/comprobacion', async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'boleto'])
    visit.checkForm(raw.f, 'wait')
    if (visit.browser.typed === undefined) return seeOther(reply, '/empresa')
    const passed = deps.tickets.judge(raw.boleto, { action, browser: visit.browser.id }, visit.now)
    if (!passed.ok && passed.code === 'humanCheckTooEarly') {
      const from = deps.tickets.startsAt(raw.boleto, { action, browser: visit.browser.id }) ?? visit.now
      const early = WaitPage({
        visit,
        ...waitForm,
        ticket: raw.boleto,
        ticketWait: ticketWait * (await deps.waitFactor()),
        from,
        tooEarly: true,
        formNumber: visit.formNumber('wait'),
      })
      return html(reply, early, 422)
    }
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
      retryPath: visit.browser.retryAt ?? '/empresa',
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
    const [factor, waitFactor] = await Promise.all([deps.difficulty(visit.network), deps.waitFactor()])
    const challenge = await deps.proofOfWork.challenge(
      { action, browser: visit.browser.id },
      factor,
      visit.now,
    )
    const troubled = (trouble.errors?.length ?? 0) > 0 || trouble.refused !== undefined
    const view = IdentityPage({
      visit,
      typed,
      askBranch: deps.policy.branch.ask,
      formNumber: visit.formNumber(action),
      challenge,
      ticketWait: ticketWait * waitFactor,
      ...trouble,
    })
    return html(reply, view, troubled ? 422 : 200)
  }

  /** Both registries confirmed the pair: on to the questions, or to where this browser was going. */
  function opened({ visit }: FastifyRequest, reply: FastifyReply, caseId: CaseId) {
    const { errand, turnKind, refusals } = visit.browser
    visit.forget()
    visit.carry({
      caseId,
      ...(refusals !== undefined && { refusals }),
      ...(errand === 'turn' && turnKind !== undefined && { turnKind }),
    })
    return seeOther(reply, errand === undefined ? '/preguntas' : placeOfErrand[errand])
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

type Identified = Awaited<ReturnType<typeof identify>>

const isMismatch = (identified: Identified): boolean =>
  !identified.ok && identified.code === 'identityMismatch'

/** An outage counts for nothing (I-10), and a form that was sent twice once. */
const usedUpCheck = (identified: Identified): boolean =>
  identified.ok ? !identified.value.isAgain : isMismatch(identified)

function outcomeText(identified: Identified): string {
  if (identified.ok) return `case:${identified.value.caseId}`
  return identified.code === 'registryDown' ? `down:${identified.detail ?? 'taxpayer'}` : identified.code
}

async function withinSeconds<T>(work: Promise<T>, seconds: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), seconds * 1000)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const statusOf = (name: CodeName): number => byCode(codeOf(name)).httpStatus
