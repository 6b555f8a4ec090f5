/**
 * Speaks to the authenticator when the form is sent, and sends its answer in place of the press.
 * Hooks: the form `data-passkey="assertion"` or `"registration"`, with the address of what is to be signed in
 * `data-options` and the words for an end without a result in `data-failed`; a hidden field `llave`; an
 * empty `data-passkey-state`. A cancel, a timeout and a failed check are one: nobody can tell them apart.
 */
import { startAuthentication, startRegistration } from '@simplewebauthn/browser'

type Ceremony = (optionsJSON: never) => Promise<unknown>
const ceremonies: Readonly<Record<string, Ceremony>> = {
  assertion: (optionsJSON) => startAuthentication({ optionsJSON }),
  registration: (optionsJSON) => startRegistration({ optionsJSON }),
}

function prepare(form: HTMLFormElement): void {
  const { passkey = '', options = '', failed = '' } = form.dataset
  const ceremony = ceremonies[passkey]
  const field = form.elements.namedItem('llave')
  const state = form.querySelector<HTMLElement>('[data-passkey-state]')
  if (ceremony === undefined || !(field instanceof HTMLInputElement)) return
  let isBusy = false

  const show = async (): Promise<void> => {
    const asked = await fetch(options, { headers: { accept: 'application/json' }, cache: 'no-store' })
    if (!asked.ok) throw new Error('no challenge')
    field.value = JSON.stringify(await ceremony((await asked.json()) as never))
    // Not `requestSubmit`: this must not come back here.
    form.submit()
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (isBusy) return
    isBusy = true
    if (state) state.textContent = ''
    show().catch(() => {
      isBusy = false
      if (state) state.textContent = failed
    })
  })
}

if (typeof document !== 'undefined')
  document.querySelectorAll<HTMLFormElement>('form[data-passkey]').forEach(prepare)
