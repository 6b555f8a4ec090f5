import { byCode } from '../../kernel/catalogue.ts'
import { langs } from '../../kernel/lang.ts'
import type { Texts } from '../../platform/text/texts.ts'
import {
  everythingSaid,
  findRowsFrom,
  type FindRows,
  type Said,
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
 * kept from learning some of what is said, to count whether it finds that.
 */
export function triageSearch(texts: Texts, isLearned: (said: Said) => boolean = () => true): FindRows {
  const serviceWords = serviceWordsOf(texts)
  return findRowsFrom(everythingSaid(serviceWords).filter(isLearned), serviceWords)
}

/** Milliseconds after the service listens. */
const learnAfter = 1_000

/**
 * A search that is learnt when it is first needed, or a moment after the service listens: learning takes a quarter of a
 * second, and neither the first page nor whoever searches first should wait for it.
 */
export function learntLater(learn: () => FindRows): { readonly find: FindRows; readonly warm: Routes } {
  let learnt: FindRows | undefined
  const ready = (): FindRows => (learnt ??= learn())
  return {
    find: (raw) => ready()(raw),
    warm: (app) => {
      app.addHook('onListen', async () => {
        setTimeout(ready, learnAfter).unref()
      })
    },
  }
}
