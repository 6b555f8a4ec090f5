import { writeDueDates } from '../adapters/calendar/write-due-dates.ts'
import { askReminder, endReminder } from '../arrears/app/due-reminder.ts'
import { askRoutes } from '../arrears/web/ask-routes.ts'
import { certificateRoutes } from '../arrears/web/certificate-routes.ts'
import { checkRoutes } from '../arrears/web/check-routes.ts'
import { dueReminderRoutes } from '../arrears/web/due-reminder-routes.ts'
import { obligationsRoutes } from '../arrears/web/obligations-routes.ts'
import { currentSession } from '../keys/web/current-session.ts'
import { digestOf } from '../platform/crypto/digests.ts'
import type { CookieJar } from '../platform/web/cookies.ts'
import type { Composition } from './compose.ts'
import type { Routes } from './routes.ts'

/** What an employer owes, when it is due, and the certificate of it. No page of a recovery leads through here. */
export function arrearsPages(parts: Composition, jar: CookieJar): readonly Routes[] {
  const { installation, arrears } = parts
  const { policy, origin, theme, mode } = installation
  const session = currentSession({ policy, sessions: parts.sessions, jar, sessionDigest: digestOf })
  return [
    obligationsRoutes({
      see: arrears.see,
      origin,
      asking: ({ visit: { lang } }) => ({
        institution: theme.name,
        phone: theme.phone,
        hours: theme.hours[lang],
      }),
      writeDueDates,
      reminder: {
        choices: policy.arrears.reminderDays,
        of: (employerId) => arrears.reminders.store.of(employerId),
        ask: (employerId, days, lang) => askReminder(arrears.reminders, employerId, days, lang),
      },
      session,
    }),
    // Also where none is offered any more: whoever has a mail of before can still end them.
    dueReminderRoutes({ end: (ref) => endReminder(arrears.reminders, ref) }),
    certificateRoutes({ issue: arrears.issue, institution: theme.name, session }),
    checkRoutes({
      issue: arrears.issue,
      certificates: arrears.issue.certificates,
      limits: parts.limits,
      institution: theme.name,
    }),
    // Where none is issued none is asked for, and those from before are still checked.
    ...(policy.arrears.certificate
      ? [
          askRoutes({
            ...parts.humanCheck,
            limits: parts.limits,
            syntheticOnly: mode === 'demonstration',
            ask: arrears.ask,
          }),
        ]
      : []),
  ]
}
