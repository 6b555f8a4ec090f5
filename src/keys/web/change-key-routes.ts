import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byCode, codeOf } from '../../kernel/catalogue.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import type { Policy } from '../../policy/policy.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import type { CookieJar } from '../../platform/web/cookies.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import type { changeKey, RawKeyChange } from '../app/change-key.ts'
import type { KeyStore } from '../app/key-store.ts'
import { keyAge } from '../domain/key-age.ts'
import { liveRules } from '../domain/live-rules.ts'
import type { KeyContext } from '../domain/own-parts.ts'
import {
  ChangedElsewherePage,
  ChangeKeyPage,
  changedPath,
  changePath,
  KeyChangedPage,
  KeyStoppedPage,
  laterPath,
  type ChangeTrouble,
} from './change-key-pages.tsx'
import type { CurrentSession, FindSession } from './current-session.ts'
import { SignInBlockedPage } from './sign-in-pages.tsx'

export interface ChangeKeyRoutesDeps {
  readonly policy: Pick<Policy, 'key'>
  readonly session: FindSession
  changeKey(raw: RawKeyChange): ReturnType<typeof changeKey>
  contextOf(employerId: EmployerId): Promise<KeyContext | undefined>
  readonly keys: Pick<KeyStore, 'wasChangedIn' | 'changedAt'>
  /** Address to which notices go; null where none is registered. */
  mailOf(employerId: EmployerId): Promise<string | null>
  readonly reminder: {
    /** Whether the account shows the reminder now, and so lets it be put off. */
    isShown(employerId: EmployerId): Promise<boolean>
    putOff(employerId: EmployerId): Promise<void>
  }
  readonly limits: NetworkLimits
  readonly jar: CookieJar
  sessionDigest(token: string): Uint8Array
}

/** Longer than any key that could be right, and short enough to be refused before hashing (ATK-32). */
const longestField = 8_192
const showings = 10_000_000_000
const act = 'changeKey'

/** U-02, for whoever is signed in, also where nothing else is open to them until they have changed the key. */
export const changeKeyRoutes = (deps: ChangeKeyRoutesDeps) => (app: FastifyInstance) => {
  const { policy, jar, limits } = deps
  const session = (request: FastifyRequest) => deps.session(request, { evenOverdue: true })

  const page = async (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    { who }: CurrentSession,
    trouble: ChangeTrouble = {},
    status = 200,
  ) => {
    const context = await deps.contextOf(who.employerId)
    if (context === undefined) return seeOther(reply, '/entrar')
    // The numbers of its representatives are not for every browser that is signed in: the server alone knows them.
    const shown = { ...context, cedula: '', moreCedulas: [] }
    const age = keyAge(who.keySetAt, who.now, policy.key)
    const view = ChangeKeyPage({
      visit,
      signedIn: who,
      rules: liveRules(policy.key, shown),
      rotationDays: policy.key.rotationDays,
      age,
      mayBeLater: age?.isForced !== true && (await deps.reminder.isShown(who.employerId)),
      formNumbers: {
        // One number for each showing of the page, so that a form that comes twice is known again (F-27).
        change: visit.formNumber(act, visit.now % showings),
        later: visit.formNumber('laterKey'),
        signOut: visit.formNumber('signOut'),
      },
      ...trouble,
    })
    return html(reply, view, status)
  }

  app.get(changePath, async (request, reply) => {
    const own = await session(request)
    return own === undefined ? seeOther(reply, '/entrar') : page(request, reply, own)
  })

  app.post(changePath, async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'actual', 'clave'], longestField)
    visit.checkForm(raw.f, act)
    const own = await session(request)
    if (own === undefined) return gone(request, reply)
    const missing = (['actual', 'clave'] as const).filter((field) => raw[field] === '')
    if (missing.length > 0) return page(request, reply, own, { missing }, 422)

    const { employerId, identifier, branchCode } = own.who
    const { browserName: browser, network } = visit
    const changed = await withinLimit(
      limits,
      ['signInFailure', network],
      () =>
        deps.changeKey({
          employerId,
          identifier,
          branchCode,
          session: own.digest,
          present: raw.actual,
          fresh: raw.clave,
          form: raw.f,
          lang: visit.lang,
          browser,
          network,
        }),
      (outcome) => !outcome.ok && outcome.code === 'signInRefused',
    )
    if (changed.ok) {
      jar.write(reply, 'session', changed.value.token)
      return seeOther(reply, changedPath)
    }
    switch (changed.detail.code) {
      case 'keyRules':
        return page(request, reply, own, { problems: changed.detail.broken }, 422)
      case 'signInRefused':
        return page(request, reply, own, { left: changed.detail.left }, 422)
      case 'keyBlocked':
        return html(reply, SignInBlockedPage({ visit }), byCode(codeOf('keyBlocked')).httpStatus)
      case 'sessionOver':
        return gone(request, reply)
      case 'frozen':
        return html(reply, KeyStoppedPage({ visit }), byCode(codeOf('frozenByReport')).httpStatus)
    }
  })

  app.post(laterPath, async (request, reply) => {
    const raw = takeFields(request.body, ['f'])
    request.visit.checkForm(raw.f, 'laterKey')
    const own = await session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    await deps.reminder.putOff(own.who.employerId)
    return seeOther(reply, '/cuenta')
  })

  app.get(changedPath, async (request, reply) => {
    const own = await session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const { employerId, keySetAt, now } = own.who
    const changedAt = await deps.keys.changedAt(employerId)
    if (changedAt === null) return seeOther(reply, changePath)
    const view = KeyChangedPage({
      visit: request.visit,
      changedAt,
      mail: await deps.mailOf(employerId),
      age: keyAge(keySetAt, now, policy.key),
    })
    return html(reply, view)
  })

  /** The session is over. Whoever ended it by changing the key learns that this was done: they sent the form twice (F-27). */
  async function gone(request: FastifyRequest, reply: FastifyReply) {
    const token = jar.read(request, 'session')
    const isChanged =
      token !== undefined && token !== '' && (await deps.keys.wasChangedIn(deps.sessionDigest(token)))
    return isChanged
      ? html(reply, ChangedElsewherePage({ visit: request.visit }))
      : seeOther(reply, '/entrar')
  }
}
