/**
 * A page as a person without a screen takes it in: title, heading, words, forms, links and errors. It
 * reads the well-formed markup of our components, not the whole of HTML.
 */
export interface Page {
  readonly status: number
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly html: string
  readonly title: string
  readonly h1: string
  /** The main part in plain words, blanks made one. */
  readonly words: string
  /** What the error summary lists. */
  readonly errors: readonly string[]
  /** `CLV-150`, where the page shows one. */
  readonly code: string | undefined
  readonly forms: readonly Form[]
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

export interface Form {
  readonly action: string
  readonly method: string
  readonly attributes: Readonly<Record<string, string>>
  readonly fields: readonly Field[]
  readonly buttons: readonly string[]
}

export interface Field {
  readonly name: string
  readonly type: string
  readonly value: string
  readonly id: string
  readonly label: string
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
}
const decode = (text: string): string =>
  text.replace(/&(#?\w+);/g, (all, name: string) => entities[name] ?? all)
const plain = (html: string): string =>
  decode(html.replace(/<(?:br|\/p|\/li|\/h\d|\/div)[^>]*>/g, ' ').replace(/<[^>]+>/g, ''))
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
const attributesOf = (tag: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...tag.matchAll(/([^\s=<>/"]+)(?:="([^"]*)")?/g)]
      .slice(1)
      .map(([, name = '', value = '']) => [name, decode(value)]),
  )

export function readPage(given: Pick<Page, 'status' | 'path' | 'headers' | 'html'>): Page {
  const { html } = given
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''
  const [beforeHelp = main] = main.split(/<(?:section|aside)[^>]*class="clv-help/)
  const summary = /<ul class="govuk-list govuk-error-summary__list">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? ''
  return {
    ...given,
    title: plain(/<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? ''),
    h1: plain(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? ''),
    words: plain(beforeHelp),
    errors: [...summary.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, item = '']) => plain(item)),
    code: /CLV-\d{3}(?![\w-])/.exec(main)?.[0],
    forms: [...html.matchAll(/<form[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => formOf(form)),
    links: [...html.matchAll(/<a\b[^>]*>[\s\S]*?<\/a>/g)].map(([link]) => ({
      text: plain(link),
      href: attributesOf(/^<[^>]*>/.exec(link)?.[0] ?? '')['href'] ?? '',
    })),
  }
}

function formOf(html: string): Form {
  const attributes = attributesOf(/^<[^>]*>/.exec(html)?.[0] ?? '')
  const labels = new Map(
    [...html.matchAll(/<label\b[^>]*\bfor="([^"]*)"[^>]*>([\s\S]*?)<\/label>/g)].map(
      ([, id = '', text = '']) => [id, plain(text)],
    ),
  )
  return {
    action: attributes['action'] ?? '',
    method: (attributes['method'] ?? 'get').toUpperCase(),
    attributes,
    fields: [...html.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)].map(([tag]) => {
      const { name = '', type = 'text', value = '', id = '' } = attributesOf(tag)
      return { name, type, value, id, label: labels.get(id) ?? '' }
    }),
    buttons: [...html.matchAll(/<button\b[^>]*>([\s\S]*?)<\/button>/g)].map(([, text = '']) => plain(text)),
  }
}
