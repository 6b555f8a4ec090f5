import { qrModules } from '../../adapters/pdf/qr.ts'
import { hexDigestOf } from '../../platform/crypto/digests.ts'
import { rowFactsOf } from '../../triage/web/row-words.ts'
import { triageRoutes } from '../../triage/web/triage-routes.ts'
import type { Composition } from '../compose.ts'
import type { Routes } from '../routes.ts'
import { forecastBeside } from '../../triage/web/forecast-link.tsx'
import type { StatusOf } from './diagnosis.ts'
import { tellPages } from './enquiries.ts'
import { forecastPages } from './forecast.ts'
import { builtLater, triageSearch } from './triage-search.ts'
import { triageSearchPages } from './triage-find.ts'

/** Changes with every word: what another channel has kept is old when it differs. */
export const triageVersionOf = (data: string): string => hexDigestOf(data).slice(0, 12)

/** The assistant, T-01 to T-12 and, its search and the forecast. */
export function triagePages(parts: Composition, status: StatusOf): readonly Routes[] {
  const { find, warm } = builtLater(() => triageSearch(parts.installation.texts))
  return [
    warm,
    ...forecastPages(parts, status),
    triageRoutes({
      texts: parts.installation.texts,
      facts: rowFactsOf(parts.installation.policy, parts.installation.theme),
      origin: parts.installation.origin,
      qr: qrModules,
      versionOf: triageVersionOf,
      blocks: [forecastBeside],
    }),
    ...triageSearchPages(parts, find),
    ...tellPages(parts, find),
  ]
}
