import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sentElsewhere, type CurrentCase } from '../../../cases/web/current-case.ts'
import { pageOf } from '../../../cases/web/journey.ts'
import { byCode, codeOf } from '../../../kernel/catalogue.ts'
import { html, seeOther } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import { gate } from '../../../platform/web/gate.ts'
import type { AffiliateParts, IssuedAffiliate } from '../app/ports.ts'
import { proveAffiliate, type AffiliateDeps } from '../app/prove-affiliate.ts'
import { affiliatePaths } from './affiliate-paths.ts'
import { BackPage, StartPage, TroublePage, type ShownTrouble } from './affiliate-pages.tsx'

export interface AffiliateRoutesDeps {
  readonly affiliate: AffiliateDeps & Pick<AffiliateParts, 'forgotHref' | 'host'>
  readonly current: CurrentCase
  /** Base64url, 256 random bits. */
  newChallenge(): string
}

const act = 'affiliate'
const home = '/hogar/prueba'
/** Questions to the service at the same time, of this process: a slow one holds up no more than so many. */
const room = 8
/** Letters of what comes back: a code, a state and an issuer. */
const longestAnswer = 3_000

/**
 * P-61. Out by a link, since a form may lead to no other site (`form-action`); it writes nothing but the browser's own
 * sealed state, and only from a page of ours. Back on a page that judges nothing: a GET never acts. What came along is
 * sent on from there, by a script or by its button, with the number of a form of this browser and this case.
 */
export const affiliateRoutes =
  ({ affiliate, current, newChallenge }: AffiliateRoutesDeps) =>
  (app: FastifyInstance) => {
    const atService = gate(room)

    app.get<{ Querystring: { vuelta?: unknown } }>(affiliatePaths.start, async (request, reply) => {
      const loaded = await current(request)
      if (sentElsewhere(loaded, home, reply)) return reply
      const page = StartPage({
        visit: request.visit,
        caseCode: loaded.code,
        host: affiliate.host,
        forgotHref: affiliate.forgotHref,
        isBack: request.query.vuelta === 'sin-entrar',
      })
      return html(reply, page)
    })

    app.get(affiliatePaths.leave, async (request, reply) => {
      const { visit } = request
      const loaded = await current(request)
      if (sentElsewhere(loaded, home, reply)) return reply
      if (!isFromOurPage(request)) return seeOther(reply, affiliatePaths.start)
      const challenge = { state: newChallenge(), nonce: newChallenge(), verifier: newChallenge() }
      const asked = await atService.through(() => affiliate.service.ask(challenge))
      if (asked.is !== 'good') {
        request.log.warn({ is: asked.is, why: asked.why }, 'the affiliate service was not asked')
        return trouble(reply, 'affiliateAway')
      }
      const issued: IssuedAffiliate = {
        ...challenge,
        caseId: loaded.case.id,
        epoch: loaded.employerFacts.epoch,
        since: loaded.now,
      }
      visit.carry({ affiliate: issued })
      return seeOther(reply, asked.value)
    })

    app.get(affiliatePaths.back, async (request, reply) => {
      const { visit } = request
      const loaded = await current(request)
      if (sentElsewhere(loaded, home, reply)) return reply
      const answer = request.url.split('?').slice(1).join('?')
      if (cameFor(request, answer) === undefined) return trouble(reply, 'affiliateSignInOver')
      const formNumber = visit.formNumber(act, loaded.version)
      return html(reply, BackPage({ visit, caseCode: loaded.code, formNumber, answer }))
    })

    app.post(affiliatePaths.start, async (request, reply) => {
      const { visit } = request
      const seen = await current(request)
      const { f, respuesta } = takeFields(request.body, ['f', 'respuesta'])
      const verdict = visit.checkForm(f, act, seen.version)
      if (sentElsewhere(seen, home, reply)) return reply
      if (verdict === 'stale') return seeOther(reply, affiliatePaths.start)
      const issued = cameFor(request, respuesta)
      if (issued === undefined) return trouble(reply, 'affiliateSignInOver')
      visit.carry({ affiliate: undefined })
      const done = await atService.through(() =>
        proveAffiliate(affiliate, seen.case.id, { answer: respuesta, issued }),
      )
      if (done.ok) return seeOther(reply, pageOf({ ...seen, case: done.value }))
      request.log.warn({ reason: done.code, why: done.detail }, 'a sign-in of an affiliate proved nothing')
      switch (done.code) {
        case 'otherPerson':
          return trouble(reply, 'affiliateKeyUnconfirmed')
        case 'away':
          return trouble(reply, 'affiliateAway')
        case 'refused':
          return trouble(reply, 'affiliateKeyRefused')
        case 'over':
          return trouble(reply, 'affiliateSignInOver')
        case 'cancelled':
          return seeOther(reply, affiliatePaths.cancelled)
        // What it has come to is told by the page on which the case stands now.
        case 'notNow':
        case 'replayed':
        case 'changed':
          return seeOther(reply, affiliatePaths.start)
      }
    })

    /** What the browser took along, when it comes back with that; anything else uses nothing up. */
    function cameFor({ visit }: FastifyRequest, answer: string): IssuedAffiliate | undefined {
      const { affiliate: issued } = visit.browser
      const states = new URLSearchParams(answer).getAll('state')
      const isIts = issued !== undefined && states.length === 1 && states[0] === issued.state
      return isIts && answer.length <= longestAnswer ? issued : undefined
    }

    app.get<{ Querystring: { codigo?: unknown } }>(affiliatePaths.trouble, async (request, reply) => {
      const loaded = await current(request)
      if (sentElsewhere(loaded, home, reply)) return reply
      const { codigo } = request.query
      const name = troubles.find((one) => numberOf(one) === codigo)
      if (name === undefined) return seeOther(reply, affiliatePaths.start)
      const { forgotHref } = affiliate
      const page = TroublePage({ visit: request.visit, caseCode: loaded.code, trouble: name, forgotHref })
      return html(reply, page, byCode(codeOf(name)).httpStatus)
    })
  }

const troubles = [
  'affiliateKeyUnconfirmed',
  'affiliateAway',
  'affiliateSignInOver',
  'affiliateKeyRefused',
] as const satisfies readonly ShownTrouble[]

const numberOf = (name: ShownTrouble): string => codeOf(name).slice('CLV-'.length)
const trouble = (reply: FastifyReply, name: ShownTrouble) =>
  seeOther(reply, `${affiliatePaths.trouble}?codigo=${numberOf(name)}`)

/** Nobody else's page sends a browser out; whoever typed the address finds the button. A browser that does not say is let on. */
const isFromOurPage = ({ headers }: FastifyRequest): boolean =>
  (headers['sec-fetch-site'] ?? 'same-origin') === 'same-origin'
