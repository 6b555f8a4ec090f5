/**
 * HTML as a list of comparable lines, so that two ways of writing the same document are equal:
 * attributes sorted, class names kept in a set, entities read, white space that a browser does not
 * show left out. It reads the well-formed markup of our components and of the govuk-frontend
 * fixtures, not the whole of HTML.
 */
export type NormaliseOptions = {
  /** Attributes to leave out, by tag and name. */
  readonly ignore?: (tag: string, name: string, value: string) => boolean
  /** Class names to leave out. */
  readonly ignoreClass?: (name: string) => boolean
}

const token =
  /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>|[^<]+/g
const attribute = /([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const inline = new Set(['a', 'span', 'strong', 'em', 'code', 'time'])
const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
}

const decode = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (found) => entities[found] ?? found)

type Tag = { readonly kind: 'open' | 'close'; readonly name: string }

export function normaliseHtml(html: string, options: NormaliseOptions = {}): string {
  const tokens = [...html.matchAll(token)].filter(([whole]) => !whole.startsWith('<!--'))
  const tagAt = (index: number): Tag | undefined => {
    const found = tokens[index]
    if (found?.[2] === undefined) return undefined
    return { kind: found[1] === '/' ? 'close' : 'open', name: found[2].toLowerCase() }
  }
  const lines: string[] = []
  for (const [index, found] of tokens.entries()) {
    const [whole, slash, name, attributes] = found
    if (name === undefined) {
      const text = shownText(whole, tagAt(index - 1), tagAt(index + 1))
      if (text.trim() !== '') lines.push(JSON.stringify(text))
    } else if (slash === '/') lines.push(`</${name.toLowerCase()}>`)
    else lines.push(openTag(name.toLowerCase(), attributes ?? '', options))
  }
  return lines.join('\n')
}

/** Runs of white space are one space; beside a block, and just inside any tag, they are nothing. */
function shownText(raw: string, before: Tag | undefined, after: Tag | undefined): string {
  const text = decode(raw).replace(/[ \t\r\n]+/g, ' ')
  const keepsBefore = before?.kind === 'close' && inline.has(before.name)
  const keepsAfter = after?.kind === 'open' && inline.has(after.name)
  const start = keepsBefore ? text : text.replace(/^ /, '')
  return keepsAfter ? start : start.replace(/ $/, '')
}

function openTag(tag: string, source: string, options: NormaliseOptions): string {
  const parts: string[] = []
  for (const [, name = '', double, single, bare] of source.matchAll(attribute)) {
    const raw = decode(double ?? single ?? bare ?? '')
    if (options.ignore?.(tag, name, raw)) continue
    const value = name === 'class' ? classSet(raw, options) : raw
    parts.push(value === '' ? name : `${name}=${JSON.stringify(value)}`)
  }
  return `<${[tag, ...parts.sort()].join(' ')}>`
}

const classSet = (value: string, options: NormaliseOptions): string =>
  value
    .split(/\s+/)
    .filter((name) => name !== '' && !options.ignoreClass?.(name))
    .sort()
    .join(' ')
