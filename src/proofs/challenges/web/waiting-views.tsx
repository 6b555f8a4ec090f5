import type { Instant } from '../../../kernel/time.ts'
import { durationInWords, formatDate, formatTime, nextMinute } from '../../../platform/text/dates.ts'
import type { Visit } from '../../../platform/web/context.ts'
import { ButtonLink, Link } from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import { CodeLine } from '../../../platform/web/code-line.tsx'

export interface PausePageProps {
  readonly visit: Visit
  readonly until: Instant
  /** Seconds. */
  readonly pause: number
  readonly caseCode: string
}

/** P-05 during a campaign, a while after a set of this employer was refused: why, until when, and what is open (ATK-26). */
export function PausePage({ visit, until, pause, caseCode }: PausePageProps): Html {
  const { t } = visit
  const from = nextMinute(until)
  return (
    <Page {...visit.page} title={t('p05.pause.title')} caseCode={caseCode}>
      <p class="govuk-body">
        {t('p05.pause.until', { fecha: formatDate(from, visit.lang), hora: formatTime(from) })}
      </p>
      <p class="govuk-hint">{t('g.zone')}</p>
      <p class="govuk-body">{t('p05.pause.why', { plazo: durationInWords(pause, t) })}</p>
      <p class="govuk-body">{t('p05.pause.tries')}</p>
      {/* What can be done now; the questions would only bring this page back. */}
      <ButtonLink href="/otras-formas">{t('p07.other')}</ButtonLink>
      <p class="govuk-body">
        <Link href="/preguntas">{t('p05.pause.go')}</Link>
      </p>
      <p class="govuk-body">{t('p08.contest', { telefonoAyuda: visit.page.theme.phone })}</p>
      <p class="govuk-body">
        <Link href="/aviso">{t('p08.notme')}</Link>
      </p>
      <CodeLine visit={visit} name="questionsPaused" />
    </Page>
  )
}

/** P-08 · until when, why, and what is open meanwhile. */
export function SuspendedPage({
  visit,
  until,
  caseCode,
}: {
  readonly visit: Visit
  readonly until: Instant
  readonly caseCode: string
}): Html {
  const { t } = visit
  const from = nextMinute(until)
  return (
    <Page {...visit.page} title={t('p08.title')} caseCode={caseCode}>
      <p class="govuk-body">
        {t('p08.until', { fecha: formatDate(from, visit.lang), hora: formatTime(from) })}
      </p>
      <p class="govuk-hint">{t('g.zone')}</p>
      <p class="govuk-body">{t('p08.why')}</p>
      <h2 class="govuk-heading-m">{t('p08.now.title')}</h2>
      <ButtonLink href="/solicitud">{t('p08.now.sign')}</ButtonLink>
      <p class="govuk-body">
        <Link href="/otras-formas">{t('p08.now.other.today')}</Link>
      </p>
      <p class="govuk-body">{t('p08.contest', { telefonoAyuda: visit.page.theme.phone })}</p>
      <p class="govuk-body">
        <Link href="/aviso">{t('p08.notme')}</Link>
      </p>
      <CodeLine visit={visit} name="questionsSuspended" />
    </Page>
  )
}
