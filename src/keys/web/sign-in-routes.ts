import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { EmployerId } from '../../kernel/ids.ts'
import { byCode, codeOf } from '../../kernel/catalogue.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { CodedRefusal, html, seeOther, type Visit } from '../../platform/web/context.ts'
import type { CookieJar } from '../../platform/web/cookies.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import type { SessionStore } from '../app/sessions.ts'
import type { RawSignIn, signIn } from '../app/sign-in.ts'
import { endOtherSessions, endSession, signOut, type SignOutDeps } from '../app/sign-out.ts'
import { keyAge } from '../domain/key-age.ts'
import { currentSession } from './current-session.ts'
import { AccountPage, SignedOutPage, stayPath, type PendingContact } from './account-pages.tsx'
import { readUserSignIn, type UserDoor } from './user-sign-in.ts'
import { readSignIn, type TypedSignIn } from './sign-in-form.ts'
import { SignInBlockedPage, SignInPage, type SignInPageProps } from './sign-in-pages.tsx'

export interface SignInRoutesDeps {
  readonly policy: Pick<Policy, 'signIn' | 'session' | 'branch' | 'key'>
  signIn(raw: RawSignIn): ReturnType<typeof signIn>
  readonly sessions: Pick<SessionStore, 'find' | 'list'>
  readonly signOut: SignOutDeps
  readonly limits: NetworkLimits
  readonly jar: CookieJar
  /** A demonstration takes its own numbers only. */
  readonly syntheticOnly: boolean
  /** Digest under which a session is stored. */
  sessionDigest(token: string): Uint8Array
  /** Whether the account reminds of the age of its key now. */
  isReminded(employerId: EmployerId): Promise<boolean>
  /** What else the account's page begins with. */
  notices(visit: Visit, employerId: EmployerId): Promise<readonly (Html | false)[]>
  /** The change of mail that is on its way, to be stopped from the account. */
  pendingContact(employerId: EmployerId): Promise<PendingContact | undefined>
  hasMobile(employerId: EmployerId): Promise<boolean>
  readonly users: UserDoor
  /** Where the holder of a key comes first: to whoever waits for a word of theirs, or to the account. */
  landing(employerId: EmployerId): Promise<string>
}

const act = 'signIn'
/** What the list of sessions calls one: a digest, in hex. */
const handleForm = /^[0-9a-f]{64}$/
/** The version of a form has ten digits: milliseconds begin anew after 115 days. */
const showings = 10_000_000_000

/** U-01: signing in, the account's own page, and out again. */
export const signInRoutes = (deps: SignInRoutesDeps) => (app: FastifyInstance) => {
  const { policy, jar, limits } = deps

  const session = currentSession(deps)
  /** Also of an overdue key: whoever has to change it can still leave. */
  const anySession = (request: FastifyRequest) => session(request, { evenOverdue: true })
  const page = (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    said: Pick<SignInPageProps, 'typed' | 'errors' | 'left'> = {},
  ) => {
    const troubled = (said.errors?.length ?? 0) > 0 || said.left !== undefined
    const view = SignInPage({
      visit,
      // One number for each showing of the page, so that a form that comes twice is known again (F-27).
      formNumber: visit.formNumber(act, visit.now % showings),
      askBranch: policy.branch.ask,
      ...said,
    })
    return html(reply, view, troubled ? 422 : 200)
  }

  /** Somebody with access of their own: another key, other counts, another session; nothing of an employer's key. */
  const user = async (request: FastifyRequest, reply: FastifyReply, raw: TypedSignIn, form: string) => {
    const { visit } = request
    const { clave, ...typed } = raw
    const read = readUserSignIn({ ...typed, clave }, deps)
    if (!read.ok) return page(request, reply, { typed, errors: read.detail })
    const { browserName: browser, network } = visit
    const done = await withinLimit(
      limits,
      ['signInFailure', network],
      () =>
        deps.users.signIn({
          ...read.value,
          form,
          browser,
          network,
          known: jar.read(request, 'known'),
          now: visit.now,
        }),
      ({ ok }) => !ok,
    )
    if (done.ok) {
      const former = jar.read(request, 'user')
      if (former !== undefined) await deps.users.end(former)
      jar.write(reply, 'user', done.value.token)
      jar.write(reply, 'known', done.value.known, deps.users.knownFor)
      return seeOther(reply, deps.users.home(done.value.chosen))
    }
    return done.code === 'userRests'
      ? html(reply, deps.users.restsPage(visit), byCode(codeOf('userRests')).httpStatus)
      : page(request, reply, { typed, left: done.detail.left })
  }

  app.get('/entrar', async (request, reply) =>
    (await anySession(request)) === undefined ? page(request, reply) : seeOther(reply, '/cuenta'),
  )

  app.post('/entrar', async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'ruc', 'sucursal', 'usuario', 'clave'])
    visit.checkForm(raw.f, act)
    const typed = {
      ruc: raw.ruc.slice(0, 100),
      sucursal: raw.sucursal.slice(0, 100),
      usuario: raw.usuario.slice(0, 300),
    }
    if (typed.usuario.trim() !== '') return user(request, reply, { ...typed, clave: raw.clave }, raw.f)
    const read = readSignIn({ ...typed, clave: raw.clave }, deps)
    if (!read.ok) return page(request, reply, { typed, errors: read.detail })
    const { browserName: browser, network } = visit
    const done = await withinLimit(
      limits,
      ['signInFailure', network],
      () => deps.signIn({ ...read.value, form: raw.f, browser, network }),
      ({ ok }) => !ok,
    )
    if (done.ok) {
      // The session that this browser had ends: nobody could end it any more who has lost its cookie (ASVS 7.2.4).
      const former = jar.read(request, 'session')
      if (former !== undefined) await signOut(deps.signOut, deps.sessionDigest(former))
      jar.write(reply, 'session', done.value.token)
      return seeOther(reply, await deps.landing(done.value.employerId))
    }
    if (done.code === 'keyBlocked') {
      return html(reply, SignInBlockedPage({ visit }), byCode(codeOf('keyBlocked')).httpStatus)
    }
    visit.refusedOnceMore('signInMismatch')
    return page(request, reply, { typed, left: done.detail.left })
  })

  app.get<{ Querystring: { otras?: unknown } }>('/cuenta', async (request, reply) => {
    const { visit, query } = request
    const own = await session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const view = AccountPage({
      visit,
      signedIn: own.who,
      sessions: await deps.sessions.list(
        own.who.employerId,
        own.digest,
        policy.signIn.sessionLife,
        policy.session.idle,
      ),
      pendingContact: await deps.pendingContact(own.who.employerId),
      hasMobile: await deps.hasMobile(own.who.employerId),
      rotationDays: policy.key.rotationDays,
      age: keyAge(own.who.keySetAt, own.who.now, policy.key),
      notices: await deps.notices(visit, own.who.employerId),
      isReminded: await deps.isReminded(own.who.employerId),
      othersEnded: query.otras === 'cerradas',
      formNumbers: {
        endSession: visit.formNumber('endSession'),
        endOthers: visit.formNumber('endOthers'),
        signOut: visit.formNumber('signOut'),
        stopContact: visit.formNumber('contactStop'),
        later: visit.formNumber('laterKey'),
      },
    })
    return html(reply, view)
  })

  // Finding the session is using it. It acts on nothing else, so the form needs no number.
  app.post(stayPath, async (request, reply) => {
    if ((await anySession(request)) === undefined) throw new CodedRefusal('sessionOver')
    return reply.code(204).send()
  })

  app.post('/cuenta/sesiones', async (request, reply) => {
    const raw = takeFields(request.body, ['f', 'sesion'])
    request.visit.checkForm(raw.f, 'endSession')
    const own = await session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    // What is no handle names no session, and the database is not asked about it.
    if (handleForm.test(raw.sesion)) await endSession(deps.signOut, own.who.employerId, raw.sesion)
    return seeOther(reply, '/cuenta')
  })

  app.post('/cuenta/sesiones/otras', async (request, reply) => {
    const raw = takeFields(request.body, ['f'])
    request.visit.checkForm(raw.f, 'endOthers')
    const own = await session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    await endOtherSessions(deps.signOut, own.who.employerId, own.digest)
    return seeOther(reply, '/cuenta?otras=cerradas')
  })

  app.post('/salir', async (request, reply) => {
    const raw = takeFields(request.body, ['f'])
    request.visit.checkForm(raw.f, 'signOut')
    const token = jar.read(request, 'session')
    if (token !== undefined) await signOut(deps.signOut, deps.sessionDigest(token))
    jar.drop(reply, 'session')
    return seeOther(reply, '/salir')
  })

  // Only says that it is done: opening it ends nothing.
  app.get('/salir', async (request, reply) =>
    (await anySession(request)) === undefined
      ? html(reply, SignedOutPage({ visit: request.visit }))
      : seeOther(reply, '/cuenta'),
  )
}
