import type { Child, Html } from '../jsx-runtime.ts'
import { themeMark } from '../theme.ts'
import type { Theme } from '../theme.ts'
import { LanguageNavigation } from './language-navigation.tsx'
import type { Language } from './language-navigation.tsx'

export type HeaderProps = {
  readonly theme: Theme
  readonly service: string
  /** Where the names lead. Default `/`. */
  readonly home?: string | undefined
  readonly languageLabel: string
  readonly languages: readonly Language[]
  /** Above the names: the banner of a demonstration. */
  readonly children?: Child
}

/** Institution, service, languages: in this order on every page (SCREENS 0.2). */
export const Header = (props: HeaderProps): Html => (
  <header class="clv-header">
    {props.children}
    <div class="govuk-width-container clv-header__row">
      <a class="clv-header__home" href={props.home ?? '/'}>
        {themeMark(props.theme)}
        <span>
          <span class="clv-header__institution">{props.theme.name}</span>
          <span class="clv-header__service">{props.service}</span>
        </span>
      </a>
      <LanguageNavigation
        class="govuk-language-navigation--inverse"
        label={props.languageLabel}
        languages={props.languages}
      />
    </div>
  </header>
)
