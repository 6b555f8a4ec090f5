import type { CodeName } from '../../kernel/catalogue.ts'
import { isoDay, type CivilDay } from '../../kernel/civil-day.ts'
import { byProvince, type ServiceCentre } from '../../centres/domain/centre.ts'
import { CentreLines } from '../../centres/web/centres-page.tsx'
import { durationInWords, formatDate, formatTime } from '../../platform/text/dates.ts'
import {
  Button,
  ButtonLink,
  Checkboxes,
  Link,
  Radios,
  Select,
  WarningText,
} from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { dayIn, type EmptyCause, type Slot } from '../domain/availability.ts'
import { zoneNamed, type Kind } from '../domain/calendar.ts'
import { supports, type FirstFree, type Support } from '../app/ports.ts'
import { dayAndHour, zoneWords } from './turn-case.ts'

interface Form {
  readonly visit: Visit
  readonly code: string
  readonly formNumber: string
}

export interface KindPageProps extends Form {
  readonly kind: Kind | undefined
  readonly support: readonly Support[]
  readonly nothingChosen?: boolean
}

/** P-40 · at a centre or by video, and what help is needed. */
export function KindPage({ visit, code, formNumber, kind, support, nothingChosen }: KindPageProps): Html {
  const { t } = visit
  const error = nothingChosen === true ? t('p40.err') : undefined
  return (
    <Page
      {...visit.page}
      title={t('p40.title')}
      ownHeading
      back={`/caso/${code}`}
      caseCode={code}
      styles={['more.css']}
      errors={error === undefined ? [] : [{ field: 'atencion', text: error }]}
    >
      <form method="post" action="/turno" novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Radios
          name="atencion"
          legend={t('p40.title')}
          legendClass="govuk-fieldset__legend--l"
          legendIsHeading
          value={kind}
          error={error}
          items={[
            { value: 'counter', label: t('p40.office') },
            { value: 'video', label: t('p40.video'), hint: t('p40.video.hint') },
          ]}
        />
        <Checkboxes
          name="apoyo"
          legend={t('p40.support')}
          values={support}
          items={supports.map((one) => ({ value: one, name: one, label: t(`p40.support.${one}`) }))}
        />
        <Button>{t('g.continue')}</Button>
      </form>
    </Page>
  )
}

/** When somebody is received first, or since when and why nobody is. */
export const firstWords = (visit: Visit, { centre, first, daysAhead }: FirstFree): string => {
  if (first !== undefined) return visit.t('p41.first', dayAndHour(visit, first, centre))
  return daysAhead === undefined ? visit.t('p41.notYet') : visit.t('p41.full', { n: daysAhead })
}

const centreItem = (visit: Visit, free: FirstFree) => ({
  value: free.centre.id,
  label: `${free.centre.canton}: ${free.centre.name}`,
  hint: (
    <>
      <CentreLines visit={visit} centre={free.centre} />
      <br />
      <strong>{firstWords(visit, free)}</strong>
    </>
  ),
})

export interface CentrePageProps extends Form {
  readonly centres: readonly ServiceCentre[]
  readonly province: string | undefined
  readonly free: readonly FirstFree[]
  readonly chosen: string | undefined
  readonly nothingChosen?: boolean
}

/** P-41 · province, then its centres with their first free time. */
export function CentrePage(props: CentrePageProps): Html {
  const { visit, code, formNumber, centres, province, free, chosen } = props
  const { t } = visit
  const error = props.nothingChosen === true ? t('p41.err') : undefined
  return (
    <Page
      {...visit.page}
      title={t('p41.title')}
      back="/turno"
      caseCode={code}
      styles={['more.css']}
      errors={error === undefined ? [] : [{ field: 'centro', text: error }]}
    >
      <form method="get" action="/turno/centro#centros" novalidate>
        <Select
          name="provincia"
          label={t('p41.province')}
          hint={t('p41.hint')}
          value={province}
          items={[...byProvince(centres).keys()].map((name) => ({ value: name, text: name }))}
        />
        <Button kind="secondary">{t('p41.show')}</Button>
      </form>
      {free.length > 0 && (
        <form method="post" action="/turno/centro" novalidate id="centros">
          <input type="hidden" name="f" value={formNumber} />
          <input type="hidden" name="provincia" value={province ?? ''} />
          <Radios
            name="centro"
            legend={province}
            legendClass="govuk-fieldset__legend--m"
            value={chosen}
            error={error}
            items={free.map((one) => centreItem(visit, one))}
          />
          <Button>{t('g.continue')}</Button>
        </form>
      )}
    </Page>
  )
}

export interface TimePageProps extends Form {
  readonly kind: Kind
  readonly centre: ServiceCentre
  readonly slots: readonly Slot[]
  readonly why: EmptyCause | undefined
  /** First day of the next page. */
  readonly more: CivilDay | undefined
  readonly isFirst: boolean
  readonly others: readonly FirstFree[]
  /** Seconds that a place is kept; null where one is changed, which needs no keeping. */
  readonly hold: number | null
  readonly trouble?: Extract<CodeName, 'appointmentTaken' | 'appointmentHoldOver'> | 'nothing' | undefined
}

const troubleWords = {
  appointmentTaken: 'p42.taken',
  appointmentHoldOver: 'p42.over',
  nothing: 'p42.err',
} as const

/** P-42 · days with their free times as radios. An empty calendar says why, and what else there is. */
export function TimePage(props: TimePageProps): Html {
  const { visit, code, formNumber, centre, slots, why, more, hold, trouble } = props
  const { t, lang } = visit
  const zone = zoneNamed(centre.zone)
  const days = [...Map.groupBy(slots, ({ from }) => dayIn(from, zone))]
  const error = trouble === undefined ? undefined : t(troubleWords[trouble])
  return (
    <Page
      {...visit.page}
      title={t('p42.title')}
      back={props.kind === 'video' ? '/turno' : '/turno/centro'}
      caseCode={code}
      styles={['more.css']}
      errors={error === undefined ? [] : [{ field: slots.length === 0 ? 'otros' : 'hora', text: error }]}
    >
      <p class="govuk-body">
        <strong>{props.kind === 'video' ? t('p45.video') : centre.name}</strong>
      </p>
      <p class="govuk-body">{t('p42.zone', { zona: zoneWords(visit, centre) })}</p>
      {hold !== null && slots.length > 0 && (
        <p class="govuk-body">{t('p42.keep', { plazo: durationInWords(hold, t) })}</p>
      )}
      {days.length > 0 && (
        <form method="post" action="/turno/hora" novalidate>
          <input type="hidden" name="f" value={formNumber} />
          {days.map(([day, some], index) => (
            <Radios
              name="hora"
              idPrefix={index === 0 ? 'hora' : `hora-${isoDay(day)}`}
              class="govuk-radios--small govuk-radios--inline"
              legend={formatDate(some[0]?.from ?? visit.now, lang, zone)}
              legendClass="govuk-fieldset__legend--m"
              items={some.map(({ from }) => ({ value: String(from), label: formatTime(from, zone) }))}
            />
          ))}
          <Checkboxes name="antes" items={[{ value: 'si', label: t('p42.earlier') }]} />
          <Button>{t('g.continue')}</Button>
        </form>
      )}
      {why !== undefined && <NoTimes {...props} why={why} />}
      {more !== undefined && (
        <p class="govuk-body">
          <Link href={`/turno/hora?desde=${isoDay(more)}`}>{t('p42.more')}</Link>
        </p>
      )}
      {!props.isFirst && (
        <p class="govuk-body">
          <Link href="/turno/hora">{t('p42.first')}</Link>
        </p>
      )}
      {trouble !== undefined && trouble !== 'nothing' && <CodeLine visit={visit} name={trouble} />}
    </Page>
  )
}

/** The one cause, and the ways on: the three centres that are free first, and the other kind. */
function NoTimes({
  visit,
  formNumber,
  others,
  kind,
  why,
}: TimePageProps & { readonly why: EmptyCause }): Html {
  const { t } = visit
  return (
    <>
      <WarningText iconText={t('g.problem')}>{t(`p42.none.${why}`)}</WarningText>
      <p class="govuk-body">{t('p42.none')}</p>
      {others.length === 0 ? (
        <p class="govuk-body" id="otros">
          {t('p42.others.none')}
        </p>
      ) : (
        <form method="post" action="/turno/centro" novalidate>
          <input type="hidden" name="f" value={formNumber} />
          <Radios
            name="centro"
            idPrefix="otros"
            legend={t('p42.others')}
            legendClass="govuk-fieldset__legend--m"
            items={others.map((one) => centreItem(visit, one))}
          />
          <Button>{t('g.continue')}</Button>
        </form>
      )}
      <ButtonLink href="/turno" kind="secondary">
        {kind === 'video' ? t('p42.office') : t('p42.video')}
      </ButtonLink>
      <CodeLine visit={visit} name="noAppointments" />
    </>
  )
}

export interface RefusedPageProps {
  readonly visit: Visit
  readonly code: string
  readonly why: 'live' | 'limit'
}

const refusals = { live: 'appointmentLive', limit: 'appointmentLimit' } as const

/** What stands in the way of another appointment, and where to go on; nothing that was typed is lost. */
export function RefusedPage({ visit, code, why }: RefusedPageProps): Html {
  const { t, page } = visit
  const telefonoAyuda = page.theme.phone
  return (
    <Page {...page} title={t(`turn.${why}.title`)} back={`/caso/${code}`} caseCode={code}>
      <p class="govuk-body">{t(`turn.${why}.body`, { telefonoAyuda })}</p>
      <ButtonLink href={why === 'live' ? '/caso' : `/caso/${code}`}>
        {why === 'live' ? t('p95.title') : t('p45.case')}
      </ButtonLink>
      <CodeLine visit={visit} name={refusals[why]} />
    </Page>
  )
}
