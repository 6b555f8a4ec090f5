import type { Planned } from '../../appointments/app/replan.ts'
import type { Slot } from '../../appointments/domain/availability.ts'
import type { CentreCalendar } from '../../centres/app/calendar-ports.ts'
import { formatDate, formatTime, zoneText } from '../../platform/text/dates.ts'
import { Button, Radios, SummaryList } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { AgendaError } from './agenda-form.tsx'
import { agendaRoutes } from './agenda-paths.ts'

export interface MovePageProps {
  readonly visit: Visit
  readonly turno: Planned
  readonly at: CentreCalendar
  readonly times: readonly Slot[]
  /** How many days were looked at. */
  readonly days: number
  readonly back: string
  readonly error: AgendaError | undefined
}

export const moveAct = (id: string): string => `moveTurno:${id}`

/** S-03: another time for a turno, at the same centre. The person is told. */
export function MovePage({ visit, turno, at, times, days, back, error }: MovePageProps): Html {
  const { t, lang } = visit
  const { zone } = at.calendar
  const words = (from: Slot['from']) => `${formatDate(from, lang, zone)}, ${formatTime(from, zone)}`
  return (
    <Page
      {...visit.page}
      title={t('s03.move.title', { hora: formatTime(turno.from, zone) })}
      back={back}
      errors={error === undefined ? [] : [{ field: 'hora', text: t(error) }]}
    >
      <SummaryList
        rows={[
          { key: t('s02.col.code'), value: turno.caseCode },
          { key: t('s03.col.turno'), value: words(turno.from) },
        ]}
      />
      <p class="govuk-body">{t('s02.zone', { zona: t(zoneText(zone)) })}</p>
      {times.length === 0 ? (
        <p class="govuk-body">{t('s03.move.none', { n: days })}</p>
      ) : (
        <form method="post" action={agendaRoutes.move.replace(':id', turno.id)} novalidate>
          <input type="hidden" name="f" value={visit.formNumber(moveAct(turno.id))} />
          <Radios
            name="hora"
            legend={t('s03.move.legend')}
            error={error === undefined ? undefined : t(error)}
            items={times.map(({ from }) => ({ value: String(from), label: words(from) }))}
          />
          <Button>{t('s03.move.go')}</Button>
        </form>
      )}
    </Page>
  )
}
