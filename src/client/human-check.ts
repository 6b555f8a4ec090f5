/**
 * Works on the human check while the person fills in the form (P-02). Hooks: the form `data-human-check`
 * with the challenge as JSON in `data-challenge`, the worker's address in `data-worker`, a hidden field
 * `humanCheck`, and an element `data-human-wait` that is shown while sending has to wait. When it cannot
 * be solved here, the form goes without it and the server offers the waiting ticket (P-04).
 */
type Solution = { readonly counter: number; readonly derivedKey: string; readonly time: number }

/** What altcha-lib 2 reads: challenge and solution as JSON, in base64. */
export function payloadOf(challenge: unknown, solution: Solution): string {
  const json = new TextEncoder().encode(JSON.stringify({ challenge, solution }))
  return btoa(String.fromCharCode(...json))
}

function solveInWorker(address: string, challenge: unknown): Promise<Solution | null> {
  return new Promise((resolve) => {
    const worker = new Worker(address, { type: 'module' })
    const end = (solution: Solution | null): void => {
      worker.terminate()
      resolve(solution)
    }
    worker.onmessage = (event: MessageEvent<Solution | null>) => end(event.data)
    worker.onerror = () => end(null)
    worker.postMessage(challenge)
  })
}

function prepare(form: HTMLFormElement): void {
  const field = form.elements.namedItem('humanCheck')
  const { challenge: written, worker } = form.dataset
  if (!(field instanceof HTMLInputElement) || !written || !worker) return
  const wait = form.querySelector<HTMLElement>('[data-human-wait]')
  const challenge: unknown = JSON.parse(written)
  let isDone = false
  let isWaiting = false

  const work = solveInWorker(worker, challenge)
    .catch(() => null)
    .then((solution) => {
      if (solution) field.value = payloadOf(challenge, solution)
      isDone = true
    })
  form.addEventListener('submit', (event) => {
    if (isDone) return
    event.preventDefault()
    if (wait) wait.hidden = false
    if (isWaiting) return
    isWaiting = true
    const { submitter } = event
    void work.then(() => form.requestSubmit(submitter))
  })
}

if (typeof document !== 'undefined') {
  document.querySelectorAll<HTMLFormElement>('form[data-human-check]').forEach(prepare)
}
