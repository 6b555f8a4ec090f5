/**
 * Shows and hides a key. Hook: `data-show-key="{id of the box}"` on a hidden button, with its words in
 * `data-show`, `data-hide`, `data-show-label`, `data-hide-label`, `data-shown`, `data-hidden`.
 */
export {}

function prepare(button: HTMLButtonElement): void {
  const words = button.dataset
  const box = document.getElementById(words['showKey'] ?? '')
  if (!(box instanceof HTMLInputElement)) return
  const status = document.createElement('div')
  status.className = 'govuk-visually-hidden'
  status.setAttribute('role', 'status')
  button.after(status)

  const set = (visible: boolean): void => {
    box.type = visible ? 'text' : 'password'
    button.textContent = (visible ? words['hide'] : words['show']) ?? ''
    button.setAttribute('aria-label', (visible ? words['hideLabel'] : words['showLabel']) ?? '')
  }
  button.addEventListener('click', () => {
    const visible = box.type === 'password'
    set(visible)
    status.textContent = (visible ? words['shown'] : words['hidden']) ?? ''
  })
  // A key that leaves as plain text would be offered by the browser among former answers.
  box.form?.addEventListener('submit', () => set(false))
  // Going back must not show it either.
  addEventListener('pageshow', () => set(false))
  button.hidden = false
}

if (typeof document !== 'undefined') {
  document.querySelectorAll<HTMLButtonElement>('[data-show-key]').forEach(prepare)
}
