/**
 * Our own JSX runtime: `jsx()` writes an escaped HTML string at once, with no tree in between
 * (decision 0001). Text and attributes are escaped by default; elements and attributes are closed
 * lists, checked by the compiler and again here, because TypeScript lets any hyphenated attribute
 * name through. The only way past the escaping is `trustedHtml`.
 */
import { isHtml, trustedHtml } from './html.ts'
import type { Child, Html } from './html.ts'
import type { Attributes, IntrinsicElementMap } from './jsx-types.ts'

export { trustedHtml }
export type { Attributes, Child, Html }

const special = /[&<>"]/
const specials = /[&<>"]/g
const entity: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Escapes for text and for double-quoted attribute values alike. */
const escape = (text: string): string =>
  special.test(text) ? text.replace(specials, (found) => entity[found] ?? '') : text

// A browser drops tab and line breaks inside an address and reads `\` as `/`, so neither may occur.
// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const neverInAddress = /[\u0000-\u0020\u007f\\]/
const allowedAddress = /^(?:https:\/\/|mailto:|tel:|\/(?!\/)|[#?]|$|[^:/?#]+(?:[/?#]|$))/

/** Relative addresses of our own site, fragments, https, mailto and tel; anything else is a defect. */
function address(name: string, value: string): string {
  if (neverInAddress.test(value) || !allowedAddress.test(value)) {
    throw new TypeError(`jsx: the attribute ${name} may not hold the address ${JSON.stringify(value)}`)
  }
  return value
}

type Kind = 'text' | 'address' | 'flag'
/** How an attribute is written: its kind and its start, put together once. */
type Rule = { readonly kind: Kind; readonly start: string }

const rule = (name: string, kind: Kind): Rule => ({
  kind,
  start: kind === 'flag' ? ` ${name}` : ` ${name}="`,
})

// prettier-ignore
const rules = new Map<string, Rule>([
  ...['href', 'action', 'formaction', 'src'].map((name) => [name, rule(name, 'address')] as const),
  ...['hidden', 'novalidate', 'checked', 'disabled', 'multiple', 'selected', 'open', 'playsinline', 'muted'].map((name) => [name, rule(name, 'flag')] as const),
  ...[
    'id', 'class', 'lang', 'title', 'tabindex', 'role', 'hreflang', 'rel', 'target', 'download', 'draggable', 'charset', 'name',
    'content', 'type', 'media', 'sizes', 'color', 'method', 'enctype', 'value', 'autocomplete', 'autocapitalize', 'inputmode',
    'spellcheck', 'accept', 'rows', 'for', 'scope', 'colspan', 'rowspan', 'datetime', 'alt', 'width', 'height', 'start', 'max',
    'aria-atomic', 'aria-controls', 'aria-current', 'aria-describedby', 'aria-disabled', 'aria-expanded',
    'aria-hidden', 'aria-label', 'aria-labelledby', 'aria-live', 'aria-modal', 'aria-sort',
  ].map((name) => [name, rule(name, 'text')] as const),
])
const dataName = /^data-[a-z][a-z0-9-]*$/

function dataRule(tag: string, name: string): Rule {
  if (!dataName.test(name)) throw new TypeError(`jsx: <${tag}> may not have the attribute ${name}`)
  const added = rule(name, 'text')
  rules.set(name, added)
  return added
}

/** Elements without content have no closing tag. */
const empty = ['meta', 'link', 'input', 'img', 'br', 'hr']

/** The closing tag of every element we use. */
// prettier-ignore
const closing = new Map<string, string>([...empty.map((tag) => [tag, ''] as const), ...[
  'html', 'head', 'title', 'script', 'body', 'header', 'footer', 'main', 'nav', 'section', 'div', 'span', 'p', 'a',
  'strong', 'em', 'small', 'code', 'time', 'h1', 'h2', 'h3', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'noscript', 'form', 'button', 'label',
  'fieldset', 'legend', 'select', 'option', 'textarea', 'output', 'progress', 'video', 'details', 'summary', 'dialog', 'table', 'caption',
  'thead', 'tbody', 'tr', 'th', 'td',
].map((tag) => [tag, `</${tag}>`] as const)])

function attribute(tag: string, name: string, value: unknown): string {
  if (value === undefined || value === false || value === null) return ''
  const { kind, start } = rules.get(name) ?? dataRule(tag, name)
  if (kind === 'flag') {
    if (value !== true) throw new TypeError(`jsx: ${name} on <${tag}> is true or false`)
    return start
  }
  if (typeof value === 'string')
    return start + escape(kind === 'address' ? address(name, value) : value) + '"'
  if (typeof value === 'number') return `${start}${value}"`
  throw new TypeError(`jsx: ${name} on <${tag}> needs a text`)
}

function content(child: unknown): string {
  if (typeof child === 'string') return escape(child)
  if (child === undefined || child === null || child === false) return ''
  if (typeof child === 'number') return String(child)
  if (Array.isArray(child)) {
    let out = ''
    for (const one of child) out += content(one)
    return out
  }
  if (typeof child === 'object' && isHtml(child)) return child.toString()
  throw new TypeError(`jsx: a ${typeof child} cannot be shown; use text, a number or markup`)
}

type Component<P> = (props: P) => Html
type Props = Readonly<Record<string, unknown>>

/** Called by the compiler's output for every tag. Throws `TypeError` for markup that must not exist. */
export function jsx<P>(type: string | Component<P>, props: P & Props): Html {
  if (typeof type === 'function') return type(props)
  const end = closing.get(type)
  if (end === undefined) throw new TypeError(`jsx: <${type}> is not one of our elements`)
  let out = `<${type}`
  let inner = ''
  for (const name in props) {
    if (name === 'children') inner = content(props[name])
    else out += attribute(type, name, props[name])
  }
  if (end === '') return trustedHtml(`${out}>`)
  // A script's text is not escaped by HTML rules, so it may only have an address.
  if (type === 'script' && inner !== '') throw new TypeError('jsx: a script is a file, never text')
  return trustedHtml(`${out}>${inner}${end}`)
}

export const jsxs = jsx

/** `<>…</>`: several children without an element around them. */
export const Fragment = (props: { readonly children?: Child }): Html => trustedHtml(content(props.children))

/** The names TypeScript looks up to check a `.tsx` file. Types only: nothing of this is emitted. */
export declare namespace JSX {
  type Element = Html
  type ElementType = keyof IntrinsicElements | ((props: never) => Html)
  interface ElementChildrenAttribute {
    children: unknown
  }
  type IntrinsicElements = IntrinsicElementMap
}
