import { compile } from '../../src/platform/text/compile.ts'
import type { Lang } from '../../src/platform/text/lang.ts'
import { placeholders } from '../../src/platform/text/placeholders.ts'

/** A text as a person would read it, each placeholder filled with one short word or with the number 2. */
export function spoken(text: string, lang: Lang): string {
  const message = compile(text, lang)
  const values = [...placeholders(message)].map(([name, type]) => [name, sample(type)])
  return message.format(Object.fromEntries(values)) as string
}

function sample(type: 'string' | 'number' | readonly string[]): string | number {
  if (type === 'number') return 2
  return typeof type === 'string' ? 'dato' : 'other'
}
