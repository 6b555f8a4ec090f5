import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CodedRefusal, html, seeOther } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../../platform/web/network-limits.ts'
import { longestAnswer } from '../../../staff/web/longest-answer.ts'
import { askToMake, makePasskey } from '../app/make-passkey.ts'
import type { KeyInvitation, PersonPasskeyDeps } from '../app/ports.ts'
import {
  InvitationOverPage,
  MadePage,
  makeAct,
  MakePage,
  openAct,
  OpenInvitationPage,
} from './make-pages.tsx'
import { passkeyPaths } from './passkey-paths.ts'

export interface MakeRoutesDeps {
  readonly passkeys: PersonPasskeyDeps
  readonly limits: NetworkLimits
}

/** A person makes a passkey on their own phone, by the code on an officer's screen. */
export const makeRoutes =
  ({ passkeys: deps, limits }: MakeRoutesDeps) =>
  (app: FastifyInstance) => {
    /** The invitation that this browser has opened, while it lives. */
    const opened = async ({ visit }: FastifyRequest): Promise<KeyInvitation | undefined> => {
      const { keyInvitation } = visit.browser
      return keyInvitation === undefined
        ? undefined
        : deps.passkeys.findInvitation(Buffer.from(keyInvitation, 'base64url'))
    }
    const over = ({ visit }: FastifyRequest, reply: FastifyReply, status = 410) =>
      html(reply, InvitationOverPage({ visit }), status)

    app.get(passkeyPaths.invitation, async ({ visit }, reply) => html(reply, OpenInvitationPage({ visit })))

    app.post(passkeyPaths.invitation, async (request, reply) => {
      const { visit, body } = request
      const raw = takeFields(body, ['f', 'token'])
      visit.checkForm(raw.f, openAct)
      const digest = deps.digestOf(raw.token)
      const found = await withinLimit(
        limits,
        ['caseLookup', visit.network],
        () => deps.passkeys.findInvitation(digest),
        (invitation) => invitation === undefined,
      )
      if (found === undefined) return over(request, reply, 422)
      visit.carry({ keyInvitation: Buffer.from(digest).toString('base64url') })
      return seeOther(reply, passkeyPaths.make)
    })

    app.get(passkeyPaths.make, async (request, reply) => {
      const invitation = await opened(request)
      if (invitation === undefined) return over(request, reply)
      return html(reply, MakePage({ visit: request.visit, invitation }))
    })

    app.get(passkeyPaths.makeChallenge, async (request, reply) => {
      const invitation = await opened(request)
      if (invitation === undefined) throw new CodedRefusal('pageNotFound')
      return reply.type('application/json; charset=utf-8').send(await askToMake(deps, invitation))
    })

    app.post(passkeyPaths.make, async (request, reply) => {
      const { visit, body } = request
      const raw = takeFields(body, ['f', 'llave'], longestAnswer)
      visit.checkForm(raw.f, makeAct)
      const invitation = await opened(request)
      if (invitation === undefined) return over(request, reply, 422)
      const again = (error: 'llave.err' | 'llave.noscript') =>
        html(reply, MakePage({ visit, invitation, error }), 422)
      if (raw.llave === '') return again('llave.noscript')
      const made = await makePasskey(deps, invitation.digest, raw.llave)
      if (made.ok) return seeOther(reply, passkeyPaths.made)
      request.log.warn({ reason: made.code, why: made.detail }, 'a passkey of a person was not taken in')
      return made.code === 'invitationOver' ? over(request, reply, 422) : again('llave.err')
    })

    app.get(passkeyPaths.made, async ({ visit }, reply) => html(reply, MadePage({ visit })))
  }
