import type { AuditVerdict, LogLine } from '../../audit/index.ts'
import type { OfficerId } from '../../kernel/ids.ts'
import { formatDate, formatTime } from '../../platform/text/dates.ts'
import { Button, Input, Link, Select, WarningText } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { staffPaths } from '../../staff/web/paths.ts'
import type { ToldLine } from '../app/case-view.ts'
import { mostLines } from '../app/read-log.ts'
import { dayText, logQuery, type LogView } from '../domain/log-view.ts'
import { LineTable } from './case-tabs.tsx'
import { deskRoutes } from './desk-paths.ts'
import { momentWords } from './told-acts.ts'

export interface AuditPageProps {
  readonly visit: Visit
  readonly view: LogView
  readonly lines: readonly ToldLine[]
  readonly next: LogView | undefined
  readonly members: readonly { readonly id: OfficerId; readonly name: string }[]
  /** Null for whoever may not export. */
  readonly file: { readonly cut: LogLine | undefined } | null
  /** Only when it was asked for. */
  readonly verdict: AuditVerdict | undefined
}

/** S-21. Read only; looking at it is in it. */
export function AuditPage(props: AuditPageProps): Html {
  const { visit, view, lines, next, members, file, verdict } = props
  const { t } = visit
  return (
    <Page {...visit.page} title={t('s21.title')} styles={['more.css']} isWide back={staffPaths.home}>
      {verdict !== undefined && <Chain visit={visit} verdict={verdict} />}
      <form method="get" action={deskRoutes.audit} class="clv-filters" novalidate>
        <Input name="caso" label={t('s21.case')} value={view.caseCode} class="govuk-input--width-10" />
        <Select
          name="persona"
          label={t('s21.who')}
          value={view.officer ?? ''}
          items={[
            { value: '', text: t('s21.who.any') },
            ...members.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <Input
          name="desde"
          label={t('s21.from')}
          value={view.from && dayText(view.from)}
          class="govuk-input--width-10"
        />
        <Input
          name="hasta"
          label={t('s21.to')}
          value={view.to && dayText(view.to)}
          class="govuk-input--width-10"
        />
        <Button kind="secondary">{t('s02.filter')}</Button>
        <Link href={deskRoutes.audit}>{t('s02.clear')}</Link>
      </form>
      {lines.length === 0 ? (
        <p class="govuk-body">{t('s21.none')}</p>
      ) : (
        <LineTable visit={visit} lines={lines} />
      )}
      <p class="govuk-body">
        {next !== undefined && (
          <>
            <Link href={`${deskRoutes.audit}${logQuery(next)}`}>{t('s02.more')}</Link>
            {' · '}
          </>
        )}
        <Link href={`${deskRoutes.audit}?cadena=si`}>{t('s21.chain')}</Link>
      </p>
      {file !== null && <Export visit={visit} view={view} cut={file.cut} />}
    </Page>
  )
}

/** What a file will have, said before anybody takes it. */
function Export({
  visit: { t },
  view,
  cut,
}: Pick<AuditPageProps, 'visit' | 'view'> & { readonly cut: LogLine | undefined }): Html {
  const fileOf = (asked: LogView) => `${deskRoutes.auditFile}${logQuery(asked)}`
  return (
    <>
      <p class="govuk-body">{t('s21.limit', { n: mostLines })}</p>
      {cut !== undefined && (
        <p class="govuk-body">
          {t('s21.limit.cut', { momento: momentWords(cut.at) })}{' '}
          <Link href={`${deskRoutes.audit}${logQuery({ ...view, before: cut.place })}`}>
            {t('s21.limit.rest')}
          </Link>
        </p>
      )}
      <p class="govuk-body">
        {view.before !== undefined && (
          <>
            <Link href={fileOf(view)}>{t('s21.export.here')}</Link>
            {' · '}
          </>
        )}
        <Link href={fileOf({ ...view, before: undefined })}>{t('s21.export')}</Link>
      </p>
    </>
  )
}

function Chain({ visit, verdict }: Pick<AuditPageProps, 'visit'> & { readonly verdict: AuditVerdict }): Html {
  const { t, lang, now } = visit
  const [worst] = verdict.findings
  if (worst === undefined)
    return (
      <p class="govuk-inset-text" role="status">
        {t('s21.chain.ok', { fecha: formatDate(now, lang), hora: `${formatTime(now)} (${t('g.zone')})` })}
      </p>
    )
  return (
    <WarningText iconText={t('g.problem')}>
      {t('s21.chain.bad', { carril: String(worst.lane), n: worst.seq })}
    </WarningText>
  )
}
