import type { FastifyRequest } from 'fastify'
import type { Policy } from '../../policy/policy.ts'
import { Detour } from '../../platform/web/context.ts'
import type { CookieJar } from '../../platform/web/cookies.ts'
import type { SessionStore, SignedIn } from '../app/sessions.ts'
import { keyAge } from '../domain/key-age.ts'

export interface CurrentSessionDeps {
  readonly policy: Pick<Policy, 'signIn' | 'session' | 'key'>
  readonly sessions: Pick<SessionStore, 'find'>
  readonly jar: CookieJar
  /** Digest under which a session is stored. */
  sessionDigest(token: string): Uint8Array
}

export interface CurrentSession {
  readonly digest: Uint8Array
  readonly who: SignedIn
}

export type FindSession = (
  request: FastifyRequest,
  how?: {
    /** Also where the key must be changed first: only for the change itself and the way out. */
    readonly evenOverdue: boolean
  },
) => Promise<CurrentSession | undefined>

/**
 * Whose live session this browser has; undefined for nobody's. Finding it is using it. Where the institution
 * insists on a new key (`key.rotationForced`) an overdue one opens no page but that of the change: whoever asks for
 * the session otherwise is sent there, so that no page can forget it.
 */
export const currentSession =
  ({ policy, sessions, jar, sessionDigest }: CurrentSessionDeps): FindSession =>
  async (request, { evenOverdue } = { evenOverdue: false }) => {
    const token = jar.read(request, 'session')
    if (token === undefined || token === '') return undefined
    const digest = sessionDigest(token)
    const who = await sessions.find(digest, policy.signIn.sessionLife, policy.session.idle)
    if (who === undefined) return undefined
    if (!evenOverdue && keyAge(who.keySetAt, who.now, policy.key)?.isForced === true)
      throw new Detour('/cuenta/clave')
    return { digest, who }
  }
