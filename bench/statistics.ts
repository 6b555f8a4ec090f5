/** Milliseconds. */
export interface Spread {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** Nearest rank: a value that was measured, never one between two. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => percentile(sorted, share)
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

export const median = (values: readonly number[]): number =>
  percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  )

/** What a window measured, by step. Nothing is kept outside of one. */
export class Timings {
  #steps = new Map<string, number[]>()

  readonly add = (step: string, milliseconds: number): void => {
    const values = this.#steps.get(step)
    if (values === undefined) this.#steps.set(step, [milliseconds])
    else values.push(milliseconds)
  }

  /** Hands over what there is and begins anew. */
  take(): Map<string, Spread> {
    const taken = new Map(Array.from(this.#steps, ([step, values]) => [step, spreadOf(values)]))
    this.#steps = new Map()
    return taken
  }
}
