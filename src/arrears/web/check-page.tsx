import { maskRuc, shownName } from '../../kernel/mask.ts'
import type { Instant } from '../../kernel/time.ts'
import { formatDate, formatTime } from '../../platform/text/dates.ts'
import {
  Button,
  InsetText,
  Input,
  Link,
  Panel,
  SummaryList,
  WarningText,
} from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { Certificate } from '../app/certificate-ports.ts'
import type { Validity } from '../domain/certificate.ts'
import { arrearsPaths } from './arrears-paths.ts'

export interface CheckPageProps {
  readonly visit: Visit
  readonly formNumber: string
  /** What was typed, or came with the QR code. */
  readonly typed: string
  readonly isWrong?: boolean
  /** Whether one can be asked for here (policy). */
  readonly isAskedHere: boolean
}

/** Where whoever received a certificate checks it. It names nobody before a code is right, and lists nothing. */
export function CheckPage({ visit, formNumber, typed, isAskedHere, isWrong = false }: CheckPageProps): Html {
  const { t } = visit
  const error = isWrong ? t('cert.check.err.form') : undefined
  return (
    <Page
      {...visit.page}
      title={t('cert.check.title')}
      back="/"
      errors={error === undefined ? [] : [{ field: 'codigo', text: error }]}
    >
      <p class="govuk-body">{t('cert.check.lead')}</p>
      <form method="post" action={arrearsPaths.check} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Input
          name="codigo"
          label={t('cert.code')}
          hint={t('cert.check.hint')}
          error={error}
          value={typed}
          autocapitalize="characters"
          spellcheck={false}
          class="govuk-input--width-20"
        />
        <Button>{t('cert.check.go')}</Button>
      </form>
      <p class="govuk-body">{t('cert.check.offline')}</p>
      {isAskedHere && (
        <p class="govuk-body">
          <Link href={arrearsPaths.ask}>{t('cert.ask.link')}</Link>
        </p>
      )}
    </Page>
  )
}

export function UnknownPage({
  visit,
  institution,
}: {
  readonly visit: Visit
  readonly institution: string
}): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('cert.check.unknown')} back={arrearsPaths.check}>
      <p class="govuk-body">{t('cert.check.unknown.body', { institucion: institution })}</p>
      <CodeLine visit={visit} name="certificateUnknown" />
      <p class="govuk-body">
        <Link href={arrearsPaths.check}>{t('cert.check.again')}</Link>
      </p>
    </Page>
  )
}

export interface CheckedPageProps {
  readonly visit: Visit
  readonly formNumber: string
  readonly certificate: Certificate
  readonly validity: Validity
  readonly institution: string
  /** SHA-256 of the file, in hex. */
  readonly fileDigest: string
  readonly isNumberWrong?: boolean
  /** A later version of this service would draw it otherwise, so it is not handed out. */
  readonly isChanged?: boolean
}

/** What a code stands for: as much as it takes to tell a right paper from a wrong one, numbers and people masked. */
export function CheckedPage({ visit, certificate, validity, ...props }: CheckedPageProps): Html {
  const { t, lang } = visit
  const error = props.isNumberWrong === true ? t('cert.original.err') : undefined
  const when = (at: Instant) => `${formatDate(at, lang)}, ${formatTime(at)} (${t('g.zone')})`
  return (
    <Page
      {...visit.page}
      title={t(`cert.check.${validity.is}`)}
      ownHeading
      back={arrearsPaths.check}
      styles={['more.css']}
      errors={error === undefined ? [] : [{ field: 'ruc', text: error }]}
    >
      {validity.is === 'valid' ? (
        <Valid visit={visit} certificate={certificate} />
      ) : (
        <Over visit={visit} validity={validity} certificate={certificate} />
      )}
      <WarningText iconText={t('s12.mark')}>{t('cert.check.compare')}</WarningText>
      <SummaryList
        rows={[
          { key: t('cert.pdf.employer'), value: shownName(certificate) },
          {
            key: t('cert.pdf.number'),
            value: `${maskRuc(certificate.identifier)} – ${certificate.branchCode}`,
          },
          { key: t('cert.check.says'), value: t(`cert.statement.${certificate.statement}`) },
          { key: t('cert.pdf.asOf'), value: formatDate(certificate.asOf, lang) },
          { key: t('cert.pdf.issued'), value: when(certificate.issuedAt) },
          { key: t('cert.pdf.until'), value: when(certificate.expiresAt) },
          { key: t('cert.check.file'), value: props.fileDigest.replace(/(.{8})(?=.)/g, '$1 ') },
        ]}
      />
      <h2 class="govuk-heading-m">{t('cert.original')}</h2>
      <p class="govuk-body">
        {props.isChanged === true
          ? t('cert.original.changed', { institucion: props.institution })
          : t('cert.original.body')}
      </p>
      <form method="post" action={arrearsPaths.checked} novalidate>
        <input type="hidden" name="f" value={props.formNumber} />
        <Input
          name="ruc"
          label={t('cert.ask.ruc')}
          error={error}
          inputmode="numeric"
          spellcheck={false}
          class="govuk-input--width-20"
        />
        <Button kind="secondary">{t('cert.original.go')}</Button>
      </form>
      <p class="govuk-body">
        <Link href={arrearsPaths.check}>{t('cert.check.again')}</Link>
      </p>
    </Page>
  )
}

/** Green is for what is good news: of one that says that its employer owes only the paper is right. */
function Valid({
  visit: { t },
  certificate: { statement },
}: Pick<CheckedPageProps, 'visit' | 'certificate'>): Html {
  const says = t(`cert.statement.${statement}`)
  if (statement !== 'pending') return <Panel title={t('cert.check.valid')}>{says}</Panel>
  return (
    <section>
      <h1 class="govuk-heading-l">{t('cert.check.valid')}</h1>
      <InsetText>{says}</InsetText>
    </section>
  )
}

function Over({
  visit,
  validity,
  certificate,
}: Pick<CheckedPageProps, 'visit' | 'certificate'> & {
  readonly validity: Exclude<Validity, { is: 'valid' }>
}): Html {
  const { t, lang } = visit
  return (
    <section>
      <h1 class="govuk-heading-l">{t(`cert.check.${validity.is}`)}</h1>
      <p class="govuk-body">
        {validity.is === 'expired'
          ? t('cert.check.expired.body', { fecha: formatDate(certificate.expiresAt, lang) })
          : t('cert.check.replaced.body', { fecha: formatDate(validity.at, lang) })}
      </p>
      <CodeLine visit={visit} name="certificateOver" />
    </section>
  )
}
