import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byCode, codeOf } from '../../kernel/catalogue.ts'
import { parseId, type DelegationId } from '../../kernel/ids.ts'
import type { confirmKey } from '../../keys/app/confirm-key.ts'
import type { RawSignIn } from '../../keys/app/sign-in.ts'
import type { CurrentSession } from '../../keys/web/current-session.ts'
import { ledBack } from '../../keys/web/led-back.ts'
import { SignInBlockedPage } from '../../keys/web/sign-in-pages.tsx'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import { changeUser, readmitUser, removeUser, suspendUser } from '../app/change-user.ts'
import type { Holder, HolderDeps } from '../app/holder-deps.ts'
import { inviteAgain, inviteUser } from '../app/invite-user.ts'
import type { ListedUser } from '../app/ports.ts'
import { powerFields, readPower, readUser, userFields, type TypedUserForm } from './user-form.ts'
import { givingWords, RemovePage, UserPage, type UserPageProps } from './user-page.tsx'
import {
  codeOfStop,
  doneWords,
  NewUserPage,
  StopPage,
  UsersPage,
  usersPath,
  type NewUserPageProps,
  type StopWord,
} from './users-pages.tsx'

export interface UsersRoutesDeps {
  readonly holder: HolderDeps
  /** Of the employer's key and of nothing else: a secondary user has none. */
  session(request: FastifyRequest): Promise<CurrentSession | undefined>
  confirmKey(raw: RawSignIn): ReturnType<typeof confirmKey>
  readonly limits: NetworkLimits
  readonly syntheticOnly: boolean
}

const showings = 10_000_000_000
const longestTyped = 300

/** U-03, for whoever signed in with the employer key; everybody else is shown the door. */
export const usersRoutes = (deps: UsersRoutesDeps) => (app: FastifyInstance) => {
  const { holder } = deps
  const { users, policy } = holder
  const { keyAgain, longestDays } = policy
  const holderOf = ({ who, digest }: CurrentSession): Holder => ({
    employerId: who.employerId,
    session: digest,
  })
  const doneOf = (raw: unknown) => doneWords.find((word) => word === raw)

  /** The key once more, of this very employer (ATK-43). */
  const keyShown = async (
    { visit }: FastifyRequest,
    { who: { identifier, branchCode } }: CurrentSession,
    form: string,
    key: string,
  ) => {
    if (!keyAgain) return 'shown'
    const { browserName: browser, network } = visit
    const shown = await withinLimit(
      deps.limits,
      ['signInFailure', network],
      () => deps.confirmKey({ form, identifier, branchCode, key, browser, network }),
      ({ ok }) => !ok,
    )
    if (shown.ok) return 'shown'
    return shown.code === 'keyBlocked' ? 'blocked' : shown.detail.left
  }
  const blocked = ({ visit }: FastifyRequest, reply: FastifyReply) =>
    html(reply, SignInBlockedPage({ visit }), byCode(codeOf('keyBlocked')).httpStatus)
  const stopped = ({ visit }: FastifyRequest, reply: FastifyReply, why: StopWord | 'over' | 'notNow') => {
    if (why === 'over') return seeOther(reply, '/entrar')
    if (why === 'notNow') return seeOther(reply, usersPath)
    return html(reply, StopPage({ visit, why }), byCode(codeOf(codeOfStop(why))).httpStatus)
  }

  app.get<{ Querystring: { hecho?: unknown } }>(usersPath, async (request, reply) => {
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    return html(
      reply,
      UsersPage({
        visit: request.visit,
        users: await users.list(own.who.employerId),
        most: policy.most,
        done: doneOf(request.query.hecho),
      }),
    )
  })

  const newUser = (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    own: CurrentSession,
    said: Pick<NewUserPageProps, 'typed' | 'errors' | 'left'> = {},
  ) => {
    const troubled = (said.errors?.length ?? 0) > 0 || said.left !== undefined
    const formNumber = visit.formNumber('userNew', visit.now % showings)
    const view = NewUserPage({ visit, formNumber, now: own.who.now, longestDays, keyAgain, ...said })
    return html(reply, view, troubled ? 422 : 200)
  }

  app.get(`${usersPath}/nuevo`, async (request, reply) => {
    const own = await deps.session(request)
    return own === undefined ? seeOther(reply, '/entrar') : newUser(request, reply, own)
  })

  app.post(`${usersPath}/nuevo`, async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', ...userFields, 'clave'])
    visit.checkForm(raw.f, 'userNew')
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const typed = shortened(raw)
    const read = readUser(typed, { syntheticOnly: deps.syntheticOnly, longestDays, now: own.who.now })
    const errors = [
      ...(read.ok ? [] : read.detail),
      ...(keyAgain && raw.clave === '' ? [{ field: 'clave', key: 'u01.err.key' } as const] : []),
    ]
    if (!read.ok || errors.length > 0) return newUser(request, reply, own, { typed, errors })
    const shown = await keyShown(request, own, raw.f, raw.clave)
    if (shown === 'blocked') return blocked(request, reply)
    if (shown !== 'shown') return newUser(request, reply, own, { typed, left: shown })
    const invited = await inviteUser(holder, holderOf(own), { ...read.value, lang: visit.lang })
    return invited.ok ? seeOther(reply, `${usersPath}?hecho=invited`) : stopped(request, reply, invited.code)
  })

  /** The user that the address names, of this employer; anybody else's is a page that does not exist (ATK-50). */
  const userOf = async (own: CurrentSession, raw: string): Promise<ListedUser> => {
    const id = parseId<DelegationId>(raw)
    const user = id.ok ? await users.find(own.who.employerId, id.value) : undefined
    if (user === undefined) throw new CodedRefusal('pageNotFound')
    return user
  }
  const userPage = (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    user: ListedUser,
    said: Pick<UserPageProps, 'typed' | 'errors' | 'trouble'> & {
      readonly done?: UserPageProps['done']
    } = {},
  ) => {
    const troubled = (said.errors?.length ?? 0) > 0 || said.trouble !== undefined
    const version = visit.now % showings
    const view = UserPage({
      visit,
      user,
      longestDays,
      keyAgain,
      done: undefined,
      formNumbers: {
        change: visit.formNumber('userChange', version),
        suspend: visit.formNumber('userSuspend'),
        give: visit.formNumber('userGive', version),
      },
      ...said,
    })
    return html(reply, view, troubled ? 422 : 200)
  }

  app.get<{ Params: { id: string }; Querystring: { hecho?: unknown } }>(
    `${usersPath}/:id`,
    async (request, reply) => {
      const own = await deps.session(request)
      if (own === undefined) return seeOther(reply, '/entrar')
      const user = await userOf(own, request.params.id)
      return userPage(request, reply, user, { done: doneOf(request.query.hecho) })
    },
  )

  app.post<{ Params: { id: string } }>(`${usersPath}/:id`, async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', ...powerFields, 'clave'])
    visit.checkForm(raw.f, 'userChange')
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const user = await userOf(own, request.params.id)
    const { power, errors } = readPower(raw, {
      syntheticOnly: deps.syntheticOnly,
      longestDays,
      now: own.who.now,
    })
    if (errors.length > 0) return userPage(request, reply, user, { typed: raw, errors })
    const again = (words: string) =>
      userPage(request, reply, user, { typed: raw, trouble: { form: 'change', words } })
    const shown = raw.clave === '' ? undefined : await keyShown(request, own, raw.f, raw.clave)
    if (shown === 'blocked') return blocked(request, reply)
    if (typeof shown === 'number') return again(visit.t('u03.err.key', { n: shown }))
    const changed = await changeUser(holder, holderOf(own), user.id, {
      ...power,
      keyShown: shown === 'shown',
    })
    if (changed.ok) return seeOther(reply, `${usersPath}/${user.id}?hecho=changed`)
    return changed.code === 'askKey' ? again(visit.t('u01.err.key')) : stopped(request, reply, changed.code)
  })

  app.post<{ Params: { id: string } }>(`${usersPath}/:id/suspender`, async (request, reply) => {
    const raw = takeFields(request.body, ['f'])
    request.visit.checkForm(raw.f, 'userSuspend')
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const user = await userOf(own, request.params.id)
    const done = await suspendUser(holder, holderOf(own), user.id)
    if (!done.ok && done.code === 'over') return seeOther(reply, '/entrar')
    return seeOther(reply, `${usersPath}/${user.id}${done.ok ? '?hecho=suspended' : ''}`)
  })

  app.get<{ Params: { id: string } }>(
    `${usersPath}/:id/acceso`,
    ledBack(
      deps.session,
      ({ params }) => `${usersPath}/${encodeURIComponent((params as { id: string }).id)}`,
    ),
  )

  app.post<{ Params: { id: string } }>(`${usersPath}/:id/acceso`, async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'hacer', 'clave'])
    visit.checkForm(raw.f, 'userGive')
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const user = await userOf(own, request.params.id)
    const act = Object.hasOwn(givingWords, raw.hacer) ? givingWords[raw.hacer] : undefined
    if (act === undefined) return userPage(request, reply, user)
    const again = (words: string) => userPage(request, reply, user, { trouble: { form: 'give', words } })
    if (keyAgain && raw.clave === '') return again(visit.t('u01.err.key'))
    const shown = await keyShown(request, own, raw.f, raw.clave)
    if (shown === 'blocked') return blocked(request, reply)
    if (shown !== 'shown') return again(visit.t('u03.err.key', { n: shown }))
    const by = holderOf(own)
    const done =
      act === 'invite'
        ? await inviteAgain(holder, by, user.id)
        : await readmitUser(holder, by, user.id, act === 'resume' ? 'suspended' : 'unconfirmed')
    const word = { invite: 'invited', resume: 'active', confirm: 'confirmed' }[act]
    return done.ok
      ? seeOther(reply, `${usersPath}/${user.id}?hecho=${word}`)
      : stopped(request, reply, done.code)
  })

  app.get<{ Params: { id: string } }>(`${usersPath}/:id/quitar`, async (request, reply) => {
    const { visit } = request
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const user = await userOf(own, request.params.id)
    return html(reply, RemovePage({ visit, user, formNumber: visit.formNumber('userRemove') }))
  })

  app.post<{ Params: { id: string } }>(`${usersPath}/:id/quitar`, async (request, reply) => {
    const raw = takeFields(request.body, ['f'])
    request.visit.checkForm(raw.f, 'userRemove')
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const id = parseId<DelegationId>(request.params.id)
    if (!id.ok) throw new CodedRefusal('pageNotFound')
    const done = await removeUser(holder, holderOf(own), id.value)
    if (!done.ok && done.code === 'over') return seeOther(reply, '/entrar')
    return seeOther(reply, `${usersPath}?hecho=removed`)
  })
}

const shortened = (raw: TypedUserForm): TypedUserForm =>
  Object.fromEntries(userFields.map((name) => [name, raw[name].slice(0, longestTyped)])) as TypedUserForm
