import type { Numbers } from './numbers.ts'

/** What is known of every state by its number, and the steps that a person can take alone. */
export interface Ways {
  /** From and to, in turn. */
  readonly steps: Numbers
  /** 1 where a person may stand at the end. */
  readonly ends: Numbers
  /** 1 where there has to be a way to an end (I-20). */
  readonly mustEnd: Numbers
}

/** Goes backwards from every end: the first state that has to have a way out and is not met. */
export function firstDeadEnd({ steps, ends, mustEnd }: Ways): number | undefined {
  const size = ends.length
  const { sources, start } = reversed(steps, size)
  const saved = new Uint8Array(size)
  const open: number[] = []
  for (let state = 0; state < size; state++) {
    if (ends.at(state) === 0) continue
    saved[state] = 1
    open.push(state)
  }
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (let at = start[state] ?? 0; at < (start[state + 1] ?? 0); at++) {
      const from = sources[at] ?? 0
      if (saved[from] === 1) continue
      saved[from] = 1
      open.push(from)
    }
  }
  for (let state = 0; state < size; state++) if (mustEnd.at(state) === 1 && saved[state] === 0) return state
  return undefined
}

/** Compressed rows: those who come before state n stand in `sources` from start[n] to start[n + 1]. */
function reversed(steps: Numbers, size: number) {
  const start = new Int32Array(size + 1)
  const add = (row: number, count: number) => (start[row] = (start[row] ?? 0) + count)
  for (let at = 1; at < steps.length; at += 2) add(steps.at(at) + 1, 1)
  for (let row = 1; row <= size; row++) add(row, start[row - 1] ?? 0)
  const sources = new Int32Array(steps.length / 2)
  const filled = start.slice()
  for (let at = 0; at < steps.length; at += 2) {
    const to = steps.at(at + 1)
    const free = filled[to] ?? 0
    sources[free] = steps.at(at)
    filled[to] = free + 1
  }
  return { sources, start }
}
