import { Button, Radios } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import { arrearsPaths } from './arrears-paths.ts'

export const reminderField = 'aviso'
/** What the form sends of somebody who wants no mail. */
const none = 'no'

export interface ReminderFormProps {
  readonly visit: Visit
  readonly formNumber: string
  readonly choices: readonly number[]
  /** Null: no mail is wanted. */
  readonly daysBefore: number | null
  /** None of the answers was sent. */
  readonly isMissing: boolean
}

/** Whether a mail comes before each due date, and how long before. */
export function ReminderForm({
  visit: { t },
  formNumber,
  choices,
  daysBefore,
  isMissing,
}: ReminderFormProps): Html {
  return (
    <section>
      <h2 class="govuk-heading-m">{t('arr.reminder')}</h2>
      <p class="govuk-body">{t('arr.reminder.body')}</p>
      <form method="post" action={arrearsPaths.reminder} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Radios
          name={reminderField}
          legend={t('arr.reminder.legend')}
          error={isMissing ? t('arr.reminder.err') : undefined}
          value={daysBefore === null ? none : String(daysBefore)}
          items={[
            { value: none, label: t('arr.reminder.no') },
            ...choices.map((n) => ({ value: String(n), label: t('arr.reminder.days', { n }) })),
          ]}
        />
        <Button kind="secondary">{t('arr.reminder.save')}</Button>
      </form>
    </section>
  )
}

/** Days before the due date, null for no mail, and undefined for what is no answer of the form. */
export function readReminder(raw: string, choices: readonly number[]): number | null | undefined {
  if (raw === none) return null
  return choices.find((days) => String(days) === raw)
}
