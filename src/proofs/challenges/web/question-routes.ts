import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byCode, codeOf } from '../../../kernel/catalogue.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { sentElsewhere, type CurrentCase } from '../../../cases/web/current-case.ts'
import { pageOf } from '../../../cases/web/journey.ts'
import type { HumanGateDeps } from '../../../human-check/web/human-gate.ts'
import { CodedRefusal, html, seeOther } from '../../../platform/web/context.ts'
import { BrokenForm, takeFields } from '../../../platform/web/form-body.ts'
import { answerQuestions } from '../app/answer-questions.ts'
import { leaveQuestions } from '../app/leave-questions.ts'
import { ecuadorDay } from '../app/prepare-round.ts'
import { triesLeft, type ShowDeps } from '../app/show-questions.ts'
import type { Round } from '../app/ports.ts'
import { answerFields, parseAnswer, type Answer } from '../domain/answers.ts'
import type { Question } from '../domain/template.ts'
import { setChecks } from './set-checks.ts'
import { act } from './set-routes.ts'
import { standingRound } from './standing-round.ts'
import { MismatchPage, QuestionPage } from './question-views.tsx'
import { SuspendedPage } from './waiting-views.tsx'

export interface QuestionRoutesDeps extends HumanGateDeps {
  readonly challenges: Parameters<typeof answerQuestions>[0] & ShowDeps
  readonly current: CurrentCase
}

/** Longer than any answer, and short enough that four of them fit the sealed cookie whatever they are written in. */
const longestAnswer = 100

/** P-06 to P-08. Answers wait, sealed, in the browser until the last one; then all are judged together. */
export const questionRoutes =
  ({ challenges, current, ...checking }: QuestionRoutesDeps) =>
  (app: FastifyInstance) => {
    const rule = challenges.policy.questions
    const checks = setChecks(checking, challenges.policy)
    const standing = standingRound(current, challenges.rounds)

    app.get<{ Params: { n: string } }>('/preguntas/:n', async (request, reply) => {
      const { loaded, round } = await standing(request)
      if (request.params.n === 'resultado') return result(request, reply, loaded, round)
      if (sentElsewhere(loaded, '/preguntas', reply)) return reply
      const asked = onShow(request, loaded, round)
      if (asked === undefined) return seeOther(reply, '/preguntas')
      return question(request, reply, loaded, asked, {})
    })

    /** What no form of ours sends costs the try, so that guessing in bulk is never free (ATK-30). */
    async function spendTry(fault: unknown, request: FastifyRequest): Promise<void> {
      const { n = '' } = request.params as { readonly n?: string }
      if (!(fault instanceof BrokenForm) || !/^[1-9]$/.test(n)) return
      if (request.visit.browser.caseId === undefined) return
      const { loaded, round } = await standing(request)
      const given = {
        setKey: round.setKey ?? '',
        answers: [],
        malformed: true,
        network: request.visit.network,
      }
      await answerQuestions(challenges, loaded.case.id, given)
    }

    app.post<{ Params: { n: string } }>(
      '/preguntas/:n',
      {
        // Then it is refused as anywhere else.
        errorHandler: (fault, request, reply) =>
          void spendTry(fault, request).then(
            () => reply.send(fault),
            (broken: unknown) => reply.send(broken),
          ),
      },
      async (request, reply) => {
        const { loaded, round } = await standing(request)
        const { visit } = request
        if (loaded.case.state.is !== 'proving') return seeOther(reply, pageOf(loaded))
        if (request.params.n === 'no-lo-se') return leave(request, reply, loaded)

        const asked = onShow(request, loaded, round)
        if (asked === undefined)
          return seeOther(reply, isSpent(request, round) ? '/preguntas/resultado' : '/preguntas')
        const given = await readAnswer(request, loaded, asked)
        if (given === undefined) return seeOther(reply, pageOf(loaded))
        if (given.parsed.kind === 'fields') {
          return question(request, reply, loaded, asked, { typed: given.typed, errors: given.parsed.errors })
        }
        const before = visit.browser.answers?.given ?? []
        const answers = asked.set.questions.map((_, index) =>
          index + 1 === asked.n ? given.typed : (before[index] ?? null),
        )
        visit.carry({ answers: { setKey: asked.setKey, given: answers } })
        const open = answers.findIndex((answer) => answer === null)
        if (open !== -1) return seeOther(reply, `/preguntas/${open + 1}`)
        return send(request, reply, loaded, asked, answers)
      },
    )

    app.get('/suspendido', async (request, reply) => {
      const loaded = await current(request)
      const { state } = loaded.case
      const until = loaded.employerFacts.suspendedUntil ?? (state.is === 'suspended' ? state.until : null)
      if (until === null || (state.is !== 'suspended' && state.is !== 'proving'))
        return seeOther(reply, pageOf(loaded))
      // Over, or lifted: there is nothing to wait for, the person may begin.
      if (loaded.now >= until || loaded.employerFacts.suspendedUntil === null)
        return seeOther(reply, '/empresa')
      return html(
        reply,
        SuspendedPage({ visit: request.visit, until, caseCode: loaded.code }),
        statusOf('questionsSuspended'),
      )
    })

    interface Asked {
      readonly n: number
      readonly setKey: string
      readonly set: NonNullable<Round['set']>
      readonly question: Question
    }

    /** The question in the address, if the set is on show to this case; undefined sends the person to P-05. */
    function onShow(
      request: FastifyRequest<{ Params: { n: string } }>,
      loaded: LoadedCase,
      round: Round,
    ): Asked | undefined {
      const { set, setKey } = round
      if (set === null || setKey === null || round.shownTo !== loaded.case.id) return undefined
      const n = /^[1-9]$/.test(request.params.n) ? Number(request.params.n) : 0
      const wanted = set.questions[n - 1]
      if (wanted === undefined) throw new CodedRefusal('pageNotFound')
      const carried = request.visit.browser.answers
      // A question can only be reached through the ones before it.
      const reached =
        carried?.setKey === setKey ? carried.given.findLastIndex((answer) => answer !== null) + 1 : 0
      return n - 1 <= reached ? { n, setKey, set, question: wanted } : undefined
    }

    /** The set this browser was answering is gone, so it was judged: the form came a second time (F-27). */
    function isSpent({ visit }: FastifyRequest, round: Round): boolean {
      const { answers } = visit.browser
      return answers !== undefined && round.setKey !== answers.setKey
    }

    function question(
      request: FastifyRequest,
      reply: FastifyReply,
      loaded: LoadedCase,
      asked: Asked,
      trouble: {
        typed?: Readonly<Record<string, string>>
        errors?: Parameters<typeof QuestionPage>[0]['errors']
      },
    ) {
      const errors = trouble.errors ?? []
      const view = QuestionPage({
        visit: request.visit,
        question: asked.question,
        n: asked.n,
        total: asked.set.questions.length,
        formNumber: request.visit.formNumber(act, loaded.version),
        caseCode: loaded.code,
        // Dates are kept while a part is missing; a finished answer is never written back (SCREENS 0.3).
        typed: errors.length > 0 ? (trouble.typed ?? {}) : {},
        errors,
      })
      return html(reply, view, errors.length > 0 ? 422 : 200)
    }

    async function readAnswer(request: FastifyRequest, loaded: LoadedCase, asked: Asked) {
      const body = takeFields(request.body, ['f', 'day', 'month', 'year', 'answer'], longestAnswer)
      if (request.visit.checkForm(body.f, act, loaded.version) === 'stale') return undefined
      const typed = Object.fromEntries(answerFields(asked.question).map((name) => [name, body[name]]))
      const parsed = parseAnswer(asked.question, typed, ecuadorDay(loaded.now))
      if (parsed.kind === 'malformed') throw new BrokenForm('an answer that was not offered')
      return { parsed, typed }
    }

    async function send(
      request: FastifyRequest,
      reply: FastifyReply,
      loaded: LoadedCase,
      asked: Asked,
      typed: readonly (Readonly<Record<string, string>> | null)[],
    ) {
      const today = ecuadorDay(loaded.now)
      const answers = asked.set.questions.map((one, index): Answer | undefined => {
        const parsed = parseAnswer(one, typed[index] ?? {}, today)
        return parsed.kind === 'answer' ? parsed.answer : undefined
      })
      const judged = await answerQuestions(challenges, loaded.case.id, {
        setKey: asked.setKey,
        answers,
        network: request.visit.network,
      })
      const isOver =
        !judged.ok &&
        judged.code === 'otherSet' &&
        isSpent(request, await challenges.rounds.read(loaded.case.id))
      forgetAnswers(request)
      if (judged.ok) return seeOther(reply, pageOf({ ...loaded, case: judged.value }))
      switch (judged.code) {
        case 'suspended':
          return seeOther(reply, '/suspendido')
        case 'answersMismatch':
          return seeOther(reply, '/preguntas/resultado')
        case 'busy':
          throw new CodedRefusal('overloaded')
        default:
          return seeOther(reply, isOver ? '/preguntas/resultado' : '/preguntas')
      }
    }

    function forgetAnswers({ visit }: FastifyRequest): void {
      const { answers: _judged, ...rest } = visit.browser
      visit.browser = rest
    }

    async function leave(request: FastifyRequest, reply: FastifyReply, loaded: LoadedCase) {
      const { visit } = request
      const { f } = takeFields(request.body, ['f'])
      if (visit.checkForm(f, act, loaded.version) === 'fresh')
        await leaveQuestions(challenges, loaded.case.id, visit.network)
      forgetAnswers(request)
      return seeOther(reply, '/otras-formas')
    }

    async function result(request: FastifyRequest, reply: FastifyReply, loaded: LoadedCase, round: Round) {
      if (sentElsewhere(loaded, '/preguntas', reply)) return reply
      const { visit } = request
      const left = triesLeft(round, loaded.now, rule)
      // Nobody's answers were refused, or the last of them was: there is no result to show.
      if (left === rule.attempts || left === 0) return seeOther(reply, '/preguntas')
      const view = MismatchPage({
        visit,
        left,
        formNumber: visit.formNumber(act, loaded.version),
        caseCode: loaded.code,
        check: await checks.due(visit, loaded, round),
      })
      return html(reply, view, statusOf('answersMismatch'))
    }
  }

const statusOf = (name: Parameters<typeof codeOf>[0]): number => byCode(codeOf(name)).httpStatus
