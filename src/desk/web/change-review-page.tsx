import type { CentreCalendar } from '../../centres/app/calendar-ports.ts'
import { zoneNamed } from '../../centres/domain/calendar.ts'
import { formatDateShort, formatTime, zoneText } from '../../platform/text/dates.ts'
import { Button, Link, Radios, WideTable } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { appointmentDecisions, type Touched } from '../app/change-calendar.ts'
import { agendaRoutes } from './agenda-paths.ts'
import { changeAct, changeFields, type ChangeError, type RawChange } from './change-form.ts'

export interface ChangeReviewPageProps {
  readonly visit: Visit
  readonly at: CentreCalendar
  readonly touched: Touched
  /** The change as it was typed: it comes back with the decision. */
  readonly typed: RawChange
  /** What is wrong with what was decided; undefined when they see this for the first time. */
  readonly error: ChangeError | undefined
}

/** S-22: a change that takes booked turnos away shows them before it is saved, and asks what becomes of them. */
export function ChangeReviewPage({ visit, at, touched, typed, error }: ChangeReviewPageProps): Html {
  const { t } = visit
  const { centreId, zone } = at.calendar
  const affected = t('s22.affected', { n: touched.turnos.length })
  return (
    <Page
      {...visit.page}
      title={t('s22.review.title')}
      styles={['more.css']}
      back={agendaRoutes.centre.replace(':id', centreId)}
      errors={[{ field: 'decision', text: error === undefined ? affected : t(error) }]}
    >
      <p class="govuk-body-l">{affected}</p>
      <p class="govuk-body">{t('s02.zone', { zona: t(zoneText(zone)) })}</p>
      <WideTable
        caption={t('s22.review.title')}
        columns={[
          { header: t('s22.col.day') },
          { header: t('s03.col.hour') },
          { header: t('s22.col.centre') },
          { header: t('s03.col.window') },
          { header: t('s02.col.code') },
        ]}
        rows={touched.turnos.map(({ from, centre, windowNumber, caseCode }) => [
          formatDateShort(from, zoneNamed(zone.name)),
          formatTime(from, zone),
          centre,
          String(windowNumber),
          caseCode,
        ])}
      />
      <form method="post" action={agendaRoutes.change.replace(':id', centreId)} novalidate>
        <input type="hidden" name="f" value={visit.formNumber(changeAct(centreId))} />
        {changeFields
          .filter((name) => (typed[name] ?? '') !== '')
          .map((name) => (
            <input type="hidden" name={name} value={typed[name] ?? ''} />
          ))}
        <input type="hidden" name="visto" value={touched.seen} />
        <Radios
          name="decision"
          legend={t('s22.review.legend')}
          error={error === undefined ? undefined : t(error)}
          items={appointmentDecisions.map((value) => ({
            value,
            label: t(`s22.review.${value}`),
            hint: value === 'keep' ? t('s22.review.keep.hint') : undefined,
          }))}
        />
        <Button>{t('s22.review.go')}</Button>
      </form>
      <p class="govuk-body">
        <Link href={agendaRoutes.centre.replace(':id', centreId)}>{t('s22.review.back')}</Link>
      </p>
    </Page>
  )
}
