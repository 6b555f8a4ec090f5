import type { Arrival, CaseAppointment } from '../../appointments/app/line-ports.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import type { CentreCalendar } from '../../centres/app/calendar-ports.ts'
import { maskPersonName } from '../../kernel/mask.ts'
import { formatDate, formatTime, zoneText } from '../../platform/text/dates.ts'
import { Button, InsetText, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { agendaRoutes } from './agenda-paths.ts'
import { casePath, deskRoutes } from './desk-paths.ts'

export interface ReceivedPageProps {
  readonly visit: Visit
  readonly loaded: LoadedCase
  /** Where the person stands. */
  readonly at: CentreCalendar
  readonly turno: CaseAppointment | undefined
  /** Whether the turno is of this centre and of today. */
  readonly isForToday: boolean
  /** The centre of a turno that is elsewhere. */
  readonly turnoCentre: string | undefined
  readonly isLate: boolean
  /** Null while they are not in the line. */
  readonly here: Arrival | null
}

export const arrivalAct = (code: string): string => `arrival:${code}`

/** S-04 with a code that was found: who came, to which turno, and the one thing to do. */
export function ReceivedPage(props: ReceivedPageProps): Html {
  const { visit, loaded, at, here } = props
  const { t } = visit
  const { code } = loaded
  return (
    <Page
      {...visit.page}
      title={t('s04.window', { caso: code })}
      styles={['more.css']}
      back={deskRoutes.reception}
    >
      <p class="govuk-body-l">{whoWords(props)}</p>
      <p class="govuk-body">{t('s02.zone', { zona: t(zoneText(at.calendar.zone)) })}</p>
      {here === null ? (
        <form method="post" action={casePath(agendaRoutes.arrival, code)} novalidate>
          <input type="hidden" name="f" value={visit.formNumber(arrivalAct(code))} />
          <input type="hidden" name="centro" value={at.calendar.centreId} />
          <Button>
            {t(props.isForToday && props.turno?.state === 'booked' ? 's04.arrive' : 's04.walkin')}
          </Button>
        </form>
      ) : (
        <InsetText>{hereWords(here, visit)}</InsetText>
      )}
      <ul class="govuk-list">
        {here !== null && (
          <li>
            <Link href={casePath(agendaRoutes.slip, code)}>{t('s04.slip')}</Link>
          </li>
        )}
        <li>
          <Link href={`${agendaRoutes.agenda}?centro=${at.calendar.centreId}`}>{t('s04.agenda')}</Link>
        </li>
        {isByVideo(props.turno) && (
          <li>
            <Link href={casePath(deskRoutes.video, code)}>{t('s13.open')}</Link>
          </li>
        )}
        <li>
          <Link href={casePath(deskRoutes.case, code)}>{t('s04.open')}</Link>
        </li>
        <li>
          <Link href={deskRoutes.reception}>{t('s04.again')}</Link>
        </li>
      </ul>
    </Page>
  )
}

/** Named as the registry names them, and masked as everywhere at the desk. */
function nameOf({ claimant, employer }: LoadedCase): string {
  const known = employer.representatives.find(({ document }) => document === claimant)
  return known === undefined ? employer.legalName : maskPersonName(known.names)
}

/** Nobody has to be here for it, and nobody is told that they have no turno. */
const isByVideo = (turno: CaseAppointment | undefined): boolean =>
  turno?.kind === 'video' && turno.state !== 'missed'

function whoWords({ visit, loaded, at, turno, isForToday, turnoCentre, isLate }: ReceivedPageProps): string {
  const { t, lang } = visit
  const { zone } = at.calendar
  const nombre = nameOf(loaded)
  if (turno === undefined) return t('s04.nobody', { nombre })
  const hora = formatTime(turno.from, zone)
  const fecha = formatDate(turno.from, lang, zone)
  if (isByVideo(turno)) return t('s04.byVideo', { nombre, fecha, hora })
  if (!isForToday)
    return [t('s04.nobody', { nombre }), t('s04.otherDay', { fecha, hora, centro: turnoCentre ?? '' })].join(
      ' ',
    )
  const found = t('s04.found', { nombre, hora, n: turno.windowNumber })
  return isLate || turno.state === 'missed'
    ? `${found} ${t('s04.late', { hora, si: turno.state === 'missed' ? 'other' : 'si' })}`
    : found
}

function hereWords({ state, window }: Arrival, { t }: Visit): string {
  const n = window?.number ?? 0
  if (state === 'called') return t('s04.here.called', { n })
  return state === 'attending' ? t('s04.here.attending', { n }) : t('s04.line')
}
