/**
 * Keeps one slow mail domain from holding the whole pool (CHANNELS 3.3). Per domain: three hand-overs
 * in a row without an answer close it for a while, then one may try; and while one hand-over hangs,
 * the domain holds at most half of the connections. A domain without trouble is not remembered.
 */
export interface DomainBreaker {
  /** Whether a hand-over may start now. Every `true` is followed by exactly one `ended`. */
  admits(domain: string, now: number): boolean
  /** `answered`: whatever the answer was. */
  ended(domain: string, startedAt: number, now: number, answered: boolean): void
}

interface Trouble {
  silences: number
  closedUntil: number
  readonly running: number[]
}

export interface BreakerOptions {
  readonly connections: number
  readonly silencesToClose?: number
  /** Milliseconds. */
  readonly closedFor?: number
  /** A hand-over that runs for longer is taken to hang. Milliseconds. */
  readonly hangsAfter?: number
}

export function createDomainBreaker(options: BreakerOptions): DomainBreaker {
  const { connections, silencesToClose = 3, closedFor = 30_000, hangsAfter = 2_000 } = options
  const half = Math.max(1, Math.floor(connections / 2))
  const domains = new Map<string, Trouble>()

  return {
    admits(domain, now) {
      const state = domains.get(domain) ?? { silences: 0, closedUntil: 0, running: [] }
      const [oldest] = state.running
      const hangs = oldest !== undefined && now - oldest > hangsAfter
      if (now < state.closedUntil || (hangs && state.running.length >= half)) return false
      if (state.silences >= silencesToClose) {
        // The one that tries after the pause: the others wait for what it finds.
        if (state.running.length > 0) return false
        state.closedUntil = now + closedFor
      }
      state.running.push(now)
      domains.set(domain, state)
      return true
    },
    ended(domain, startedAt, now, answered) {
      const state = domains.get(domain)
      if (state === undefined) return
      const place = state.running.indexOf(startedAt)
      if (place !== -1) state.running.splice(place, 1)
      if (answered) {
        state.silences = 0
        state.closedUntil = 0
        if (state.running.length === 0) domains.delete(domain)
        return
      }
      state.silences += 1
      if (state.silences >= silencesToClose) state.closedUntil = now + closedFor
    },
  }
}
