import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Policy } from '../../policy/policy.ts'
import { CodedRefusal, seeOther } from '../../platform/web/context.ts'
import type { CookieJar } from '../../platform/web/cookies.ts'
import type { OnDuty, StaffSessionStore } from '../app/ports.ts'
import { openStaffPaths, staffPaths } from './paths.ts'

export interface StaffGuardDeps {
  readonly policy: Pick<Policy, 'staff'>
  readonly sessions: Pick<StaffSessionStore, 'find'>
  readonly jar: CookieJar
  sessionDigest(token: string): Uint8Array
  /** Further addresses that are open: those of a demonstration. */
  readonly alsoOpen: readonly string[]
}

export interface StaffGuard {
  /** Whose live session this browser has, on an open page too. An employer's session is none. */
  find(request: FastifyRequest): Promise<OnDuty | undefined>
  /** Who asks, on a page behind the guard. Throws a defect on a page that is not. */
  onDuty(request: FastifyRequest): OnDuty
  /** Puts the guard before every route under `/interno`, whoever registers it and when. */
  install(app: FastifyInstance): void
}

/** The one door of the back office (ATK-50): without a live session of the staff nobody comes further. */
export function staffGuard(deps: StaffGuardDeps): StaffGuard {
  const { sessionLife, sessionIdle } = deps.policy.staff
  const known = new WeakMap<FastifyRequest, OnDuty>()
  const open = new Set([...openStaffPaths, ...deps.alsoOpen])

  // The route as it was registered, not the address as it was written: no spelling leads around it.
  const isGuarded = (route: string | undefined): boolean =>
    route !== undefined && route.startsWith(`${staffPaths.signIn}/`) && !open.has(route)

  const find = async (request: FastifyRequest): Promise<OnDuty | undefined> => {
    const token = deps.jar.read(request, 'staff')
    if (token === undefined || token === '') return undefined
    return deps.sessions.find(deps.sessionDigest(token), sessionLife, sessionIdle)
  }

  return {
    find,
    onDuty(request) {
      const who = known.get(request)
      if (who === undefined) throw new Error(`${request.url} is not behind the guard of the staff`)
      return who
    },
    install(app) {
      app.addHook('preHandler', (request, reply, goOn) => {
        if (!isGuarded(request.routeOptions.url)) return goOn()
        const admit = (who: OnDuty | undefined) => {
          if (who !== undefined) {
            known.set(request, who)
            // What is on the screen is about people: it goes when the session does.
            request.visit.warnOf({ idle: sessionIdle, keepAliveUrl: staffPaths.stay })
            return goOn()
          }
          // What was to be done here is not done; whoever only looked is shown the door.
          if (request.method !== 'GET' && request.method !== 'HEAD')
            return goOn(new CodedRefusal('sessionOver'))
          void seeOther(reply, staffPaths.signIn)
        }
        find(request).then(admit, goOn)
      })
    },
  }
}
