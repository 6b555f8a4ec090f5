import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import type { Ceremonies, StaffMember } from '../app/ports.ts'
import { registerPasskey, type RegisterDeps } from '../app/register-passkey.ts'
import { InvitationOverPage, InvitationPage, MakePasskeyPage } from './invitation-pages.tsx'
import { issueChallenge } from './issue-challenge.ts'
import { longestAnswer } from './longest-answer.ts'
import { staffPaths } from './paths.ts'

export interface InvitationRoutesDeps {
  readonly register: RegisterDeps
  readonly ceremonies: Ceremonies
  readonly limits: NetworkLimits
  /** Whether the institution's accounts are another way in. */
  readonly takesAccounts: boolean
  newChallenge(): string
}

interface Opened {
  readonly digest: Uint8Array
  readonly ceremony: string
  readonly member: StaffMember
}

/** A member's first passkey, or one more, by the link that the administrator handed over. */
export const invitationRoutes = (deps: InvitationRoutesDeps) => (app: FastifyInstance) => {
  const { invitations, digestOf } = deps.register
  const { takesAccounts } = deps

  /** The invitation that this browser has opened, while it lives. */
  const opened = async ({ visit }: FastifyRequest): Promise<Opened | undefined> => {
    const { invitation } = visit.browser
    if (invitation === undefined) return undefined
    const digest = Buffer.from(invitation, 'base64url')
    const member = await invitations.find(digest)
    return member === undefined ? undefined : { digest, ceremony: `register:${invitation}`, member }
  }

  const over = ({ visit }: FastifyRequest, reply: FastifyReply, status = 410) =>
    html(reply, InvitationOverPage({ visit }), status)

  app.get(staffPaths.invitation, async ({ visit }, reply) => html(reply, InvitationPage({ visit })))

  app.post(staffPaths.invitation, async (request, reply) => {
    const { visit, body } = request
    const raw = takeFields(body, ['f', 'token'])
    visit.checkForm(raw.f, 'staffInvitation')
    const digest = digestOf(raw.token)
    const member = await withinLimit(
      deps.limits,
      ['staffSignInFailure', visit.network],
      () => invitations.find(digest),
      (found) => found === undefined,
    )
    if (member === undefined) return over(request, reply, 422)
    visit.carry({ invitation: Buffer.from(digest).toString('base64url') })
    return seeOther(reply, staffPaths.register)
  })

  app.get(staffPaths.register, async (request, reply) => {
    const own = await opened(request)
    if (own === undefined) return over(request, reply)
    return html(reply, MakePasskeyPage({ visit: request.visit, member: own.member, takesAccounts }))
  })

  app.get(staffPaths.registerChallenge, async (request, reply) => {
    const own = await opened(request)
    if (own === undefined) throw new CodedRefusal('pageNotFound')
    const challenge = issueChallenge(request.visit, own.ceremony, deps.newChallenge())
    return reply
      .type('application/json; charset=utf-8')
      .send(await deps.ceremonies.registration(challenge, own.member))
  })

  app.post(staffPaths.register, async (request, reply) => {
    const { visit, body } = request
    const raw = takeFields(body, ['f', 'llave'], longestAnswer)
    visit.checkForm(raw.f, 'staffPasskey')
    const own = await opened(request)
    if (own === undefined) return over(request, reply, 422)
    const again = (error: 's29.invite.err' | 's29.invite.noscript') =>
      html(reply, MakePasskeyPage({ visit, member: own.member, takesAccounts, error }), 422)
    if (raw.llave === '') return again('s29.invite.noscript')
    const done = await withinLimit(
      deps.limits,
      ['staffSignInFailure', visit.network],
      () =>
        registerPasskey(deps.register, {
          raw: raw.llave,
          invitation: own.digest,
          ceremony: own.ceremony,
          issued: visit.browser.challenge,
          now: visit.now,
        }),
      ({ ok }) => !ok,
    )
    if (done.ok) return seeOther(reply, `${staffPaths.signIn}?llave=lista`)
    request.log.warn({ reason: done.code, why: done.detail }, 'a passkey of the staff was not taken in')
    return done.code === 'invitationOver' ? over(request, reply, 422) : again('s29.invite.err')
  })
}
