import type { Visit } from '../../platform/web/context.ts'
import { Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { forecastPath } from './preparation.ts'

/** The door to the forecast: beside a result, and where a way is chosen. */
export const ForecastLink = ({ t }: Visit): Html => (
  <p class="govuk-body">
    <Link href={forecastPath} class="clv-target">
      {t('fc.see')}
    </Link>
  </p>
)
