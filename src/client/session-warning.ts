/**
 * asks "¿Sigue ahí?" before the session ends; one button goes on, up to ten times (WCAG 2.2.1).
 * Hook: `dialog[data-session-warning]` with `data-warn-after` and `data-end-after` in seconds, `data-url`
 * (a POST keeps the session alive). Counts by the steady clock of the browser.
 */
const mostExtensions = 10

export type Phase = 'quiet' | 'warn' | 'over'

/** Where a page stands that was last confirmed `elapsedMs` ago. */
export const phaseAt = (elapsedMs: number, warnAfter: number, endAfter: number): Phase =>
  elapsedMs >= endAfter * 1000 ? 'over' : elapsedMs >= warnAfter * 1000 ? 'warn' : 'quiet'

function watch(dialog: HTMLDialogElement): void {
  const { warnAfter, endAfter, url = '' } = dialog.dataset
  const button = dialog.querySelector<HTMLButtonElement>('[data-session-stay]')
  let since = performance.now()
  let extensions = 0
  let isLeaving = false

  const look = (): void => {
    // Once: on a slow line another second would begin the way out anew, and never end it.
    if (isLeaving) return
    const phase = phaseAt(performance.now() - since, Number(warnAfter), Number(endAfter))
    // The server closed it too, and says so; a page that answered a form must not send it again.
    if (phase === 'over') {
      isLeaving = true
      location.replace(location.pathname)
    } else if (phase === 'warn' && !dialog.open) {
      if (button) button.hidden = extensions >= mostExtensions
      dialog.showModal()
    }
  }
  const stay = async (): Promise<void> => {
    const response = await fetch(url, { method: 'POST' }).catch(() => undefined)
    // When the server did not answer, the question stays: nothing was gained.
    if (!response?.ok) return
    extensions += 1
    since = performance.now()
    dialog.close()
  }
  button?.addEventListener('click', () => void stay())
  // Esc would hide the question without an answer.
  dialog.addEventListener('cancel', (event) => event.preventDefault())
  document.addEventListener('visibilitychange', look)
  // Something of this page has spoken with the server: the session lives on, though nobody touches anything.
  document.addEventListener('clv:alive', () => void (since = performance.now()))
  setInterval(look, 1000)
}

if (typeof document !== 'undefined') {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[data-session-warning]')
  if (dialog) watch(dialog)
}
