import { IntlMessageFormat } from 'intl-messageformat'
import { locales } from './lang.ts'
import type { Lang } from './lang.ts'

/** Nothing in it means anything to ICU, so it is its own result. */
export const isPlain = (text: string): boolean => !/[{}]|''/.test(text)

/** `<` is a letter here: texts carry no markup. Throws SyntaxError for what ICU cannot read. */
export const compile = (text: string, lang: Lang): IntlMessageFormat =>
  new IntlMessageFormat(text, locales[lang], undefined, { ignoreTag: true })
