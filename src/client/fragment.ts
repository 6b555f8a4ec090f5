/**
 * The link in the mail carries its token behind `#`, where no server, log or scanner sees it (L-15).
 * This takes it out, cleans the address before anything else happens, and puts it into the form.
 * Hooks: the form `data-fragment` with a hidden field `token`; what asks for the typed code,
 * `data-typed-code`, is hidden. Without scripts the person types the code from the mail (L-16).
 */

/** The token behind `#`: base64url, as `links/domain/token.ts` writes it. */
export const tokenOf = (hash: string): string | undefined => /^#([A-Za-z0-9_-]{27})$/.exec(hash)?.[1]

function take(form: HTMLFormElement): void {
  const token = tokenOf(location.hash)
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search)
  const field = form.elements.namedItem('token')
  if (token === undefined || !(field instanceof HTMLInputElement)) return
  field.value = token
  form.querySelectorAll<HTMLElement>('[data-typed-code]').forEach((part) => (part.hidden = true))
}

if (typeof document !== 'undefined') {
  const form = document.querySelector<HTMLFormElement>('form[data-fragment]')
  if (form) {
    take(form)
    // The link opened again in a tab that already shows this page.
    addEventListener('hashchange', () => take(form))
  }
}
