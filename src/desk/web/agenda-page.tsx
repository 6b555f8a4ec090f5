import type { Present } from '../../appointments/app/line-ports.ts'
import { comesEarly, waitedMinutes } from '../../appointments/domain/line.ts'
import { momentOf } from '../../centres/domain/calendar.ts'
import { addDays, isoDay } from '../../kernel/civil-day.ts'
import { shownName } from '../../kernel/mask.ts'
import type { Zone } from '../../kernel/time.ts'
import { durationInWords, formatDate, formatTime, zoneText } from '../../platform/text/dates.ts'
import { Button, Link, Select, SummaryList, Tag, WideTable } from '../../platform/ui/components/index.ts'
import type { Child, Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { staffPaths } from '../../staff/web/paths.ts'
import type { Agenda } from '../app/look-at-agenda.ts'
import type { Cell } from '../app/day-grid.ts'
import { BlockForm } from './block-form.tsx'
import { Act, AgendaForm, type AgendaPageProps } from './agenda-form.tsx'
import { agendaHref, agendaRoutes } from './agenda-paths.ts'
import { turnoStateColour, turnoStateWords } from './agenda-words.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { AppointmentList } from './turno-list.tsx'

/** S-03: who waits, who is at which window, and the day by hour and window. */
export function AgendaPage(props: AgendaPageProps): Html {
  const { visit, view, agenda, error } = props
  const { t, lang } = visit
  const { zone } = agenda.at.calendar
  const day = formatDate(momentOf(view.day, 720, zone), lang, zone)
  const to = (days: number) => agendaHref({ ...view, day: addDays(view.day, days) })
  return (
    <Page
      {...visit.page}
      title={t('s03.title', { centro: agenda.at.centre.name, fecha: day })}
      styles={['more.css']}
      isWide
      back={staffPaths.home}
      errors={error === undefined ? [] : [{ field: 'fila', text: t(error) }]}
    >
      <p class="govuk-body">
        <Link href={to(-1)}>{t('s03.prev')}</Link>
        {' · '}
        <Link href={to(1)}>{t('s03.following')}</Link>
        {' · '}
        <span>{t('s02.zone', { zona: t(zoneText(zone)) })}</span>
      </p>
      <Choose {...props} />
      <SummaryList
        rows={[
          { key: t('s03.load.waiting'), value: String(agenda.waiting.length) },
          { key: t('s03.load.served'), value: String(agenda.atWindows.length) },
          { key: t('s03.load.free'), value: String(agenda.grid.free) },
        ]}
      />
      <Line {...props} />
      <h2 class="govuk-heading-m">{t('s03.day')}</h2>
      {agenda.grid.rows.length === 0 ? (
        <p class="govuk-body">{t('s03.day.closed')}</p>
      ) : (
        <WideTable
          caption={t('s03.day')}
          columns={[
            { header: t('s03.col.hour') },
            ...agenda.grid.windows.map(({ number, kind }) => ({
              header: t(kind === 'video' ? 's03.window.video' : 's03.window.n', { n: number }),
            })),
          ]}
          rows={agenda.grid.rows.map(({ from, cells }) => [
            formatTime(from, zone),
            ...cells.map((cell) => cellWords(cell, visit)),
          ])}
          firstCellIsHeader
        />
      )}
      <AppointmentList {...props} />
      {props.blocks && <BlockForm {...props} />}
    </Page>
  )
}

function cellWords(cell: Cell<Agenda['turnos'][number]>, { t }: Visit): Child {
  if (cell.is === 'none') return '–'
  if (cell.is !== 'turno') return t(`s03.${cell.is}`)
  const { turno } = cell
  return (
    <>
      <Link href={`#turno-${turno.id}`}>{turno.caseCode}</Link>{' '}
      <Tag colour={turnoStateColour(turno.state)}>{t(turnoStateWords(turno.state))}</Tag>
    </>
  )
}

/** A GET form: centre, day and the window that they work at are in the address afterwards. */
function Choose({ visit: { t }, view, agenda, centres, serves }: AgendaPageProps): Html {
  return (
    <form method="get" action={agendaRoutes.agenda} class="clv-filters" novalidate>
      <input type="hidden" name="dia" value={isoDay(view.day)} />
      {centres.length > 1 ? (
        <Select
          name="centro"
          label={t('s03.centre')}
          value={view.centreId}
          items={centres.map(({ id, name }) => ({ value: id, text: name }))}
        />
      ) : (
        <input type="hidden" name="centro" value={view.centreId} />
      )}
      {serves && (
        <Select
          name="ventanilla"
          label={t('s03.window')}
          value={view.windowId ?? ''}
          items={[
            { value: '', text: '' },
            ...agenda.at.calendar.windows
              .filter(({ kind, active }) => kind === 'counter' && active)
              .map(({ id, number }) => ({ value: id, text: t('s03.window.n', { n: number }) })),
          ]}
        />
      )}
      <Button kind="secondary">{t('s03.window.go')}</Button>
    </form>
  )
}

function Line(props: AgendaPageProps): Html {
  const { visit, view, agenda, serves } = props
  const { t } = visit
  const { zone } = agenda.at.calendar
  const everybody = [...agenda.atWindows, ...agenda.waiting]
  return (
    <section id="fila" tabindex={-1}>
      <h2 class="govuk-heading-m">{t('s03.line')}</h2>
      <p class="govuk-hint">{t('s03.line.rule', { plazo: durationInWords(comesEarly, t) })}</p>
      {serves && (
        <AgendaForm visit={visit} view={view}>
          <Button name="accion" value="llamar">
            {t('s03.call')}
          </Button>
        </AgendaForm>
      )}
      {everybody.length === 0 ? (
        <p class="govuk-body">{t('s03.line.empty')}</p>
      ) : (
        <WideTable
          caption={t('s03.line')}
          columns={[
            { header: t('s03.col.state') },
            { header: t('s02.col.code') },
            { header: t('s02.col.company') },
            { header: t('s03.col.turno') },
            { header: t('s02.col.waits') },
            { header: t('s03.col.acts') },
          ]}
          rows={everybody.map((one) => [
            whereWords(one, visit),
            props.opensCases ? (
              <Link href={casePath(deskRoutes.case, one.caseCode)}>{one.caseCode}</Link>
            ) : (
              one.caseCode
            ),
            shownName(one),
            turnoWords(one, visit, zone),
            t('s03.wait', { n: waitedMinutes(one.arrivedAt, visit.now) }),
            serves ? <PersonActs {...props} one={one} /> : '',
          ])}
        />
      )}
    </section>
  )
}

const whereWords = ({ state, window }: Present, { t }: Visit): Child => (
  <>
    <Tag colour={turnoStateColour(state)}>{t(turnoStateWords(state))}</Tag>{' '}
    {window !== null && t('s03.window.n', { n: window.number })}
  </>
)

const turnoWords = ({ turnoAt }: Present, { t }: Visit, zone: Zone): string =>
  turnoAt === null ? t('s03.noTurno') : formatTime(turnoAt, zone)

function PersonActs({ visit, view, one }: AgendaPageProps & { readonly one: Present }): Html {
  const { t } = visit
  const about = one.caseCode
  return (
    <AgendaForm visit={visit} view={view} about={{ llegada: one.id }}>
      {one.state !== 'attending' && <Act accion="atender" text={t('s03.serve')} about={about} />}
      {one.state === 'called' && <Act accion="devolver" text={t('s03.back')} about={about} />}
      {one.state !== 'attending' && <Act accion="no-vino" text={t('s03.noshow')} about={about} />}
      {one.state === 'attending' && <Act accion="terminar" text={t('s03.done')} about={about} />}
    </AgendaForm>
  )
}
