import type { Html } from '../jsx-runtime.ts'

export type FooterLink = { readonly href: string; readonly text: string }

export type FooterProps = {
  readonly links: readonly FooterLink[]
  /** Left out by an institution that runs the service itself: the operator's line names it, and always stands (B4). */
  readonly institution?: string | undefined
  readonly operator: string
}

export const Footer = ({ links, institution, operator }: FooterProps): Html => (
  <footer class="clv-footer">
    <div class="govuk-width-container">
      <ul class="clv-footer__list">
        {links.map(({ href, text }) => (
          <li>
            <a class="clv-footer__link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      {institution !== undefined && <p class="clv-footer__name">{institution}</p>}
      <p class="clv-footer__name">{operator}</p>
    </div>
  </footer>
)
