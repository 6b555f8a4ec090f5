import type { Html } from '../jsx-runtime.ts'

export type FooterLink = { readonly href: string; readonly text: string }

export type FooterProps = {
  readonly links: readonly FooterLink[]
  readonly institution: string
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
      <p class="clv-footer__name">{institution}</p>
      <p class="clv-footer__name">{operator}</p>
    </div>
  </footer>
)
