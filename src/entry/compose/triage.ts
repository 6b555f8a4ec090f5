import { qrModules } from '../../adapters/pdf/qr.ts'
import { hexDigestOf } from '../../platform/crypto/digests.ts'
import { rowFactsOf } from '../../triage/web/row-words.ts'
import { triageRoutes } from '../../triage/web/triage-routes.ts'
import type { Composition } from '../compose.ts'
import type { Routes } from '../routes.ts'

/** Changes with every word: what another channel has kept is old when it differs. */
export const triageVersionOf = (data: string): string => hexDigestOf(data).slice(0, 12)

/** The assistant, T-01 to T-12 and. */
export const triagePages = ({ installation }: Composition): readonly Routes[] => [
  triageRoutes({
    texts: installation.texts,
    facts: rowFactsOf(installation.policy, installation.theme),
    origin: installation.origin,
    qr: qrModules,
    versionOf: triageVersionOf,
  }),
]
