import { findRoutes } from '../../triage/web/find-routes.ts'
import { rowFactsOf } from '../../triage/web/row-words.ts'
import type { Composition } from '../compose.ts'
import type { Routes } from '../routes.ts'
import { triageSearch } from './triage-search.ts'

/** T-05, for people and for programs. The index is built here, once. */
export const triageSearchPages = ({ installation, limits }: Composition): readonly Routes[] => [
  findRoutes({
    find: triageSearch(installation.texts),
    facts: rowFactsOf(installation.policy, installation.theme),
    limits,
    texts: installation.texts,
    origin: installation.origin,
  }),
]
