import type { FastifyRequest } from 'fastify'
import type { Policy } from '../../policy/policy.ts'
import type { CookieJar } from '../../platform/web/cookies.ts'
import type { SignedInUser, UserSessionStore } from '../app/session-ports.ts'

export interface CurrentUserDeps {
  readonly policy: Pick<Policy, 'signIn' | 'session'>
  readonly sessions: Pick<UserSessionStore, 'find'>
  readonly jar: CookieJar
  /** Digest under which a session is stored. */
  sessionDigest(token: string): Uint8Array
}

export interface CurrentUser {
  readonly digest: Uint8Array
  readonly who: SignedInUser
}

/**
 * Which secondary user this browser is signed in as; undefined for nobody. Finding it is using it, and their access to
 * the employer that they chose is judged by its row, in the same statement.
 */
export const currentUser =
  ({ policy, sessions, jar, sessionDigest }: CurrentUserDeps) =>
  async (request: FastifyRequest): Promise<CurrentUser | undefined> => {
    const token = jar.read(request, 'user')
    if (token === undefined || token === '') return undefined
    const digest = sessionDigest(token)
    const who = await sessions.find(digest, policy.signIn.sessionLife, policy.session.idle)
    return who === undefined ? undefined : { digest, who }
  }
