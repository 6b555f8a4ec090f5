import { formatDate } from '../../../platform/text/dates.ts'
import { Button, Select } from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import type { Visit } from '../../../platform/web/context.ts'
import type { VisitDay } from '../domain/visit-days.ts'

export interface ReminderPageProps {
  readonly visit: Visit
  readonly code: string
  readonly days: readonly VisitDay[]
  readonly chosen: string | undefined
  readonly formNumber: string
  /** The day that was sent is none of those. */
  readonly isRefused: boolean
}

/** The day on which somebody means to go, for their own calendar. It books nothing, and the page says so. */
export function ReminderPage({ visit, code, days, chosen, formNumber, isRefused }: ReminderPageProps): Html {
  const { t, lang } = visit
  const error = isRefused ? t('remind.err') : undefined
  return (
    <Page
      {...visit.page}
      title={t('remind.title')}
      back={`/caso/${code}/documentos`}
      caseCode={code}
      styles={['more.css']}
      errors={error === undefined ? [] : [{ field: 'dia', text: error }]}
    >
      <p class="govuk-body">{t('remind.body')}</p>
      <form method="post" action={`/caso/${code}/recordatorio`} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Select
          name="dia"
          label={t('remind.day')}
          hint={t('remind.hint')}
          error={error}
          value={chosen}
          items={days.map(({ day, noon }) => ({ value: day, text: formatDate(noon, lang) }))}
        />
        <Button>{t('remind.save')}</Button>
      </form>
    </Page>
  )
}
