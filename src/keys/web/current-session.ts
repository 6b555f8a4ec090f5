import type { FastifyRequest } from 'fastify'
import type { Policy } from '../../policy/policy.ts'
import type { CookieJar } from '../../platform/web/cookies.ts'
import type { SessionStore, SignedIn } from '../app/sessions.ts'

export interface CurrentSessionDeps {
  readonly policy: Pick<Policy, 'signIn' | 'session'>
  readonly sessions: Pick<SessionStore, 'find'>
  readonly jar: CookieJar
  /** Digest under which a session is stored. */
  sessionDigest(token: string): Uint8Array
}

export interface CurrentSession {
  readonly digest: Uint8Array
  readonly who: SignedIn
}

/** Whose live session this browser has; undefined for nobody's. Finding it is using it. */
export const currentSession =
  ({ policy, sessions, jar, sessionDigest }: CurrentSessionDeps) =>
  async (request: FastifyRequest): Promise<CurrentSession | undefined> => {
    const token = jar.read(request, 'session')
    if (token === undefined || token === '') return undefined
    const digest = sessionDigest(token)
    const who = await sessions.find(digest, policy.signIn.sessionLife, policy.session.idle)
    return who === undefined ? undefined : { digest, who }
  }
