import { formatDate, formatTime } from '../../platform/text/dates.ts'
import { Button } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { SessionView } from '../app/sessions.ts'

interface SessionTableProps {
  readonly visit: Visit
  readonly sessions: readonly Omit<SessionView, 'seenAt'>[]
  /** Where the button of a row posts its `sesion`. */
  readonly action: string
  readonly formNumber: string
}

/** Every row is named by its sentence, and so is its button, for who hears only buttons. */
export function SessionTable({ visit, sessions, action, formNumber }: SessionTableProps): Html {
  const { t, lang } = visit
  const sentence = ({ browser, createdAt }: Omit<SessionView, 'seenAt'>) =>
    t('u01.sessions.row', {
      fecha: formatDate(createdAt, lang),
      hora: formatTime(createdAt),
      equipo: browser.includes('?') ? t('u01.sessions.unknown') : browser,
    })
  return (
    <table class="govuk-table">
      <caption class="govuk-table__caption govuk-table__caption--m">{t('u01.sessions.title')}</caption>
      <tbody class="govuk-table__body">
        {sessions.map((session) => (
          <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
              {sentence(session)}
            </th>
            <td class="govuk-table__cell">
              {session.own ? (
                t('u01.sessions.this')
              ) : (
                <form method="post" action={action} novalidate>
                  <input type="hidden" name="f" value={formNumber} />
                  <input type="hidden" name="sesion" value={session.handle} />
                  <Button kind="secondary">
                    {t('u01.signOut')}
                    <span class="govuk-visually-hidden">: {sentence(session)}</span>
                  </Button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
