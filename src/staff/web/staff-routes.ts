import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Policy } from '../../policy/policy.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import type { CookieJar } from '../../platform/web/cookies.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import type { ComponentStatus } from '../../platform/web/status-page.tsx'
import type { AccountProvider, Ceremonies } from '../app/ports.ts'
import { signStaffIn, signStaffOut, type StaffSignInDeps } from '../app/sign-in.ts'
import { maySee } from '../domain/roles.ts'
import { comeIn } from './come-in.ts'
import type { StaffGuard } from './guard.ts'
import { StaffHomePage, type HomeSection, type StaffPage } from './home-page.tsx'
import { issueChallenge } from './issue-challenge.ts'
import { longestAnswer } from './longest-answer.ts'
import { staffPaths } from './paths.ts'
import { StaffSignInPage, type OneClick, type StaffSignInPageProps } from './sign-in-page.tsx'

export interface StaffRoutesDeps {
  readonly policy: Policy
  readonly signIn: StaffSignInDeps
  readonly ceremonies: Ceremonies
  readonly limits: NetworkLimits
  readonly jar: CookieJar
  sessionDigest(token: string): Uint8Array
  newChallenge(): string
  parts(): Promise<readonly ComponentStatus[]>
  /** Stands before every route under `/interno`, of whomever; it is put there here. */
  readonly guard: StaffGuard
  /** Where the start page leads. */
  readonly pages: readonly StaffPage[]
  /** What stands on the start page beside that, in this order. */
  readonly sections: readonly HomeSection[]
  /** Only in a demonstration. */
  readonly oneClick: OneClick | undefined
  /** The institution's accounts, where they are another way in. */
  readonly accounts: Pick<AccountProvider, 'leave'> | undefined
}

/** S-01, the start page behind it, and out again; and the guard before everything under `/interno`. */
export const staffRoutes = (deps: StaffRoutesDeps) => (app: FastifyInstance) => {
  const { jar, limits, oneClick, guard, accounts } = deps
  const takesAccounts = accounts !== undefined
  guard.install(app)

  const page = (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    said: Pick<StaffSignInPageProps, 'error' | 'ready' | 'left'> = {},
  ) =>
    html(
      reply,
      StaffSignInPage({ visit, oneClick, takesAccounts, ...said }),
      said.error === undefined ? 200 : 422,
    )

  app.get<{ Querystring: { llave?: unknown; cuenta?: unknown } }>(
    staffPaths.signIn,
    async (request, reply) => {
      if ((await guard.find(request)) !== undefined) return seeOther(reply, staffPaths.home)
      const { llave, cuenta } = request.query
      return page(request, reply, {
        ready: llave === 'lista' ? 's01.ready' : cuenta === 'lista' ? 's01.account.ready' : undefined,
        left:
          takesAccounts && cuenta === 'abierta'
            ? { closes: (await accounts.leave()) !== undefined }
            : undefined,
      })
    },
  )

  app.get(staffPaths.challenge, async ({ visit }, reply) => {
    const challenge = issueChallenge(visit, 'signIn', deps.newChallenge())
    return reply.type('application/json; charset=utf-8').send(await deps.ceremonies.assertion(challenge))
  })

  app.post(staffPaths.signIn, async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'llave'], longestAnswer)
    visit.checkForm(raw.f, 'staffSignIn')
    // The button of a browser without a script: nothing was shown that could be wrong.
    if (raw.llave === '')
      return page(request, reply, { error: takesAccounts ? 's01.account.noscript' : 's01.noscript' })
    const done = await withinLimit(
      limits,
      ['staffSignInFailure', visit.network],
      () => signStaffIn(deps.signIn, { raw: raw.llave, issued: visit.browser.challenge, now: visit.now }),
      ({ ok }) => !ok,
    )
    if (!done.ok) {
      request.log.warn(done.detail, 'a passkey of the staff was refused')
      return page(request, reply, { error: 's01.err' })
    }
    return comeIn(deps, request, reply, done.value.token)
  })

  app.get(staffPaths.home, async (request, reply) => {
    const who = guard.onDuty(request)
    const { visit } = request
    const [parts, sections] = await Promise.all([
      maySee(who.roles, 'health') ? deps.parts() : undefined,
      Promise.all(deps.sections.map((section) => section(visit, who))),
    ])
    return html(reply, StaffHomePage({ visit, who, policy: deps.policy, parts, pages: deps.pages, sections }))
  })

  app.post(staffPaths.signOut, async (request, reply) => {
    const raw = takeFields(request.body, ['f'])
    request.visit.checkForm(raw.f, 'staffSignOut')
    const token = jar.read(request, 'staff')
    const by = token === undefined ? undefined : await signStaffOut(deps.signIn, deps.sessionDigest(token))
    jar.drop(reply, 'staff')
    return seeOther(reply, `${staffPaths.signIn}${by === 'account' ? '?cuenta=abierta' : ''}`)
  })
}
