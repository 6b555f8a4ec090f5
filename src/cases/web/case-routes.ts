import type { FastifyInstance } from 'fastify'
import { parseCaseCode } from '../../kernel/case-code.ts'
import { normaliseNumber } from '../../kernel/digits.ts'
import type { Policy } from '../../policy/policy.ts'
import { sameBytes } from '../../platform/crypto/digests.ts'
import type { TypedIdentity } from '../../platform/web/browser.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import type { ReadCaseFacts } from '../app/case-facts.ts'
import { digitsAsked, findCase, type AskedCase, type CaseLookups } from '../app/find-case.ts'
import type { MoveDeps } from '../app/move-case.ts'
import type { CaseStore, LoadedCase } from '../app/ports.ts'
import { withdrawCase } from '../app/withdraw.ts'
import { isOpen } from '../domain/transition.ts'
import { caseStatus } from './case-status.ts'
import { hasShown } from '../domain/shown.ts'
import { storyOf, type Level } from './case-story.ts'
import {
  CasePage,
  FindCasePage,
  WithdrawPage,
  type FindCasePageProps,
  type LookupError,
} from './case-views.tsx'
import { pageOf } from './journey.ts'
import type { ReadCaseAppointment } from './case-turn.tsx'
import { nameWay, type NameWayDeps } from './name-way.ts'
import type { PublicWhyOf, WhyOf } from './why.ts'
import { ownCase, seenCase } from './seen-case.ts'

export interface CaseRoutesDeps {
  readonly policy: Policy
  readonly cases: Pick<CaseStore, 'load' | 'findByCode' | 'timeline'>
  readonly lookups: CaseLookups
  readonly facts: ReadCaseFacts
  readonly limits: NetworkLimits
  /** For withdrawing. */
  readonly move: MoveDeps
  browserDigest(browserId: string): Uint8Array
  /** What a case that ends at a counter asks for, and where and how fast it goes. */
  readonly way: NameWayDeps
  readonly turnOf: ReadCaseAppointment
  /** Why it stands still, as far as this browser may know. */
  readonly why: WhyOf
  readonly publicWhy: PublicWhyOf
  /** What was typed while a registry was out, for the browser that typed it (P-21). */
  resumeHeld(asked: AskedCase, browser: Uint8Array): Promise<TypedIdentity | undefined>
}

const act = 'findCase'

/** P-95 and P-96. */
export const caseRoutes = (deps: CaseRoutesDeps) => (app: FastifyInstance) => {
  app.get('/caso', async ({ visit }, reply) =>
    html(reply, FindCasePage({ visit, formNumber: visit.formNumber(act) })),
  )

  app.post('/caso', async ({ visit, body }, reply) => {
    const raw = takeFields(body, ['f', 'codigo', 'cedula'])
    visit.checkForm(raw.f, act)
    const typed = { codigo: raw.codigo.slice(0, 100), cedula: raw.cedula.slice(0, 100) }
    const again = (trouble: Pick<FindCasePageProps, 'errors' | 'againFrom'>, status: number) =>
      html(reply, FindCasePage({ visit, formNumber: visit.formNumber(act), typed, ...trouble }), status)

    const code = parseCaseCode(typed.codigo)
    const digits = normaliseNumber(typed.cedula)
    const errors: LookupError[] = []
    if (!code.ok) errors.push({ field: 'codigo', key: 'p95.err.code' })
    if (!digits.ok || digits.value.length !== digitsAsked)
      errors.push({ field: 'cedula', key: 'p95.err.ced4' })
    if (!code.ok || !digits.ok || errors.length > 0) return again({ errors }, 422)

    const asked = { code: code.value, digits: digits.value }
    const browser = deps.browserDigest(visit.browser.id)
    const found = await withinLimit(deps.limits, ['caseLookup', visit.network], () => findCase(deps, asked))
    if (found.ok) {
      const { value: loaded } = found
      // In the browser that opened it, code and digits bring back the case itself.
      const isOwn = sameBytes(loaded.browser, browser)
      visit.carry({ viewing: loaded.case.id, ...(isOwn ? { caseId: loaded.case.id } : {}) })
      return seeOther(reply, `/caso/${loaded.code}`)
    }
    if (found.code === 'tooManyTries') return again({ againFrom: found.detail }, 429)
    const held = await deps.resumeHeld(asked, browser)
    if (held === undefined) return again({ errors: [{ field: 'codigo', key: 'p95.err.none' }] }, 422)
    await deps.lookups.giveBack(asked.code)
    visit.carry({ typed: held })
    return seeOther(reply, held.kind === undefined ? '/empresa' : '/hogar/datos')
  })

  app.get('/caso/:code', async (request, reply) => {
    const { visit } = request
    const { loaded, isOwn } = await seenCase(deps, request)
    const { state, id } = loaded.case
    const level = isOwn ? levelOf(loaded) : 0
    const here = `/caso/${loaded.code}`
    const page = pageOf(loaded)
    const [moves, facts, turn, why] = await Promise.all([
      deps.cases.timeline(id),
      deps.facts(id, loaded.code, level),
      deps.turnOf(id),
      isOwn ? deps.why(visit, loaded, page) : deps.publicWhy(visit),
    ])
    const booked = turn === undefined ? [] : [{ event: 'turnBooked', at: turn.bookedAt }]
    const way = await nameWay(deps.way, loaded, isOwn && moves.some(({ event }) => event === 'proved'))
    const isToSend = way?.papers.some(({ toSend }) => toSend) === true
    const status = caseStatus(loaded, facts, level, deps.policy, isToSend)
    // There is nothing to go on with in a case that ended well.
    const isDone = status.turn === 'nobody' && (status.because === 'done' || status.because === 'unlocked')
    const view = CasePage({
      visit,
      loaded,
      status,
      story: storyOf(loaded, moves, [...facts.events, ...booked], level),
      caseKeepDays: deps.policy.caseKeepDays,
      why,
      turn: isOpen(state) && (isOwn || turn?.isLive === true) ? { of: turn } : undefined,
      own: isOwn
        ? {
            resume: isDone || page === here ? undefined : page,
            withdraw: isOpen(state),
            receipt: state.is === 'completed',
            way,
          }
        : undefined,
    })
    return html(reply, view)
  })

  app.get('/caso/:code/retirar', async (request, reply) => {
    const loaded = await ownCase(deps, request)
    const { code, version } = loaded
    if (!isOpen(loaded.case.state)) return seeOther(reply, `/caso/${code}`)
    const { visit } = request
    return html(
      reply,
      WithdrawPage({ visit, code, formNumber: visit.formNumber(`withdraw:${code}`, version) }),
    )
  })

  app.post('/caso/:code/retirar', async (request, reply) => {
    const { visit } = request
    const loaded = await ownCase(deps, request)
    const { code, version } = loaded
    const raw = takeFields(request.body, ['f'])
    // Sent twice, or by a page older than the case: the case page says how things stand.
    const isFresh = visit.checkForm(raw.f, `withdraw:${code}`, version) === 'fresh'
    if (isFresh) await withdrawCase(deps.move, loaded.case.id)
    return seeOther(reply, `/caso/${code}`)
  })
}

const levelOf = (loaded: LoadedCase): Level => (hasShown(loaded.case) ? 1 : 0)
