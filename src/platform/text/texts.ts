import type { IntlMessageFormat } from 'intl-messageformat'
import { readCatalogue, textsFolder } from './catalogues.ts'
import { compile, isPlain } from './compile.ts'
import type { TextKey, TextParams } from './keys.ts'
import { langs } from './lang.ts'
import type { Lang } from './lang.ts'

/** What a text needs. For a key that is one of several, what all of them need together. */
export type ParamsOf<K extends TextKey> = (
  K extends TextKey ? (params: TextParams[K]) => void : never
) extends (params: infer All) => void
  ? All
  : never

type Arguments<K extends TextKey> = keyof ParamsOf<K> extends never ? [] : [params: ParamsOf<K>]

/** A text that needs nothing filled in. */
export type PlainKey = { [K in TextKey]: keyof TextParams[K] extends never ? K : never }[TextKey]

/** A text in the language of the page. It is plain text: whoever writes it into HTML escapes it. */
export type Translate = <K extends TextKey>(key: K, ...params: Arguments<K>) => string

export interface Texts {
  /** Throws for a key or a placeholder that is missing: a defect, since the compiler knows both. */
  t<K extends TextKey>(lang: Lang, key: K, ...params: Arguments<K>): string
  /** The same for one language, one function per language for the life of the process. */
  in(lang: Lang): Translate
}

type Values = Readonly<Record<string, string | number>>
type Message = (values?: Values) => string

/** Reads both languages at once; a message is compiled the first time it is said. */
export function createTexts(folder: string = textsFolder): Texts {
  const translators = Object.fromEntries(langs.map((lang) => [lang, translator(folder, lang)]))
  const bound = translators as Record<Lang, Translate>
  return {
    t: (lang, key, ...params) => bound[lang](key, ...params),
    in: (lang) => bound[lang],
  }
}

function translator(folder: string, lang: Lang): Translate {
  const messages = new Map<string, Message>()
  for (const [key, text] of readCatalogue(folder, lang)) messages.set(key, message(text, lang))
  return (key, ...[values]) => {
    const say = messages.get(key)
    if (!say) throw new Error(`no text ${lang}/${key}`)
    return say(values as Values | undefined)
  }
}

function message(text: string, lang: Lang): Message {
  if (isPlain(text)) return () => text
  let compiled: IntlMessageFormat | undefined
  return (values) => {
    compiled ??= compile(text, lang)
    // Only a value that is an object would make it anything else than a string.
    return compiled.format(values) as string
  }
}
