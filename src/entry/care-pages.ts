import { changeKey } from '../keys/app/change-key.ts'
import { changeKeyRoutes } from '../keys/web/change-key-routes.ts'
import { currentSession } from '../keys/web/current-session.ts'
import { digestOf } from '../platform/crypto/digests.ts'
import type { CookieJar } from '../platform/web/cookies.ts'
import type { Composition } from './compose.ts'
import type { Routes } from './routes.ts'

/** What a signed-in employer can do so that the key goes on working. */
export function carePages(parts: Composition, jar: CookieJar): readonly Routes[] {
  const { installation, care, keys, sessions, signInLimits: limits } = parts
  const { policy } = installation
  const session = currentSession({ policy, sessions, jar, sessionDigest: digestOf })
  return [
    changeKeyRoutes({
      policy,
      session,
      changeKey: (raw) => changeKey(care.change, raw),
      contextOf: care.contextOf,
      keys,
      mailOf: care.mailOf,
      reminder: care.reminder,
      limits,
      jar,
      sessionDigest: digestOf,
    }),
  ]
}
