import type { Html } from '../../platform/ui/jsx-runtime.ts'

export interface DeskTab {
  readonly href: string
  readonly text: string
  readonly isHere: boolean
}

/** Tabs that are links: each has an address, and they work without a script. */
export const DeskTabs = ({
  label,
  tabs,
}: {
  readonly label: string
  readonly tabs: readonly DeskTab[]
}): Html => (
  <nav class="clv-tabs" aria-label={label}>
    <ul class="clv-tabs__list">
      {tabs.map(({ href, text, isHere }) => (
        <li class="clv-tabs__item">
          <a class="govuk-link" href={href} aria-current={isHere ? 'page' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
