/**
 * Sends a file in pieces (P-91), so that a broken line costs one piece and not the file. Hooks: a form with
 * `data-upload` (where pieces go), `data-piece` and `data-most` (octets), `data-digest` and `data-next` of a file
 * that is half there; in it a field `archivo`, an element `data-upload-half` for whoever may go on, and one
 * `data-upload-state` with the words `data-sending`, `-broken`, `-checking`, `-big`. When all pieces are there the form goes as
 * it always does, with the digest instead of the file. Small files, old browsers and whatever the server does not
 * take go the plain way.
 */
/** Milliseconds without a sign of life after which a piece is sent anew. */
const stalled = 30_000

/** Milliseconds until the next try after so many that failed in a row. */
export const pauseAfter = (failures: number): number => Math.min(20_000, 1_000 * 2 ** failures)

/** Whole numbers up to 99: it is all there when the server has said so. */
export const percentOf = (sent: number, size: number): number => Math.min(99, Math.floor((sent * 100) / size))

/** Where the next piece begins, or nothing for an answer that does not say it. */
export function readNext(text: string, size: number): number | undefined {
  try {
    const { desde } = JSON.parse(text) as Readonly<Record<string, unknown>>
    return typeof desde === 'number' && Number.isInteger(desde) && desde >= 0 && desde <= size
      ? desde
      : undefined
  } catch {
    return undefined
  }
}

/** `no`: the server does not take pieces of this file, and asking again changes nothing. */
export const judge = (status: number): 'taken' | 'later' | 'no' =>
  status === 200
    ? 'taken'
    : status === 0 || status === 408 || status === 429 || status >= 500
      ? 'later'
      : 'no'

const hexOf = (octets: ArrayBuffer): string =>
  Array.from(new Uint8Array(octets), (octet) => octet.toString(16).padStart(2, '0')).join('')

/** One piece; the status is 0 when the line broke or stood still. */
function send(
  url: string,
  body: FormData,
  onSent: (octets: number) => void,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    let timer = setTimeout(() => request.abort(), stalled)
    const end = (): void => {
      clearTimeout(timer)
      resolve({ status: request.status, text: request.status === 200 ? request.responseText : '' })
    }
    request.upload.onprogress = ({ loaded }) => {
      clearTimeout(timer)
      timer = setTimeout(() => request.abort(), stalled)
      onSent(loaded)
    }
    request.onloadend = end
    request.open('POST', url)
    request.setRequestHeader('accept', 'application/json')
    request.send(body)
  })
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds)
    addEventListener('online', done)
    function done(): void {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
  })

function prepare(form: HTMLFormElement, crypto: SubtleCrypto): void {
  const input = form.querySelector<HTMLInputElement>('input[name=archivo]')
  const state = form.querySelector<HTMLElement>('[data-upload-state]')
  const words = state?.querySelector('p')
  const bar = state?.querySelector('progress')
  const number = form.elements.namedItem('f')
  if (!input || !state || !words || !bar || !(number instanceof HTMLInputElement)) return
  const { upload: url = '', digest, next, piece = '', most = '' } = form.dataset
  const pieceLength = Number(piece)
  let isSending = false
  let said = -1

  const say = (text: string): void => {
    state.hidden = false
    // Writing the same words again would make a screen reader say them again.
    if (words.textContent !== text) words.textContent = text
  }
  const show = (sent: number, size: number): void => {
    const percent = percentOf(sent, size)
    bar.value = percent
    // Spoken at every tenth only.
    if (Math.floor(percent / 10) === said) return
    said = Math.floor(percent / 10)
    say((state.dataset['sending'] ?? '').replace('{cuanto}', String(percent)))
  }

  /** Brings all pieces to the server, however long it takes; false when it does not take them. */
  const sendAll = async (file: File, huella: string): Promise<boolean> => {
    let from = huella === digest ? Number(next) : 0
    let failures = 0
    show(from, file.size)
    while (from < file.size) {
      const at = from
      const body = new FormData()
      body.append('f', number.value)
      body.append('huella', huella)
      body.append('largo', String(file.size))
      body.append('desde', String(at))
      body.append('archivo', file.slice(at, at + pieceLength), 'parte')
      const { status, text } = await send(url, body, (octets) =>
        show(Math.min(at + octets, file.size), file.size),
      )
      const verdict = judge(status)
      if (verdict === 'no') return false
      const answered = verdict === 'taken' ? readNext(text, file.size) : undefined
      if (answered !== undefined && answered !== at) {
        failures = 0
        from = answered
        document.dispatchEvent(new Event('clv:alive'))
        show(from, file.size)
      } else {
        said = -1
        say(state.dataset['broken'] ?? '')
        await pause(pauseAfter(failures))
        failures += 1
      }
    }
    return true
  }

  /** The file stands for itself when it cannot be read twice or is not taken in pieces. */
  const begin = async (file: File): Promise<void> => {
    const huella = hexOf(await crypto.digest('SHA-256', await file.arrayBuffer()))
    if (await sendAll(file, huella)) {
      bar.value = 100
      say(state.dataset['checking'] ?? '')
      input.disabled = true
      for (const [name, value] of [
        ['huella', huella],
        ['nombre', file.name.slice(0, 100)],
      ] as const) {
        const field = document.createElement('input')
        field.type = 'hidden'
        field.name = name
        field.value = value
        form.append(field)
      }
    }
    form.submit()
  }

  const half = form.querySelector<HTMLElement>('[data-upload-half]')
  if (half) half.hidden = false
  form.addEventListener('submit', (event) => {
    const file = input.files?.[0]
    if (isSending) return event.preventDefault()
    if (!file || file.size <= pieceLength) return
    event.preventDefault()
    if (file.size > Number(most)) return say(state.dataset['big'] ?? '')
    isSending = true
    if (half) half.hidden = true
    void begin(file).catch(() => form.submit())
  })
}

if (typeof document !== 'undefined' && typeof crypto !== 'undefined' && 'subtle' in crypto) {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]'))
    prepare(form, crypto.subtle)
}
