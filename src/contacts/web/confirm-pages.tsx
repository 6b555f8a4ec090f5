import { Button, ButtonLink, Panel } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { CodeInput } from './contact-pages.tsx'

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

export function ConfirmedPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('p82.open.done')} ownHeading>
      <Panel title={t('p82.open.done')}>{t('p82.open.done.body')}</Panel>
      <ButtonLink href="/">{t('g.home')}</ButtonLink>
    </Page>
  )
}
