/**
 * Asks how the mail is doing and says so (P-10). Hook: an element with `data-mail-state`, whose
 * `data-url` answers a GET with JSON:
 * - `state`: `queued` | `deferred` | `accepted` | `rejected` | `expired` | `used`
 * - `text`: what to say, in the language of the page
 * - `until`, `secondsLeft` (optional): the limit as clock time and in seconds, for the countdown
 * - `reload` (optional): the page has to change as a whole
 * It asks every 2 seconds, less often the longer nothing happens, and ends with the mail's story.
 */
export type MailAnswer = {
  readonly state: string
  readonly text: string
  readonly until?: string
  readonly secondsLeft?: number
  readonly reload?: boolean
}

const first = 2_000
const slowest = 20_000
const ended = new Set(['rejected', 'expired', 'used'])

/** Milliseconds until the next question: a tenth longer each time, doubled when the last one failed. */
export const nextDelay = (delay: number, outcome: 'changed' | 'same' | 'failed'): number =>
  outcome === 'changed' ? first : Math.min(slowest, Math.round(delay * (outcome === 'failed' ? 2 : 1.1)))

export const isEnded = (state: string): boolean => ended.has(state)

/** The answer, or nothing for whatever is not one. */
export function readAnswer(value: unknown): MailAnswer | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { state, text, until, secondsLeft, reload } = value as Readonly<Record<string, unknown>>
  if (typeof state !== 'string' || typeof text !== 'string') return undefined
  return {
    state,
    text,
    ...(typeof until === 'string' && { until }),
    ...(typeof secondsLeft === 'number' && secondsLeft >= 0 && { secondsLeft }),
    ...(reload === true && { reload }),
  }
}

function follow(box: HTMLElement, url: string): void {
  let delay = first
  let state = box.dataset['state'] ?? ''

  const show = (answer: MailAnswer): void => {
    // Writing the same words again would make a screen reader say them again.
    if (box.textContent !== answer.text) box.textContent = answer.text
    const countdown = document.querySelector<HTMLElement>('[data-countdown]')
    if (!countdown || answer.secondsLeft === undefined) return
    const until = countdown.querySelector<HTMLElement>('[data-countdown-until]')
    if (until && answer.until !== undefined) until.textContent = answer.until
    countdown.hidden = false
    countdown.dispatchEvent(new CustomEvent('clv:seconds', { detail: answer.secondsLeft }))
  }

  const ask = async (): Promise<MailAnswer | undefined> => {
    const response = await fetch(url, { headers: { accept: 'application/json' }, cache: 'no-store' })
    return response.ok ? readAnswer(await response.json()) : undefined
  }

  const turn = async (): Promise<void> => {
    const answer = await ask().catch(() => undefined)
    const changed = answer !== undefined && answer.state !== state
    if (answer !== undefined && changed) {
      state = answer.state
      show(answer)
      // Never `reload`: the page may be the answer of a form, which would be sent again.
      if (answer.reload) return location.replace(location.pathname)
      if (isEnded(state)) return
    }
    delay = nextDelay(delay, answer === undefined ? 'failed' : changed ? 'changed' : 'same')
    setTimeout(() => void turn(), delay)
  }
  if (!isEnded(state)) setTimeout(() => void turn(), delay)
}

if (typeof document !== 'undefined') {
  const box = document.querySelector<HTMLElement>('[data-mail-state]')
  const url = box?.dataset['url']
  if (box && url) follow(box, url)
}
