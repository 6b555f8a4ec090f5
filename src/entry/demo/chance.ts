/** Chance that can be repeated: the same seed gives the same numbers, on every machine. No secret may come of it. */
export interface Chance {
  /** A whole number from 0 to `bound` − 1. */
  int(bound: number): number
  pick<T>(from: readonly [T, ...(readonly T[])]): T
}

/** SplitMix32: short, and spread well enough to invent employers with. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
  const int = (bound: number): number => next() % bound
  return { int, pick: (from) => from[int(from.length)] ?? from[0] }
}
