import type { CurrentCase } from '../cases/web/current-case.ts'
import { householdWayRoutes, type HouseholdWay } from '../cases/web/household-ways.tsx'
import { householdRoutes } from '../proofs/registry/web/household-routes.tsx'
import type { Composition } from './compose.ts'
import type { Routes } from './routes.ts'

/** The pages of a household employer and of a natural person: P-60, and the ways that this installation offers. */
export function householdPages(_parts: Composition, current: CurrentCase): readonly Routes[] {
  // In the order in which they are offered: the affiliate key costs least and stands first.
  const ways: readonly HouseholdWay[] = []
  return [householdRoutes(), householdWayRoutes({ current, ways })]
}
