import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { shownName } from '../../kernel/mask.ts'
import { judgeLink, type Link } from '../../links/domain/link.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import type { LoadedCase } from '../app/ports.ts'
import { unlockKey, type UnlockKeyDeps } from '../app/unlock-key.ts'
import { mayUnlock } from '../domain/redemption.ts'
import type { CurrentCase } from './current-case.ts'
import { DeadLinkPage, type DeadLinkPageProps } from './dead-link-page.tsx'
import { findHeldLink, heldLinkOf, isOwnCase, type HeldLink } from './held-link.ts'
import { pageOf } from './journey.ts'
import { TwoEndsPage, UnlockedPage } from './unlock-pages.tsx'

export interface UnlockRoutesDeps {
  readonly unlock: UnlockKeyDeps
  readonly current: CurrentCase
  browserDigest(browserId: string): Uint8Array
  sameBytes(a: Uint8Array, b: Uint8Array): boolean
}

const act = 'unlock'
const here = '/clave/desbloquear'
export const unlockedPath = '/clave/desbloqueada'

/** The two ends of a link that unlocks: the present key, or a new one. In the browser that holds the link, and nowhere else. */
export const unlockRoutes = (deps: UnlockRoutesDeps) => (app: FastifyInstance) => {
  const { unlock } = deps
  const { policy } = unlock
  const holding = { ...unlock, browserDigest: deps.browserDigest, sameBytes: deps.sameBytes }

  app.get(here, async (request, reply) => {
    const held = await heldLinkOf(holding, request)
    const verdict = judgeLink(held.link)
    if (verdict.is === 'used' && isUnlocked(held.loaded)) return seeOther(reply, unlockedPath)
    if (held.link.kind !== 'unlock') return seeOther(reply, '/clave/nueva')
    return verdict.is === 'live' ? page(request, reply, held) : dead(request, reply, verdict, held.link)
  })

  app.post(here, async (request, reply) => {
    const { visit } = request
    const held = await heldLinkOf(holding, request)
    const { f, fin } = takeFields(request.body, ['f', 'fin'])
    visit.checkForm(f, act)
    const verdict = judgeLink(held.link)
    // The same form sent twice, or twice at once: the second sees what the first did (F-27).
    if (verdict.is === 'used' && isUnlocked(held.loaded)) return seeOther(reply, unlockedPath)
    if (verdict.is !== 'live') return dead(request, reply, verdict, held.link)
    if (fin === 'otra') return seeOther(reply, '/clave/nueva')
    if (fin !== 'seguir') return page(request, reply, held, true)

    const done = await unlockKey(unlock, held.link.id, held.evidence, held.loaded)
    if (done.ok) return seeOther(reply, unlockedPath)
    const again = await heldLinkOf(holding, request)
    if (isUnlocked(again.loaded)) return seeOther(reply, unlockedPath)
    switch (done.detail.code) {
      case 'cannotKeep':
        return page(request, reply, again)
      case 'registryDown':
        visit.carry({ notice: done.detail.registry, retryAt: here })
        return seeOther(reply, '/registro-sin-respuesta')
      case 'representativeChanged':
        return seeOther(reply, '/representante')
      case 'pathClosed':
        return seeOther(reply, isOwnCase(deps, request, again) ? pageOf(again.loaded) : '/otras-formas')
      case 'linkDead':
        return dead(request, reply, done.detail.verdict, again.link)
      case 'caseMovedOn':
        return isOwnCase(deps, request, again)
          ? seeOther(reply, pageOf(again.loaded))
          : dead(request, reply, { is: 'void' }, again.link)
    }
  })

  app.get(unlockedPath, async (request, reply) => {
    const { visit } = request
    const held = (await findHeldLink(holding, request))?.loaded
    // Whoever opened the link on the telephone sees it on the computer too, where the case was begun.
    const isHere = held !== undefined && (visit.browser.caseId === undefined || isUnlocked(held))
    const loaded = isHere ? held : await deps.current(request)
    if (!isUnlocked(loaded)) return seeOther(reply, held === undefined ? pageOf(loaded) : here)
    return html(
      reply,
      UnlockedPage({ visit, mail: loaded.employer.mail?.value ?? null, caseCode: loaded.code }),
    )
  })

  function page(
    request: FastifyRequest,
    reply: FastifyReply,
    { link, loaded }: HeldLink,
    nothingChosen = false,
  ) {
    const { visit } = request
    const view = TwoEndsPage({
      visit,
      company: shownName(loaded.employer),
      ruc: loaded.employer.identifier,
      contact: link.contact,
      diesAt: link.diesAt,
      now: link.now,
      formNumber: visit.formNumber(act),
      caseCode: loaded.code,
      mayKeep: mayUnlock(loaded.case, loaded.employerFacts, policy),
      nothingChosen,
    })
    return html(reply, view, nothingChosen ? 422 : 200)
  }

  const dead = (
    request: FastifyRequest,
    reply: FastifyReply,
    verdict: DeadLinkPageProps['verdict'],
    { contact }: Pick<Link, 'contact'>,
  ) =>
    html(reply, DeadLinkPage({ visit: request.visit, verdict, onExpiry: policy.link.onExpiry, contact }), 410)
}

const isUnlocked = ({ case: { state } }: LoadedCase): boolean =>
  state.is === 'completed' && state.unlocked === true
