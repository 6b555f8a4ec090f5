/** Puts the focus on the error summary, so that it is read first (SCREENS 0.3). Hook: `data-error-summary`. */
export {}

if (typeof document !== 'undefined') {
  const summary = document.querySelector<HTMLElement>('[data-error-summary]')
  if (summary) {
    summary.tabIndex = -1
    summary.focus()
    // A heading should not stay in the order of the Tab key once it was read.
    summary.addEventListener('blur', () => summary.removeAttribute('tabindex'), { once: true })
  }
}
