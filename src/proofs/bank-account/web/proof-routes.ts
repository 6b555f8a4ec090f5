import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sentElsewhere, type CurrentCase } from '../../../cases/web/current-case.ts'
import { pageOf } from '../../../cases/web/journey.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { byCode, codeOf, type CodeName } from '../../../kernel/catalogue.ts'
import { html, seeOther } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import { placeOf } from '../app/check-account.ts'
import { isOpen, orderProof } from '../app/order-proof.ts'
import { askBank, returnAmounts, type ProveDeps } from '../app/prove-account.ts'
import { ordered, readCents } from '../domain/amounts.ts'
import { bankPaths } from './bank-paths.ts'
import {
  AskedPage,
  DepositPage,
  HowPage,
  OverPage,
  type AmountField,
  type HowProblem,
} from './proof-pages.tsx'

export interface ProofRoutesDeps {
  readonly bank: ProveDeps
  readonly current: CurrentCase
}

const act = 'bankProof'
const home = '/hogar/prueba'
const kinds = { deposito: 'deposit', banco: 'confirmation' } as const

/** After P-62: what is asked of the bank, and what comes back. */
export const proofRoutes =
  ({ bank, current }: ProofRoutesDeps) =>
  (app: FastifyInstance) => {
    const { bank: rule } = bank.policy

    app.get(bankPaths.how, async (request, reply) => {
      const loaded = await named(reply, await current(request))
      if (loaded === undefined) return reply
      const order = await bank.bank.newest(placeOf(loaded))
      return order !== undefined && isOpen(order)
        ? seeOther(reply, bankPaths.wait)
        : how(request, reply, loaded)
    })

    app.post(bankPaths.how, async (request, reply) => {
      const { visit } = request
      const seen = await current(request)
      const { f, forma } = takeFields(request.body, ['f', 'forma'])
      const verdict = visit.checkForm(f, act, seen.version)
      const loaded = await named(reply, seen)
      if (loaded === undefined) return reply
      if (verdict === 'stale') return seeOther(reply, bankPaths.how)
      if (!Object.hasOwn(kinds, forma)) return how(request, reply, loaded, 'none')
      const done = await orderProof(bank, loaded.case.id, kinds[forma as keyof typeof kinds])
      if (done.ok) {
        // Days may go by: the browser keeps its case as long as the deposit may be answered.
        visit.carry({ depositing: true })
        return seeOther(reply, bankPaths.wait)
      }
      switch (done.code) {
        case 'recent':
          return seeOther(reply, bankPaths.recent)
        case 'tooMany': {
          const from = await bank.bank.nextAt(loaded.employer.id, rule.ordersPerDay)
          return how(request, reply, loaded, { from: from ?? loaded.now })
        }
        case 'wrongAmounts': {
          const from = await bank.bank.depositsClosed(loaded.employer.id, rule.depositTriesMonth)
          return how(request, reply, loaded, { from: from ?? loaded.now, isOfDeposits: true })
        }
        case 'refused':
          return how(request, reply, loaded, 'refused')
        case 'unavailable':
          return how(request, reply, loaded, 'away')
        case 'notNamed':
          return seeOther(reply, bankPaths.account)
        case 'notNow':
          return seeOther(reply, bankPaths.wait)
      }
    })

    app.get(bankPaths.wait, async (request, reply) => {
      const loaded = await named(reply, await current(request))
      return loaded === undefined ? reply : waiting(request, reply, loaded)
    })

    // Where an answer of these forms stands, the language link and the bar of addresses ask for the page of the form.
    for (const action of [bankPaths.amounts, bankPaths.answer])
      app.get(action, async (_request, reply) => seeOther(reply, bankPaths.wait))

    app.post(bankPaths.amounts, async (request, reply) => {
      const { visit } = request
      const seen = await current(request)
      const raw = takeFields(request.body, ['f', 'uno', 'otro'], 40)
      const verdict = visit.checkForm(raw.f, act, seen.version)
      const loaded = await named(reply, seen)
      if (loaded === undefined) return reply
      if (verdict === 'stale') return seeOther(reply, bankPaths.wait)
      const [uno, otro] = [readCents(raw.uno), readCents(raw.otro)]
      if (uno === undefined || otro === undefined)
        return waiting(request, reply, loaded, {
          wrong: [
            ...(uno === undefined ? (['uno'] as const) : []),
            ...(otro === undefined ? (['otro'] as const) : []),
          ],
        })
      const done = await returnAmounts(bank, loaded.case.id, ordered(uno, otro))
      if (!done.ok && done.code === 'mismatch')
        return waiting(request, reply, loaded, { left: done.detail.left })
      return after(request, reply, loaded, done)
    })

    app.post(bankPaths.answer, async (request, reply) => {
      const seen = await current(request)
      const { f } = takeFields(request.body, ['f'])
      const verdict = request.visit.checkForm(f, act, seen.version)
      const loaded = await named(reply, seen)
      if (loaded === undefined) return reply
      if (verdict === 'stale') return seeOther(reply, bankPaths.wait)
      const done = await askBank(bank, loaded.case.id)
      if (!done.ok && (done.code === 'pending' || done.code === 'unavailable'))
        return waiting(request, reply, loaded, { said: done.code })
      return after(request, reply, loaded, done)
    })

    /** The case, once its account was named in it; otherwise where it stands. */
    async function named(reply: FastifyReply, loaded: LoadedCase): Promise<LoadedCase | undefined> {
      if (sentElsewhere(loaded, home, reply)) return undefined
      const check = await bank.bank.check(placeOf(loaded))
      return check?.passed === true ? loaded : void seeOther(reply, bankPaths.account)
    }

    const how = (
      { visit }: FastifyRequest,
      reply: FastifyReply,
      loaded: LoadedCase,
      problem?: HowProblem,
    ) => {
      const view = HowPage({
        visit,
        caseCode: loaded.code,
        formNumber: visit.formNumber(act, loaded.version),
        problem,
      })
      const status =
        problem === undefined
          ? 200
          : problem === 'away'
            ? statusOf('bankAway')
            : typeof problem === 'object'
              ? 429
              : 422
      return html(reply, view, status)
    }

    interface Trouble {
      readonly wrong?: readonly AmountField[]
      readonly left?: number | undefined
      readonly said?: 'pending' | 'unavailable'
    }

    async function waiting(
      { visit }: FastifyRequest,
      reply: FastifyReply,
      loaded: LoadedCase,
      { wrong, left, said }: Trouble = {},
    ) {
      const order = await bank.bank.newest(placeOf(loaded))
      if (order === undefined || order.state === 'failed') return seeOther(reply, bankPaths.how)
      const common = {
        visit,
        caseCode: loaded.code,
        order,
        formNumber: visit.formNumber(act, loaded.version),
      }
      if (!isOpen(order)) return html(reply, OverPage({ ...common, tries: rule.depositTries }), 410)
      if (order.kind === 'deposit')
        return html(
          reply,
          DepositPage({ ...common, ...(wrong === undefined ? {} : { wrong }), left }),
          wrong === undefined && left === undefined ? 200 : 422,
        )
      return html(reply, AskedPage({ ...common, said }), said === 'unavailable' ? statusOf('bankAway') : 200)
    }

    async function after(
      { visit }: FastifyRequest,
      reply: FastifyReply,
      loaded: LoadedCase,
      done: Awaited<ReturnType<typeof returnAmounts>>,
    ) {
      if (done.ok) {
        visit.carry({ depositing: false })
        return seeOther(reply, pageOf({ ...loaded, case: done.value }))
      }
      if (done.code === 'registryDown') {
        visit.carry({ notice: done.detail.registry ?? 'taxpayer', retryAt: bankPaths.wait })
        return seeOther(reply, '/registro-sin-respuesta')
      }
      // What it has come to is told by the page on which the case stands now.
      return seeOther(reply, bankPaths.wait)
    }
  }

const statusOf = (name: CodeName): number => byCode(codeOf(name)).httpStatus
