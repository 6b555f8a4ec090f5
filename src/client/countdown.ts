/**
 * Counts down from the seconds that the server wrote (`data-seconds`), by the browser's own steady
 * clock and never by the time of day (SCREENS 0.4). Speaks at 120, 60, 30 and 10 seconds and at 0, and
 * takes no focus. Another script may hand in new seconds with the event `clv:seconds`.
 */
const marks = [120, 60, 30, 10] as const
type Mark = (typeof marks)[number]

/** Whole seconds left, rounded up, so that 0 is only shown when the time is over. */
export const secondsLeft = (given: number, elapsedMs: number): number =>
  Math.max(0, Math.ceil(given - elapsedMs / 1000))

/** `161` → `2:41` */
export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** The mark reached between two readings. After a pause that skipped several, only the last is still true. */
export const markReached = (before: number, now: number): Mark | undefined =>
  marks.filter((mark) => before > mark && now <= mark && now > 0).at(-1)

function start(box: HTMLElement): void {
  const find = (name: string): HTMLElement | null =>
    box.querySelector<HTMLElement>(`[data-countdown-${name}]`)
  const [left, status, alert] = [find('left'), find('status'), find('alert')]
  const over = box.dataset['over'] ?? ''
  const wordsOf = (seconds: number): string =>
    (box.dataset['left'] ?? '{tiempo}').replace('{tiempo}', clockText(seconds))
  let given = 0
  let since = 0
  let before = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const tick = (): void => {
    const elapsed = performance.now() - since
    const now = secondsLeft(given, elapsed)
    const mark = markReached(before, now)
    if (left && before !== now) left.textContent = now > 0 ? wordsOf(now) : over
    if (status && mark !== undefined) status.textContent = box.getAttribute(`data-say-${mark}`) ?? ''
    before = now
    if (now > 0) timer = setTimeout(tick, 1000 - (elapsed % 1000))
    else if (alert) alert.textContent = over
  }
  const begin = (seconds: number): void => {
    clearTimeout(timer)
    given = seconds
    since = performance.now()
    before = seconds + 1
    if (alert) alert.textContent = ''
    tick()
  }
  box.addEventListener('clv:seconds', (event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'number') begin(event.detail)
  })
  // A page that slept catches up at once when it is seen again.
  document.addEventListener('visibilitychange', () => {
    if (before > 0) {
      clearTimeout(timer)
      tick()
    }
  })
  const written = box.dataset['seconds']
  if (written) begin(Number(written))
}

if (typeof document !== 'undefined') document.querySelectorAll<HTMLElement>('[data-countdown]').forEach(start)
