import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sentElsewhere, type CurrentCase } from '../../../cases/web/current-case.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { humanGate, type HumanGateDeps } from '../../../human-check/web/human-gate.ts'
import { byCode, codeOf, type CodeName } from '../../../kernel/catalogue.ts'
import { CodedRefusal, html, seeOther } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../../platform/web/network-limits.ts'
import { checkAccount, payForTry, placeOf } from '../app/check-account.ts'
import type { ProveDeps } from '../app/prove-account.ts'
import type { BankCheck, TriesNow } from '../app/ports.ts'
import { readAccount } from './account-form.ts'
import { AccountPage, AgainPage, ChangedPage, PausedPage, type AccountPageProps } from './account-pages.tsx'
import { bankPaths } from './bank-paths.ts'

export interface AccountRoutesDeps extends HumanGateDeps {
  readonly bank: ProveDeps & Parameters<typeof payForTry>[0]
  readonly current: CurrentCase
  readonly names: readonly string[]
  readonly limits: NetworkLimits
}

const act = 'bankAccount'
const home = '/hogar/prueba'
const waitPlace = { action: bankPaths.check, back: bankPaths.account }

/** P-62: the account that is debited, and the human check that a further try costs. */
export const accountRoutes = (deps: AccountRoutesDeps) => (app: FastifyInstance) => {
  const { bank, current } = deps
  const { policy } = bank
  const gate = humanGate(deps, 'questions')

  interface Stands {
    readonly loaded: LoadedCase
    readonly check: BankCheck | undefined
    readonly tries: TriesNow
  }

  /** The case, unless it or its employer stands elsewhere; undefined where the answer is on its way already. */
  async function standing(
    request: FastifyRequest,
    reply: FastifyReply,
    loaded: LoadedCase,
  ): Promise<Stands | undefined> {
    if (sentElsewhere(loaded, home, reply)) return undefined
    const [check, tries] = await Promise.all([bank.bank.check(placeOf(loaded)), bank.tries.now(loaded)])
    if (check?.passed === true) return void seeOther(reply, bankPaths.how)
    // Whatever is asked of this employer's people is closed to everybody (ATK-21).
    if (loaded.employerFacts.suspendedUntil !== null) return void seeOther(reply, '/suspendido')
    if (tries.pausedUntil !== null) {
      const { visit } = request
      const { pause } = policy.campaign
      return void html(
        reply,
        PausedPage({ visit, caseCode: loaded.code, until: tries.pausedUntil, pause }),
        statusOf('questionsPaused'),
      )
    }
    return { loaded, check, tries }
  }

  const isDue = ({ check, tries }: Stands): boolean => tries.hasTried && check?.paid !== true

  app.get(bankPaths.account, async (request, reply) => {
    const stands = await standing(request, reply, await current(request))
    if (stands === undefined) return reply
    return isDue(stands) ? again(request, reply, stands) : form(request, reply, stands)
  })

  app.post(bankPaths.account, async (request, reply) => {
    const { visit } = request
    const loaded = await current(request)
    const raw = takeFields(request.body, ['f', 'banco', 'tipo', 'ultimos'])
    const verdict = visit.checkForm(raw.f, act, loaded.version)
    const stands = await standing(request, reply, loaded)
    if (stands === undefined) return reply
    if (verdict === 'stale') return seeOther(reply, bankPaths.account)
    const read = readAccount(raw, deps.names)
    if (!read.ok) return form(request, reply, stands, { errors: read.errors, typed: raw })
    const checked = await checkAccount(bank, loaded.case.id, { ...read.account, network: visit.network })
    if (checked.ok) return seeOther(reply, bankPaths.how)
    switch (checked.code) {
      case 'suspended':
        return seeOther(reply, '/suspendido')
      case 'recent':
        return seeOther(reply, bankPaths.recent)
      case 'busy':
        throw new CodedRefusal('overloaded')
      default:
        return seeOther(reply, bankPaths.account)
    }
  })

  app.get<{ Querystring: { cuenta?: unknown } }>(bankPaths.changed, async (request, reply) => {
    const loaded = await current(request)
    if (sentElsewhere(loaded, home, reply)) return reply
    // Whether the record says so, or only the person: the words are the same, and the code is for help desks.
    const isCoded = request.query.cuenta === 'reciente'
    const { visit } = request
    const recent = policy.bank.accountRecent
    const view = ChangedPage({ visit, caseCode: loaded.code, recent, isCoded })
    return html(reply, view, isCoded ? statusOf('bankAccountRecent') : 200)
  })

  app.post(bankPaths.check, async (request, reply) => {
    const { visit } = request
    const loaded = await current(request)
    const raw = takeFields(request.body, ['f', 'humanCheck', 'boleto'])
    visit.checkForm(raw.f, raw.boleto === '' ? act : 'wait', raw.boleto === '' ? loaded.version : 0)
    const stands = await standing(request, reply, loaded)
    if (stands === undefined) return reply
    if (!isDue(stands)) return seeOther(reply, bankPaths.account)
    if (raw.boleto !== '') {
      const passed = gate.judgeTicket(visit, raw.boleto)
      if (!passed.ok)
        return passed.code === 'humanCheckTooEarly'
          ? html(reply, await gate.wait(visit, waitPlace, raw.boleto), 422)
          : seeOther(reply, bankPaths.check)
      return withinLimit(deps.limits, ['waitingTicket', visit.network], () =>
        pay(request, reply, stands, passed.value.nonce),
      )
    }
    // Without a script there is nothing to judge: the waiting ticket takes its place.
    if (raw.humanCheck === '') return seeOther(reply, bankPaths.check)
    const passed = await gate.judge(visit, raw.humanCheck)
    return passed.ok
      ? pay(request, reply, stands, passed.value.nonce)
      : again(request, reply, stands, passed.code)
  })

  app.get(bankPaths.check, async (request, reply) => {
    const stands = await standing(request, reply, await current(request))
    if (stands === undefined) return reply
    if (!isDue(stands)) return seeOther(reply, bankPaths.account)
    return html(reply, await gate.wait(request.visit, waitPlace))
  })

  async function pay(request: FastifyRequest, reply: FastifyReply, stands: Stands, nonce: string) {
    const { network } = request.visit
    const isPaid = await payForTry(bank, stands.loaded.case.id, { nonce, network })
    return isPaid ? seeOther(reply, bankPaths.account) : again(request, reply, stands, 'humanCheckUsed')
  }

  const form = (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    { loaded, tries }: Stands,
    trouble: Pick<AccountPageProps, 'errors' | 'typed'> = {},
  ) => {
    const view = AccountPage({
      visit,
      caseCode: loaded.code,
      formNumber: visit.formNumber(act, loaded.version),
      names: deps.names,
      left: tries.left,
      ...trouble,
    })
    return html(reply, view, trouble.errors === undefined ? 200 : 422)
  }

  async function again(
    { visit }: FastifyRequest,
    reply: FastifyReply,
    { loaded, tries }: Stands,
    refused?: CodeName,
  ) {
    const view = AgainPage({
      visit,
      caseCode: loaded.code,
      left: tries.left,
      formNumber: visit.formNumber(act, loaded.version),
      ...(await gate.show(visit)),
      refused,
    })
    return html(reply, view, statusOf(refused ?? 'bankAccountMismatch'))
  }
}

const statusOf = (name: CodeName): number => byCode(codeOf(name)).httpStatus
