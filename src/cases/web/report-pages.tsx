import { maskEmail, maskPhone } from '../../kernel/mask.ts'
import type { Instant } from '../../kernel/time.ts'
import { durationInWords, formatDateShort, formatTime } from '../../platform/text/dates.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import {
  Button,
  ButtonLink,
  Input,
  Link,
  Panel,
  type FieldError,
} from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { reviewWithin, type NoticeRefusal } from '../app/report.ts'
import type { ReportContact } from '../domain/report-contact.ts'
import type { ReportError, TypedAnswer, TypedReport } from './report-form.ts'
import { TokenFields } from './token-fields.tsx'

interface FormProps {
  readonly visit: Visit
  readonly formNumber: string
  readonly errors?: readonly ReportError[]
}

const wordsOf =
  ({ t }: Visit, errors: readonly ReportError[]) =>
  (field: ReportError['field']): string | undefined => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? undefined : t(error.key)
  }

const summaryOf = ({ t }: Visit, errors: readonly ReportError[]): readonly FieldError[] =>
  errors.map(({ field, key }) => ({ field, text: t(key) }))

/** P-15 from the start page: who, and how to reach whoever says so. */
export function ReportPage({
  visit,
  formNumber,
  errors = [],
  typed,
}: FormProps & { readonly typed?: TypedReport }): Html {
  const { t } = visit
  const words = wordsOf(visit, errors)
  return (
    <Page {...visit.page} title={t('p00.other.report')} back="/" errors={summaryOf(visit, errors)}>
      <form method="post" action="/aviso" novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Input
          name="ruc"
          label={t('p15.ruc')}
          error={words('ruc')}
          value={typed?.ruc}
          inputmode="numeric"
          class="govuk-input--width-20"
          spellcheck={false}
        />
        <Input
          name="contacto"
          label={t('p15.contact')}
          hint={t('p15.contact.hint')}
          error={words('contacto')}
          value={typed?.contacto}
          autocapitalize="none"
          spellcheck={false}
        />
        <Button>{t('g.continue')}</Button>
      </form>
    </Page>
  )
}

/** The same words for every number, known or not. */
export function ReportReceivedPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('p15.received')} ownHeading>
      <Panel title={t('p15.received')}>
        {t('p15.received.body', { plazo: durationInWords(reviewWithin, t) })}
      </Panel>
      <ButtonLink href="/">{t('g.home')}</ButtonLink>
    </Page>
  )
}

/**
 * P-15 from a notice. It asks nobody anything about the link, so it is the same for every address, and
 * opening it does nothing. The script fills in the token; without one the code of the mail is typed.
 */
export function NoticePage({
  visit,
  formNumber,
  reference,
  errors = [],
  typed,
}: FormProps & { readonly reference: string; readonly typed?: TypedAnswer }): Html {
  const { t } = visit
  const words = wordsOf(visit, errors)
  return (
    <Page {...visit.page} title={t('p15.title')} errors={summaryOf(visit, errors)} scripts={['fragment.js']}>
      <p class="govuk-body">{t('p15.body')}</p>
      <form method="post" action={`/aviso/${reference}`} novalidate data-fragment="">
        <input type="hidden" name="f" value={formNumber} />
        <TokenFields visit={visit} typed={typed} error={words('codigo')} />
        <Input
          name="contacto"
          label={`${t('p15.contact')} ${t('g.optional')}`}
          hint={t('p15.contact.hint')}
          error={words('contacto')}
          value={typed?.contacto}
          autocapitalize="none"
          spellcheck={false}
        />
        <Button kind="warning">{t('p15.go')}</Button>
      </form>
      <p class="govuk-body">
        <Link href="/aviso">{t('p00.other.report')}</Link>
      </p>
    </Page>
  )
}

export interface StoppedPageProps {
  readonly visit: Visit
  readonly code: string
  /** What was typed here a moment ago; nothing of the employer's record is shown. */
  readonly contact: ReportContact | null
}

export function StoppedPage({ visit, code, contact }: StoppedPageProps): Html {
  const { t } = visit
  const said = { plazo: durationInWords(reviewWithin, t), caso: code }
  const next = {
    phone: ({ value }: ReportContact) => t('p15.done.body', { ...said, tel: maskPhone(value) }),
    mail: ({ value }: ReportContact) => t('p15.done.body.mail', { ...said, correo: maskEmail(value) }),
  }
  return (
    <Page {...visit.page} title={t('p15.done')} ownHeading>
      <Panel title={t('p15.done')}>
        {contact === null ? t('p15.done.body.staff', said) : next[contact.kind](contact)}
      </Panel>
      <ButtonLink href="/">{t('g.home')}</ButtonLink>
    </Page>
  )
}

export interface NoticeOverPageProps {
  readonly visit: Visit
  readonly why: Exclude<NoticeRefusal, 'codeMismatch'>
  readonly expiredAt?: Instant | undefined
}

/** A link that does nothing any more, and the way that is always open. */
export function NoticeOverPage({ visit, why, expiredAt }: NoticeOverPageProps): Html {
  const { t } = visit
  const { title, body, code } = {
    noticeUnknown: { title: t('p14.unknown.title'), body: t('p14.unknown.body'), code: 'linkUnknown' },
    noticeUsed: { title: t('p14.used.title'), body: t('x07.body'), code: 'linkUsed' },
    noticeExpired: {
      title: t('p14.expired.title'),
      body: expiredAt === undefined ? '' : t('p14.expired.body', { hora: timeAndDay(expiredAt) }),
      code: 'linkExpired',
    },
  }[why] as { title: string; body: string; code: 'linkUnknown' | 'linkUsed' | 'linkExpired' }
  return (
    <Page {...visit.page} title={title}>
      <p class="govuk-body">{body}</p>
      {why === 'noticeExpired' && (
        <p class="govuk-body">
          {t('p15.late')} <Link href="/centros">{t('p15.late.go')}</Link>
        </p>
      )}
      <ButtonLink href="/aviso">{t('p00.other.report')}</ButtonLink>
      <CodeLine visit={visit} name={code} />
    </Page>
  )
}

const timeAndDay = (at: Instant): string => `${formatTime(at)} (${formatDateShort(at)})`
