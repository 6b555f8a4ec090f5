import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byCode, codeOf, parseCode } from '../../kernel/catalogue.ts'
import { ok, type Outcome, type Refused } from '../../kernel/outcome.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import { gate } from '../../platform/web/gate.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import {
  accountCeremony,
  bindAccount,
  maxAgeOf,
  signInWithAccount,
  type AccountDeps,
  type AccountRefusal,
  type ShownAccount,
} from '../app/account.ts'
import { AccountRefusedPage } from './account-refused-page.tsx'
import { comeIn, type ComeInDeps } from './come-in.ts'
import { staffPaths } from './paths.ts'

export interface AccountRoutesDeps extends ComeInDeps {
  readonly account: AccountDeps
  readonly limits: NetworkLimits
  newChallenge(): string
}

/** Questions to the provider at the same time, of this process: a slow one holds up no more than so many. */
const room = 8

/** Every refusal has a code of its own, and the page of it an address that says nothing else. */
const refusals: ReadonlyMap<string, AccountRefusal> = new Map(
  (
    [
      'accountProviderAway',
      'accountAnswerRefused',
      'accountSignInOver',
      'accountCancelled',
      'accountOneFactor',
      'accountUnknown',
      'accountTaken',
    ] as const satisfies readonly AccountRefusal[]
  ).map((name) => [codeOf(name), name]),
)

const bindCeremony = 'bind:'

/** S-01 with the account of the institution; registered only where its provider is configured. */
export const accountRoutes = (deps: AccountRoutesDeps) => (app: FastifyInstance) => {
  const { account } = deps
  const atProvider = gate(room)

  const refuse = (reply: FastifyReply, refusal: AccountRefusal) =>
    seeOther(reply, `${staffPaths.accountRefused}?codigo=${codeOf(refusal).slice('CLV-'.length)}`)

  /** The invitation that is open in this browser, while it lives. */
  const invitationOf = async ({ visit }: FastifyRequest): Promise<string | undefined> => {
    const { invitation } = visit.browser
    if (invitation === undefined) return undefined
    const member = await account.invitations.find(Buffer.from(invitation, 'base64url'))
    return member === undefined ? undefined : invitation
  }

  const begin = async (request: FastifyRequest, reply: FastifyReply, ceremony: string) => {
    const { visit } = request
    const state = deps.newChallenge()
    const challenge = { state, nonce: deps.newChallenge(), verifier: deps.newChallenge() }
    const asked = await atProvider.through(() =>
      account.provider.ask({ ...challenge, maxAge: maxAgeOf(ceremony, account) }),
    )
    if (asked.is !== 'good') {
      request.log.warn({ is: asked.is, why: asked.why }, 'the provider of accounts was not asked')
      return refuse(reply, asked.is === 'away' ? 'accountProviderAway' : 'accountAnswerRefused')
    }
    visit.carry({ account: { ...challenge, ceremony, since: visit.now } })
    return seeOther(reply, asked.value)
  }

  app.get(staffPaths.account, async (request, reply) =>
    isFromOurPage(request) ? begin(request, reply, accountCeremony) : seeOther(reply, staffPaths.signIn),
  )

  app.get(staffPaths.bindAccount, async (request, reply) => {
    const invitation = isFromOurPage(request) ? await invitationOf(request) : undefined
    return invitation === undefined
      ? seeOther(reply, staffPaths.register)
      : begin(request, reply, `${bindCeremony}${invitation}`)
  })

  app.get(staffPaths.leaveAccount, async (request, reply) => {
    const address = isFromOurPage(request) ? await account.provider.leave() : undefined
    return seeOther(reply, address ?? staffPaths.signIn)
  })

  /** What the browser took along, when it comes back with that. Anything else uses nothing up and counts nowhere. */
  const cameBack = ({ visit, url }: FastifyRequest): ShownAccount | undefined => {
    const { account: issued } = visit.browser
    const answer = url.split('?').slice(1).join('?')
    const states = new URLSearchParams(answer).getAll('state')
    const isIts = issued !== undefined && states.length === 1 && states[0] === issued.state
    return isIts ? { answer, issued, now: visit.now } : undefined
  }

  app.get(staffPaths.accountBack, async (request, reply) => {
    const { visit } = request
    const shown = cameBack(request)
    if (shown === undefined) return refuse(reply, 'accountSignInOver')
    visit.carry({ account: undefined })
    const isBinding = shown.issued.ceremony.startsWith(bindCeremony)
    const done = await withinLimit(
      deps.limits,
      ['staffSignInFailure', visit.network],
      () => atProvider.through(() => (isBinding ? bind(shown) : signIn(shown))),
      (outcome) => !outcome.ok && outcome.code !== 'accountProviderAway',
    )
    if (!done.ok) return refuseBack(request, reply, done)
    return done.value === undefined
      ? seeOther(reply, `${staffPaths.signIn}?cuenta=lista`)
      : comeIn(deps, request, reply, done.value.token)
  })

  /** A session where it is a sign-in; nothing where an account was bound, which opens none. */
  type Done = Outcome<{ readonly token: string } | undefined, AccountRefusal | 'invitationOver', string>
  const signIn = (shown: ShownAccount): Promise<Done> => signInWithAccount(account, shown)
  const bind = async (shown: ShownAccount): Promise<Done> => {
    const { ceremony } = shown.issued
    const invitation = Buffer.from(ceremony.slice(bindCeremony.length), 'base64url')
    const bound = await bindAccount(account, { invitation, ceremony }, shown)
    return bound.ok ? ok(undefined) : bound
  }

  const refuseBack = (
    request: FastifyRequest,
    reply: FastifyReply,
    { code, detail }: Refused<AccountRefusal | 'invitationOver', string>,
  ) => {
    request.log.warn({ reason: code, why: detail }, 'an account of the staff was refused')
    return code === 'invitationOver' ? seeOther(reply, staffPaths.register) : refuse(reply, code)
  }

  app.get<{ Querystring: { codigo?: unknown } }>(staffPaths.accountRefused, async (request, reply) => {
    const { codigo } = request.query
    const code = typeof codigo === 'string' ? parseCode(codigo) : undefined
    const refusal = code === undefined ? undefined : refusals.get(code)
    if (refusal === undefined) return seeOther(reply, staffPaths.signIn)
    const isInvited = (await invitationOf(request)) !== undefined
    const page = AccountRefusedPage({ visit: request.visit, refusal, isInvited })
    return html(reply, page, byCode(codeOf(refusal)).httpStatus)
  })
}

/** Nobody else's page begins a sign-in here; whoever typed the address finds the button. A browser that does not say is let on. */
const isFromOurPage = ({ headers }: FastifyRequest): boolean =>
  (headers['sec-fetch-site'] ?? 'same-origin') === 'same-origin'
