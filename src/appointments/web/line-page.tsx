import type { Zone } from '../../kernel/time.ts'
import { formatTime, zoneText } from '../../platform/text/dates.ts'
import { ButtonLink } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { LineNow } from '../app/line-now.ts'

export interface LinePageProps {
  readonly visit: Visit
  readonly now: LineNow
  readonly zone: Zone
  /** Of this page; without a script the button asks for it again. */
  readonly href: string
}

/** Where somebody stands, in one line: no name, no number of a person, and nobody else's place. */
export function lineWords({ is, before, window: n }: LineNow, { t }: Pick<Visit, 't'>): string {
  if (is === 'waiting') return t('line.queue', { n: before })
  if (is === 'called' || is === 'attending') return t(`line.${is}`, { n })
  return t(`line.${is}`)
}

/** For the script: it changes when the words do, and `used` says that nothing changes any more. */
export const lineState = ({ is, before, window }: LineNow): string =>
  is === 'finished' || is === 'left' ? 'used' : `${is}.${before}.${window}`

/** The place in line on the person's phone. */
export function LinePage({ visit, now, zone, href }: LinePageProps): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('line.title')} scripts={['mail-state.js']}>
      <p
        class="govuk-body-l"
        role="status"
        data-mail-state=""
        data-url={`${href}/estado`}
        data-state={lineState(now)}
      >
        {lineWords(now, visit)}
      </p>
      <p class="govuk-body">
        {t('line.asOf', { hora: formatTime(visit.now, zone), zona: t(zoneText(zone)) })}
      </p>
      <p class="govuk-hint">{t('line.hint')}</p>
      <ButtonLink href={href} kind="secondary">
        {t('line.refresh')}
      </ButtonLink>
      <p class="govuk-body">{t('line.order')}</p>
    </Page>
  )
}
