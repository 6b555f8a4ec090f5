import { rowIndex } from '../../adapters/row-index/row-index.ts'
import { byCode } from '../../kernel/catalogue.ts'
import { langs } from '../../kernel/lang.ts'
import type { Texts } from '../../platform/text/texts.ts'
import {
  everythingSaid,
  findRowsFrom,
  type FindRows,
  type SaidText,
  type ServiceWords,
} from '../../triage/app/find-rows.ts'
import { rowOf, slugOf } from '../../triage/domain/rows.ts'
import type { Routes } from '../routes.ts'

const serviceWordsOf =
  (texts: Texts): ServiceWords =>
  (id) =>
    langs.flatMap((lang) => {
      const t = texts.in(lang)
      return [t(`t.${slugOf(id)}.title`), ...rowOf(id).codes.map((code) => t(byCode(code).textKey))]
    })

/**
 * The search of T-05 over the institution's own texts: a message that it rewords is found by its new words. It can be
 * built without some of what is said, to count whether it finds that.
 */
export function triageSearch(texts: Texts, isIndexed: (said: SaidText) => boolean = () => true): FindRows {
  const serviceWords = serviceWordsOf(texts)
  return findRowsFrom(rowIndex, everythingSaid(serviceWords).filter(isIndexed), serviceWords)
}

/** Milliseconds after the service listens. */
const buildAfter = 1_000

/**
 * A search that is built when it is first needed, or a moment after the service listens: building takes a quarter of a
 * second, and neither the first page nor whoever searches first should wait for it.
 */
export function builtLater(build: () => FindRows): { readonly find: FindRows; readonly warm: Routes } {
  let built: FindRows | undefined
  const ready = (): FindRows => (built ??= build())
  return {
    find: (raw) => ready()(raw),
    warm: (app) => {
      app.addHook('onListen', async () => {
        setTimeout(ready, buildAfter).unref()
      })
    },
  }
}
