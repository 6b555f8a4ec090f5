import { phraseIndex } from '../../adapters/phrase-index/phrase-index.ts'
import { byCode } from '../../kernel/catalogue.ts'
import { langs } from '../../kernel/lang.ts'
import type { Texts } from '../../platform/text/texts.ts'
import { findRowsWith, type FindRows } from '../../triage/app/find-rows.ts'
import { rowOf, slugOf } from '../../triage/domain/rows.ts'
import { findRoutes } from '../../triage/web/find-routes.ts'
import { rowFactsOf } from '../../triage/web/row-words.ts'
import type { Composition } from '../compose.ts'
import type { Routes } from '../routes.ts'

/** The search of T-05 over the institution's own texts: a message that it rewords is found by its new words. */
export const triageSearch = (texts: Texts): FindRows =>
  findRowsWith(phraseIndex, (id) =>
    langs.flatMap((lang) => {
      const t = texts.in(lang)
      return [t(`t.${slugOf(id)}.title`), ...rowOf(id).codes.map((code) => t(byCode(code).textKey))]
    }),
  )

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
