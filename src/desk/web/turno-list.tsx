import { shownName } from '../../kernel/mask.ts'
import { formatTime } from '../../platform/text/dates.ts'
import { Link, Tag, WideTable } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Act, AgendaForm, type AgendaPageProps } from './agenda-form.tsx'
import { agendaRoutes } from './agenda-paths.ts'
import { procedureWords, turnoStateColour, turnoStateWords } from './agenda-words.ts'
import { casePath, deskRoutes } from './desk-paths.ts'

/** The turnos of the day as a list, each with what can be done about it. */
export function AppointmentList(props: AgendaPageProps): Html {
  const { visit, view, agenda, opensCases, serves } = props
  const { t } = visit
  const { zone } = agenda.at.calendar
  return (
    <>
      <h2 class="govuk-heading-m">{t('s03.list.day')}</h2>
      {agenda.turnos.length === 0 ? (
        <p class="govuk-body">{t('s03.list.empty')}</p>
      ) : (
        <WideTable
          caption={t('s03.list.day')}
          columns={[
            { header: t('s03.col.hour') },
            { header: t('s03.col.window') },
            { header: t('s02.col.code') },
            { header: t('s02.col.company') },
            { header: t('s02.col.kind') },
            { header: t('s03.col.state') },
            { header: t('s03.col.acts') },
          ]}
          rows={agenda.turnos.map((turno) => {
            const { id, from, windowNumber: n, caseCode } = turno
            const isOpen = serves && turno.state === 'booked'
            const hasCome = from <= visit.now
            return [
              <span id={`turno-${id}`}>{formatTime(from, zone)}</span>,
              t(turno.kind === 'video' ? 's03.window.video' : 's03.window.n', { n }),
              opensCases ? <Link href={casePath(deskRoutes.case, caseCode)}>{caseCode}</Link> : caseCode,
              shownName(turno),
              t(procedureWords(turno.procedure)),
              <Tag colour={turnoStateColour(turno.state)}>{t(turnoStateWords(turno.state))}</Tag>,
              isOpen ? (
                <AgendaForm visit={visit} view={view} about={{ turno: id }}>
                  {turno.kind === 'counter' && (
                    <Act accion="llego" text={t('s03.arrived')} about={caseCode} />
                  )}
                  {hasCome && <Act accion="falto" text={t('s03.noshow')} about={caseCode} />}
                  <Link href={agendaRoutes.move.replace(':id', id)}>
                    {t('s03.move')}
                    <span class="govuk-visually-hidden"> {caseCode}</span>
                  </Link>
                </AgendaForm>
              ) : (
                ''
              ),
            ]
          })}
        />
      )}
    </>
  )
}
