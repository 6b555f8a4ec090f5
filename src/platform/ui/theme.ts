/**
 * The face of the institution as data: its names, its mark, its colours and how to reach it. The
 * default is fictional; a production start refuses to run with it. Colours become custom properties
 * in a small stylesheet of their own, so no rule of the toolkit is overridden.
 */
import { createHash } from 'node:crypto'
import { trustedHtml } from './jsx-runtime.ts'
import type { Html } from './jsx-runtime.ts'

/** The govuk-frontend functional colours an institution may set, and the band of our header. */
export const colourTokens = [
  'brand',
  'text',
  'secondary-text',
  'body-background',
  'template-background',
  'link',
  'link-hover',
  'link-visited',
  'link-active',
  'focus',
  'focus-text',
  'error',
  'success',
  'border',
  'input-border',
  'hover',
  'surface-background',
  'surface-text',
  'surface-border',
] as const
export type ColourToken = (typeof colourTokens)[number]

/** Six hex digits, for example `#1d4f73`. */
export type Colours = Readonly<Partial<Record<ColourToken, `#${string}`>>>

export type Theme = {
  readonly name: string
  readonly shortName: string
  /** Legal name of whoever runs the installation; on every page (B4). */
  readonly operator: string
  /** One letter on a plain shield, until the institution gives its own mark. */
  readonly letter: string
  readonly colours: Colours
  readonly darkColours: Colours
  readonly phone: string
  /** Per language, ready to stand in a sentence. */
  readonly hours: { readonly es: string; readonly en: string }
  /** Address the mail comes from. */
  readonly sender: string
}

export const defaultTheme: Theme = {
  name: 'Instituto de Seguridad Social de Prueba',
  shortName: 'ISSP',
  operator: 'Instituto de Seguridad Social de Prueba',
  letter: 'P',
  colours: { brand: '#1f4e79' },
  darkColours: { brand: '#1f4e79' },
  phone: '1800 000 000',
  hours: { es: 'de lunes a viernes, de 08:00 a 17:00', en: 'Monday to Friday, 08:00 to 17:00' },
  sender: 'avisos@issp.example',
}

const hexColour = /^#[0-9a-f]{6}$/i

function declarations(colours: Colours): string {
  return colourTokens
    .flatMap((token) => {
      const colour = colours[token]
      if (colour === undefined) return []
      if (!hexColour.test(colour))
        throw new TypeError(`theme: ${token} is not a colour: ${JSON.stringify(colour)}`)
      return [`--govuk-${token}-colour:${colour}`]
    })
    .join(';')
}

/** The theme as a stylesheet. Throws `TypeError` for a colour that is not six hex digits. */
export function themeCss(theme: Theme): string {
  const light = declarations(theme.colours)
  const dark = declarations(theme.darkColours)
  return [light && `:root{${light}}`, dark && `@media screen and (prefers-color-scheme:dark){:root{${dark}}}`]
    .filter(Boolean)
    .join('')
}

function markSvg(theme: Theme, attributes: string): string {
  // One letter or digit and nothing else: it is written into markup as it is.
  if (!/^[\p{L}\p{N}]$/u.test(theme.letter))
    throw new TypeError('theme: the letter must be one letter or digit')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" ${attributes}><path fill="currentColor" d="M20 1 37 6v15c0 9-7 15-17 18C10 36 3 30 3 21V6z"/><text x="20" y="27" text-anchor="middle" font-family="Arial,sans-serif" font-size="20" font-weight="700" fill="var(--govuk-brand-colour,#1f4e79)">${theme.letter}</text></svg>`
}

const marks = new WeakMap<Theme, Html>()

/** The mark beside the name; it says nothing the name does not, so it is hidden from screen readers. */
export function themeMark(theme: Theme): Html {
  let mark = marks.get(theme)
  if (mark === undefined) {
    mark = trustedHtml(
      markSvg(theme, 'class="clv-mark" width="40" height="40" aria-hidden="true" focusable="false"'),
    )
    marks.set(theme, mark)
  }
  return mark
}

const icons = new WeakMap<Theme, Html>()

/** The mark in the browser's tab. It is 300 octets: as a file it would cost a slow network a whole request. */
export function themeIcon(theme: Theme): Html {
  let icon = icons.get(theme)
  if (icon === undefined) {
    const svg = markSvg(theme, `color="${theme.colours.brand ?? '#1d70b8'}"`)
    const address = encodeURIComponent(svg.replace('var(--govuk-brand-colour,#1f4e79)', '#fff'))
    icon = trustedHtml(`<link rel="icon" href="data:image/svg+xml,${address}" type="image/svg+xml">`)
    icons.set(theme, icon)
  }
  return icon
}

/** A file made from the theme, to be served under `/a/` for ever, since its name changes with it. */
export type ThemeFile = { readonly name: string; readonly type: string; readonly body: string }

export type ThemeFiles = { readonly css: ThemeFile }

export function themeFiles(theme: Theme): ThemeFiles {
  const file = (stem: string, extension: string, type: string, body: string): ThemeFile => ({
    name: `${stem}-${createHash('sha256').update(body).digest('hex').slice(0, 8)}.${extension}`,
    type,
    body,
  })
  return { css: file('theme', 'css', 'text/css; charset=utf-8', themeCss(theme)) }
}
