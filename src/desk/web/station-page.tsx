import { Button, InsetText } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { staffPaths } from '../../staff/web/paths.ts'

/** The key of the browser of a counter: made here, never let out, and registered on the command line (CHANNELS 1.7). */
export function StationPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('fing.station.title')} back={staffPaths.home} scripts={['fingers.js']}>
      <p class="govuk-body">{t('fing.station.what')}</p>
      <noscript>
        <InsetText>{t('fing.station.script')}</InsetText>
      </noscript>
      <div hidden data-station="" data-failed={t('fing.station.failed')}>
        <Button type="button" data={{ 'data-station-make': '' }}>
          {t('fing.station.make')}
        </Button>
        <p class="govuk-body" role="status" data-station-state="" />
        <div hidden data-station-shown="">
          <h2 class="govuk-heading-s">{t('fing.station.key')}</h2>
          <InsetText data={{ 'data-station-key': '' }}>{''}</InsetText>
          <p class="govuk-body">{t('fing.station.next')}</p>
        </div>
      </div>
    </Page>
  )
}
