import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { codeOf, byCode, type CodeName } from '../../../kernel/catalogue.ts'
import { plus } from '../../../kernel/time.ts'
import { ladderFactor } from '../../../human-check/domain/ladder.ts'
import type {
  CheckRefusal,
  PassedCheck,
  ProofOfWork,
  WaitingTicket,
} from '../../../human-check/app/proof-of-work.ts'
import type { Outcome } from '../../../kernel/outcome.ts'
import type { Policy, RegistrySource } from '../../../policy/policy.ts'
import type { TypedIdentity } from '../../../platform/web/browser.ts'
import { CodedRefusal, html, seeOther } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import type { NetworkLimits } from '../../../platform/web/network-limits.ts'
import { holdIdentity, type HoldDeps } from '../app/hold-identity.ts'
import { identify, type IdentifyDeps } from '../app/identify.ts'
import { recheckDelay } from '../app/recheck-held.ts'
import { readIdentity } from './identity-form.ts'
import {
  IdentityPage,
  RegistryDownPage,
  registryDownCode,
  WaitPage,
  type IdentityPageProps,
} from './identity-views.tsx'

export interface IdentityRoutesDeps {
  readonly policy: Policy
  readonly identify: IdentifyDeps
  readonly proofOfWork: ProofOfWork
  readonly tickets: WaitingTicket
  readonly limits: NetworkLimits
  /** Where what was typed waits while a registry is out; left out, it waits in the browser only. */
  readonly held: HoldDeps
  readonly syntheticOnly: boolean
  passedByNetwork(network: string): Promise<number>
  ticketsByNetwork(network: string): Promise<number>
  browserDigest(browserId: string): Uint8Array
}

const action = 'identify'
const noticeAction = 'registryNotice'
const nothingTyped: TypedIdentity = { ruc: '', cedula: '', sucursal: '' }

/** How long the person is asked to wait when a registry is out: the hour of the published message. Seconds. */
const outageWait = 3_600

/** P-02, P-04 and P-21. */
export const identityRoutes = (deps: IdentityRoutesDeps) => (app: FastifyInstance) => {
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
      : page(request, reply, typed, { refused: checkWords(passed) })
  })

  app.get('/comprobacion', async (request, reply) => {
    const { visit } = request
    if (visit.browser.typed === undefined) return seeOther(reply, '/empresa')
    const { ticket, from } = deps.tickets.issue({ action, browser: visit.browser.id }, visit.now)
    return html(
      reply,
      WaitPage({ visit, ticket, from, tooEarly: false, formNumber: visit.formNumber('wait') }),
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
        ticket: raw.boleto,
        from,
        tooEarly: true,
        formNumber: visit.formNumber('wait'),
      })
      return html(reply, early, 422)
    }
    if (!passed.ok) return seeOther(reply, '/comprobacion')
    if ((await deps.ticketsByNetwork(visit.network)) >= deps.policy.humanCheck.ticketsPerHour)
      throw new CodedRefusal('networkBusy')
    return go(request, reply, passed.value)
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

  async function page(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: TypedIdentity,
    trouble: Pick<IdentityPageProps, 'errors' | 'refused'> = {},
  ) {
    const { visit } = request
    const factor = ladderFactor(await deps.passedByNetwork(visit.network), deps.policy.humanCheck.ladder)
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
      ...trouble,
    })
    return html(reply, view, troubled ? 422 : 200)
  }

  /** The form is whole and a person sent it: ask the registries. */
  async function go(request: FastifyRequest, reply: FastifyReply, passed: PassedCheck) {
    const { visit } = request
    const typed = visit.browser.typed ?? nothingTyped
    const read = readIdentity(typed, deps)
    if (!read.ok) return page(request, reply, typed, { errors: read.detail.errors })
    if ((await deps.limits.waitUntil('refusedPair', visit.network)) !== null)
      throw new CodedRefusal('networkBusy')

    const browser = deps.browserDigest(visit.browser.id)
    const identified = await identify(deps.identify, {
      ...read.value,
      browserDigest: browser,
      network: visit.network,
      lang: visit.lang,
      nonce: passed.nonce,
    })
    if (identified.ok) {
      // Answered: nothing is kept any longer, and nobody is told that the registry is back.
      if (visit.browser.notice !== undefined) await deps.held.holds.release(browser)
      visit.forget()
      visit.carry({ caseId: identified.value })
      return seeOther(reply, '/preguntas')
    }
    if (identified.code === 'registryDown') {
      await holdIdentity(deps.held, { typed, pair: read.value, browser, lang: visit.lang, now: visit.now })
      visit.carry({ notice: identified.detail ?? 'taxpayer' })
      return seeOther(reply, '/registro-sin-respuesta')
    }
    return page(request, reply, typed, { refused: identified.code })
  }
}

const sources: readonly RegistrySource[] = ['taxpayer', 'civil', 'companies', 'institution']

const statusOf = (name: CodeName): number => byCode(codeOf(name)).httpStatus

function checkWords(passed: Outcome<PassedCheck, CheckRefusal>): NonNullable<IdentityPageProps['refused']> {
  const words = {
    humanCheckMissing: 'humanCheckFailed',
    humanCheckWrong: 'humanCheckFailed',
    humanCheckExpired: 'humanCheckExpired',
    humanCheckUsed: 'humanCheckUsed',
    humanCheckTooEarly: 'humanCheckFailed',
  } as const
  return passed.ok ? 'humanCheckFailed' : words[passed.code]
}
