import type { Instant } from '../../kernel/time.ts'
import { formatDate, formatDateShort, formatTime } from '../../platform/text/dates.ts'
import { Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { stayPath } from '../../keys/web/account-pages.tsx'
import type { HistoryLine } from '../app/history.ts'
import type { HistoryPlace } from '../domain/history.ts'

export const historyPath = '/cuenta/historial'

export interface HistoryPageProps {
  readonly visit: Visit
  readonly lines: readonly HistoryLine[]
  readonly next: HistoryPlace | null
  readonly isNewest: boolean
  readonly browsers: readonly {
    readonly browser: string
    readonly firstAt: Instant
    readonly lastAt: Instant
  }[]
}

/** What was done with this employer's key and contacts, and with what kinds of browser somebody came in. */
export function HistoryPage({ visit, lines, next, isNewest, browsers }: HistoryPageProps): Html {
  const { t, lang } = visit
  const kind = (browser: string) => (browser.includes('?') ? t('u01.sessions.unknown') : browser)
  return (
    <Page
      {...visit.page}
      title={t('hist.title')}
      back={isNewest ? '/cuenta' : historyPath}
      styles={['more.css']}
      sessionWarning={{ ...visit.warning, keepAliveUrl: stayPath }}
    >
      <p class="govuk-body">{t('hist.body')}</p>
      <ul class="govuk-list govuk-list--spaced">
        {lines.map(({ at, act, actor, caseCode, browser }) => (
          <li>
            <strong>{t(`hist.act.${act}`)}</strong>
            <br />
            {t('hist.when', { fecha: formatDate(at, lang), hora: formatTime(at) })} · {t(`hist.by.${actor}`)}
            {browser !== null && ` · ${kind(browser)}`}
            {caseCode !== null && (
              <>
                {' · '}
                <Link href="/caso">{t('hist.case', { caso: caseCode })}</Link>
              </>
            )}
          </li>
        ))}
      </ul>
      {lines.length === 0 && <p class="govuk-body">{t('hist.none')}</p>}
      {next !== null && (
        <p class="govuk-body">
          <Link href={`${historyPath}?antes=${next}`}>{t('hist.older')}</Link>
        </p>
      )}
      {isNewest && browsers.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{t('hist.browsers')}</h2>
          <p class="govuk-body">{t('hist.browsers.body')}</p>
          <ul class="govuk-list govuk-list--bullet">
            {browsers.map(({ browser, firstAt, lastAt }) => (
              <li>
                {t('hist.browser', {
                  equipo: kind(browser),
                  primera: formatDateShort(firstAt),
                  ultima: formatDateShort(lastAt),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="govuk-body">
        <Link href="/cuenta">{t('hist.sessions')}</Link>
      </p>
    </Page>
  )
}
