import { minutes, plus, secondsBetween, toIso } from '../../kernel/time.ts'
import { durationInWords, formatDate, formatTime } from '../../platform/text/dates.ts'
import { locales } from '../../platform/text/lang.ts'
import {
  Button,
  ButtonLink,
  InsetText,
  Link,
  NotificationBanner,
  Panel,
  SummaryList,
} from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Sheet } from '../../platform/ui/sheet.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { Appointment } from '../app/ports.ts'
import { zoneNamed } from '../domain/calendar.ts'
import { QrCode } from './qr-code.tsx'
import { dayAndHour, placeWords, whenWords } from './turn-case.ts'

/** How long before the start somebody should be there (DOMAIN 9). Seconds. */
const early = minutes(10)

export interface AppointmentPageProps {
  readonly visit: Visit
  readonly code: string
  readonly one: Appointment
  /** Address of the case: the one thing that the code on the page says. */
  readonly caseUrl: string
  readonly qr: readonly (readonly boolean[])[]
  /** Seconds that a place is kept after the start. */
  readonly grace: number
  /** Somebody came by the address of one that was changed. */
  readonly wasMoved: boolean
  readonly isOwn: boolean
}

export const bringKeys = ['p45.bring.cedula', 'p45.bring.papers', 'p45.bring.code'] as const

/** P-45 · everything that is needed at the door; it prints on one sheet, and names nobody. */
export function AppointmentPage(props: AppointmentPageProps): Html {
  const { visit, code, one, caseUrl, qr, grace, wasMoved, isOwn } = props
  const { t } = visit
  const here = `/turno/${code}`
  return (
    <Page {...visit.page} title={t('p45.panel')} ownHeading back={`/caso/${code}`} styles={['more.css']}>
      {wasMoved && (
        <NotificationBanner title={t('g.notice.title')}>
          {t('p46.moved', dayAndHour(visit, one.from, one.centre))}
        </NotificationBanner>
      )}
      <Panel title={t('p45.panel')} />
      <AppointmentFacts visit={visit} one={one} grace={grace} />
      <QrCode modules={qr} label={t('p45.qr', { url: caseUrl })} />
      <p class="govuk-body">{t('sheet.code')}</p>
      <p class="govuk-body">
        <code class="clv-code">{code}</code>
      </p>
      {one.kind === 'counter' && (
        <>
          <h2 class="govuk-heading-m">{t('p45.bring')}</h2>
          <ul class="govuk-list govuk-list--bullet">
            {bringKeys.map((key) => (
              <li>{t(key)}</li>
            ))}
          </ul>
        </>
      )}
      <ul class="govuk-list govuk-list--spaced">
        <li>
          <Link href={`${here}/turno.ics`} class="clv-target">
            {t('p45.ics')}
          </Link>
        </li>
        <li>
          <Link href={`${here}/turno.pdf`} class="clv-target">
            {t('p45.pdf')}
          </Link>
        </li>
        {isOwn && (
          <li>
            <Link href={`/caso/${code}/documentos`} class="clv-target">
              {t('p45.upload')}
            </Link>
          </li>
        )}
        <li>
          <Link href={`${here}/cambiar`} class="clv-target">
            {t('p45.change')}
          </Link>
        </li>
        {isOwn && one.kind === 'video' && (
          <li>
            <Link href={`${here}/video`} class="clv-target">
              {t('p45.enter')}
            </Link>
          </li>
        )}
        <li>
          <Link href={`${here}/anular`} class="clv-target">
            {t('p45.cancel')}
          </Link>
        </li>
        <li>
          <Link href={`/caso/${code}`} class="clv-target">
            {t('p45.case')}
          </Link>
        </li>
      </ul>
    </Page>
  )
}

/** Where, when, and until when the place is kept, by the clock of the centre, which is named once. */
export function AppointmentFacts({
  visit,
  one,
  grace,
}: Pick<AppointmentPageProps, 'visit' | 'one' | 'grace'>): Html {
  const { t } = visit
  const keptUntil = formatTime(plus(one.from, grace), zoneNamed(one.centre.zone))
  return (
    <>
      <SummaryList
        rows={[
          {
            key: t('p44.when'),
            value: <time datetime={toIso(one.from)}>{whenWords(visit, one.from, one.centre)}</time>,
          },
          { key: t('p44.place'), value: placeWords(visit, one) },
          ...(one.support.length === 0
            ? []
            : [
                {
                  key: t('p44.support'),
                  value: one.support.map((each) => t(`p40.support.${each}`)).join(', '),
                },
              ]),
        ]}
      />
      {one.kind === 'counter' && (
        <InsetText>{t('p45.early', { plazo: durationInWords(early, t), hora: keptUntil })}</InsetText>
      )}
    </>
  )
}

/** Nothing lives: the last one was cancelled or missed, or there was none (P-46, P-48). */
export function NoAppointmentPage({
  visit,
  code,
  one,
  keptUntil,
}: Pick<AppointmentPageProps, 'visit' | 'code'> & {
  readonly one: Appointment | undefined
  readonly keptUntil: AppointmentPageProps['one']['from']
}): Html {
  const { t, lang } = visit
  const isMissed = one?.state === 'missed'
  const title = isMissed
    ? t('p48.title', { fecha: dayAndHour(visit, one.from, one.centre).fecha })
    : one?.state === 'cancelled'
      ? t('p45.title')
      : t('p45.none')
  return (
    <Page {...visit.page} title={title} back={`/caso/${code}`} caseCode={code}>
      {isMissed && <p class="govuk-body">{t('p48.body', { fechaLimite: formatDate(keptUntil, lang) })}</p>}
      {one?.state === 'cancelled' && <InsetText>{t('p46.cancelled')}</InsetText>}
      <ButtonLink href="/turno">{one === undefined ? t('turn.ask') : t('p46.again')}</ButtonLink>
      <p class="govuk-body">
        <Link href={`/caso/${code}`}>{t('p45.case')}</Link>
      </p>
    </Page>
  )
}

/** P-46 · asked once, with the details in view. */
export function CancelPage({
  visit,
  code,
  one,
  grace,
  formNumber,
}: Pick<AppointmentPageProps, 'visit' | 'code' | 'one' | 'grace'> & { readonly formNumber: string }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('p46.cancel.title')} back={`/turno/${code}`} caseCode={code}>
      <AppointmentFacts visit={visit} one={one} grace={grace} />
      <form method="post" action={`/turno/${code}/anular`} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <input type="hidden" name="turno" value={one.id} />
        <Button kind="warning">{t('p46.cancel.yes')}</Button>
      </form>
      <p class="govuk-body">
        <Link href={`/turno/${code}`}>{t('p46.cancel.no')}</Link>
      </p>
    </Page>
  )
}

/** P-46 · it begins too soon: who can still help, and nothing lost. */
export function LatePage({
  visit,
  code,
  one,
  grace,
}: Pick<AppointmentPageProps, 'visit' | 'code' | 'one' | 'grace'>): Html {
  const { t, page } = visit
  const n = Math.round(secondsBetween(one.changeableUntil, one.from) / 3_600)
  return (
    <Page {...page} title={t('p46.late.title')} back={`/turno/${code}`} caseCode={code}>
      <p class="govuk-body">{t('p46.late', { n, telefonoAyuda: page.theme.phone })}</p>
      <AppointmentFacts visit={visit} one={one} grace={grace} />
      <CodeLine visit={visit} name="appointmentTooLate" />
    </Page>
  )
}

/** The same on paper: one sheet, black and white (SCREENS 7). */
export function turnSheet(
  { visit, code, one, caseUrl, grace }: Omit<AppointmentPageProps, 'qr' | 'wasMoved' | 'isOwn'>,
  frame: { readonly institution: string; readonly isDemonstration: boolean },
): Sheet {
  const { t } = visit
  const keptUntil = formatTime(plus(one.from, grace), zoneNamed(one.centre.zone))
  return {
    title: `${t('p45.title')} ${code}`,
    lang: locales[visit.lang],
    author: frame.institution,
    at: one.changedAt,
    blocks: [
      ...(frame.isDemonstration ? [{ is: 'text', text: t('g.demo'), strong: true } as const] : []),
      { is: 'heading', level: 1, text: t('p45.title') },
      {
        is: 'code',
        qr: caseUrl,
        alt: t('p45.qr', { url: caseUrl }),
        beside: [
          { is: 'text', text: t('p45.code', { caso: code }), strong: true },
          { is: 'text', text: caseUrl },
        ],
      },
      {
        is: 'facts',
        rows: [
          { label: t('p44.when'), values: [whenWords(visit, one.from, one.centre)] },
          { label: t('p44.place'), values: [placeWords(visit, one)] },
        ],
      },
      ...(one.kind === 'counter'
        ? [
            {
              is: 'text',
              text: t('p45.early', { plazo: durationInWords(early, t), hora: keptUntil }),
            } as const,
            { is: 'heading', level: 2, text: t('p45.bring') } as const,
            { is: 'list', mark: 'box', items: bringKeys.map((key) => ({ text: t(key) })) } as const,
          ]
        : []),
    ],
  }
}
