import { formatDate, formatTime } from '../../platform/text/dates.ts'
import { Button, ButtonLink, InsetText, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { Certificate } from '../app/certificate-ports.ts'
import type { CertificateRefusal } from '../app/issue-certificate.ts'
import type { Statement } from '../domain/certificate.ts'
import { arrearsPaths } from './arrears-paths.ts'

export interface CertificatePageProps {
  readonly visit: Visit
  readonly formNumber: string
  readonly institution: string
  /** Days that one is valid. */
  readonly validDays: number
  readonly perDay: number
  /** What one would say now, or why there is none. */
  readonly now:
    | { readonly is: 'can'; readonly statement: Statement }
    | { readonly is: 'cannot'; readonly why: CertificateRefusal | 'changed' }
  readonly current: (Certificate & { readonly code: string }) | undefined
}

export const refusalCodes = {
  notHere: 'certificateNotHere',
  noData: 'certificateNoData',
  down: 'obligationsDown',
  dayLimit: 'certificateDayLimit',
  changed: 'certificateOver',
} as const

/** What a certificate would say is told before it is issued: nobody is surprised by their own paper. */
export function CertificatePage({ visit, now, current, ...props }: CertificatePageProps): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('cert.title')} back={arrearsPaths.obligations} styles={['more.css']}>
      <p class="govuk-body">{t('cert.lead', { dias: props.validDays })}</p>
      {current !== undefined && <Current visit={visit} current={current} />}
      {now.is === 'can' ? (
        <form method="post" action={arrearsPaths.certificate} novalidate>
          <input type="hidden" name="f" value={props.formNumber} />
          <InsetText>{t(`cert.make.${now.statement}`)}</InsetText>
          {current !== undefined && <p class="govuk-body">{t('cert.replaces')}</p>}
          <Button kind={current === undefined ? 'primary' : 'secondary'}>{t('cert.make')}</Button>
        </form>
      ) : (
        <section>
          <InsetText>{whyNot(visit, now.why, props)}</InsetText>
          <CodeLine visit={visit} name={refusalCodes[now.why]} />
          <p class="govuk-body">
            <Link href="/centros">{t('centre.see')}</Link>
          </p>
        </section>
      )}
    </Page>
  )
}

function whyNot(
  { t }: Visit,
  why: CertificateRefusal | 'changed',
  { institution, perDay }: Pick<CertificatePageProps, 'institution' | 'perDay'>,
): string {
  switch (why) {
    case 'notHere':
      return t('cert.none.notHere', { institucion: institution })
    case 'dayLimit':
      return t('cert.none.dayLimit', { n: perDay })
    case 'changed':
      return t('cert.changed')
    case 'noData':
    case 'down':
      return t(`cert.none.${why}`)
  }
}

function Current({
  visit,
  current,
}: Pick<CertificatePageProps, 'visit'> & {
  readonly current: Certificate & { readonly code: string }
}): Html {
  const { t, lang } = visit
  const { issuedAt, expiresAt, statement, code } = current
  return (
    <section>
      <h2 class="govuk-heading-m">{t('cert.last')}</h2>
      <p class="govuk-body">
        {t('cert.last.body', {
          fecha: formatDate(issuedAt, lang),
          hora: formatTime(issuedAt),
          hasta: formatDate(expiresAt, lang),
        })}{' '}
        {t(`cert.statement.${statement}`)}.
      </p>
      <p class="govuk-body">
        {t('cert.code')}: <span class="clv-whole">{code}</span>
      </p>
      <ButtonLink href={arrearsPaths.certificateFile}>{t('cert.download')}</ButtonLink>
    </section>
  )
}
