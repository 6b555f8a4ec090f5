import type { IntlMessageFormat } from 'intl-messageformat'

/** What may be put into a placeholder: a text, a number, or one word of a closed list. */
export type PlaceholderType = 'string' | 'number' | readonly string[]

/** Everything else is text that arrives formatted, so that no bare instant is ever shown to a person. */
const counts = new Set(['n', 'total', 'min', 'max', 'kb'])

type Elements = ReturnType<IntlMessageFormat['getAst']>

/** The placeholders of a message, sorted by name, those inside plural and select branches included. */
export function placeholders(message: IntlMessageFormat): Map<string, PlaceholderType> {
  const found = new Map<string, PlaceholderType>()
  collect(message.getAst(), found)
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function collect(elements: Elements, found: Map<string, PlaceholderType>): void {
  for (const element of elements) {
    if (!('value' in element) || element.type === literal) continue
    const name = element.value
    if (!('options' in element)) {
      if (!found.has(name)) found.set(name, counts.has(name) ? 'number' : 'string')
      continue
    }
    const branches = Object.keys(element.options)
    found.set(name, 'offset' in element ? 'number' : branches)
    for (const { value } of Object.values(element.options)) collect(value, found)
  }
}

/** The number of a literal in the parser's own list; that list is not a direct dependency of ours. */
const literal: Elements[number]['type'] = 0
