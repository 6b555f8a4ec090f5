import { findRoutes } from '../../triage/web/find-routes.ts'
import { rowFactsOf } from '../../triage/web/row-words.ts'
import type { Composition } from '../compose.ts'
import type { Routes } from '../routes.ts'
import type { FindRows } from '../../triage/app/find-rows.ts'

/** T-05, for people and for programs. */
export const triageSearchPages = (
  { installation, limits }: Composition,
  find: FindRows,
): readonly Routes[] => [
  findRoutes({
    find,
    facts: rowFactsOf(installation.policy, installation.theme),
    limits,
    texts: installation.texts,
    origin: installation.origin,
  }),
]
