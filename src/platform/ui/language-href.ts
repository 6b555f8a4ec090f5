import type { Lang } from '../text/lang.ts'

/** The same page in another language: the path and query of its GET, with `lang` set. */
export function languageHref(path: string, lang: Lang): string {
  const [address = '', query = ''] = path.split('?', 2)
  const params = new URLSearchParams(query)
  params.set('lang', lang)
  return `${address}?${params.toString()}`
}
