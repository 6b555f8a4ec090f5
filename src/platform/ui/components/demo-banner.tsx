import type { Child, Html } from '../jsx-runtime.ts'

export type DemoBannerProps = {
  readonly text: Child
  /** The inbox and the switches of the demonstration. */
  readonly links?: readonly { readonly href: string; readonly text: string }[] | undefined
}

/** Says on every page of a demonstration that nobody and nothing here is real. */
export const DemoBanner = ({ text, links = [] }: DemoBannerProps): Html => (
  <div class="clv-demo">
    <div class="govuk-width-container">
      <strong>{text}</strong>
      {links.map((link) => (
        <>
          {' '}
          <a class="clv-demo__link" href={link.href}>
            {link.text}
          </a>
        </>
      ))}
    </div>
  </div>
)
