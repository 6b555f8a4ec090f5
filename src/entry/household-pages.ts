import type { CurrentCase } from '../cases/web/current-case.ts'
import { householdWayRoutes, type HouseholdWay } from '../cases/web/household-ways.tsx'
import { affiliatePaths } from '../proofs/affiliate-key/web/affiliate-paths.ts'
import { affiliateRoutes } from '../proofs/affiliate-key/web/affiliate-routes.ts'
import { accountRoutes } from '../proofs/bank-account/web/account-routes.ts'
import { bankPaths } from '../proofs/bank-account/web/bank-paths.ts'
import { proofRoutes } from '../proofs/bank-account/web/proof-routes.ts'
import { householdRoutes } from '../proofs/registry/web/household-routes.tsx'
import { randomText } from './chance.ts'
import type { Composition } from './compose.ts'
import type { Routes } from './routes.ts'

const byAffiliateKey: HouseholdWay = {
  href: affiliatePaths.start,
  title: 'p61.way',
  body: 'p61.way.body',
  go: 'p61.way.go',
}
const byAccount: HouseholdWay = {
  href: bankPaths.account,
  title: 'p62.way',
  body: 'p62.way.body',
  go: 'p62.way.go',
}

/** The pages of a household employer and of a natural person: P-60, and the ways that this installation offers. */
export function householdPages(parts: Composition, current: CurrentCase): readonly Routes[] {
  const { affiliating: affiliate, banking: bank } = parts
  // In the order in which they are offered: the affiliate key costs least and stands first.
  const ways: readonly HouseholdWay[] = [
    ...(affiliate === undefined ? [] : [byAffiliateKey]),
    ...(bank === undefined ? [] : [byAccount]),
  ]
  return [
    householdRoutes(),
    householdWayRoutes({ current, ways }),
    ...(affiliate === undefined
      ? []
      : [affiliateRoutes({ affiliate, current, newChallenge: () => randomText(32) })]),
    ...(bank === undefined
      ? []
      : [
          accountRoutes({ bank, current, names: bank.names, ...parts.humanCheck, limits: parts.limits }),
          proofRoutes({ bank, current }),
        ]),
  ]
}
