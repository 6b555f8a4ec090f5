import { nextDueDate } from '../arrears/domain/due-date.ts'
import { confirmKey } from '../keys/app/confirm-key.ts'
import { currentSession } from '../keys/web/current-session.ts'
import type { SignInRoutesDeps } from '../keys/web/sign-in-routes.ts'
import { days } from '../kernel/time.ts'
import { digestOf } from '../platform/crypto/digests.ts'
import type { CookieJar } from '../platform/web/cookies.ts'
import { signInUser } from '../secondary-users/app/sign-in-user.ts'
import { signOutUser } from '../secondary-users/app/work-for.ts'
import { adviserPath, type DueOf } from '../secondary-users/web/adviser-pages.tsx'
import { adviserRoutes } from '../secondary-users/web/adviser-routes.ts'
import { currentUser } from '../secondary-users/web/current-user.ts'
import { invitationRoutes } from '../secondary-users/web/invitation-routes.ts'
import { RestsPage } from '../secondary-users/web/rests-page.tsx'
import { usersPath } from '../secondary-users/web/users-pages.tsx'
import { usersRoutes } from '../secondary-users/web/users-routes.ts'
import type { Composition } from './compose.ts'
import type { Routes } from './routes.ts'

/** When the contributions of an employer are due, also where its province was given more time. */
const dueDatesBy =
  ({ extensions }: Composition['arrears']['see']) =>
  async (): Promise<DueOf> => {
    const putOff = await extensions.all()
    return ({ province }, now) => nextDueDate(now, province, putOff).endsAt
  }

/** The door of U-01 for whoever has access of their own, and where the holder of a key comes first. */
export const userDoorOf = ({
  users,
  installation,
}: Composition): Pick<SignInRoutesDeps, 'users' | 'landing'> => ({
  users: {
    signIn: (raw) => signInUser(users.signIn, raw),
    knownFor: days(installation.policy.secondaryUsers.knownBrowserDays),
    home: (chosen) => (chosen ? `${adviserPath}/empresa` : adviserPath),
    restsPage: (visit) => RestsPage({ visit, pause: installation.policy.secondaryUsers.pause }),
    end: (token) => signOutUser(users.work, digestOf(token)),
  },
  landing: async (employerId) =>
    (await users.holder.users.unconfirmed(employerId)) > 0 ? usersPath : '/cuenta',
})

/** Giving access, the way of an invited person, and the pages of whoever works for several employers. */
export function userPages(parts: Composition, jar: CookieJar): readonly Routes[] {
  const { users, installation, signInLimits: limits } = parts
  const { policy } = installation
  const syntheticOnly = installation.mode === 'demonstration'
  return [
    usersRoutes({
      holder: users.holder,
      session: currentSession({ policy, sessions: parts.sessions, jar, sessionDigest: digestOf }),
      confirmKey: (raw) => confirmKey(parts.signIn, raw),
      limits,
      syntheticOnly,
    }),
    invitationRoutes({
      opening: users.opening,
      accepting: users.accepting,
      limits,
      syntheticOnly,
      pause: policy.secondaryUsers.pause,
      browserDigest: parts.browserDigest,
      jar,
      known: { ...users.signIn.browsers, seconds: days(policy.secondaryUsers.knownBrowserDays) },
    }),
    adviserRoutes({
      policy,
      sessions: users.sessions,
      work: users.work,
      ownKey: users.ownKey,
      limits,
      jar,
      user: currentUser({ policy, sessions: users.sessions, jar, sessionDigest: digestOf }),
      dueDates: dueDatesBy(parts.arrears.see),
    }),
  ]
}
