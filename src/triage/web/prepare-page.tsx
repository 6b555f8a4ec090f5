import type { Visit } from '../../platform/web/context.ts'
import { ButtonLink } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { ForecastWay } from '../app/forecast.ts'
import { forecastPath, preparation, wayPaths } from './preparation.ts'

/** One way's list, with boxes to tick on paper. */
export function PreparePage({ visit, way }: { readonly visit: Visit; readonly way: ForecastWay }): Html {
  const { t, page } = visit
  return (
    <Page {...page} title={t('prep.title')} caption={t(`fc.way.${way}`)} back={forecastPath}>
      <p class="govuk-body">{t('prep.lead')}</p>
      <ul class="govuk-list govuk-list--spaced">
        {preparation[way].map((key) => (
          <li>
            <span aria-hidden="true">☐ </span>
            {key === 'prep.spam' ? t(key, { remitente: page.theme.sender }) : t(key)}
          </li>
        ))}
      </ul>
      <ButtonLink href={wayPaths[way]}>{t(`fc.way.${way}`)}</ButtonLink>
    </Page>
  )
}
