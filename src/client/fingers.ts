/**
 * What a counter does with fingers. Three jobs, each by its hooks:
 * `form[data-kit]`: asks the reader of this machine for a template and puts it into the form's field `archivo`.
 * `form[data-finger-live]`: signs the capture with the key of this station, for the challenge that the address in the
 * attribute gives, and sends envelope and signature in place of the file (CHANNELS 1.7).
 * `[data-station]`: makes that key, which never leaves this browser, and shows its public half.
 */

/** Milliseconds that somebody takes to put a finger down. */
const patience = 45_000

const base64Url = (octets: Uint8Array): string =>
  btoa(String.fromCharCode(...octets))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const hexOf = (octets: ArrayBuffer): string =>
  Array.from(new Uint8Array(octets), (octet) => octet.toString(16).padStart(2, '0')).join('')

/** By the length that the record says it has, which the two standards write at the same place in two ways. */
export function formatOf(template: Uint8Array): 'ISO_19794_2' | 'ANSI_378' {
  const data = new DataView(template.buffer, template.byteOffset, template.byteLength)
  return template.length >= 12 && data.getUint32(8) === template.length ? 'ISO_19794_2' : 'ANSI_378'
}

export interface Capture {
  readonly station: string
  readonly nonce: string
  readonly code: string
  readonly officer: string
  readonly extractor: string
  readonly template: Uint8Array
  readonly at: Date
}

/** The text that is signed: these fields in this order, or the service takes it for nobody's. */
export const envelopeOf = ({ station, nonce, code, officer, extractor, template, at }: Capture): string =>
  JSON.stringify({
    v: '1',
    station,
    nonce,
    case: code,
    officer,
    format: formatOf(template),
    extractor,
    template: base64Url(template),
    at: at.toISOString(),
  })

// The key pair lives in the browser's own store: a script may use the private half and never read it.
const storeName = 'station'

function openStore(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('clavero', 1)
    opening.onupgradeneeded = () => void opening.result.createObjectStore(storeName)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(new Error('no store'))
  })
}

function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return openStore().then(
    (db) =>
      new Promise((resolve, reject) => {
        const asked = act(db.transaction(storeName, mode).objectStore(storeName))
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(new Error('the store failed'))
      }),
  )
}

const keptPair = (): Promise<CryptoKeyPair | undefined> =>
  inStore<CryptoKeyPair | undefined>(
    'readonly',
    (store) => store.get('pair') as IDBRequest<CryptoKeyPair | undefined>,
  )

async function makePair(): Promise<CryptoKeyPair> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ])
  await inStore('readwrite', (store) => store.put(pair, 'pair'))
  return pair
}

const publicHalf = ({ publicKey }: CryptoKeyPair): Promise<ArrayBuffer> =>
  crypto.subtle.exportKey('spki', publicKey)

/** The template that the reader gives for one finger; `extractor` as the page has it, or it is none of ours. */
async function fromReader(
  kit: string,
  position: string,
  extractor: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(kit, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ position: Number(position) }),
    credentials: 'omit',
    signal: AbortSignal.timeout(patience),
  })
  const said = (await answer.json()) as Readonly<Record<string, unknown>>
  if (!answer.ok || typeof said['template'] !== 'string' || said['extractor'] !== extractor)
    throw new Error('no capture')
  return fromBase64(said['template'])
}

function offerReader(form: HTMLFormElement): void {
  const { kit = '', kitPosition = '0', kitExtractor = '', kitFailed = '' } = form.dataset
  const field = form.elements.namedItem('archivo')
  const offer = form.querySelector<HTMLElement>('[data-kit-offer]')
  const go = form.querySelector<HTMLButtonElement>('[data-kit-go]')
  const state = form.querySelector<HTMLElement>('[data-kit-state]')
  if (!(field instanceof HTMLInputElement) || offer === null || go === null || state === null) return
  offer.hidden = false
  go.addEventListener('click', () => {
    state.textContent = ''
    go.disabled = true
    fromReader(kit, kitPosition, kitExtractor)
      .then((template) => {
        const chosen = new DataTransfer()
        chosen.items.add(new File([template], 'captura.fmr'))
        field.files = chosen.files
        form.requestSubmit()
      })
      .catch(() => {
        state.textContent = kitFailed
      })
      .finally(() => {
        go.disabled = false
      })
  })
}

function signCaptures(form: HTMLFormElement): void {
  const { fingerLive = '', case: code = '', officer = '', extractor = '', failed = '' } = form.dataset
  const state = form.querySelector<HTMLElement>('[data-live-state]')
  const field = (name: string): HTMLInputElement | undefined => {
    const found = form.elements.namedItem(name)
    return found instanceof HTMLInputElement ? found : undefined
  }
  let isBusy = false

  const sign = async (file: File, finger: string): Promise<void> => {
    const pair = await keptPair()
    if (pair === undefined) throw new Error('no station')
    const template = new Uint8Array(await file.arrayBuffer())
    const asked = await fetch(fingerLive, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ f: field('f')?.value ?? '', dedo: finger }),
      cache: 'no-store',
    })
    if (!asked.ok) throw new Error('no challenge')
    const { nonce } = (await asked.json()) as { readonly nonce: string }
    const station = hexOf(await crypto.subtle.digest('SHA-256', await publicHalf(pair)))
    const text = envelopeOf({ station, nonce, code, officer, extractor, template, at: new Date() })
    const signed = await crypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      pair.privateKey,
      new TextEncoder().encode(text),
    )
    const [envelope, signature] = [field('sobre'), field('firma')]
    if (envelope === undefined || signature === undefined) throw new Error('no fields')
    envelope.value = text
    signature.value = base64Url(new Uint8Array(signed))
    // Not `requestSubmit`: this must not come back here.
    form.submit()
  }

  form.addEventListener('submit', (event) => {
    const file = field('archivo')?.files?.[0]
    const finger = new FormData(form).get('dedo')
    // What is lacking, the service says in its own words.
    if (file === undefined || typeof finger !== 'string') return
    event.preventDefault()
    if (isBusy) return
    isBusy = true
    if (state) state.textContent = ''
    sign(file, finger).catch(() => {
      isBusy = false
      if (state) state.textContent = failed
    })
  })
}

function offerKey(place: HTMLElement): void {
  const make = place.querySelector<HTMLButtonElement>('[data-station-make]')
  const shown = place.querySelector<HTMLElement>('[data-station-shown]')
  const key = place.querySelector<HTMLElement>('[data-station-key]')
  const state = place.querySelector<HTMLElement>('[data-station-state]')
  if (make === null || shown === null || key === null) return
  place.hidden = false
  make.addEventListener('click', () => {
    keptPair()
      .then(async (pair) => publicHalf(pair ?? (await makePair())))
      .then((octets) => {
        key.textContent = base64Url(new Uint8Array(octets))
        shown.hidden = false
      })
      .catch(() => {
        if (state) state.textContent = place.dataset['failed'] ?? ''
      })
  })
}

if (typeof document !== 'undefined') {
  document.querySelectorAll<HTMLFormElement>('form[data-finger-live]').forEach(signCaptures)
  document.querySelectorAll<HTMLFormElement>('form[data-kit]').forEach(offerReader)
  document.querySelectorAll<HTMLElement>('[data-station]').forEach(offerKey)
}
