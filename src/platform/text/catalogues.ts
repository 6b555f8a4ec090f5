import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { Lang } from './lang.ts'

/** The folder of the catalogues. `src` and `dist` lie side by side, so the same steps lead there. */
export const textsFolder = fileURLToPath(new URL('../../../texts', import.meta.url))

/** Key to ICU message, in the order of the files and of the keys in them. */
export type Catalogue = ReadonlyMap<string, string>

/**
 * Joins `<folder>/<lang>/*.json`, each a flat object of key and message. Throws when a value is not a
 * text, or when two files claim the same key: one of them would silently never be seen.
 */
export function readCatalogue(folder: string, lang: Lang): Catalogue {
  const catalogue = new Map<string, string>()
  for (const name of readdirSync(join(folder, lang)).sort()) {
    if (!name.endsWith('.json')) continue
    const area: unknown = JSON.parse(readFileSync(join(folder, lang, name), 'utf8'))
    for (const [key, message] of Object.entries(area as Record<string, unknown>)) {
      if (typeof message !== 'string') throw new TypeError(`${lang}/${name}: ${key} is not a text`)
      if (catalogue.has(key)) throw new TypeError(`${lang}/${name}: ${key} is in two files`)
      catalogue.set(key, message)
    }
  }
  return catalogue
}
