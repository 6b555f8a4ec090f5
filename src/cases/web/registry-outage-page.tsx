import type { CodeName } from '../../kernel/catalogue.ts'
import type { Instant } from '../../kernel/time.ts'
import { formatDate, formatTime, nextMinute } from '../../platform/text/dates.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { Button, Checkboxes, InsetText, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'

export type OutRegistry = 'civil' | 'tax' | 'company' | 'institution'

const codes: Readonly<Record<OutRegistry, CodeName>> = {
  civil: 'civilRegistryDown',
  tax: 'taxRegistryDown',
  company: 'companyRegistryDown',
  institution: 'institutionRecordsDown',
}

export interface RegistryOutagePageProps {
  readonly visit: Visit
  readonly registry: OutRegistry
  readonly retryFrom: Instant
  readonly formNumber: string
  /** Where trying again is posted to, with `f` and, if it was offered and ticked, `avisar=si`. */
  readonly action: string
  /** Code under which what was typed is kept, and how long. */
  readonly saved?: { readonly code: string; readonly until: Instant } | undefined
  /** Left out where there is no address to write to. */
  readonly notice?: 'offered' | 'promised' | undefined
}

/** P-21 · a registry does not answer. Whose fault it is, that no try was lost, and when to come back. */
export function RegistryOutagePage({
  visit,
  registry,
  notice,
  saved,
  ...props
}: RegistryOutagePageProps): Html {
  const { t, lang, page } = visit
  const registro =
    registry === 'institution'
      ? t('p21.registry.institution', { institucion: page.theme.name })
      : t(`p21.registry.${registry}`)
  return (
    <Page
      {...page}
      title={t('p21.title', { registro })}
      back="/"
      caseCode={saved?.code}
      styles={notice === 'offered' ? ['more.css'] : undefined}
    >
      <p class="govuk-body">{t('p21.body')}</p>
      <p class="govuk-body">{t('p21.when', { hora: formatTime(nextMinute(props.retryFrom)) })}</p>
      {saved !== undefined && (
        <p class="govuk-body">
          {t('p21.saved', { caso: saved.code })}{' '}
          {t('p21.saved.until', { fecha: formatDate(saved.until, lang), hora: formatTime(saved.until) })}
        </p>
      )}
      {notice === 'promised' && <InsetText>{t('p21.notify.done')}</InsetText>}
      <form method="post" action={props.action} novalidate>
        <input type="hidden" name="f" value={props.formNumber} />
        {notice === 'offered' && (
          <Checkboxes
            name="avisar"
            items={[{ value: 'si', label: t('p21.notify'), hint: t('p21.notify.where') }]}
          />
        )}
        <Button>{t('p21.retry')}</Button>
      </form>
      <p class="govuk-body">
        <Link href="/otras-formas">{t('p14.other')}</Link>
      </p>
      {registry === 'civil' && <p class="govuk-body-s">{t('g.published', { nombre: t('p21.published') })}</p>}
      <CodeLine visit={visit} name={codes[registry]} />
    </Page>
  )
}
