import type { Instant } from '../../kernel/time.ts'
import { formatDateShort, formatTime } from '../text/dates.ts'
import type { Html } from '../ui/jsx-runtime.ts'
import { Page } from '../ui/page.tsx'
import type { Visit } from './context.ts'

export type Component = 'service' | 'mail' | 'civil' | 'tax' | 'company' | 'signature'

export interface ComponentStatus {
  readonly component: Component
  readonly state: 'ok' | 'slow' | 'down'
  readonly since: Instant
}

export interface StatusPageProps {
  readonly visit: Visit
  readonly components: readonly ComponentStatus[]
  /** Seconds within which nine of ten mails of today were accepted; null while there are none. */
  readonly mailSeconds: number | null
}

/** X-10 · how each part is, in words. */
export function StatusPage({ visit, components, mailSeconds }: StatusPageProps): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('x10.title')} back="/">
      <PartsList visit={visit} components={components} />
      {mailSeconds !== null && <p class="govuk-body">{t('x10.mail', { n: mailSeconds })}</p>}
      <p class="govuk-hint">{t('g.zone')}</p>
    </Page>
  )
}

/** A line a part. A state of another day says its date, too. */
export function PartsList({ visit, components }: Pick<StatusPageProps, 'visit' | 'components'>): Html {
  const { t, now } = visit
  const since = (at: Instant) => {
    const day = formatDateShort(at)
    return day === formatDateShort(now) ? formatTime(at) : `${formatTime(at)} (${day})`
  }
  return (
    <ul class="govuk-list govuk-list--spaced">
      {components.map(({ component, state, since: at }) => (
        <li>
          {t('x10.row', {
            componente: t(`x10.component.${component}`),
            estado: t(`x10.${state}`),
            hora: since(at),
          })}
        </li>
      ))}
    </ul>
  )
}
