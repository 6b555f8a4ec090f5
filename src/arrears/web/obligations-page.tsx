import {
  InsetText,
  Link,
  NotificationBanner,
  Tag,
  type TagColour,
} from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { SeenObligations, Told } from '../app/see-obligations.ts'
import type { ArrearsStatus, JudgedObligations, Standing } from '../domain/obligation.ts'
import { arrearsPaths } from './arrears-paths.ts'
import { ReminderForm, reminderField, type ReminderFormProps } from './due-reminder-form.tsx'
import {
  asOfWords,
  dayWords,
  formatAmount,
  obligationWords,
  periodWords,
  shortDay,
} from './obligation-words.ts'

/** Whom to ask: the institution's own words. */
export interface Asking {
  readonly institution: string
  readonly phone: string
  readonly hours: string
}

export interface ObligationsPageProps {
  readonly visit: Visit
  readonly seen: SeenObligations
  readonly asking: Asking
  /** Left out where no mail before a due date is offered. */
  readonly reminder?: Omit<ReminderFormProps, 'visit'> | undefined
  /** The choice was kept just now. */
  readonly isKept?: boolean
}

/** How an employer stands, what it pays next and what arrears mean. It says what is so and never threatens. */
export function ObligationsPage({ visit, seen, asking, reminder, isKept }: ObligationsPageProps): Html {
  const { t } = visit
  const { told } = seen
  return (
    <Page
      {...visit.page}
      title={t('arr.title')}
      back="/cuenta"
      styles={['more.css']}
      errors={reminder?.isMissing === true ? [{ field: reminderField, text: t('arr.reminder.err') }] : []}
    >
      {isKept === true && (
        <NotificationBanner title={t('g.notice.title')} isSuccess>
          {t('arr.reminder.done')}
        </NotificationBanner>
      )}
      <Status visit={visit} told={told} asking={asking} />
      <Next visit={visit} seen={seen} />
      {reminder !== undefined && <ReminderForm visit={visit} {...reminder} />}
      {told.is === 'known' && <Obligations visit={visit} judged={told.judged} asking={asking} />}
      <p class="govuk-body">
        <Link href={arrearsPaths.certificate}>{t('cert.link')}</Link>
      </p>
      <Meaning visit={visit} />
      <h2 class="govuk-heading-m">{t('arr.ask')}</h2>
      <p class="govuk-body">{t('arr.ask.body', { telefono: asking.phone, horario: asking.hours })}</p>
    </Page>
  )
}

const colours: Readonly<Record<ArrearsStatus, TagColour>> = {
  upToDate: 'green',
  dueSoon: 'yellow',
  inArrears: 'orange',
}

function Status({
  visit,
  told,
  asking,
}: Pick<ObligationsPageProps, 'visit' | 'asking'> & { readonly told: Told }): Html {
  const { t, lang } = visit
  const { institution: institucion } = asking
  const heading = <h2 class="govuk-heading-m">{t('arr.status')}</h2>
  if (told.is === 'down') {
    return (
      <section>
        {heading}
        <InsetText>{t('arr.down.body')}</InsetText>
        <CodeLine visit={visit} name="obligationsDown" />
      </section>
    )
  }
  if (told.is === 'noData') {
    return (
      <section>
        {heading}
        <p class="govuk-body">
          <Tag colour="grey">{t('arr.noData')}</Tag>
        </p>
        <p class="govuk-body">{t('arr.noData.body', { institucion })}</p>
      </section>
    )
  }
  const { judged, asOf, isOld } = told
  return (
    <section>
      {heading}
      <p class="govuk-body">
        <Tag colour={colours[judged.status]}>{t(`arr.${judged.status}`)}</Tag>
      </p>
      <p class="govuk-body">
        {judged.status === 'inArrears'
          ? t('arr.inArrears.body', { valor: `USD ${formatAmount(judged.overdue, lang)}` })
          : t(`arr.${judged.status}.body`)}
      </p>
      {judged.hasAgreement && <p class="govuk-body">{t('arr.agreement')}</p>}
      <p class="govuk-body">{t('arr.asOf', { fecha: asOfWords(asOf, lang) })}</p>
      {isOld && <InsetText>{t('arr.old', { institucion })}</InsetText>}
    </section>
  )
}

function Next({ visit, seen }: Pick<ObligationsPageProps, 'visit' | 'seen'>): Html {
  const { t, lang } = visit
  const { next, left } = seen
  const { extension } = next
  return (
    <section>
      <h2 class="govuk-heading-m">{t('arr.next')}</h2>
      <p class="govuk-body">
        {t('arr.next.body', { periodo: periodWords(next.period, lang), fecha: dayWords(next.day, lang) })}{' '}
        {t('arr.next.left', { dias: left.calendar, habiles: left.working }).trim()}
      </p>
      <p class="govuk-body">{t('arr.next.galapagos')}</p>
      {extension !== null && (
        <InsetText>
          {t('arr.next.extended', {
            lugar: extension.province ?? t('arr.country'),
            fuente: extension.source,
          })}
        </InsetText>
      )}
      <p class="govuk-body">
        <Link href={arrearsPaths.calendar}>{t('arr.calendar')}</Link>
      </p>
      <p class="govuk-hint">{t('arr.calendar.hint')}</p>
    </section>
  )
}

const standingColours: Readonly<Record<Standing, TagColour>> = {
  overdue: 'orange',
  dueSoon: 'yellow',
  later: 'blue',
  inAgreement: 'grey',
  paid: 'green',
}

function Obligations({
  visit,
  judged,
  asking,
}: Pick<ObligationsPageProps, 'visit' | 'asking'> & { readonly judged: JudgedObligations }): Html {
  const { t, lang } = visit
  return (
    <section>
      <h2 class="govuk-heading-m">{t('arr.list')}</h2>
      {judged.list.length === 0 ? (
        <p class="govuk-body">{t('arr.list.none')}</p>
      ) : (
        // No table: on a telephone its amounts would be out of sight.
        <ul class="govuk-list govuk-list--spaced">
          {judged.list.map((one) => (
            <li>
              <strong>{obligationWords(one, visit)}</strong>
              <br />
              {`${t('arr.col.due')}: ${shortDay(one.due)}`}
              <br />
              {`${t('arr.col.amount')}: ${formatAmount(one.amount, lang)}`}
              <br />
              <Tag colour={standingColours[one.standing]}>{t(`arr.standing.${one.standing}`)}</Tag>
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body">{t('arr.noInterest', { institucion: asking.institution })}</p>
    </section>
  )
}

/** The words of DOMAIN 11: care continues, recovery is never stopped, and nothing is held out as a threat. */
function Meaning({ visit: { t } }: Pick<ObligationsPageProps, 'visit'>): Html {
  return (
    <section>
      <h2 class="govuk-heading-m">{t('arr.means')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {(['health', 'loans', 'tenders', 'recovery'] as const).map((each) => (
          <li>{t(`arr.means.${each}`)}</li>
        ))}
      </ul>
      <h2 class="govuk-heading-m">{t('arr.notices')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('arr.notices.hire')}</li>
        <li>{t('arr.notices.leave')}</li>
      </ul>
    </section>
  )
}
