import { durationInWords } from '../../platform/text/dates.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'

/** The tries of a user are used up for now; the same page for a mailbox that nobody has (ATK-14). */
export function RestsPage({ visit, pause }: { readonly visit: Visit; readonly pause: number }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('u01.user.rests')} back="/entrar">
      <p class="govuk-body">{t('u01.user.rests.body', { plazo: durationInWords(pause, t) })}</p>
      <p class="govuk-body">{t('u01.user.rests.other')}</p>
      <p class="govuk-body">{t('u01.user.rests.lost')}</p>
      <CodeLine visit={visit} name="userRests" />
    </Page>
  )
}
