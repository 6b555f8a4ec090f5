import type { Html } from '../jsx-runtime.ts'
import { classes } from './classes.ts'

export type Language = {
  /** BCP 47, for example `es-EC`. */
  readonly lang: string
  /** Its name in that same language. */
  readonly name: string
  /** The same page in that language; left out for the language in use. */
  readonly href?: string | undefined
}

export type LanguageNavigationProps = {
  readonly label: string
  readonly languages: readonly Language[]
  readonly class?: string | undefined
}

export const LanguageNavigation = (props: LanguageNavigationProps): Html => (
  <nav class={classes('govuk-language-navigation', props.class)} aria-label={props.label}>
    <ul class="govuk-language-navigation__list">
      {props.languages.map(({ lang, name, href }) => (
        <li class="govuk-language-navigation__list-item">
          {href === undefined ? (
            <span class="govuk-language-navigation__text" aria-current="true" lang={lang}>
              {name}
            </span>
          ) : (
            <a
              class="govuk-language-navigation__link"
              href={href}
              rel="alternate"
              lang={lang}
              hreflang={lang}
            >
              {name}
            </a>
          )}
        </li>
      ))}
    </ul>
  </nav>
)
