import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byCode, codeOf, type CodeName } from '../../../kernel/catalogue.ts'
import { shownName } from '../../../kernel/mask.ts'
import type { HumanGateDeps } from '../../../human-check/web/human-gate.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { sentElsewhere, type CurrentCase } from '../../../cases/web/current-case.ts'
import { pageOf } from '../../../cases/web/journey.ts'
import { html, seeOther } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../../platform/web/network-limits.ts'
import { pauseOf, showQuestions, triesLeft, type ShowDeps } from '../app/show-questions.ts'
import type { Round } from '../app/ports.ts'
import { setChecks } from './set-checks.ts'
import { standingRound } from './standing-round.ts'
import { PreparePage, ThinPage } from './question-views.tsx'
import { PausePage } from './waiting-views.tsx'

export interface SetRoutesDeps extends HumanGateDeps {
  readonly challenges: ShowDeps
  readonly current: CurrentCase
  readonly limits: NetworkLimits
}

/** What the forms that ask for a set, and those of the questions, are about. */
export const act = 'questions'
const waitPath = '/preguntas/comprobacion'
const waitPlace = { action: waitPath, back: '/preguntas' }

/** P-05, and how a set comes on show: what it costs, and when nobody is asked anything. */
export const setRoutes =
  ({ challenges, current, limits, ...checking }: SetRoutesDeps) =>
  (app: FastifyInstance) => {
    const rule = challenges.policy.questions
    const { pause } = challenges.policy.campaign
    const checks = setChecks(checking, challenges.policy)
    const standing = standingRound(current, challenges.rounds)

    app.get('/preguntas', async (request, reply) => {
      const { loaded, round } = await standing(request)
      const { visit } = request
      if (loaded.case.state.is === 'referred' && loaded.case.state.reason === 'thinFile') {
        return html(reply, ThinPage({ visit, caseCode: loaded.code }))
      }
      if (sentElsewhere(loaded, '/preguntas', reply)) return reply
      // Another case, another browser: the questions of this employer are closed to everybody (ATK-21).
      if (loaded.employerFacts.suspendedUntil !== null) return seeOther(reply, '/suspendido')
      const isCampaign = await challenges.campaigns.isUnderWay()
      const until = pauseOf(round, isCampaign, loaded.now, challenges.policy)
      if (until !== null)
        return html(
          reply,
          PausePage({ visit, until, pause, caseCode: loaded.code }),
          statusOf('questionsPaused'),
        )
      return prepare(request, reply, loaded, round)
    })

    async function prepare(
      { visit }: FastifyRequest,
      reply: FastifyReply,
      loaded: LoadedCase,
      round: Round,
      refused?: CodeName,
    ) {
      if (refused !== undefined) visit.refusedOnceMore(refused)
      const view = PreparePage({
        visit,
        company: shownName(loaded.employer),
        count: rule.count,
        left: triesLeft(round, loaded.now, rule),
        suspension: rule.suspension,
        formNumber: visit.formNumber(act, loaded.version),
        caseCode: loaded.code,
        check: await checks.due(visit, loaded, round),
        refused,
      })
      return html(reply, view, refused === undefined ? 200 : statusOf(refused))
    }

    app.post('/preguntas', async (request, reply) => {
      const { loaded, round } = await standing(request)
      const { visit } = request
      const { f, humanCheck } = takeFields(request.body, ['f', 'humanCheck'])
      if (visit.checkForm(f, act, loaded.version) === 'stale' || loaded.case.state.is !== 'proving')
        return seeOther(reply, pageOf(loaded))
      // Without a script there is nothing to judge: where a check is due, the ticket takes its place.
      const passed = humanCheck === '' ? undefined : await checks.gate.judge(visit, humanCheck)
      if (passed !== undefined && !passed.ok) return prepare(request, reply, loaded, round, passed.code)
      return show(request, reply, loaded, round, passed?.value.nonce)
    })

    app.get(waitPath, async (request, reply) => {
      const { loaded, round } = await standing(request)
      if (sentElsewhere(loaded, '/preguntas', reply)) return reply
      if (!checks.isDue(loaded, round)) return seeOther(reply, '/preguntas')
      return html(reply, await checks.gate.wait(request.visit, waitPlace))
    })

    app.post(waitPath, async (request, reply) => {
      const { loaded, round } = await standing(request)
      const { visit } = request
      const { f, boleto } = takeFields(request.body, ['f', 'boleto'])
      visit.checkForm(f, 'wait')
      if (loaded.case.state.is !== 'proving') return seeOther(reply, pageOf(loaded))
      const passed = checks.gate.judgeTicket(visit, boleto)
      if (!passed.ok)
        return passed.code === 'humanCheckTooEarly'
          ? html(reply, await checks.gate.wait(visit, waitPlace, boleto), 422)
          : seeOther(reply, waitPath)
      return withinLimit(limits, ['waitingTicket', visit.network], () =>
        show(request, reply, loaded, round, passed.value.nonce),
      )
    })

    async function show(
      request: FastifyRequest,
      reply: FastifyReply,
      loaded: LoadedCase,
      round: Round,
      nonce: string | undefined,
    ) {
      const { visit } = request
      const shown = await showQuestions(challenges, loaded.case.id, { network: visit.network, nonce })
      if (shown.ok) {
        visit.carry({ answers: { setKey: shown.value.setKey ?? '', given: [] } })
        return seeOther(reply, '/preguntas/1')
      }
      if (shown.code === 'checkUsed') return prepare(request, reply, loaded, round, 'humanCheckUsed')
      return seeOther(reply, shownElsewhere[shown.code])
    }
  }

/** Where a set that is not shown leads. */
const shownElsewhere = {
  notNow: '/preguntas',
  suspended: '/suspendido',
  thin: '/preguntas',
  paused: '/preguntas',
  checkNeeded: waitPath,
} as const

const statusOf = (name: CodeName): number => byCode(codeOf(name)).httpStatus
