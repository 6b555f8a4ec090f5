import { durationInWords } from '../../platform/text/dates.ts'
import { Button, ButtonLink, Panel } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { CodeInput } from './code-page.tsx'

export interface ConfirmPageProps {
  readonly visit: Visit
  readonly caseCode: string
  readonly formNumber: string
  readonly isRefused: boolean
}

/** P-82 for a change that was begun at a counter; it shows nothing but what whoever came here knows. */
export function ConfirmPage({ visit, caseCode, formNumber, isRefused }: ConfirmPageProps): Html {
  const { t } = visit
  const error = isRefused ? t('p82.open.err') : undefined
  return (
    <Page
      {...visit.page}
      title={t('p82.open.title')}
      errors={error === undefined ? [] : [{ field: 'codigo', text: error }]}
    >
      <p class="govuk-body">{t('p82.open.body', { caso: caseCode })}</p>
      <form method="post" action={`/contacto/confirmar/${caseCode}`} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <CodeInput visit={visit} until={null} error={error} />
        <Button>{t('g.continue')}</Button>
      </form>
      {isRefused && <CodeLine visit={visit} name="contactCodeMismatch" />}
    </Page>
  )
}

export interface ConfirmedPageProps {
  readonly visit: Visit
  /** Seconds until the mailbox serves, where it cools and nobody has to say yes; undefined where a centre goes on with it. */
  readonly coolOff: number | undefined
}

export function ConfirmedPage({ visit, coolOff }: ConfirmedPageProps): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('p82.open.done')} ownHeading>
      <Panel title={t('p82.open.done')}>{coolOff === undefined ? t('p82.open.done.body') : undefined}</Panel>
      {coolOff !== undefined && (
        <p class="govuk-body">{t('p53.contact.wait', { plazo: durationInWords(coolOff, t) })}</p>
      )}
      <ButtonLink href="/">{t('g.home')}</ButtonLink>
    </Page>
  )
}
