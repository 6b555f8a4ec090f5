import { Button, ButtonLink, Panel } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'

/** Where the mail before a due date leads: it ends these mails, and does nothing else. */
export const endReminderPath = (ref: string): string => `/recordatorio/${ref}`
export const reminderEndedPath = '/recordatorio/terminado'

/** The same for every number: it says of nobody whether mails are sent to them. */
export function EndReminderPage({
  visit,
  ref,
  formNumber,
}: {
  readonly visit: Visit
  readonly ref: string
  readonly formNumber: string
}): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('m46.stop')}>
      <p class="govuk-body">{t('m46.stop.body')}</p>
      <p class="govuk-body">{t('m46.stop.rest')}</p>
      <form method="post" action={endReminderPath(ref)} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Button>{t('m46.stop.go')}</Button>
      </form>
    </Page>
  )
}

export function ReminderEndedPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('m46.stopped')} ownHeading>
      <Panel title={t('m46.stopped')}>{t('m46.stopped.body')}</Panel>
      <ButtonLink href="/">{t('g.home')}</ButtonLink>
    </Page>
  )
}
