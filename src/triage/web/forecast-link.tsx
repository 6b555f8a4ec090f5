import type { NextWords, ResultRow } from '../domain/row-types.ts'
import type { Visit } from '../../platform/web/context.ts'
import { Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { forecastPath } from './preparation.ts'

/** Next steps that are a way to a key: only there does it matter which of them ends first. */
const towardsAKey: readonly NextWords[] = [
  'start',
  'otherWays',
  'turn',
  'unlock',
  'firstKey',
  'signed',
  'home',
]

/** The door to the forecast beside a result; none beside one that is about no key, such as a certificate. */
export const forecastBeside = (visit: Visit, { next }: Pick<ResultRow, 'next'>): Html =>
  towardsAKey.includes(next.words) ? ForecastLink(visit) : <></>

const ForecastLink = ({ t }: Visit): Html => (
  <p class="govuk-body">
    <Link href={forecastPath} class="clv-target">
      {t('fc.see')}
    </Link>
  </p>
)
