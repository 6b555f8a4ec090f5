/** A mail as lines: plain text and HTML are written from the same ones, so they say the same words. */
export type Line =
  | { readonly kind: 'words'; readonly text: string }
  /** An address, alone on its line; `button` is what HTML shows for it as well. */
  | { readonly kind: 'address'; readonly url: string; readonly button?: string }
  | { readonly kind: 'code'; readonly code: string }

/** A sentence that ends with a name that ends with a dot ends with one dot. */
export const words = (text: string): Line => ({ kind: 'words', text: text.replace(/\.\.(?=\s|$)/g, '.') })

/** Longest value of a person's or a company's that a mail repeats. Characters. */
const longestValue = 120
/** Longest words that an officer writes to a person. Characters. */
export const longestWords = 500

/**
 * A value from the records, for one line of a mail: control characters, line breaks and invisible
 * direction marks become spaces, and what is too long is cut (ATK-41).
 */
export function oneLine(value: string, longest = longestValue): string {
  const flat = value
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return flat.length <= longest ? flat : `${flat.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

const saidBy = (line: Line): string => {
  switch (line.kind) {
    case 'words':
      return line.text
    case 'address':
      return line.button === undefined ? line.url : `${line.button}:\n${line.url}`
    case 'code':
      return line.code
  }
}

export const plainText = (lines: readonly Line[]): string => `${lines.map(saidBy).join('\n\n')}\n`

const entity: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string): string => text.replace(/[&<>"']/g, (found) => entity[found] ?? '')

function paragraph(line: Line): string {
  switch (line.kind) {
    case 'words':
      return `<p>${escape(line.text)}</p>`
    case 'code':
      return `<p><strong>${escape(line.code)}</strong></p>`
    case 'address': {
      const url = escape(line.url)
      return line.button === undefined
        ? `<p><a href="${url}">${url}</a></p>`
        : `<p><a href="${url}">${escape(line.button)}</a>:<br>${url}</p>`
    }
  }
}

/** No style, no image, nothing that loads (SCREENS 5): what a mail program shows is its own. */
export const smallHtml = (lang: string, subject: string, lines: readonly Line[]): string =>
  `<!DOCTYPE html>\n<html lang="${escape(lang)}"><head><meta charset="utf-8"><title>${escape(subject)}</title></head>` +
  `<body>\n${lines.map(paragraph).join('\n')}\n</body></html>\n`
