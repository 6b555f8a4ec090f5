import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { shownName } from '../../kernel/mask.ts'
import { days, plus } from '../../kernel/time.ts'
import { judgeLink, type Link } from '../../links/domain/link.ts'
import { liveRules } from '../../keys/domain/live-rules.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { createKey, type CreateKeyDeps } from '../app/create-key.ts'
import type { LoadedCase } from '../app/ports.ts'
import type { CurrentCase } from './current-case.ts'
import { findHeldLink, heldLinkOf, isOwnCase, type HeldLink } from './held-link.ts'
import { pageOf } from './journey.ts'
import { codeOfProblems, type KeyProblem } from '../../keys/web/new-key-fields.tsx'
import { DonePage, NewKeyPage } from './key-views.tsx'
import { DeadLinkPage, type DeadLinkPageProps } from './dead-link-page.tsx'

export interface KeyRoutesDeps {
  readonly create: CreateKeyDeps
  readonly current: CurrentCase
  browserDigest(browserId: string): Uint8Array
  sameBytes(a: Uint8Array, b: Uint8Array): boolean
}

const act = 'key'
/** Longer than any key that could be right, and short enough to be refused before hashing (ATK-32). */
const longestField = 8_192

/** P-12 and P-13: the key is made in the browser that holds the link, and nowhere else. */
export const keyRoutes = (deps: KeyRoutesDeps) => (app: FastifyInstance) => {
  const { create } = deps
  const { policy } = create
  const holding = { ...create, browserDigest: deps.browserDigest, sameBytes: deps.sameBytes }

  app.get('/clave/nueva', async (request, reply) => {
    const held = await heldLinkOf(holding, request)
    const verdict = judgeLink(held.link)
    if (verdict.is === 'used' && held.loaded.case.state.is === 'completed')
      return seeOther(reply, '/clave/lista')
    if (verdict.is !== 'live') return dead(request, reply, verdict, held.link)
    return page(request, reply, held, [])
  })

  app.post('/clave/nueva', async (request, reply) => {
    const { visit } = request
    const held = await heldLinkOf(holding, request)
    const { f, clave } = takeFields(request.body, ['f', 'clave'], longestField)
    visit.checkForm(f, act)
    const verdict = judgeLink(held.link)
    if (verdict.is === 'used' && (await isTheKeyJustSet(held, clave))) return seeOther(reply, '/clave/lista')
    if (verdict.is !== 'live') return dead(request, reply, verdict, held.link)

    const created = await createKey(create, held.link.id, held.evidence, held.loaded, clave)
    if (created.ok) return seeOther(reply, '/clave/lista')
    const again = await heldLinkOf(holding, request)
    // The same form at the same moment: whoever came second sees what the first one did (F-27). Whatever else was
    // found about the key meanwhile is not told: that it is the one just set would be an answer to a guess.
    const since = judgeLink(again.link)
    if (since.is === 'used')
      return (await isTheKeyJustSet(again, clave))
        ? seeOther(reply, '/clave/lista')
        : dead(request, reply, since, again.link)
    switch (created.detail.code) {
      case 'keyRules':
        visit.refusedOnceMore(codeOfProblems(created.detail.broken))
        return page(request, reply, again, created.detail.broken)
      case 'registryDown':
        visit.carry({ notice: created.detail.registry, retryAt: '/clave/nueva' })
        return seeOther(reply, '/registro-sin-respuesta')
      case 'representativeChanged':
        return seeOther(reply, '/representante')
      case 'pathClosed':
        // The pages of a case open where it was begun; elsewhere there are the other ways.
        return seeOther(reply, isOwnCase(deps, request, again) ? pageOf(again.loaded) : '/otras-formas')
      case 'linkDead':
        return dead(request, reply, created.detail.verdict, again.link)
      case 'caseMovedOn':
        return isOwnCase(deps, request, again) || isDone(again.loaded)
          ? seeOther(reply, pageOf(again.loaded))
          : dead(request, reply, { is: 'void' }, again.link)
    }
  })

  app.get('/clave/lista', async (request, reply) => {
    const { visit } = request
    const held = (await findHeldLink(holding, request))?.loaded
    // Whoever made the key on the telephone sees it on the computer too, where the case was begun.
    const isHere = held !== undefined && (visit.browser.caseId === undefined || isDone(held))
    const loaded = isHere ? held : await deps.current(request)
    const { state } = loaded.case
    if (state.is !== 'completed') return seeOther(reply, held === undefined ? pageOf(loaded) : '/clave/nueva')
    const { rotationDays } = policy.key
    const view = DonePage({
      visit,
      mail: loaded.employer.mail?.value ?? null,
      caseCode: loaded.code,
      changeBefore: rotationDays > 0 ? plus(state.at, days(rotationDays)) : null,
    })
    return html(reply, view)
  })

  const isDone = (loaded: LoadedCase): boolean => loaded.case.state.is === 'completed'
  function page(
    request: FastifyRequest,
    reply: FastifyReply,
    held: HeldLink,
    problems: readonly KeyProblem[],
  ) {
    const { visit } = request
    const { employer } = held.loaded
    const view = NewKeyPage({
      visit,
      company: shownName(employer),
      ruc: employer.identifier,
      diesAt: held.link.diesAt,
      now: held.link.now,
      rules: liveRules(policy.key, create.contextOf(held.loaded)),
      formNumber: visit.formNumber(act),
      caseCode: held.loaded.code,
      problems,
    })
    return html(reply, view, problems.length === 0 ? 200 : 422)
  }

  /**
   * The same form sent twice: the second gets the first's result (F-27). Another key gets the page of a used
   * link, and so does every key once the few looks are taken: a used link is no place to guess (ATK-05).
   */
  async function isTheKeyJustSet({ link, loaded }: HeldLink, rawKey: string): Promise<boolean> {
    if (loaded.case.state.is !== 'completed' || !(await create.links.reserveReplay(link.id))) return false
    const made = await create.keys.ofCase(loaded.case.id)
    return made !== undefined && (await create.hasher.verify(made, rawKey, 'setKey'))
  }

  const dead = (
    request: FastifyRequest,
    reply: FastifyReply,
    verdict: DeadLinkPageProps['verdict'],
    { contact }: Pick<Link, 'contact'>,
  ) =>
    html(reply, DeadLinkPage({ visit: request.visit, verdict, onExpiry: policy.link.onExpiry, contact }), 410)
}
