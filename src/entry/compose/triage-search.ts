import { phraseIndex } from '../../adapters/phrase-index/phrase-index.ts'
import { byCode } from '../../kernel/catalogue.ts'
import { langs } from '../../kernel/lang.ts'
import type { Texts } from '../../platform/text/texts.ts'
import { findRowsWith, type FindRows } from '../../triage/app/find-rows.ts'
import { rowOf, slugOf } from '../../triage/domain/rows.ts'

/** The search of T-05 over the institution's own texts: a message that it rewords is found by its new words. */
export const triageSearch = (texts: Texts): FindRows =>
  findRowsWith(phraseIndex, (id) =>
    langs.flatMap((lang) => {
      const t = texts.in(lang)
      return [t(`t.${slugOf(id)}.title`), ...rowOf(id).codes.map((code) => t(byCode(code).textKey))]
    }),
  )
