import { changeKey } from '../keys/app/change-key.ts'
import { changeKeyRoutes } from '../keys/web/change-key-routes.ts'
import { mailboxState } from '../contacts/domain/mailbox-state.ts'
import { MailboxNotice } from '../contacts/web/mailbox-pages.tsx'
import type { EmployerId } from '../kernel/ids.ts'
import type { Html } from '../platform/ui/jsx-runtime.ts'
import type { Visit } from '../platform/web/context.ts'
import { drillRoutes } from '../care/web/drill-routes.ts'
import { historyRoutes } from '../care/web/history-routes.ts'
import { mailboxRoutes } from '../contacts/web/mailbox-routes.ts'
import { currentSession } from '../keys/web/current-session.ts'
import { RepresentationNotice } from '../keys/web/representation-notice.tsx'
import { digestOf } from '../platform/crypto/digests.ts'
import type { CookieJar } from '../platform/web/cookies.ts'
import type { Composition } from './compose.ts'
import type { Routes } from './routes.ts'

/** What the account's page begins with, where something should be looked after. */
export function accountNotices({ care, installation, representation }: Composition) {
  const { checkWait } = installation.policy.contact
  return {
    isReminded: (employerId: EmployerId) => care.reminder.isShown(employerId),
    async notices(visit: Visit, employerId: EmployerId): Promise<readonly (Html | false)[]> {
      const [changed, own] = await Promise.all([
        representation.desk.ofEmployer(employerId),
        care.checks.store.own(employerId),
      ])
      return [
        changed !== undefined && RepresentationNotice({ visit, ...changed }),
        own !== undefined &&
          MailboxNotice({ visit, address: own.address, mailbox: mailboxState(own, checkWait, own.now) }),
      ]
    },
  }
}

/** What a signed-in employer can do so that the key goes on working. */
export function carePages(parts: Composition, jar: CookieJar): readonly Routes[] {
  const { installation, care, keys, sessions, signInLimits: limits } = parts
  const { policy } = installation
  const session = currentSession({ policy, sessions, jar, sessionDigest: digestOf })
  return [
    historyRoutes({ session, history: care.history, browsersOf: care.browsersOf }),
    drillRoutes({ policy, session, drill: parts.drill, checks: care.checks, limits: parts.limits }),
    mailboxRoutes({ checks: care.checks, limits: parts.limits }),
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
