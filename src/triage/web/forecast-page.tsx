import type { CivilDay } from '../../kernel/civil-day.ts'
import { endOfDay, type DaysLeft, type DueDate } from '../../arrears/domain/due-date.ts'
import { formatDate, formatTime } from '../../platform/text/dates.ts'
import type { Visit } from '../../platform/web/context.ts'
import { ButtonLink, InsetText, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { inTimeFor, type Forecast, type WayForecast } from '../app/forecast.ts'
import { forecastPath, preparePath, wayPaths } from './preparation.ts'

export interface ForecastPageProps {
  readonly visit: Visit
  readonly forecast: Forecast
  readonly figureDays: number
  readonly isRegistryDown: boolean
  readonly due: DueDate
  readonly left: DaysLeft
  /** The province that was said; null where none was. */
  readonly province: string | null
  /** A household goes online by its own door, and the bank proves it there: other words, papers and times. */
  readonly isHousehold: boolean
  /** The answers, as they stand in the address. */
  readonly query: string
}

/** The ways in the order in which they end, each with its chance, its time, its papers, and the next payment. */
export function ForecastPage(props: ForecastPageProps): Html {
  const { visit, forecast, isRegistryDown, query } = props
  const { t, page } = visit
  return (
    <Page {...page} title={t('fc.result.title')} back={`${forecastPath}?${query}`}>
      <p class="govuk-body">{t('fc.result.lead')}</p>
      {isRegistryDown && <InsetText>{t('fc.registry')}</InsetText>}
      {forecast.open.length === 0 && (
        <p class="govuk-body">{t('fc.none', { telefonoAyuda: page.theme.phone })}</p>
      )}
      {forecast.open.map((one, index) => (
        <Way {...props} one={one} isFirst={index === 0} />
      ))}
      {forecast.closed.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{t('fc.closed.title')}</h2>
          <ul class="govuk-list govuk-list--bullet">
            {forecast.closed.map(({ way, why }) => (
              <li>{t('fc.closed', { forma: t(`fc.way.${way}`), motivo: t(`fc.closed.${why}`) })}</li>
            ))}
          </ul>
        </>
      )}
      <DueBlock {...props} />
      <WaitingCosts visit={visit} />
      <p class="govuk-body">
        <Link href={`${forecastPath}?${query}`}>{t('fc.change')}</Link>
      </p>
    </Page>
  )
}

function Way({
  visit,
  one,
  isFirst,
  figureDays,
  due,
  isHousehold,
}: ForecastPageProps & { readonly one: WayForecast; readonly isFirst: boolean }): Html {
  const { t, lang } = visit
  const { way, chance, usual, slow, turno } = one
  const byBank = isHousehold && way === 'online'
  const name = byBank ? t('fc.byBank') : t(`fc.way.${way}`)
  return (
    <section aria-labelledby={way}>
      <h2 class="govuk-heading-m" id={way}>
        {name}
      </h2>
      {byBank && <p class="govuk-body">{t('p16.household.time')}</p>}
      {(way === 'unlock' || way === 'sign') && <p class="govuk-body">{t(`fc.note.${way}`)}</p>}
      <p class="govuk-body">
        {usual === slow
          ? t('fc.finish.same', { fecha: dayWords(visit, usual) })
          : t('fc.finish.range', { desde: dayWords(visit, usual), hasta: dayWords(visit, slow) })}{' '}
        {t(`fc.from.${one.from}`)}
      </p>
      <p class="govuk-body">
        <strong>{t(`fc.due.${inTimeFor(one, due.day)}`)}</strong>
      </p>
      <p class="govuk-body">
        {chance.is === 'few'
          ? t('fc.chance.few')
          : t('fc.chance.share', {
              n: chance.ofHundred,
              casos: String(chance.cases),
              dias: String(figureDays),
            })}
      </p>
      {(way === 'office' || way === 'video' || way === 'firstKey') && (
        <p class="govuk-body">
          {turno === null
            ? t('fc.turn.none')
            : t('fc.turn', { fecha: formatDate(turno, lang), hora: formatTime(turno) })}
        </p>
      )}
      <p class="govuk-body">
        {byBank ? (
          t('p16.household.papers')
        ) : (
          <Link href={preparePath(way)}>{t('fc.prepare', { forma: name })}</Link>
        )}
      </p>
      <ButtonLink href={byBank ? '/hogar' : wayPaths[way]} {...(isFirst ? {} : { kind: 'secondary' })}>
        {t('fc.choose')}
        <span class="govuk-visually-hidden">: {name}</span>
      </ButtonLink>
    </section>
  )
}

/** When the next contributions are due, and what to do until then. */
function DueBlock({ visit, due, left, province }: ForecastPageProps): Html {
  const { t, page } = visit
  return (
    <>
      <h2 class="govuk-heading-m">{t('fc.due.title')}</h2>
      <p class="govuk-body">
        {t('fc.due.body', { fecha: dayWords(visit, due.day), n: left.calendar <= 0 ? 0 : left.working })}
      </p>
      {due.extension !== null ? (
        <p class="govuk-body">{t('fc.due.extended', { fuente: due.extension.source })}</p>
      ) : (
        province === null && <p class="govuk-body">{t('fc.due.where')}</p>
      )}
      <h3 class="govuk-heading-s">{t('fc.mean.title')}</h3>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('fc.mean.1')}</li>
        <li>{t('fc.mean.2')}</li>
        <li>{t('fc.mean.3')}</li>
        <li>{t('fc.mean.4', { telefonoAyuda: page.theme.phone })}</li>
      </ul>
    </>
  )
}

/**
 * What waiting costs (DOMAIN 11): care goes on, loans wait, tenders ask for a certificate. No interest is computed and
 * nobody is frightened; the words are those of the account.
 */
export const WaitingCosts = ({ visit: { t } }: { readonly visit: Visit }): Html => (
  <>
    <h2 class="govuk-heading-m">{t('fc.wait.title')}</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>{t('arr.means.health')}</li>
      <li>{t('arr.means.loans')}</li>
      <li>{t('arr.means.tenders')}</li>
      <li>{t('arr.means.recovery')}</li>
    </ul>
    <p class="govuk-body-s">{t('fc.wait.source')}</p>
  </>
)

/** A day in words, whatever zone the reader is in. */
const dayWords = ({ lang }: Visit, day: CivilDay): string => formatDate(endOfDay(day), lang)
