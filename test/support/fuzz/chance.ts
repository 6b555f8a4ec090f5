/** Chance that can be repeated: the same seed, name and number give the same draws on every machine. */
export interface Chance {
  /** A whole number from 0 to `bound` - 1. */
  readonly int: (bound: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  /** True in about one of `n` draws. */
  readonly oneIn: (n: number) => boolean
}

/** FNV-1a of 32 bits: spreads names over seeds; nothing is guarded with it. */
const digestOf = (text: string): number => {
  let sum = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193)
  return sum >>> 0
}

/** The chance of one input: drawn from nothing that another input left behind, so each can be made alone. */
export function chanceOf(seed: number, name: string, n: number): Chance {
  let state = (digestOf(name) ^ Math.imul(seed, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca6b)) >>> 0
  /** Mulberry32: one multiplication chain a draw, and even enough to choose with. */
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const int = (bound: number): number => Math.floor((draw() / 0x1_0000_0000) * bound)
  return {
    int,
    pick(from) {
      const index = int(from.length)
      if (index >= from.length) throw new RangeError('nothing to choose from')
      return from[index] as (typeof from)[number]
    },
    oneIn: (n) => int(n) === 0,
  }
}
