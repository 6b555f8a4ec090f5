import type { FastifyInstance, FastifyRequest } from 'fastify'
import { byCode, codeOf } from '../../kernel/catalogue.ts'
import { parseId, type DelegationId } from '../../kernel/ids.ts'
import { liveRules } from '../../keys/domain/live-rules.ts'
import type { Policy } from '../../policy/policy.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import type { CookieJar } from '../../platform/web/cookies.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import { changeOwnKey, type ChangeOwnKeyDeps } from '../app/change-own-key.ts'
import type { UserSessionStore } from '../app/session-ports.ts'
import { allowed, endUserSessions, signOutUser, workFor, type WorkForDeps } from '../app/work-for.ts'
import {
  AdviserPage,
  adviserPath,
  adviserStayPath,
  EmployerPage,
  OwnKeyPage,
  type DueOf,
  type OwnKeyPageProps,
} from './adviser-pages.tsx'
import type { CurrentUser } from './current-user.ts'
import { RestsPage } from './rests-page.tsx'

export interface AdviserRoutesDeps {
  readonly policy: Pick<Policy, 'signIn' | 'session' | 'key' | 'secondaryUsers'>
  readonly sessions: UserSessionStore
  readonly work: WorkForDeps
  readonly ownKey: ChangeOwnKeyDeps
  readonly limits: NetworkLimits
  readonly jar: CookieJar
  user(request: FastifyRequest): Promise<CurrentUser | undefined>
  /** The due dates as the authorities leave them today. */
  dueDates(): Promise<DueOf>
}

/** What the list of sessions calls one: a digest, in hex. */
const handleForm = /^[0-9a-f]{64}$/
const showings = 10_000_000_000
const longestField = 8_192

/** Pages of whoever signed in as a user; an employer key opens none of them, and they open none of its pages. */
export const adviserRoutes = (deps: AdviserRoutesDeps) => (app: FastifyInstance) => {
  const { policy, sessions, work, jar } = deps

  app.get<{ Querystring: { clave?: unknown } }>(adviserPath, async (request, reply) => {
    const { visit } = request
    const own = await deps.user(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const { delegate } = own.who
    const [dueOf, employers, open] = await Promise.all([
      deps.dueDates(),
      sessions.employers(delegate),
      sessions.list(delegate, own.digest, policy.signIn.sessionLife, policy.session.idle),
    ])
    return html(
      reply,
      AdviserPage({
        visit,
        who: own.who,
        employers,
        dueOf,
        sessions: open,
        keyChanged: request.query.clave === 'cambiada',
        formNumbers: {
          choose: visit.formNumber('userChoose'),
          endSession: visit.formNumber('userEndSession'),
          endOthers: visit.formNumber('userEndOthers'),
          signOut: visit.formNumber('userSignOut'),
        },
      }),
    )
  })

  app.post(`${adviserPath}/empresa`, async (request, reply) => {
    const raw = takeFields(request.body, ['f', 'acceso'])
    request.visit.checkForm(raw.f, 'userChoose')
    const own = await deps.user(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const access = parseId<DelegationId>(raw.acceso)
    const done = access.ok ? await workFor(work, own.digest, own.who.delegate, access.value) : undefined
    // Somebody else's access, or one that is over, and one that is nowhere: the same answer (ATK-50).
    return seeOther(reply, done?.ok === true ? `${adviserPath}/empresa` : adviserPath)
  })

  app.get(`${adviserPath}/empresa`, async (request, reply) => {
    const own = await deps.user(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const access = allowed(own.who, 'seeEmployer')
    if (!access.ok) {
      if (access.code === 'powerMissing') throw new CodedRefusal('powerMissing')
      return seeOther(reply, adviserPath)
    }
    const due = allowed(own.who, 'seeDueDate').ok
      ? (await deps.dueDates())(access.value, own.who.now)
      : undefined
    return html(reply, EmployerPage({ visit: request.visit, access: access.value, due }))
  })

  // Finding the session is using it. It acts on nothing else, so the form needs no number.
  app.post(adviserStayPath, async (request, reply) => {
    if ((await deps.user(request)) === undefined) throw new CodedRefusal('sessionOver')
    return reply.code(204).send()
  })

  app.post(`${adviserPath}/sesiones`, async (request, reply) => {
    const raw = takeFields(request.body, ['f', 'sesion'])
    request.visit.checkForm(raw.f, 'userEndSession')
    const own = await deps.user(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    if (handleForm.test(raw.sesion)) await endUserSessions(work, own.who.delegate, { handle: raw.sesion })
    return seeOther(reply, adviserPath)
  })

  app.post(`${adviserPath}/sesiones/otras`, async (request, reply) => {
    const raw = takeFields(request.body, ['f'])
    request.visit.checkForm(raw.f, 'userEndOthers')
    const own = await deps.user(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    await endUserSessions(work, own.who.delegate, { allBut: own.digest })
    return seeOther(reply, adviserPath)
  })

  app.post(`${adviserPath}/salir`, async (request, reply) => {
    const raw = takeFields(request.body, ['f'])
    request.visit.checkForm(raw.f, 'userSignOut')
    const own = await deps.user(request)
    if (own !== undefined) await signOutUser(work, own.digest)
    jar.drop(reply, 'user')
    return seeOther(reply, '/salir')
  })

  const ownKeyPage = ({ visit }: FastifyRequest, said: Pick<OwnKeyPageProps, 'present' | 'problems'> = {}) =>
    OwnKeyPage({
      visit,
      formNumber: visit.formNumber('userKey', visit.now % showings),
      rules: liveRules(policy.key, {
        ruc: '',
        cedula: '',
        legalName: '',
        representativeNames: [],
        institutionWords: deps.ownKey.institutionWords,
      }),
      ...said,
    })

  app.get(`${adviserPath}/clave`, async (request, reply) => {
    const own = await deps.user(request)
    return own === undefined ? seeOther(reply, '/entrar') : html(reply, ownKeyPage(request))
  })

  app.post(`${adviserPath}/clave`, async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'actual', 'clave'], longestField)
    visit.checkForm(raw.f, 'userKey')
    const own = await deps.user(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    if (raw.actual === '') return html(reply, ownKeyPage(request, { present: visit.t('u01.err.key') }), 422)
    const { delegate, access } = own.who
    const { browserName: browser, network } = visit
    const changed = await withinLimit(
      deps.limits,
      ['signInFailure', network],
      () =>
        changeOwnKey(deps.ownKey, {
          delegate,
          form: raw.f,
          present: raw.actual,
          next: raw.clave,
          session: { access, browser, network },
        }),
      (outcome) => !outcome.ok && outcome.code === 'keyMismatch',
    )
    if (changed.ok) {
      jar.write(reply, 'user', changed.value.token)
      return seeOther(reply, `${adviserPath}?clave=cambiada`)
    }
    switch (changed.detail.code) {
      case 'keyMismatch':
        return html(
          reply,
          ownKeyPage(request, { present: visit.t('u03.err.key', { n: changed.detail.left }) }),
          422,
        )
      case 'keyRules':
        return html(reply, ownKeyPage(request, { problems: changed.detail.broken }), 422)
      case 'rests':
        return html(
          reply,
          RestsPage({ visit, pause: policy.secondaryUsers.pause }),
          byCode(codeOf('userRests')).httpStatus,
        )
      case 'over':
        return seeOther(reply, '/entrar')
    }
  })
}
